import type { Hono } from 'hono'
import { issueTokens } from '../src/auth/tokens.ts'
import { registerApp } from '../src/control/apps.ts'
import { importUsers } from '../src/control/import/people.ts'
import type { Portal } from '../src/portal.ts'
import { createPortal } from '../src/portalService.ts'
import { createServer } from '../src/server.ts'
import { createState } from '../src/state/createState.ts'
import { noLimits } from '../src/state/limits.ts'
import { packState } from '../src/state/pack.ts'
import type { Json, RestApp } from '../src/state/types.ts'

export const ORIGIN = 'http://localhost:5100'
export const ADMIN = 1
export const EMPLOYEE = 2

export interface Reply { status: number, headers: Headers, body: { [key: string]: Json } }

/** A portal in memory, without a port and without limits: an administrator, an employee, an application, and helpers to call it. */
export interface TestPortal {
  portal: Portal
  server: Hono
  app: RestApp
  /** Access token of a user for the application. */
  token: (userId?: number) => string
  /** JSON call with the administrator's token, unless `auth` is given. */
  call: (method: string, params?: { [key: string]: Json }) => Promise<Reply>
  /** JSON call through the webhook `/rest/1/dev/`. */
  webhook: (method: string, params?: { [key: string]: Json }) => Promise<Reply>
  request: (path: string, init?: RequestInit) => Promise<Reply>
}

export function aPortal({ scopes = ['crm', 'placement', 'user'] }: { scopes?: string[] } = {}): TestPortal {
  const portal = createPortal({ ...createState({ seed: 7 }), limits: noLimits() }, ORIGIN)
  importUsers(portal, [{ id: EMPLOYEE, name: 'Борис', lastName: 'Ким', email: 'boris@portal.example', workPosition: 'Менеджер', gender: 'M', departments: [1] }])
  const app = registerApp(portal, { title: 'Test', handler: 'http://127.0.0.1:5101/index.html', scopes })
  const server = createServer(portal, packState(portal.state))
  const token = (userId = ADMIN) => {
    const user = portal.state.users.find(one => one.id === userId)
    if (!user)
      throw new Error(`no user ${userId}`)
    return issueTokens(portal, app, user).accessToken
  }
  const request = async (path: string, init?: RequestInit): Promise<Reply> => {
    const response = await server.request(`${ORIGIN}${path}`, init)
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {} }
  }
  const post = (path: string, body: { [key: string]: Json }) => request(path, json('POST', body))
  return {
    portal, server, app, token, request,
    call: (method, params = {}) => post(`/rest/${method}`, { auth: token(), ...params }),
    webhook: (method, params = {}) => post(`/rest/1/dev/${method}`, params),
  }
}

export function json(method: string, body: object): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** What a refusal looks like: status and the two keys every error has. */
export function refusal({ status, body }: Reply): [number, Json | undefined, Json | undefined] {
  return [status, body.error, body.error_description]
}
