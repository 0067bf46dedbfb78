import { findToken, mayUseApp } from '../auth/tokens.ts'
import type { Portal } from '../portal.ts'
import type { Json } from '../state/types.ts'
import { requireFeature } from '../plan/check.ts'
import { systemErrors } from './errors.ts'
import type { Actor } from './method.ts'

export interface Credentials {
  /** `/rest/<userId>/<secret>/<method>`. */
  webhook: { userId: number, secret: string } | null
  /** `auth` of body or query, or the bearer token. */
  token: Json | undefined
  /** `auth_connector` of body or query. */
  connector?: Json | undefined
}

/**
 * Finds out who calls.
 *
 * @throws {RestError} `WRONG_LICENSE` for a connector the plan does not include; `NO_AUTH_FOUND`, `INVALID_CREDENTIALS`, `invalid_token`, `expired_token`, `authorization_error`, `user_access_error`.
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/authorization.html
 */
export function authorise(portal: Portal, { webhook, token, connector }: Credentials): Actor {
  if (webhook)
    return webhookActor(portal, webhook)
  if (typeof token !== 'string' || token === '')
    throw systemErrors.noAuth()
  return tokenActor(portal, token, typeof connector === 'string' ? connector : '')
}

function webhookActor(portal: Portal, { userId, secret }: { userId: number, secret: string }): Actor {
  const webhook = portal.state.webhooks.find(one => one.userId === userId && one.secret === secret)
  const user = portal.state.users.find(one => one.id === userId)
  if (!webhook || !user?.active)
    throw systemErrors.invalidCredentials()
  return { user, app: null, scopes: webhook.scopes, caller: `webhook ${userId} ${secret}`, connector: '' }
}

function tokenActor(portal: Portal, accessToken: string, connector: string): Actor {
  const token = findToken(portal, accessToken)
  const app = token && portal.state.apps.find(one => one.id === token.appId)
  if (!token || !app)
    throw systemErrors.invalidToken()
  if (token.expiresAt <= portal.now())
    throw systemErrors.expiredToken()
  const user = portal.state.users.find(one => one.id === token.userId)
  if (!user?.active)
    throw systemErrors.inactiveUser()
  if (!mayUseApp(app, user) || (!app.installed && !user.isAdmin))
    throw systemErrors.userAccess(portal)
  if (connector !== '')
    requireFeature(portal, 'rest_auth_connector')
  return { user, app, scopes: app.scopes, caller: `app ${app.id}`, connector }
}
