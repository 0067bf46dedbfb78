import { PortalError } from '@/domain/portalError'
import type { ByHandReason } from '@/domain/store/channels'
import { nextName, readKeptMessages, withMessage } from '@/domain/store/keptMessages'
import type { KeptMessage } from '@/domain/store/keptMessages'
import { keptValues } from '@/domain/settings/siteProfile'
import { sleep } from '../../portal/limits/sleep'
import type { RecordLook } from '../../portal/writes/guardedRecord'
import { lookUp, lookUpAtMs, settledAfterMs } from '../../portal/writes/lookUp'
import type { Clock } from '../../portal/writes/lookUp'
import { lookAt } from '../../portal/writes/guardedRecord'
import type { Store } from '../types'
import { joinChat } from './chats'
import { claimSending } from './claimSending'
import { chooseChat, deliver, findDelivery } from './deliver'
import type { Delivery } from './deliver'
import { entityTypeIds, fieldsOf, requestOf, smsRequest, talkRecord } from './fields'
import type { TalkRecord } from './fields'
import { readGround } from './ground'
import type { MessageGround } from './ground'
import { keepMessages } from './keep'
import { cardMessage } from './readMessages'
import type { MessageOptions, MessageOrder, MessageOutcome } from './types'

interface Sending {
  store: Store
  on: TalkRecord
  order: MessageOrder
  ground: MessageGround
  clock: Clock
  signal?: AbortSignal
}

/**
 * Sends a message to the client, once for its name, and keeps with the record how it stands: by the chat that still takes messages,
 * else by a portal process, else prepared for sending by hand. A message that stands already is told, not sent again; one that was cut
 * off is looked up in the chat. Every path but `refused` and `unknown` ends in a state that the record keeps.
 *
 * @returns `refused`: nothing was sent. `unknown`: calling again finds out.
 * @see decisions/0028-messages-to-clients.md
 */
export async function sendMessage(store: Store, order: MessageOrder, { clock = { wait: sleep, now: Date.now }, signal }: MessageOptions = {}): Promise<MessageOutcome> {
  const on = talkRecord(order.to)
  if (on === null)
    return { kind: 'refused', error: new PortalError('rejected', `No message is sent from a ${order.to.entity}.`) }
  try {
    const ground = await readGround(store, on, order, signal ? { signal } : {})
    return await send({ store, on, order, ground, clock, ...(signal ? { signal } : {}) })
  }
  catch (error) {
    if (error instanceof PortalError)
      return { kind: error.kind === 'unreachable' ? 'unknown' : 'refused', error }
    if (signal?.aborted)
      return { kind: 'unknown', error: new PortalError('unreachable', 'Given up by the person.', { cause: error }) }
    throw error
  }
}

/**
 * Sends a message that stands already once more, under a name of its own: two people who press at once send it once.
 *
 * @param order With the name of the message that stands.
 */
export async function sendAgain(store: Store, order: MessageOrder, look: Pick<RecordLook, 'fields'>, options: MessageOptions = {}): Promise<MessageOutcome> {
  const on = talkRecord(order.to)
  const field = on && fieldsOf(store, on).messages
  const messages = on && field ? readKeptMessages(look.fields[field], on.id) : []
  return sendMessage(store, { ...order, name: nextName(messages, order.name) }, options)
}

async function send(sending: Sending): Promise<MessageOutcome> {
  const { store, on, order, ground, signal } = sending
  const known = keptIn(sending, ground.look)
  if (known?.state === 'sending')
    return goOn(sending, known)
  if (known && known.why !== 'incomplete')
    return { kind: 'done', wasThere: true, message: cardMessage(known, requestOf(store, on, ground.look)) }
  if (ground.missing.length > 0)
    return prepare(sending, 'incomplete')
  if (order.isByHand)
    return prepare(sending, 'optedOut')
  if (!channelsOf(store).includes('chat'))
    return prepare(sending, 'noChat')
  const chosen = await chooseChat(store, ground.chats, ground.now, signal)
  return 'why' in chosen ? prepare(sending, chosen.why) : begin(sending, { chatId: chosen.chat.id, channel: chosen.chat.connector, after: chosen.after }, 0)
}

