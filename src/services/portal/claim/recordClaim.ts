import { PortalError } from '@/domain/portalError'
import { asId, asMoment, asText } from '../decode'
import { sleep } from '../limits/sleep'
import { decodePage, idOf, itemList } from '../readAll/listQuery'
import type { PortalCalls } from '../types'
import { lookUp, lookUpAtMs } from '../writes/lookUp'
import type { ClaimOutcome } from './claim'

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

/**
 * Claims a name where there is no unique one: everybody adds a record, waits three seconds, and the lowest id has it. It
 * fails only when a record stays invisible for longer while its id is lower; whoever opens the thing later sees both.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function claimByRecord(portal: PortalCalls, records: ClaimRecords, name: string, options: RecordClaimOptions): Promise<ClaimOutcome> {
  const { wait = sleep, signal } = options
  try {
    const standing = await listRecords(portal, records, name)
    if (standing.length > 0 && standing[0]!.mark !== options.operation)
      return taken(name, standing[0]!)
    if (!standing.some(({ mark }) => mark === options.operation)) {
      const made = await portal.write('crm.item.add', {
        entityTypeId: records.entityTypeId,
        fields: { ...records.fields, [records.nameField]: name, [records.markField]: options.operation },
      }, signal ? { signal } : {})
      if (made.kind === 'refused')
        return made
      if (made.kind === 'unknown' && !await isThere(portal, records, name, options))
        return made
    }
    await wait(settleMs, signal)
    const [lowest] = await listRecords(portal, records, name)
    if (lowest === undefined)
      return { kind: 'unknown', error: new PortalError('missing', 'The record of the claim is not to be seen.') }
    return lowest.mark === options.operation ? { kind: 'ours', name } : taken(name, lowest)
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
    return { kind: 'unknown', error }
  }
}

interface ClaimRecord { id: number, mark: string, userId: number | null, since: string | null }

function taken(name: string, { userId, since }: ClaimRecord): ClaimOutcome {
  return { kind: 'taken', by: { name, userId, since } }
}

/** The records of one name, the lowest id first. @throws {PortalError} also for an answer in which one of them may be hidden. */
async function listRecords(portal: PortalCalls, { entityTypeId, nameField, markField }: ClaimRecords, name: string): Promise<ClaimRecord[]> {
  const query = itemList(entityTypeId, { fits: row => asText(row[nameField]) === name })
  const result = await portal.read(query.method, {
    entityTypeId,
    select: ['id', 'createdBy', 'createdTime', nameField, markField],
    filter: { [`=${nameField}`]: name },
    order: { id: 'ASC' },
  })
  return decodePage(query, result, { after: 0, end: Number.MAX_SAFE_INTEGER }).map(row => ({
    id: idOf(query, row), mark: asText(row[markField]), userId: asId(row.createdBy), since: asMoment(row.createdTime),
  }))
}

async function isThere(portal: PortalCalls, records: ClaimRecords, name: string, { operation, wait = sleep, signal }: RecordClaimOptions): Promise<boolean> {
  const look = async () => (await listRecords(portal, records, name)).some(({ mark }) => mark === operation) || null
  return await lookUp({ wait }, look, { atMs: lookUpAtMs, ...(signal ? { signal } : {}) }) === true
}
