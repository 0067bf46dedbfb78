import { issueTokens, mayUseApp } from '../auth/tokens.ts'
import type { Portal } from '../portal.ts'
import type { AccessToken, Json, PortalUser, RestApp } from '../state/types.ts'
import type { FrameOpening } from '../ui/contract.ts'
import { openSession } from './sessions.ts'

const SERVER_ENDPOINT = 'https://oauth.bitrix.info/rest/'

/** What the caller has found out about the frame it wants. */
export interface FrameFacts {
  app: RestApp
  placement: string
  handler: string
  options: { [key: string]: Json }
  /** Options come prepared by the page's server side: their texts arrive escaped. */
  isPrepared: boolean
  isInstalling?: boolean
  stored?: string[]
  /** A worker's registration, to count slow loads by. */
  bindingId?: number
}

/** The handler with the protocol's query; after a `#` it lands in the fragment, as on the real portal. */
export function frameAction(handler: string, query: Record<string, string>): string {
  return `${handler}${handler.includes('?') ? '&' : '?'}${new URLSearchParams(query).toString()}`
}

function takeFirstRun(app: RestApp, user: PortalUser, isInstalling: boolean): boolean {
  if (isInstalling || app.openedBy.includes(user.id))
    return false
  app.openedBy.push(user.id)
  return true
}

function bodyOf(portal: Portal, facts: FrameFacts, token: AccessToken | null): Record<string, string> {
  const { settings, switches } = portal.state
  const body: Record<string, string> = {
    AUTH_ID: token?.accessToken ?? '',
    AUTH_EXPIRES: token ? String(switches.tokenLifeSeconds) : '',
    REFRESH_ID: token?.refreshToken ?? '',
    SERVER_ENDPOINT,
    APPLICATION_SCOPE: facts.app.scopes.join(','),
    member_id: settings.memberId,
    status: settings.licenseStatus,
    PLACEMENT: facts.placement,
  }
  if (Object.keys(facts.options).length > 0)
    body.PLACEMENT_OPTIONS = JSON.stringify(facts.options)
  return body
}

/**
 * Renders one frame for one person: a fresh sid, tokens (empty for a person without rights to the application), the
 * form's address and body, and what `getInitData` will say. `host` is the portal's host as in the address bar.
 *
 * @see https://apidocs.bitrix24.com/api-reference/widgets/placements.html
 */
export function renderFrame(portal: Portal, user: PortalUser, host: string, isHttps: boolean, facts: FrameFacts): FrameOpening {
  const { app, placement } = facts
  const { settings, switches } = portal.state
  const { sid } = openSession(portal, user, app, placement, facts.bindingId ?? null)
  const token = mayUseApp(app, user) ? issueTokens(portal, app, user) : null
  const protocol = isHttps ? 1 : 0
  const handler = switches.frameMethod === 'refused' ? `${portal.origin}/_ui/frame/refused` : facts.handler
  const isInstalling = facts.isInstalling ?? false
  return {
    sid,
    appId: app.id,
    appTitle: app.title,
    placement,
    frameName: `${host}|${protocol}|${sid}`,
    method: switches.frameMethod === 'get' ? 'get' : 'post',
    action: frameAction(handler, { DOMAIN: host, PROTOCOL: String(protocol), LANG: user.language, APP_SID: sid }),
    handlerOrigin: new URL(facts.handler).origin,
    fields: bodyOf(portal, facts, token),
    init: {
      LANG: user.language,
      DOMAIN: host,
      PROTOCOL: protocol,
      PATH: '/rest',
      AUTH_ID: token?.accessToken ?? '',
      AUTH_EXPIRES: token ? switches.tokenLifeSeconds : '',
      REFRESH_ID: token?.refreshToken ?? '',
      MEMBER_ID: settings.memberId,
      FIRST_RUN: takeFirstRun(app, user, isInstalling),
      IS_ADMIN: user.isAdmin,
      INSTALL: isInstalling,
      USER_OPTIONS: { ...app.userOptions[user.id] },
      APP_OPTIONS: { ...app.options },
      PLACEMENT: placement,
      PLACEMENT_OPTIONS: facts.options,
    },
    escapesOptions: facts.isPrepared && switches.escapePlacementOptions,
    stored: facts.stored ?? [],
  }
}
