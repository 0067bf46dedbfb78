import { createHash } from 'node:crypto'
import { issueTokens } from '../auth/tokens.ts'
import type { Portal } from '../portal.ts'
import type { EventBinding, Json, PortalUser, RestApp } from '../state/types.ts'
import { formPairs } from './formPairs.ts'

const ANSWER_WAIT_MS = 5000
const underWay = new WeakMap<Portal, Set<Promise<void>>>()

/**
 * Sends an event to the handler of an online subscription, once and without waiting. Only handlers on this machine are
 * reached; for any other the log says `NOT_SENT`, since a portal for tests has no business on other people's servers.
 *
 * @see https://apidocs.bitrix24.com/api-reference/events/index.html
 */
export function deliverEvent(portal: Portal, binding: EventBinding, data: Json, userId: number): void {
  const app = portal.state.apps.find(one => one.id === binding.appId)
  if (!app)
    return
  const user = portal.state.users.find(one => one.id === (binding.userId || userId))
  const note = (status: number, error: string | null) =>
    portal.writeLog({ kind: 'event', method: binding.event, userId: user?.id ?? null, appCode: app.code, status, error, durationMs: 0 })
  if (!isOnThisMachine(binding.handler))
    return note(0, 'NOT_SENT')
  const body = new URLSearchParams(formPairs({
    event: binding.event,
    event_handler_id: String(binding.id),
    data,
    ts: String(Math.floor(portal.now() / 1000)),
    auth: authOf(portal, app, user, binding.event === 'ONOFFLINEEVENT'),
  }))
  track(portal, send(binding.handler, body).then(status => note(status, status >= 200 && status < 300 ? null : 'FAILED')))
}

/** Ends when everything sent so far has been answered or given up. */
export async function deliveriesSettled(portal: Portal): Promise<void> {
  while (underWay.get(portal)?.size)
    await Promise.all(underWay.get(portal) ?? [])
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

export function isOnThisMachine(address: string): boolean {
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}

/** @see https://apidocs.bitrix24.com/api-reference/events/safe-event-handlers.html */
function authOf(portal: Portal, app: RestApp, user: PortalUser | undefined, withRefreshToken: boolean): { [key: string]: Json } {
  const { settings, switches } = portal.state
  const token = user && issueTokens(portal, app, user)
  return {
    ...(token ? { access_token: token.accessToken, expires_in: String(switches.tokenLifeSeconds) } : {}),
    ...(token && withRefreshToken ? { refresh_token: token.refreshToken } : {}),
    scope: app.scopes.join(','),
    domain: new URL(portal.origin).host,
    server_endpoint: 'https://oauth.bitrix.info/rest/',
    status: settings.licenseStatus,
    client_endpoint: `${portal.origin}/rest/`,
    member_id: settings.memberId,
    application_token: createHash('md5').update(`${settings.memberId} ${app.code}`).digest('hex'),
  }
}
