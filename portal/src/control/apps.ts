import { issueTokens } from '../auth/tokens.ts'
import { dropRows } from '../events/queue.ts'
import type { Portal } from '../portal.ts'
import type { AppReading } from '../state/appTypes.ts'
import type { PortalUser, RestApp } from '../state/types.ts'
import { ControlError } from './controlError.ts'

export interface AppOrder {
  code?: string
  title: string
  handler: string
  installHandler?: string | null
  scopes: string[]
  access?: 'all' | number[]
  installed?: boolean
}

/**
 * Registers a local application, as an administrator does in the developer section. A known code means a new version
 * of that application: its options stay, its widgets go, as on an update.
 */
export function registerApp(portal: Portal, order: AppOrder): RestApp {
  checkAddresses(order)
  const known = portal.state.apps.find(app => app.code === order.code)
  const id = known?.id ?? portal.nextId('app')
  const app: RestApp = {
    id,
    code: order.code ?? `local.${portal.randomHex(14)}.${String(10_000_000 + id)}`,
    title: order.title,
    handler: order.handler,
    installHandler: order.installHandler ?? null,
    scopes: [...order.scopes],
    installed: order.installed ?? !order.installHandler,
    version: (known?.version ?? 0) + 1,
    access: order.access ?? 'all',
    options: known?.options ?? {},
    userOptions: known?.userOptions ?? {},
    openedBy: [],
  }
  portal.state.apps = [...portal.state.apps.filter(one => one.id !== id), app].sort((a, b) => a.id - b.id)
  dropBindings(portal, id)
  return app
}

/**
 * A new version of an application: what is not named stays as it was. With an installer it is not installed until an
 * administrator has gone through that once more.
 *
 * @throws {ControlError} 404 when there is no such application.
 */
export function updateApp(portal: Portal, idOrCode: string, changes: Partial<AppOrder>): RestApp {
  const { code, title, handler, installHandler, scopes, access } = findApp(portal, idOrCode)
  return registerApp(portal, { title, handler, installHandler, scopes, access, ...changes, code })
}

/** Widgets and subscriptions go with every update: each version binds its own. */
function dropBindings({ state }: Portal, appId: number): void {
  state.placements = state.placements.filter(one => one.appId !== appId)
  state.eventBindings = state.eventBindings.filter(one => one.appId !== appId)
}

/**
 * Removes an application with its options, tokens, widgets, field types, subscriptions and queue. Fields of its types
 * stay and have no handler any more; registered again, it is another application with other ids.
 *
 * @throws {ControlError} 404 when there is no such application.
 * @see https://apidocs.bitrix24.com/settings/app-uninstallation.html
 */
export function removeApp(portal: Portal, idOrCode: string): RestApp {
  const { state } = portal
  const app = findApp(portal, idOrCode)
  dropBindings(portal, app.id)
  state.apps = state.apps.filter(one => one !== app)
  state.tokens = state.tokens.filter(one => one.appId !== app.id)
  state.fieldTypes = state.fieldTypes.filter(one => one.appId !== app.id)
  dropRows(portal, row => row.appId === app.id)
  return app
}

export function readApp({ id, code, title, installed, access }: RestApp): AppReading {
  return { id, code, title, installed, access }
}

/**
 * Says who may use an application: everybody, or the listed people beside the administrators. Widgets and tokens stay.
 *
 * @throws {ControlError} 404 when there is no such application or person.
 */
export function setAccess(portal: Portal, idOrCode: string, { access }: { access?: unknown }): AppReading {
  const app = findApp(portal, idOrCode)
  if (access !== 'all' && !(Array.isArray(access) && access.every(Number.isInteger)))
    throw new ControlError('Failed to set the access: it is "all" or a list of user ids.')
  app.access = access === 'all' ? access : access.map(id => findUser(portal, Number(id)).id)
  return readApp(app)
}

function findApp({ state }: Portal, idOrCode: string): RestApp {
  const app = state.apps.find(one => one.code === idOrCode || String(one.id) === idOrCode)
  if (!app)
    throw new ControlError(`Failed to find the application "${idOrCode}".`, 404)
  return app
}

function checkAddresses({ title, handler, installHandler, scopes }: AppOrder): void {
  if (typeof title !== 'string' || !Array.isArray(scopes))
    throw new ControlError('Failed to register the application: name its title, handler and scopes.')
  for (const address of [handler, ...(installHandler ? [installHandler] : [])]) {
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      throw new ControlError(`Failed to register the application: "${address}" is not an http address.`)
  }
}

export interface TokenAnswer { access_token: string, refresh_token: string, expires_in: number, rest: string }

/** An application token of a user. `app` is an id or a code; without it the first application. */
export function giveToken(portal: Portal, { user, app }: { user: number, app?: number | string }): TokenAnswer {
  const found = app === undefined ? portal.state.apps[0] : portal.state.apps.find(one => one.id === app || one.code === app)
  if (!found)
    throw new ControlError(`Failed to give a token: there is no application "${app ?? ''}". Register it first.`, 404)
  const token = issueTokens(portal, found, findUser(portal, user))
  return {
    access_token: token.accessToken,
    refresh_token: token.refreshToken,
    expires_in: portal.state.switches.tokenLifeSeconds,
    rest: `${portal.origin}/rest/`,
  }
}

/** @throws {ControlError} 404 when there is no such person. */
export function findUser(portal: Portal, id: number): PortalUser {
  const user = portal.state.users.find(one => one.id === id)
  if (!user)
    throw new ControlError(`Failed to find user ${id}.`, 404)
  return user
}
