import type { Portal } from '../portal.ts'
import type { Json, RestApp } from '../state/types.ts'
import { formPairs } from './formPairs.ts'

const ANSWER_WAIT_MS = 5000
const underWay = new WeakMap<Portal, Set<Promise<void>>>()

/** An event on its way to one handler. */
interface EventPost {
  event: string
  handlerId: number
  handler: string
  data: Json
  auth: { [key: string]: Json }
  /** Whom the log names. */
  userId: number | null
  /** Null for an outgoing webhook. */
  app: RestApp | null
}

/**
 * Posts an event once, whatever comes of it, and writes that into the log. Only handlers on this machine are reached; for
 * any other the log says `NOT_SENT`, since a portal for tests has no business on other people's servers.
 *
 * @see https://apidocs.bitrix24.com/api-reference/events/index.html
 */
export async function postEvent(portal: Portal, { event, handlerId, handler, data, auth, userId, app }: EventPost): Promise<void> {
  const strikes = portal.faults.strike([{ kind: 'event', method: event, command: null, userId, app: app && { id: app.id, code: app.code } }])
  const startedAt = performance.now()
  const note = (status: number, error: string | null) => portal.writeLog({
    kind: 'event', method: event, userId, appCode: app?.code ?? null, status, error, durationMs: Math.round(performance.now() - startedAt),
    ...(app ? {} : { webhook: handlerId }),
    ...(strikes.length > 0 ? { faults: strikes.map(({ id, action }) => `${id}: ${action.kind}`) } : {}),
  })
  if (!isOnThisMachine(handler))
    return note(0, 'NOT_SENT')
  for (const { action } of strikes) {
    if (action.kind === 'delay')
      await portal.sleep(action.ms)
    if (action.kind === 'drop')
      return note(0, 'drop')
  }
  const body = new URLSearchParams(formPairs({ event, event_handler_id: String(handlerId), data, ts: String(Math.floor(portal.now() / 1000)), auth }))
  const times = 1 + strikes.filter(({ action }) => action.kind === 'duplicate').length
  for (let time = 0; time < times; time++) {
    const status = await send(handler, body)
    note(status, status >= 200 && status < 300 ? null : 'FAILED')
  }
}

/** Posts a form; 0 when nobody answered in time. */
export async function send(handler: string, body: URLSearchParams): Promise<number> {
  try {
    const answer = await fetch(handler, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WAIT_MS) })
    await answer.body?.cancel()
    return answer.status
  }
  catch {
    return 0
  }
}

/** Keeps a delivery in sight until it is over. */
export function track(portal: Portal, delivery: Promise<void>): void {
  const known = underWay.get(portal) ?? new Set<Promise<void>>()
  underWay.set(portal, known)
  known.add(delivery)
  void delivery.finally(() => known.delete(delivery))
}

/** Ends when everything sent so far has been answered or given up. */
export async function deliveriesSettled(portal: Portal): Promise<void> {
  while (underWay.get(portal)?.size)
    await Promise.all(underWay.get(portal) ?? [])
}

export function isOnThisMachine(address: string): boolean {
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}
