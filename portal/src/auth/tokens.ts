import type { Portal } from '../portal.ts'
import type { AccessToken, PortalUser, RestApp } from '../state/types.ts'

const TOKEN_LENGTH = 70

/** Cookie that says who sits at this browser; without it everybody is user 1. */
export const USER_COOKIE = 'b24_local_user'

/**
 * Makes an access token of a user for an application. Whether the user may use the application is looked at when the
 * token is used.
 */
export function issueTokens(portal: Portal, app: RestApp, user: PortalUser): AccessToken {
  const token: AccessToken = {
    accessToken: portal.randomHex(TOKEN_LENGTH),
    refreshToken: portal.randomHex(TOKEN_LENGTH),
    appId: app.id,
    userId: user.id,
    expiresAt: portal.now() + portal.state.switches.tokenLifeSeconds * 1000,
  }
  portal.state.tokens.push(token)
  return token
}

/** An expired token is found as well: the caller tells `expired_token` from `invalid_token`. */
export function findToken(portal: Portal, accessToken: string): AccessToken | undefined {
  return portal.state.tokens.findLast(token => token.accessToken === accessToken)
}

/** Everybody, the listed people, and always administrators. */
export function mayUseApp(app: RestApp, user: PortalUser): boolean {
  return user.isAdmin || app.access === 'all' || app.access.includes(user.id)
}

/**
 * Who sits at the browser that sent this request: by cookie `b24_local_user`, otherwise user 1. A dismissed person stays
 * that person: pages open, tokens do not work.
 */
export function userOfRequest(portal: Portal, request: Request): PortalUser {
  const cookie = request.headers.get('cookie') ?? ''
  const id = Number(new RegExp(`(?:^|;\\s*)${USER_COOKIE}=(\\d+)`).exec(cookie)?.[1] ?? 1)
  const users = portal.state.users
  const user = users.find(one => one.id === id) ?? users.find(one => one.id === 1) ?? users[0]
  if (!user)
    throw new Error('Failed to find who asks: the portal has no users.')
  return user
}
