import { Hono } from 'hono'
import type { Context } from 'hono'
import { USER_COOKIE } from '../auth/tokens.ts'
import { faultRoutes } from '../faults/routes.ts'
import { logRoutes } from '../log/routes.ts'
import type { Portal } from '../portal.ts'
import { packState, unpackState } from '../state/pack.ts'
import { findUser, giveToken, readApp, registerApp, removeApp, setAccess, updateApp } from './apps.ts'
import type { AppOrder } from './apps.ts'
import { readClock, turnClock } from './clock.ts'
import type { ClockOrder } from './clock.ts'
import { ControlError } from './controlError.ts'
import { loopbackOnly } from './guard.ts'
import { importRecords } from './import/index.ts'
import { setLimits } from './limits.ts'
import { clientWrites, closeLineDialog } from './openLines.ts'
import type { ClientMessage } from './openLines.ts'
import { turnPlan } from './plan.ts'
import type { PlanOrder } from './plan.ts'
import { turnSettings } from './settings.ts'
import { stateAsJson } from './stateJson.ts'
import { structureOf } from './structure.ts'
import { turnSwitches } from './switches.ts'
import { addWebhook, readWebhooks, removeWebhook } from './webhooks.ts'
import type { WebhookOrder } from './webhooks.ts'

/** `/_portal/*`: what a test or a world does to the portal from outside. Described with examples in the README. */
export function controlRoutes(portal: Portal, baseline: Uint8Array): Hono {
  const routes = new Hono().basePath('/_portal')
  let snapshot = baseline
  routes.use('*', loopbackOnly())
  routes.onError((error, context) => {
    if (error instanceof ControlError)
      return context.json({ error: error.message }, error.status)
    throw error
  })

  routes.post('/snapshot', context => {
    snapshot = packState(portal.state)
    return context.json({ bytes: snapshot.byteLength })
  })
  routes.post('/reset', async context => {
    const { to } = await context.req.json<{ to?: unknown }>().catch((): { to?: unknown } => ({}))
    if (to !== undefined && to !== 'snapshot' && to !== 'start')
      throw new ControlError('Failed to reset: "to" is snapshot or start.')
    portal.state = unpackState(to === 'start' ? baseline : snapshot)
    portal.log.length = 0
    portal.faults.clear()
    return context.json({ reset: true })
  })
  routes.get('/state', context => context.body(stateAsJson(portal.state, context.req.query('files') === '1'), 200, { 'content-type': 'application/json; charset=utf-8' }))
  routes.get('/structure', context => context.json(structureOf(portal)))

  routes.post('/apps', async context => context.json(registerApp(portal, await body<AppOrder>(context))))
  routes.get('/apps', context => context.json(portal.state.apps.map(readApp)))
  routes.patch('/apps/:app', async context => context.json(setAccess(portal, context.req.param('app'), await body(context))))
  routes.post('/apps/:app/versions', async context => context.json(updateApp(portal, context.req.param('app'), await body(context))))
  routes.delete('/apps/:app', context => context.json({ removed: removeApp(portal, context.req.param('app')).code }))
  routes.post('/app-token', async context => context.json(giveToken(portal, await body(context))))
  routes.post('/webhooks', async context => context.json(addWebhook(portal, await body<WebhookOrder>(context))))
  routes.get('/webhooks', context => context.json(readWebhooks(portal)))
  routes.delete('/webhooks/:id', context => context.json(removeWebhook(portal, Number(context.req.param('id')))))
  routes.post('/import', async context => context.json(importRecords(portal, await body(context))))
  routes.post('/openlines/messages', async context => context.json(clientWrites(portal, await body<ClientMessage>(context))))
  routes.post('/openlines/close', async context => context.json(closeLineDialog(portal, await body(context))))
  routes.get('/login', context => logIn(portal, context))

  routes.get('/clock', context => context.json(readClock(portal)))
  routes.post('/clock', async context => context.json(turnClock(portal, await body<ClockOrder>(context))))
  routes.get('/limits', context => context.json(portal.state.limits))
  routes.patch('/limits', async context => context.json(setLimits(portal, await body(context))))
  routes.get('/switches', context => context.json(portal.state.switches))
  routes.patch('/switches', async context => context.json(turnSwitches(portal, await body(context))))
  routes.get('/settings', context => context.json(portal.state.settings))
  routes.patch('/settings', async context => context.json(turnSettings(portal, await body(context))))
  routes.get('/plan', context => context.json(portal.state.plan))
  routes.patch('/plan', async context => context.json(turnPlan(portal, await body<PlanOrder>(context))))
  routes.route('/', faultRoutes(portal))
  routes.route('/', logRoutes(portal))
  return routes
}

/** `?user=7&to=/crm/deal/details/1/`: this browser context belongs to user 7 from now on. */
function logIn(portal: Portal, context: Context): Response {
  const user = findUser(portal, Number(context.req.query('user')))
  const to = context.req.query('to') ?? '/'
  if (new URL(to, portal.origin).origin !== portal.origin)
    throw new ControlError('Failed to log in: "to" is a path of this portal.')
  context.header('set-cookie', `${USER_COOKIE}=${user.id}; Path=/; HttpOnly; SameSite=Lax`)
  return context.redirect(to, 302)
}

async function body<T extends object>(context: Context): Promise<T> {
  const value: unknown = await context.req.json().catch(() => null)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ControlError('Failed to read the request: its body is to be a JSON object.')
  return value as T
}
