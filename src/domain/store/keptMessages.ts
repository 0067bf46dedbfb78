import type { MessageRole } from './actions/plan'
import type { ByHandReason } from './channels'

/** `sending`: on its way, or cut off on its way; whoever comes next finds out in the chat. */
export type KeptState = 'sending' | 'prepared' | 'handedOver' | 'refused' | 'sentByHand'

/** A message as its record keeps it. */
export interface KeptMessage {
  /** The step of the press: the same again is the same message. */
  name: string
  message: MessageRole
  state: KeptState
  text: string
  phone: string
  /** Connector of the open channel; `sms` for a portal process. */
  channel: string | null
  /** Milliseconds, the portal's time. */
  at: number
  /** Employee. */
  by: number
  why: ByHandReason | null
  /** Marks that nothing was known for. */
  missing: readonly string[]
  /** The portal's refusal: its code and words. */
  refusal: { code: string, detail: string } | null
  /** Where it was sent, and the last line there before it. */
  chatId: number | null
  after: number
  /** How often sending has been begun. */
  round: number
  /** Handed to a portal process by the field of requests. */
  isAsked: boolean
}

/** Bytes that a text field of the portal takes, with room for its own escaping. */
const mostBytes = 30_000
const states: readonly KeptState[] = ['sending', 'prepared', 'handedOver', 'refused', 'sentByHand']
const reasons: readonly ByHandReason[] = ['optedOut', 'noChat', 'windowClosed', 'noAccess', 'incomplete']

/**
 * Reads the messages of a record, oldest first.
 *
 * @param recordId Whose field it is: messages that came with a copied or merged record are another's.
 */
export function readKeptMessages(text: unknown, recordId: number): KeptMessage[] {
  const { v, of, messages } = parsed(text)
  return v !== 1 || of !== recordId || !Array.isArray(messages) ? [] : messages.flatMap(message => decoded(message) ?? [])
}

/** As the field takes them. The oldest go when there is no room. */
export function writeKeptMessages(messages: readonly KeptMessage[], recordId: number): string {
  const text = messages.length === 0 ? '' : JSON.stringify({ v: 1, of: recordId, messages: messages.map(encoded) })
  return new TextEncoder().encode(text).length <= mostBytes ? text : writeKeptMessages(messages.slice(1), recordId)
}

/** In the place of the one with its name, or as the newest. */
export function withMessage(messages: readonly KeptMessage[], message: KeptMessage): KeptMessage[] {
  return messages.some(({ name }) => name === message.name) ? messages.map(each => each.name === message.name ? message : each) : [...messages, message]
}

/** A message that is wanted again has a name of its own: `coupon`, `coupon~2`, `coupon~3`. */
export function nextName(messages: readonly KeptMessage[], name: string): string {
  const [stem] = name.split('~') as [string]
  const last = Math.max(1, ...messages.flatMap(each => each.name.split('~')[0] === stem ? Number(each.name.split('~')[1] ?? 1) : []))
  return `${stem}~${last + 1}`
}

/** Short keys and nothing that is usual: the texts of a client's messages share one field. */
function encoded({ name, message, state, text, phone, channel, at, by, why, missing, refusal, chatId, after, round, isAsked }: KeptMessage) {
  return {
    n: name, m: message.replace('texts.', ''), s: state, t: text, at, by,
    ...(phone === '' ? {} : { p: phone }), ...(channel === null ? {} : { c: channel }), ...(why === null ? {} : { w: why }), ...(missing.length === 0 ? {} : { x: missing }),
    ...(refusal === null ? {} : { r: [refusal.code, refusal.detail] }), ...(chatId === null ? {} : { chat: chatId, after }), ...(round === 0 ? {} : { round }), ...(isAsked ? { asked: true } : {}),
  }
}

function decoded(value: unknown): KeptMessage | null {
  const { n, m, s, t, p = '', c = null, at, by, w = null, x = [], r = null, chat = null, after = 0, round = 0, asked } = typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
  const isText = [n, m, t, p].every(each => typeof each === 'string')
  const isNumber = [at, by, after, round].every(each => typeof each === 'number')
  if (!isText || !isNumber || !states.includes(s as KeptState))
    return null
  return {
    name: n as string, message: `texts.${m as string}` as MessageRole, state: s as KeptState, text: t as string, phone: p as string,
    channel: typeof c === 'string' ? c : null, at: at as number, by: by as number, why: reasons.find(each => each === w) ?? null,
    missing: Array.isArray(x) ? x.filter(each => typeof each === 'string') : [],
    refusal: Array.isArray(r) ? { code: String(r[0] ?? ''), detail: String(r[1] ?? '') } : null,
    chatId: typeof chat === 'number' ? chat : null, after: after as number, round: round as number, isAsked: asked === true,
  }
}

function parsed(text: unknown): Record<string, unknown> {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : null
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
  }
  catch {
    return {}
  }
}
