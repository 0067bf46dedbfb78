import { PortalError } from '@/domain/portalError'
import { readKeptMessages, writeKeptMessages } from '@/domain/store/keptMessages'
import type { KeptMessage } from '@/domain/store/keptMessages'
import { guardedUpdate } from '../../portal/writes/guardedUpdate'
import type { RecordLook } from '../../portal/writes/guardedRecord'
import type { Store } from '../types'
import { entityTypeIds, fieldsOf, requestOf } from './fields'
import type { TalkRecord } from './fields'
import type { MessageOptions } from './types'

/** What the record should hold; `request` is left as it stands when absent. */
export interface MessagesEdit { messages: readonly KeptMessage[], request?: string }

export type KeepOutcome
  = | { kind: 'kept', messages: readonly KeptMessage[], look: RecordLook }
    /** The edit wanted nothing, because of what the record holds. */
    | { kind: 'left', messages: readonly KeptMessage[], look: RecordLook }
    | { kind: 'refused' | 'unknown', error: PortalError }

/** Colleagues write other messages of the same record meanwhile. */
const maxRounds = 6

/**
 * Changes the messages of a record under guard: what a colleague has written meanwhile stays, and the edit is made anew upon it.
 *
 * @param edit `null` to leave the record as it is.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function keepMessages(store: Store, on: TalkRecord, look: RecordLook, edit: (messages: readonly KeptMessage[], look: RecordLook) => MessagesEdit | null, { clock, signal }: MessageOptions = {}): Promise<KeepOutcome> {
  const { messages: field, request: requestField } = fieldsOf(store, on)
  if (field === null)
    return { kind: 'refused', error: new PortalError('missing', 'The portal has no field for messages: apply the setup.', { code: 'NO_MESSAGES_FIELD' }) }
  let before = look
  for (let round = 1; round <= maxRounds; round++) {
    const wanted = edit(readKeptMessages(before.fields[field], on.id), before)
    if (wanted === null)
      return { kind: 'left', messages: readKeptMessages(before.fields[field], on.id), look: before }
    const textsOf = ({ fields }: Pick<RecordLook, 'fields'>) => [plain(fields[field], on.id), requestOf(store, on, { fields })] as const
    const [base, requested] = textsOf(before)
    const mine = [writeKeptMessages(wanted.messages, on.id), wanted.request ?? requested] as const
    const outcome = await guardedUpdate(store.calls, { entityTypeId: entityTypeIds[on.entity], id: on.id }, {
      base: [base, requested] as const,
      mine,
      isSame: (one, other) => one.every((text, index) => text === other[index]),
      read: fields => textsOf({ fields }),
      fieldsFor: () => ({ [field]: mine[0], ...(requestField === null || mine[1] === requested ? {} : { [requestField]: mine[1] }) }),
    }, { ...(clock ? { clock } : {}), ...(signal ? { signal } : {}) })
    if (outcome.kind === 'done')
      return { kind: 'kept', messages: wanted.messages, look: outcome.look }
    if (outcome.kind !== 'conflict')
      return outcome
    before = outcome.look
  }
  return { kind: 'refused', error: new PortalError('busy', `Colleagues changed the messages during each of ${maxRounds} attempts to write.`) }
}

/** Read and written anew: the portal may space it its own way, and what is not ours counts for nothing. */
function plain(text: unknown, recordId: number): string {
  return writeKeptMessages(readKeptMessages(text, recordId), recordId)
}