/** Order of channels by the settings (GAP-33). */
function channelsOf({ appOptions }: Store): readonly unknown[] {
  const { channels } = keptValues(appOptions['cardinal.settings.store'])
  return Array.isArray(channels) ? channels : ['chat', 'sms']
}

function keptIn({ store, on, order }: Sending, look: Pick<RecordLook, 'fields'>): KeptMessage | undefined {
  const field = fieldsOf(store, on).messages
  return field === null ? undefined : readKeptMessages(look.fields[field], on.id).find(({ name }) => name === order.name)
}

function newMessage({ store, order, ground }: Sending, changes: Partial<KeptMessage>): KeptMessage {
  return {
    name: order.name, message: order.message, state: 'prepared', text: ground.text, phone: ground.phone, channel: null, at: ground.now, by: store.me.id,
    why: null, missing: [], refusal: null, chatId: null, after: 0, round: 0, isAsked: false, ...changes,
  }
}

/** A request that nobody has taken in this time is taken by nobody: no process is deployed. */
const requestLivesMs = 600_000

/** Keeps the text for sending by hand, and asks a portal process for it where the client may be written to. */
async function prepare(sending: Sending, why: ByHandReason): Promise<MessageOutcome> {
  const { store, on, order, ground } = sending
  const message = newMessage(sending, why === 'incomplete' ? { state: 'refused', why, missing: ground.missing } : { why })
  const mayAsk = why !== 'incomplete' && why !== 'optedOut' && ground.phone !== '' && channelsOf(store).includes('sms') && fieldsOf(store, on).request !== null
  let asked = false
  const kept = await keepMessages(store, on, ground.look, (messages, look) => {
    const standing = messages.find(({ name }) => name === order.name)
    if (standing && standing.why !== 'incomplete')
      return null
    const requested = requestOf(store, on, look)
    const asking = messages.find(({ isAsked, text }) => isAsked && requested === smsRequest(text))
    asked = mayAsk && (requested === '' || (asking !== undefined && ground.now - asking.at >= requestLivesMs))
    const rest = asked ? messages.map(each => each === asking ? { ...each, isAsked: false } : each) : messages
    return { messages: withMessage(rest, { ...message, isAsked: asked }), ...(asked ? { request: smsRequest(message.text) } : {}) }
  }, sending)
  if (kept.kind === 'left')
    return settledBy(sending, kept.look)
  if (kept.kind !== 'kept')
    return { kind: kept.kind, error: kept.error }
  return { kind: 'done', wasThere: false, message: cardMessage({ ...message, isAsked: asked }, requestOf(store, on, kept.look)) }
}

/** A portal that loses a message so often is looked at by a person. */
const maxSends = 3

type Way = Pick<KeptMessage, 'channel' | 'after'> & { chatId: number }

/**
 * Notes in the record that the message is on its way, claims it, and hands it over. Of two people who press at once the record knows
 * one; who slips through its guard meets the claim.
 */
async function begin(sending: Sending, way: Way, round: number): Promise<MessageOutcome> {
  const { store, on, order, ground, clock } = sending
  const { chatId, channel, after } = way
  const message = { ...newMessage(sending, { state: 'sending', round, channel, after }), chatId }
  const begunAt = clock.now()
  const kept = await keepMessages(store, on, ground.look, messages => {
    const standing = messages.find(({ name }) => name === order.name)
    const isOurs = standing === undefined || standing.why === 'incomplete' || (standing.state === 'sending' && standing.round < round)
    return isOurs ? { messages: withMessage(messages, message) } : null
  }, sending)
  if (kept.kind === 'left')
    return settledBy(sending, kept.look)
  if (kept.kind !== 'kept')
    return { kind: kept.kind, error: kept.error }
  const claimed = await claimSending(store, on, message, sending)
  if (claimed.kind === 'unknown')
    return claimed
  if (claimed.kind === 'taken')
    return waitForOther(sending, message)
  // A page that slept meanwhile may have been given up by a colleague.
  if (clock.now() - begunAt >= settledAfterMs / 2)
    return { kind: 'unknown', error: new PortalError('unreachable', 'Too late to send: whoever presses again finds out.') }
  return finish(lookedAt(sending, kept.look), message, await deliver(store, chatRecord(sending, way), message, sending))
}

