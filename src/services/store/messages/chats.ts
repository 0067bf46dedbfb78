import { PortalError } from '@/domain/portalError'
import { isWhatsApp } from '@/domain/store/channels'
import type { ChatLine, ChatTalk } from '@/domain/store/channels'
import { asFlag, asId, asList, asMoment, asNumber, asRecord, asText } from '../../portal/decode'
import type { CallOptions, Command, CommandResult, PortalCalls, WriteResult } from '../../portal/types'
import type { TalkRecord } from './fields'

/** A chat of an open channel, with the record it is bound to: it is written to in the name of that record. */
export interface ClientChat { id: number, connector: string, on: TalkRecord }

/** Most lines that one answer has. */
const mostLines = 50
/** The portal's code for one who is in the chat already. */
const alreadyInCode = 'WRONG_REQUEST'

/** @see https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/chats/imopenlines-crm-chat-get.html */
export function chatsCommand({ entity, id }: TalkRecord): Command {
  return { method: 'imopenlines.crm.chat.get', params: { CRM_ENTITY_TYPE: entity, CRM_ENTITY: id, ACTIVE_ONLY: 'N' } }
}

/** Chats of several records, each once; WhatsApp first, then in the portal's order. Records that one may not read have none. */
export function decodeChats(answers: readonly (readonly [TalkRecord, CommandResult])[]): ClientChat[] {
  const chats = answers.flatMap(([on, answer]) => answer.kind !== 'done' ? [] : asList(answer.result).flatMap(row => {
    const { CHAT_ID, CONNECTOR_ID } = asRecord(row)
    const id = asId(CHAT_ID)
    return id === null ? [] : [{ id, connector: asText(CONNECTOR_ID), on }]
  }))
  const once = chats.filter(({ id }, index) => chats.findIndex(other => other.id === id) === index)
  return [...once.filter(({ connector }) => isWhatsApp(connector)), ...once.filter(({ connector }) => !isWhatsApp(connector))]
}

/** A chat that was read, or why it cannot be: `forbidden` for who is not in it. */
export type TalkReading = { kind: 'read', talk: ChatTalk } | { kind: 'closed', error: PortalError | null }

/**
 * What was said last in chats: one request for all. Only who is in a chat may read it.
 *
 * @throws {PortalError} when the request as a whole fails.
 * @see https://apidocs.bitrix24.com/api-reference/chats/messages/im-dialog-messages-get.html
 */
export async function readTalks(calls: PortalCalls, chats: readonly ClientChat[], options: CallOptions = {}): Promise<ReadonlyMap<number, TalkReading>> {
  if (chats.length === 0)
    return new Map()
  const answers = await calls.readBatch(Object.fromEntries(chats.map(({ id }) => [`chat${id}`, talkCommand(id)])), options)
  return new Map(chats.map(({ id }) => [id, readingOf(answers[`chat${id}`]!)]))
}

/**
 * What was said in a chat since a line and last: the line may have been deleted, and then nothing is told of what followed it.
 *
 * @throws {PortalError} also when the chat itself is refused.
 */
export async function readSince(calls: PortalCalls, chatId: number, after: number, options: CallOptions = {}): Promise<ChatTalk> {
  const answers = await calls.readBatch({ last: talkCommand(chatId), ...(after > 0 ? { since: talkCommand(chatId, after) } : {}) } as Record<'last' | 'since', Command>, options)
  const last = readingOf(answers.last)
  if (last.kind === 'closed')
    throw last.error ?? new PortalError('unreachable', 'im.dialog.messages.get: the batch says nothing about it.')
  const since = after > 0 ? readingOf(answers.since) : last
  const lines = [...since.kind === 'read' ? since.talk.lines : [], ...last.talk.lines]
  return { lines: [...new Map(lines.map(line => [line.id, line])).values()].sort((one, other) => one.id - other.id), isCut: last.talk.isCut }
}

function talkCommand(chatId: number, after = 0): Command {
  return { method: 'im.dialog.messages.get', params: { DIALOG_ID: `chat${chatId}`, LIMIT: mostLines, ...(after > 0 ? { FIRST_ID: after } : {}) } }
}

function readingOf(answer: CommandResult): TalkReading {
  if (answer.kind !== 'done')
    return { kind: 'closed', error: answer.kind === 'failed' ? answer.error : null }
  const { messages, users } = asRecord(answer.result)
  const clients = new Set(asList(users).map(asRecord).flatMap(({ id, connector }) => asFlag(connector) ? asId(id) ?? [] : []))
  const lines = asList(messages).map(asRecord).flatMap(({ id, author_id, text, date }): ChatLine[] => {
    const [number, authorId, at] = [asId(id), asNumber(author_id) ?? 0, asMoment(date)]
    return number === null || at === null ? [] : [{ id: number, authorId, isClient: clients.has(authorId), text: asText(text), at: Date.parse(at) }]
  })
  return { kind: 'read', talk: { lines: lines.sort((one, other) => one.id - other.id), isCut: lines.length >= mostLines } }
}

/**
 * Brings an employee into a chat. One who is in it already is no refusal, and twice does no harm.
 *
 * @see https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/chats/imopenlines-crm-chat-user-add.html
 */
export async function joinChat(calls: PortalCalls, { id, on }: ClientChat, userId: number, options: CallOptions = {}): Promise<WriteResult<unknown>> {
  const joined = await calls.write('imopenlines.crm.chat.user.add', { CRM_ENTITY_TYPE: on.entity, CRM_ENTITY: on.id, USER_ID: userId, CHAT_ID: id }, options)
  return joined.kind === 'refused' && joined.error.code === alreadyInCode ? { kind: 'done', result: id } : joined
}
