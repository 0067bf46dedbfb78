import { PortalError } from '@/domain/portalError'
import { resultOf } from '../batch'
import { asId, asList, asMoment, asRecord } from '../decode'
import type { CallOptions, Command, CommandResult, Params, PortalCalls } from '../types'

/** A record that is changed under guard. */
export interface GuardedRecord {
  entityTypeId: number
  id: number
  mark?: MarkPlace
}

/** Where a record keeps the mark of its last guarded write. */
export interface MarkPlace {
  /** Text field of ours that holds it, alone or within other text: `UF_CRM_…`. */
  field: string
  /** Finds it; empty when there is none, or when somebody who leaves no marks has changed the value since. */
  find: (fields: RecordLook['fields']) => string
}

/** A record as it was at one moment. */
export interface RecordLook {
  /** Under original names: `title`, `UF_CRM_…`. */
  fields: Readonly<Record<string, unknown>>
  /** Portal time, ISO, whole seconds. */
  updatedTime: string
  updatedBy: number | null
  /** Portal time before the look, ISO; empty when the portal does not tell it. */
  portalTime: string
  /** Mark of the last guarded write, empty without one. */
  mark: string
}

export type Written
  = | { kind: 'written', look: RecordLook }
    /** Nothing was written: the record is not as it was looked at. */
    | { kind: 'changed' }
    | { kind: 'refused' | 'unknown', error: PortalError }

export function getRecord({ entityTypeId, id }: GuardedRecord): Command {
  return { method: 'crm.item.get', params: { entityTypeId, id, useOriginalUfNames: 'Y' } }
}

/** @returns Null for an answer that is not this record, or does not tell what the check needs. */
export function decodeLook({ id, mark }: GuardedRecord, answer: unknown, portalTime: string): RecordLook | null {
  const fields = asRecord(asRecord(answer).item)
  const updatedTime = asMoment(fields.updatedTime)
  if (asId(fields.id) !== id || updatedTime === null)
    return null
  return {
    fields,
    updatedTime,
    updatedBy: asId(fields.updatedBy),
    portalTime,
    mark: mark?.find(fields) ?? '',
  }
}

/**
 * Looks at a record. The time is asked first: whatever changes the record later carries at least this time.
 *
 * @throws {PortalError} or the signal's reason
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function lookAt(portal: PortalCalls, record: GuardedRecord, options: CallOptions = {}): Promise<RecordLook> {
  const { time, item } = await portal.readBatch({ time: { method: 'server.time' }, item: getRecord(record) }, options)
  const look = decodeLook(record, resultOf(item, 'crm.item.get'), (time.kind === 'done' ? asMoment(time.result) : null) ?? '')
  if (look === null)
    throw new PortalError('unreachable', 'crm.item.get gave no record that can be read.')
  return look
}

/**
 * Writes fields if the record is still as it was looked at: checks, writes and reads back in one halting batch. The
 * write takes its id from the check, so it has none when the check finds nothing.
 *
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function writeIfUnchanged(portal: PortalCalls, record: GuardedRecord, before: RecordLook, fields: Params, options: CallOptions = {}): Promise<Written> {
  const outcome = await portal.writeBatch(guardedCommands(record, before, fields), { halt: true, ...options })
  if (outcome.kind !== 'done')
    return outcome
  return writtenOf(record, before, outcome.result)
}

/** Checks, writes and reads back; the update takes its id from the command `check`, whatever that is called in its batch. */
export function guardedCommands(record: GuardedRecord, before: RecordLook, fields: Params, checkName = 'check'): Record<'check' | 'update' | 'now', Command> {
  const { entityTypeId, id } = record
  const seen = { '=id': id, '=updatedTime': before.updatedTime, ...(record.mark && before.mark !== '' ? { [`%${record.mark.field}`]: before.mark } : {}) }
  return {
    check: { method: 'crm.item.list', params: { entityTypeId, select: ['id'], filter: seen, useOriginalUfNames: 'Y' } },
    update: {
      method: 'crm.item.update',
      params: { entityTypeId, id: `$result[${checkName}][items][0][id]`, useOriginalUfNames: 'Y', fields },
    },
    now: getRecord(record),
  }
}

/** What the three commands of a guarded write came to. */
export function writtenOf(record: GuardedRecord, before: RecordLook, { check, update, now }: Record<'check' | 'update' | 'now', CommandResult>): Written {
  if (check.kind === 'failed')
    return { kind: 'refused', error: check.error }
  if (update.kind === 'failed') {
    // Whatever the check seems to say: without a refusal the update may have run.
    if (check.kind === 'done' && asList(asRecord(check.result).items).length === 0)
      return { kind: 'changed' }
    // A command that ended in a server error may have written before.
    return { kind: update.error.kind === 'unreachable' ? 'unknown' : 'refused', error: update.error }
  }
  const look = now.kind === 'done' ? decodeLook(record, now.result, before.portalTime) : null
  if (look !== null)
    return { kind: 'written', look }
  return { kind: 'unknown', error: now.kind === 'failed' ? now.error : new PortalError('unreachable', 'The batch does not tell how the record is now.') }
}
