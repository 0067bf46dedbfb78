import { createHash } from 'node:crypto'
import { issueTokens } from '../auth/tokens.ts'
import type { Portal } from '../portal.ts'
import type { EventBinding, Json, PortalUser, RestApp } from '../state/types.ts'
import { postEvent, track } from './post.ts'

/**
 * Sends an event to the handler of an online subscription, once and without waiting.
 *
 * @see https://apidocs.bitrix24.com/api-reference/events/index.html
 */
export function deliverEvent(portal: Portal, binding: EventBinding, data: Json, userId: number): void {
  const app = portal.state.apps.find(one => one.id === binding.appId)
  if (!app)
    return
  const user = portal.state.users.find(one => one.id === (binding.userId || userId))
  const auth = authOf(portal, app, user, binding.event === 'ONOFFLINEEVENT')
  track(portal, postEvent(portal, { event: binding.event, handlerId: binding.id, handler: binding.handler, data, auth, userId: user?.id ?? null, app }))
}

/** @see https://apidocs.bitrix24.com/api-reference/events/safe-event-handlers.html */
function authOf(portal: Portal, app: RestApp, user: PortalUser | undefined, withRefreshToken: boolean): { [key: string]: Json } {
  const { settings, switches } = portal.state
  const token = user && issueTokens(portal, app, user)
  return {
    ...(token ? { access_token: token.accessToken, expires_in: String(switches.tokenLifeSeconds) } : {}),
    ...(token && withRefreshToken ? { refresh_token: token.refreshToken } : {}),
    scope: app.scopes.join(','),
    ...addressesOf(portal),
    status: settings.licenseStatus,
    application_token: createHash('md5').update(`${settings.memberId} ${app.code}`).digest('hex'),
  }
}

/** What every handler learns of the portal. */
export function addressesOf({ origin, state }: Portal): { [key: string]: Json } {
  return {
    domain: new URL(origin).host,
    client_endpoint: `${origin}/rest/`,
    server_endpoint: 'https://oauth.bitrix.info/rest/',
    member_id: state.settings.memberId,
  }
}
