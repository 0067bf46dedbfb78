import { asText } from '../../portal/decode'
import type { RecordLook } from '../../portal/writes/guardedRecord'
import type { CardRecord, Store } from '../types'

/** Records that clients are written to from. */
export type TalkEntity = 'lead' | 'contact' | 'deal'
export interface TalkRecord { entity: TalkEntity, id: number }

export const entityTypeIds: Readonly<Record<TalkEntity, number>> = { lead: 1, deal: 2, contact: 3 }

/** `null` for a record that no chat is bound to and that keeps no messages. */
export function talkRecord({ entity, id }: CardRecord): TalkRecord | null {
  return entity === 'lead' || entity === 'contact' || entity === 'deal' ? { entity, id } : null
}

/** Original names of the fields that keep messages and the request to a portal process; `null` where setup did not make them. */
export function fieldsOf({ map }: Pick<Store, 'map'>, { entity }: TalkRecord): { messages: string | null, request: string | null } {
  return { messages: map.field(entity, 'messages'), request: map.field(entity, 'request') }
}

/** The request that stands; empty when a process has taken it. */
export function requestOf(store: Pick<Store, 'map'>, on: TalkRecord, { fields }: Pick<RecordLook, 'fields'>): string {
  const { request } = fieldsOf(store, on)
  return request === null ? '' : asText(fields[request])
}

/** What a process is asked by the field of requests: it sends the text behind the colon to the number of the record's client. */
export function smsRequest(text: string): string {
  return `sms:${text}`
}
