import { PortalError } from '@/domain/portalError'
import { asId, asMoment, asText } from '../decode'
import { sleep } from '../limits/sleep'
import { decodePage, idOf, itemList } from '../readAll/listQuery'
import type { PortalCalls, WriteResult } from '../types'
import { lookUp, lookUpAtMs } from '../writes/lookUp'
import type { ClaimOutcome } from './claim'
import type { StandingClaim } from './folder'

/** Records that stand for claims where an employee may not add folders. */
export interface ClaimRecords {
  entityTypeId: number
  /** Field that holds the claim's name: `originId`, `xmlId`. */
  nameField: string
  /** Field that holds the attempt's own mark. */
  markField: string
  /** What a record of this kind needs besides. */
  fields: Record<string, unknown>
}

export interface RecordClaimOptions {
  operation: string
  signal?: AbortSignal
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** In this time a record made at the same moment becomes visible to everybody. */
const settleMs = 3000

/** Where there are no unique names: rows that anybody may add, and everybody sees. */
export interface ClaimRows {
  /** The rows of one name, the lowest id first. @throws {PortalError} also for an answer in which one of them may be hidden. */
  list: (name: string) => Promise<StandingClaim[]>
  add: (name: string, mark: string, signal?: AbortSignal) => Promise<WriteResult<unknown>>
}

/**
 * Claims a name where there is no unique one: everybody adds a row, waits three seconds, and the lowest id has it. It
 * fails only when a row stays invisible for longer while its id is lower; whoever opens the thing later sees both.
 */
export async function claimByRow(rows: ClaimRows, name: string, options: RecordClaimOptions): Promise<ClaimOutcome> {
  const { wait = sleep, signal } = options
  try {
    const [first, ...others] = await rows.list(name)
    if (first !== undefined && first.mark !== options.operation)
      return { kind: 'taken', by: first }
    if (![first, ...others].some(row => row?.mark === options.operation)) {
      const made = await rows.add(name, options.operation, signal)
      if (made.kind === 'refused')
        return made
      if (made.kind === 'unknown' && !await isThere(rows, name, options))
        return made
    }
    await wait(settleMs, signal)
    const [lowest] = await rows.list(name)
    if (lowest === undefined)
      return { kind: 'unknown', error: new PortalError('missing', 'The record of the claim is not to be seen.') }
    return lowest.mark === options.operation ? { kind: 'ours', name } : { kind: 'taken', by: lowest }
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
    return { kind: 'unknown', error }
  }
}

/** {@link claimByRow} with records of a CRM type. */
export async function claimByRecord(portal: PortalCalls, records: ClaimRecords, name: string, options: RecordClaimOptions): Promise<ClaimOutcome> {
  return claimByRow(recordRows(portal, records), name, options)
}

/**
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
function recordRows(portal: PortalCalls, { entityTypeId, nameField, markField, fields }: ClaimRecords): ClaimRows {
  return {
    async list(name) {
      const query = itemList(entityTypeId, { fits: row => asText(row[nameField]) === name })
      const result = await portal.read(query.method, {
        entityTypeId,
        select: ['id', 'createdBy', 'createdTime', nameField, markField],
        filter: { [`=${nameField}`]: name },
        order: { id: 'ASC' },
      })
      return decodePage(query, result, { after: 0, end: Number.MAX_SAFE_INTEGER }).map(row => ({
        id: idOf(query, row), name, mark: asText(row[markField]), userId: asId(row.createdBy), since: asMoment(row.createdTime),
      }))
    },
    add: (name, mark, signal) => portal.write('crm.item.add', { entityTypeId, fields: { ...fields, [nameField]: name, [markField]: mark } }, signal ? { signal } : {}),
  }
}

async function isThere(rows: ClaimRows, name: string, { operation, wait = sleep, signal }: RecordClaimOptions): Promise<boolean> {
  const look = async () => (await rows.list(name)).some(({ mark }) => mark === operation) || null
  return await lookUp({ wait }, look, { atMs: lookUpAtMs, ...(signal ? { signal } : {}) }) === true
}
