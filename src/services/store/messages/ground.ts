import { formatCode } from '@/domain/coupon/code'
import { PortalError } from '@/domain/portalError'
import { fieldMoney } from '@/domain/money'
import { messageMarks, neededOf } from '@/domain/store/messageMarks'
import { fillText } from '@/domain/store/messages'
import type { ReadyText } from '@/domain/store/messages'
import { resultOf } from '../../portal/batch'
import { asId, asList, asMoment, asNumber, asRecord, asText } from '../../portal/decode'
import type { CallOptions, Command, CommandResult } from '../../portal/types'
import { decodeLook, getRecord } from '../../portal/writes/guardedRecord'
import type { RecordLook } from '../../portal/writes/guardedRecord'
import { groupsOf } from '../coupon/findCoupon'
import type { Store } from '../types'
import { chatsCommand, decodeChats } from './chats'
import type { ClientChat } from './chats'
import { entityTypeIds } from './fields'
import type { TalkRecord } from './fields'
import type { MessageOrder } from './types'

/** What a message goes by, read in one request. */
export interface MessageGround {
  look: RecordLook
  /** Portal time, milliseconds. */
  now: number
  chats: readonly ClientChat[]
  phone: string
  text: string
  /** Marks without which the message says nothing. */
  missing: readonly string[]
}

/**
 * Reads the record, its client, and the chats of both: a chat belongs to the record that the client wrote for.
 *
 * @throws {PortalError} `missing` or `forbidden` for the record itself; a contact or chats that one may not see count as none.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 * @see https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/chats/imopenlines-crm-chat-get.html
 */
export async function readGround(store: Store, on: TalkRecord, order: MessageOrder, options: CallOptions = {}): Promise<MessageGround> {
  const contact = order.contactId === null || on.entity === 'contact' ? null : { entity: 'contact', id: order.contactId } satisfies TalkRecord
  const commands: Record<string, Command> = {
    time: { method: 'server.time' },
    record: getRecord({ entityTypeId: entityTypeIds[on.entity], id: on.id }),
    recordChats: chatsCommand(on),
    ...(contact === null ? {} : { contact: getRecord({ entityTypeId: entityTypeIds.contact, id: contact.id }), contactChats: chatsCommand(contact) }),
  }
  const answers = await store.calls.readBatch(commands, options)
  const portalTime = asMoment(resultOf(answers.time!, 'server.time')) ?? ''
  const look = decodeLook({ entityTypeId: entityTypeIds[on.entity], id: on.id }, resultOf(answers.record!, 'crm.item.get'), portalTime)
  const now = Date.parse(portalTime)
  if (look === null || Number.isNaN(now))
    throw new PortalError('unreachable', 'crm.item.get gave no record that can be read.')
  const client = fieldsIn(answers.contact)
  const ready = await readyText(store, on, order, { look, client, now }, options)
  return {
    look, now,
    chats: decodeChats([[on, answers.recordChats!], ...(contact === null ? [] : [[contact, answers.contactChats!] as const])]),
    phone: phonesOf(client)[0] ?? phonesOf(look.fields)[0] ?? '',
    text: ready.text,
    missing: neededOf(order.message, ready.missing),
  }
}

const fieldsIn = (answer: CommandResult | undefined) => answer?.kind === 'done' ? asRecord(asRecord(answer.result).item) : {}

function phonesOf(fields: Readonly<Record<string, unknown>>): string[] {
  return asList(fields.fm).map(asRecord).flatMap(({ typeId, value }) => typeId === 'PHONE' && asText(value).trim() !== '' ? [asText(value).trim()] : [])
}

interface Speaking { look: RecordLook, client: Readonly<Record<string, unknown>>, now: number }

async function readyText(store: Store, on: TalkRecord, { message, marks = {} }: MessageOrder, { look, client, now }: Speaking, options: CallOptions): Promise<ReadyText> {
  const { map, rules, texts } = store
  const value = (role: string) => {
    const field = map.field(on.entity, role)
    return field === null ? null : look.fields[field]
  }
  const template = texts[message]
  const subject = {
    name: asText(client.name).trim() || asText(look.fields.name).trim(),
    code: formatCode(asText(value('couponCode')).replace(/[^0-9A-Za-z]/g, ''), groupsOf(rules)),
    until: momentOf(value(on.entity === 'deal' ? 'holdUntil' : 'couponUntil')),
    offer: asText(value('offer')),
    percent: asNumber(value('couponPercent')),
    sum: fieldMoney(value('couponSum')),
    store: template.includes('{магазин}') ? await storeName(store, asText(value('store')), options) : '',
    number: on.id,
  }
  return fillText(template, { ...messageMarks(subject, now, rules), ...marks })
}

function momentOf(value: unknown): number | null {
  const moment = asMoment(value)
  return moment === null ? null : Date.parse(moment)
}

/** A bound record is kept as its number, with or without letters before it. Without a name the sentence goes without. */
async function storeName({ calls, map }: Store, bound: string, options: CallOptions): Promise<string> {
  const [id, entityTypeId] = [asId(/(\d+)$/.exec(bound)?.[1]), map.processTypeId('store')]
  if (id === null || entityTypeId === null)
    return ''
  const answers = await calls.readBatch({ store: { method: 'crm.item.get', params: { entityTypeId, id } } }, options)
  return asText(fieldsIn(answers.store).title)
}
