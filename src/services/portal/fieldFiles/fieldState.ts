import { PortalError } from '@/domain/portalError'
import { resultOf } from '../batch'
import { asId, asList, asMoment, asRecord } from '../decode'
import { asFiles } from '../decodeCrm'
import type { FieldFile } from '../decodeCrm'
import type { CallOptions, PortalCalls } from '../types'

/** A file field of a record. */
export interface FileField {
  entityTypeId: number
  /** Record. */
  id: number
  /** Original name: `UF_CRM_1617027453943`. */
  name: string
  isMultiple: boolean
}

/** What the field holds, and the record's last change. */
export interface FieldState {
  files: FieldFile[]
  /** Portal time, ISO, whole seconds. */
  updatedTime: string
  /** Employee. */
  updatedBy: number | null
}

/** A change later in the same second would leave the record's time as it is. */
const secondMs = 1000

/** @throws {PortalError} `missing` when there is no such record or it may not be seen */
function stateOf(item: unknown, field: FileField): FieldState {
  const record = asRecord(item)
  const updatedTime = asMoment(record.updatedTime)
  if (updatedTime === null)
    throw new PortalError('missing', 'The record of the file field is not to be seen.')
  return { files: asFiles(record[field.name]), updatedTime, updatedBy: asId(record.updatedBy) }
}

/** The fields that tell what `FieldState` holds. */
export function selectOf(field: FileField): string[] {
  return ['id', 'updatedTime', 'updatedBy', field.name]
}

/**
 * Reads the field.
 *
 * @returns Also whether any later change will show by the record's time.
 * @throws {PortalError} or the signal's reason
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
async function readOnce(calls: PortalCalls, field: FileField, options: CallOptions): Promise<{ state: FieldState, isSettled: boolean }> {
  const { entityTypeId, id } = field
  const { seen } = await calls.readBatch({ seen: { method: 'crm.item.list', params: { entityTypeId, filter: { '=id': id }, select: selectOf(field), useOriginalUfNames: 'Y' } } }, options)
  const state = stateOf(asList(asRecord(resultOf(seen, 'crm.item.list')).items)[0], field)
  const readAt = seen.kind === 'done' ? seen.time.finishedAt : null
  return { state, isSettled: readAt !== null && Date.parse(readAt) - Date.parse(state.updatedTime) >= secondMs }
}

/** What the field holds. @throws {PortalError} or the signal's reason */
export async function readField(calls: PortalCalls, field: FileField, options: CallOptions = {}): Promise<FieldState> {
  return (await readOnce(calls, field, options)).state
}

/** Enough for a record that is written to every second or a portal that does not tell its time. */
const settlingReads = 3

/**
 * What the field holds, read after the second of the record's last change: any later change shows by its time.
 *
 * @throws {PortalError} `busy` when there is no such moment; or the signal's reason
 */
export async function readSettled(calls: PortalCalls, field: FileField, wait: (ms: number, signal?: AbortSignal) => Promise<void>, options: CallOptions = {}): Promise<FieldState> {
  for (let reads = 1; ; reads++) {
    const { state, isSettled } = await readOnce(calls, field, options)
    if (isSettled)
      return state
    if (reads >= settlingReads)
      throw new PortalError('busy', 'The record of the file field is written to all the time.')
    await wait(secondMs, options.signal)
  }
}
