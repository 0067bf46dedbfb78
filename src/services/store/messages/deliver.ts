import { PortalError } from '@/domain/portalError'
import { findSent, isWindowOpen, refusalOf } from '@/domain/store/channels'
import type { ByHandReason, ChatTalk } from '@/domain/store/channels'
import type { KeptMessage } from '@/domain/store/keptMessages'
import { asId } from '../../portal/decode'
import { lookUp, lookUpAtMs, settledAfterMs } from '../../portal/writes/lookUp'
import type { Clock } from '../../portal/writes/lookUp'
import type { Store } from '../types'
import { joinChat, readSince, readTalks } from './chats'
import type { ClientChat } from './chats'

/** A chat that takes the message now, or why none does. */
export type ChosenChat = { chat: ClientChat, after: number } | { why: ByHandReason }

interface Waiting { clock: Clock, signal?: AbortSignal }

/**
 * Chooses the chat: the first whose channel still takes messages. A chat that the employee is not in tells nothing, so he joins it
 * first; his colleagues see that in the chat, the client does not.
 *
 * @throws {PortalError}
 */
export async function chooseChat({ calls, me }: Store, chats: readonly ClientChat[], now: number, signal?: AbortSignal): Promise<ChosenChat> {
  const options = signal ? { signal } : {}
  if (chats.length === 0)
    return { why: 'noChat' }
  const known = new Map(await readTalks(calls, chats, options))
  let why: ByHandReason = 'noAccess'
  for (const chat of chats) {
    if (known.get(chat.id)?.kind !== 'read') {
      const joined = await joinChat(calls, chat, me.id, options)
      const again = joined.kind === 'refused' ? undefined : (await readTalks(calls, [chat], options)).get(chat.id)
      if (again)
        known.set(chat.id, again)
    }
    const reading = known.get(chat.id)
    if (reading?.kind !== 'read')
      continue
    if (isWindowOpen(chat.connector, reading.talk, now))
      return { chat, after: reading.talk.lines.at(-1)?.id ?? 0 }
    why = 'windowClosed'
  }
  return { why }
}

/** How handing over to a channel ended. `nothing`: surely not sent. */
export type Delivery
  = | { kind: 'handedOver' }
    | { kind: 'refused', refusal: { code: string, detail: string } }
    | { kind: 'nothing', error: PortalError }
    | { kind: 'unknown', error: PortalError }

/** Refusals of a channel come a moment after the message. */
const readBackAtMs: readonly number[] = [0, 1500]
const inChatCode = 'SAID_IN_CHAT'

/**
 * Writes to the client and reads the chat back: a channel that does not take the message says so there and nowhere else. A lost reply
 * is looked up in the chat, and not sent again.
 *
 * @see https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/messages/imopenlines-crm-message-add.html
 */
export async function deliver(store: Store, on: ClientChat['on'], message: KeptMessage & { chatId: number }, waiting: Waiting): Promise<Delivery> {
  const [{ calls }, { signal }] = [store, waiting]
  const said = await calls.write('imopenlines.crm.message.add', {
    CRM_ENTITY_TYPE: on.entity, CRM_ENTITY: on.id, USER_ID: message.by, CHAT_ID: message.chatId, MESSAGE: message.text,
  }, signal ? { signal } : {})
  if (said.kind === 'refused')
    return { kind: 'refused', refusal: { code: said.error.code, detail: said.error.detail } }
  const id = said.kind === 'done' ? asId(said.result) : null
  if (id !== null)
    return readBack(store, message.chatId, id, waiting)
  return findDelivery(store, message, { ...waiting, elapsedMs: 0 })
}

/**
 * Finds out in the chat what became of a message whose reply was lost, by whomever it was sent.
 *
 * @param elapsedMs How long ago it was sent.
 */
export async function findDelivery(store: Store, message: KeptMessage & { chatId: number }, { clock, signal, elapsedMs }: Waiting & { elapsedMs: number }): Promise<Delivery> {
  const options = signal ? { signal } : {}
  const isLongAgo = elapsedMs >= settledAfterMs
  let isSeen = false
  const look = async () => {
    isSeen = false
    const talk = await readSince(store.calls, message.chatId, message.after, options)
    isSeen = true
    return findSent(talk, message)
  }
  try {
    const atMs = isLongAgo ? [elapsedMs + 1] : [elapsedMs + 1, ...lookUpAtMs, settledAfterMs + 1]
    const found = await lookUp(clock, look, { atMs, elapsedMs, ...options })
    if (found !== null)
      return await readBack(store, message.chatId, found.id, { clock, ...options })
    const error = new PortalError('unreachable', 'The chat does not have the message.')
    return isSeen ? { kind: 'nothing', error } : { kind: 'unknown', error }
  }
  catch (error) {
    if (signal?.aborted)
      return { kind: 'unknown', error: new PortalError('unreachable', 'Given up by the person.', { cause: error }) }
    throw error
  }
}

/** What cannot be read back counts as handed over: that it was, is known. */
async function readBack({ calls }: Store, chatId: number, messageId: number, { clock, signal }: Waiting): Promise<Delivery> {
  let refusal: string | null = null
  try {
    await lookUp(clock, async () => {
      const talk: ChatTalk = await readSince(calls, chatId, messageId, signal ? { signal } : {})
      refusal = refusalOf(talk, messageId)
      return refusal
    }, { atMs: readBackAtMs, elapsedMs: -1, ...(signal ? { signal } : {}) })
  }
  catch (error) {
    if (!signal?.aborted)
      throw error
  }
  return refusal === null ? { kind: 'handedOver' } : { kind: 'refused', refusal: { code: inChatCode, detail: refusal } }
}
