import { resultOf } from '../batch'
import { asList, asRecord } from '../decode'
import type { CallOptions, Command, CommandResult, Params, PortalCalls } from '../types'

/** A record's id, or the reference that stands for it in the batch that makes it. */
export type RecordId = number | string

/** What belongs to a new record and is written after it, in the same batch. */
export interface FollowUp {
  command: (id: RecordId) => Command
  /** Asks whether it is there already. */
  check: (id: number) => Command
  isThere: (result: unknown) => boolean
}

/**
 * The product rows of a new record. They replace all rows, so they are written only to a record that has none.
 *
 * @param ownerType Short code of the type: `D` deals, `L` leads, `T…` smart processes.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/product-rows/crm-item-productrow-set.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/product-rows/crm-item-productrow-list.html
 */
export function productRows(ownerType: string, rows: readonly Params[]): FollowUp {
  return {
    command: id => ({ method: 'crm.item.productrow.set', params: { ownerId: id, ownerType, productRows: rows } }),
    check: id => ({ method: 'crm.item.productrow.list', params: { filter: { '=ownerType': ownerType, '=ownerId': id } } }),
    isThere: result => asList(asRecord(result).productRows).length > 0,
  }
}

/** Commands in one request. */
const maxCommands = 50

/**
 * Which of these records have all that belongs to them, by id.
 *
 * @throws {PortalError}
 */
export async function findComplete(portal: PortalCalls, wanted: ReadonlyMap<number, readonly FollowUp[]>, options: CallOptions = {}): Promise<Set<number>> {
  const checks = [...wanted].flatMap(([id, followUps]) => followUps.map(followUp => ({ id, followUp })))
  const incomplete = new Set<number>()
  for (let start = 0; start < checks.length; start += maxCommands) {
    const part = checks.slice(start, start + maxCommands)
    const commands = Object.fromEntries(part.map(({ id, followUp }, index) => [`check${index}`, followUp.check(id)]))
    const answers = await portal.readBatch(commands, options)
    for (const [index, { id, followUp }] of part.entries()) {
      if (!isThere(followUp, answers[`check${index}`]!))
        incomplete.add(id)
    }
  }
  return new Set([...wanted.keys()].filter(id => !incomplete.has(id)))
}

/** A record that is gone has nothing; trouble on the way is no answer. */
function isThere({ isThere }: FollowUp, answer: CommandResult): boolean {
  if (answer.kind === 'failed' && !['unreachable', 'busy'].includes(answer.error.kind))
    return false
  return isThere(resultOf(answer, 'batch'))
}
