import { PortalError } from '@/domain/portalError'
import { asId, asRecord } from '../../portal/decode'
import { sleep } from '../../portal/limits/sleep'
import { lookUp, lookUpAtMs } from '../../portal/writes/lookUp'
import type { CardRecord, Store, StepOutcome } from '../types'
import { chatsCommand, decodeChats, joinChat } from './chats'
import { talkRecord } from './fields'
import type { TalkRecord } from './fields'
import type { MessageOptions } from './types'

export interface TransferOrder {
  on: CardRecord
  contactId: number | null
  /** Employee who takes the conversation over. */
  to: number
}

/**
 * Hands the client's conversation to a colleague: the chat of the record or its contact, WhatsApp first. A conversation that he has
 * already stays; a lost reply is looked up by who has it.
 *
 * @returns `refused` with `NO_CHAT` where the client has written to no open channel, with `OPERATOR_WRONG` for who is not in the line.
 * @see https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/operators/imopenlines-operator-transfer.html
 * @see https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/sessions/imopenlines-dialog-get.html
 */
export async function transferChat(store: Store, { on, contactId, to }: TransferOrder, { clock = { wait: sleep, now: Date.now }, signal }: MessageOptions = {}): Promise<StepOutcome> {
  const { calls, me } = store
  const options = signal ? { signal } : {}
  const records = [talkRecord(on), contactId === null ? null : { entity: 'contact', id: contactId } satisfies TalkRecord].flatMap(record => record ?? [])
  const ownerOf = async (chatId: number) => asId(asRecord(await calls.read('imopenlines.dialog.get', { CHAT_ID: chatId }, options)).owner)
  try {
    const answers = await calls.readBatch(Object.fromEntries(records.map((record, index) => [`chats${index}`, chatsCommand(record)])), options)
    const [chat] = decodeChats(records.map((record, index) => [record, answers[`chats${index}`]!] as const))
    if (chat === undefined)
      return { kind: 'refused', error: new PortalError('missing', 'The client has no chat of an open channel.', { code: 'NO_CHAT' }) }
    if (await ownerOf(chat.id) === to)
      return { kind: 'done', wasThere: true, userId: to }
    const joined = await joinChat(calls, chat, me.id, options)
    if (joined.kind === 'refused')
      return joined
    const moved = await calls.write('imopenlines.operator.transfer', { CHAT_ID: chat.id, USER_ID: to }, options)
    if (moved.kind === 'done')
      return { kind: 'done', wasThere: false, userId: to }
    // Refused also for who has got it meanwhile.
    const hasIt = moved.kind === 'unknown'
      ? await lookUp(clock, async () => await ownerOf(chat.id) === to || null, { atMs: lookUpAtMs, ...options })
      : await ownerOf(chat.id) === to
    return hasIt ? { kind: 'done', wasThere: moved.kind === 'refused', userId: to } : { kind: moved.kind, error: moved.error }
  }
  catch (error) {
    if (error instanceof PortalError)
      return { kind: error.kind === 'unreachable' ? 'unknown' : 'refused', error }
    throw error
  }
}