const lookedAt = (sending: Sending, look: RecordLook): Sending => ({ ...sending, ground: { ...sending.ground, look } })

/** The record whose chat it is. */
function chatRecord({ ground, on }: Sending, { chatId }: Way): TalkRecord {
  return ground.chats.find(({ id }) => id === chatId)?.on ?? on
}

/** Keeps what became of it. A message that is gone is told as done even when that cannot be kept: the next look finds it in the chat. */
async function finish(sending: Sending, message: KeptMessage & { chatId: number }, delivery: Delivery, wasThere = false): Promise<MessageOutcome> {
  const { store, on, order, ground } = sending
  if (delivery.kind === 'unknown')
    return delivery
  if (delivery.kind === 'nothing')
    return message.round + 1 < maxSends ? begin(sending, message, message.round + 1) : { kind: 'unknown', error: delivery.error }
  const ended: KeptMessage = { ...message, state: delivery.kind, refusal: delivery.kind === 'refused' ? delivery.refusal : null }
  const kept = await keepMessages(store, on, ground.look, messages => {
    const standing = messages.find(({ name }) => name === order.name)
    return standing && standing.state !== 'sending' ? null : { messages: withMessage(messages, ended) }
  }, sending)
  const standing = kept.kind === 'left' ? keptIn(sending, kept.look) : undefined
  return { kind: 'done', wasThere, message: cardMessage(standing ?? ended, '') }
}

/** A message that was begun before: by a page that was closed, or by a colleague this moment. */
async function goOn(sending: Sending, known: KeptMessage): Promise<MessageOutcome> {
  const { store, ground, signal } = sending
  if (known.chatId === null)
    return prepare(sending, 'noChat')
  const begun = { ...known, chatId: known.chatId }
  await joinChat(store.calls, { id: begun.chatId, connector: known.channel ?? '', on: chatRecord(sending, begun) }, store.me.id, signal ? { signal } : {})
  const delivery = await findDelivery(store, begun, { ...sending, elapsedMs: Math.max(0, ground.now - known.at) })
  return finish(sending, begun, delivery, delivery.kind !== 'nothing')
}

/** A colleague has the claim: the record tells how it ended. */
async function waitForOther(sending: Sending, message: KeptMessage & { chatId: number }): Promise<MessageOutcome> {
  const { store, on, clock, signal } = sending
  const record = { entityTypeId: entityTypeIds[on.entity], id: on.id }
  const settled = await lookUp(clock, async () => {
    const look = await lookAt(store.calls, record, signal ? { signal } : {})
    return keptIn(sending, look)?.state === 'sending' ? null : look
  }, { atMs: lookUpAtMs, ...(signal ? { signal } : {}) })
  return settled === null ? finish(sending, message, await findDelivery(store, message, { ...sending, elapsedMs: lookUpAtMs.at(-1)! }), true) : settledBy(sending, settled)
}

async function settledBy(sending: Sending, look: RecordLook): Promise<MessageOutcome> {
  const known = keptIn(sending, look)
  if (known === undefined)
    return { kind: 'unknown', error: new PortalError('missing', 'The record does not tell of the message.') }
  if (known.state === 'sending')
    return known.chatId === null ? { kind: 'unknown', error: new PortalError('busy', 'A colleague is sending the message.') } : waitForOther(sending, { ...known, chatId: known.chatId })
  return { kind: 'done', wasThere: true, message: cardMessage(known, requestOf(sending.store, sending.on, look)) }
}
