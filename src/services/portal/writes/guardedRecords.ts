import { PortalError } from '@/domain/portalError'
import { resultOf } from '../batch'
import { asMoment } from '../decode'
import type { CallOptions, Command, CommandResult, Params, PortalCalls } from '../types'
import { decodeLook, getRecord, guardedCommands, writtenOf } from './guardedRecord'
import type { GuardedRecord, RecordLook, Written } from './guardedRecord'

/** Records in one request: each takes three commands of a batch, and the batch should end in under ten seconds. */
export const maxGuarded = 12

/** What one look at a record came to. */
export type Looked = { kind: 'seen', look: RecordLook } | { kind: 'failed', error: PortalError }

/**
 * Looks at several records in one request, at most 49.
 *
 * @throws {PortalError} when the request as a whole fails; or the signal's reason
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function lookAtAll(portal: PortalCalls, records: readonly GuardedRecord[], options: CallOptions = {}): Promise<Looked[]> {
  const commands: Record<string, Command> = { time: { method: 'server.time' } }
  for (const [index, record] of records.entries())
    commands[`item${index}`] = getRecord(record)
  const answers = await portal.readBatch(commands, options)
  const { time } = answers
  const portalTime = (time?.kind === 'done' ? asMoment(time.result) : null) ?? ''
  return records.map((record, index) => {
    try {
      const look = decodeLook(record, resultOf(answers[`item${index}`]!, 'crm.item.get'), portalTime)
      return look === null
        ? { kind: 'failed', error: new PortalError('unreachable', 'crm.item.get gave no record that can be read.') }
        : { kind: 'seen', look }
    }
    catch (error) {
      if (error instanceof PortalError)
        return { kind: 'failed', error }
      throw error
    }
  })
}

/** A write that is made if its record is still as it was looked at. */
export interface GuardedWrite { record: GuardedRecord, before: RecordLook, fields: Params }

/**
 * Writes several records in one halting request, at most {@link maxGuarded}, each if it is still as it was looked at. The
 * first that is not stops the batch.
 *
 * @returns One for each; `untried`: the batch had stopped before.
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
export async function writeAllIfUnchanged(portal: PortalCalls, writes: readonly GuardedWrite[], options: CallOptions = {}): Promise<(Written | { kind: 'untried' })[]> {
  const commands: Record<string, Command> = {}
  for (const [index, { record, before, fields }] of writes.entries()) {
    for (const [name, command] of Object.entries(guardedCommands(record, before, fields, `check${index}`)))
      commands[`${name}${index}`] = command
  }
  const outcome = await portal.writeBatch(commands, { halt: true, ...options })
  if (outcome.kind !== 'done')
    return writes.map(() => outcome)
  let hasStopped = false
  return writes.map(({ record, before }, index) => {
    const of = (name: string): CommandResult => outcome.result[`${name}${index}`] ?? { kind: 'absent' }
    const results = { check: of('check'), update: of('update'), now: of('now') }
    if (hasStopped && Object.values(results).every(({ kind }) => kind === 'absent'))
      return { kind: 'untried' }
    const written = writtenOf(record, before, results)
    hasStopped ||= written.kind !== 'written'
    return written
  })
}
