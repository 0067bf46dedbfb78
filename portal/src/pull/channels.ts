import { createHash } from 'node:crypto'
import type { Portal } from '../portal.ts'
import { formatIso } from '../state/clock.ts'
import type { PullMessage } from '../state/pullTypes.ts'
import type { Json, PortalState } from '../state/types.ts'

/** Channels live so long and are another's name then. */
const LIFETIME_MS = 12 * 3_600_000
/** So many events are kept for those who come back. */
const KEPT = 500

export interface Channel { id: string, signature: string, startMs: number, endMs: number, type: 'shared' | 'private' }

/** The channel of an application, or of a person in it; names change every twelve hours and cannot be guessed. */
export function channelOf(portal: Portal, appCode: string, userId: number | null): Channel {
  const period = Math.floor(portal.now() / LIFETIME_MS)
  const type = userId === null ? 'shared' : 'private'
  const id = hash(portal.state, 'md5', `${appCode} ${type} ${userId ?? ''} ${period}`)
  return { id, signature: signatureOf(portal.state, id), startMs: period * LIFETIME_MS, endMs: (period + 1) * LIFETIME_MS, type }
}

export function signatureOf(state: PortalState, id: string): string {
  return hash(state, 'sha1', id)
}

export function encodeChannel({ id, signature, startMs, endMs, type }: Channel, timeZone: string): { [key: string]: Json } {
  return { id: `${id}.${signature}`, ...(type === 'private' ? { public_id: publicId(id) } : {}), start: formatIso(startMs, timeZone), end: formatIso(endMs, timeZone), type }
}

export function publicId(id: string): string {
  return createHash('md5').update(`public ${id}`).digest('hex')
}

const waiting = new WeakMap<Portal, Set<() => void>>()

/** Puts an event into a channel and wakes who listens. */
export function sendToChannel(portal: Portal, channel: string, event: Pick<PullMessage, 'moduleId' | 'command' | 'params'>): void {
  const { pull } = portal.state
  pull.messages = [...pull.messages, { ...event, id: portal.nextId('pullMessage'), channel, createdMs: portal.now() }].slice(-KEPT)
  for (const wake of waiting.get(portal) ?? [])
    wake()
}

/** Events of channels after one of them, at once or as soon as there is one; none when the time is over. */
export async function nextMessages(portal: Portal, channels: readonly string[], after: number, timeoutMs: number, signal: AbortSignal): Promise<PullMessage[]> {
  const found = () => portal.state.pull.messages.filter(message => message.id > after && channels.includes(message.channel))
  if (found().length === 0)
    await woken(portal, timeoutMs, signal, () => found().length > 0)
  return found()
}

/** The last event's number: who begins to listen hears what comes after it. */
export function lastMessageId({ state }: Portal): number {
  return state.pull.messages.at(-1)?.id ?? 0
}

function woken(portal: Portal, timeoutMs: number, signal: AbortSignal, isEnough: () => boolean): Promise<void> {
  const wakes = waiting.get(portal) ?? new Set()
  waiting.set(portal, wakes)
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer)
      wakes.delete(wake)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const wake = () => isEnough() && end()
    const timer = setTimeout(end, timeoutMs)
    timer.unref()
    wakes.add(wake)
    signal.addEventListener('abort', end)
  })
}

function hash({ seed }: PortalState, algorithm: 'md5' | 'sha1', text: string): string {
  return createHash(algorithm).update(`${seed} ${text}`).digest('hex')
}
