import { PortalError } from '@/domain/portalError'
import { asList, asRecord } from '../decode'
import { asFiles } from '../decodeCrm'
import type { FieldFile } from '../decodeCrm'
import type { Command, Params, PortalCalls, WriteOptions } from '../types'
import { refuseReferences } from '../writes/reference'
import { selectOf } from './fieldState'
import type { FieldState, FileField } from './fieldState'

/** `changed`: somebody else wrote to the record, so nothing was written. */
export type RequestOutcome
  = { kind: 'done', files: FieldFile[] }
    | { kind: 'changed' }
    | { kind: 'refused', error: PortalError }
    | { kind: 'unknown', error: PortalError }

/** A file as it goes out: name and Base64. */
export type EncodedFile = readonly [name: string, content: string]

/**
 * A batch would take `$result[…]` in a name for a reference to its own answers.
 *
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
function safeName(name: string): string {
  return name.replace(/\$(?=(?:result|error|total|next|time)\[)/g, '_')
}

/** What is to become of a field: files that come in, ids that go, and other fields that change with them. */
export interface FileChange { added: readonly EncodedFile[], removedIds: readonly number[], together?: Params }

function commandsOf(field: FileField, before: FieldState, { added, removedIds, together = {} }: FileChange): Record<'seen' | 'saved', Command> {
  const { entityTypeId, id, name } = field
  const record = '$result[seen][items][0]'
  const incoming = added.map(([fileName, content]) => [safeName(fileName), content])
  // A file whose id is not repeated is deleted.
  const kept = before.files.flatMap((file, index) => removedIds.includes(file.id) ? [] : [{ id: `${record}[${name}][${index}][id]` }])
  const value = field.isMultiple ? [...kept, ...incoming] : incoming[0] ?? ''
  return {
    seen: { method: 'crm.item.list', params: { entityTypeId, filter: { '=id': id, '=updatedTime': before.updatedTime }, select: selectOf(field), useOriginalUfNames: 'Y' } },
    // Without a record that is unchanged the reference leads to an empty list, which is no id.
    saved: { method: 'crm.item.update', params: { entityTypeId, id: `${record}[id]`, useOriginalUfNames: 'Y', fields: { ...together, [name]: value } } },
  }
}

/**
 * Adds files to a multiple field beside those it holds, takes some out, or puts one into a single field, in one request that
 * stops when somebody has written to the record since it was read.
 *
 * What is left open are the milliseconds between the two commands of the batch.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function sendFiles(calls: PortalCalls, field: FileField, before: FieldState, change: FileChange, options: WriteOptions): Promise<RequestOutcome> {
  const reference = refuseReferences(change.together ?? {})
  if (reference !== null)
    return { kind: 'refused', error: reference }
  const sent = await calls.writeBatch(commandsOf(field, before, change), { ...options, halt: true })
  if (sent.kind !== 'done')
    return sent
  const { seen, saved } = sent.result
  if (seen.kind === 'failed')
    return { kind: 'refused', error: seen.error }
  if (seen.kind === 'done' && asList(asRecord(seen.result).items).length === 0)
    return { kind: 'changed' }
  if (saved.kind === 'failed')
    return { kind: saved.error.kind === 'unreachable' ? 'unknown' : 'refused', error: saved.error }
  if (saved.kind === 'absent')
    return { kind: 'unknown', error: new PortalError('unreachable', 'crm.item.update: the batch says nothing about it.') }
  return { kind: 'done', files: asFiles(asRecord(asRecord(saved.result).item)[field.name]) }
}
