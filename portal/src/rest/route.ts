import { Hono } from 'hono'
import type { Portal } from '../portal.ts'
import { authorise } from './authorise.ts'
import { callMethod } from './call.ts'
import { answer, preflight } from './answer.ts'
import { systemErrors } from './errors.ts'
import { RestError } from './method.ts'
import type { Actor, MethodResult, Params } from './method.ts'
import { readParameters } from './parameters.ts'
import { findMethod } from './registry.ts'
import type { Registry } from './registry.ts'
import { startWatch, timeObject } from './time.ts'
import { versionThree } from './versionThree.ts'

interface Address { method: string, webhook: { userId: number, secret: string } | null }

/**
 * `/rest/<method>` and `/rest/<user>/<secret>/<method>`, GET and POST alike; `/rest/api/…` answers as version 3.
 *
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html
 */
export function restRoutes(portal: Portal, registry: Registry): Hono {
  const routes = new Hono()
  routes.options('/rest/*', preflight)
  routes.all('/rest/api/*', context => versionThree(portal, context.req.raw))
  routes.on(['GET', 'POST'], '/rest/*', async (context, next) => {
    const address = readAddress(context.req.path)
    return address ? respond(portal, registry, context.req.raw, address) : next()
  })
  return routes
}

function readAddress(path: string): Address | null {
  const parts = path.slice('/rest/'.length).split('/').filter(part => part !== '')
  const method = (parts.at(-1) ?? '').replace(/\.json$/i, '')
  if (parts.length === 1)
    return { method, webhook: null }
  if (parts.length === 3)
    return { method, webhook: { userId: Number(parts[0]), secret: parts[1] ?? '' } }
  return null
}

async function respond(portal: Portal, registry: Registry, request: Request, { method, webhook }: Address): Promise<Response> {
  const watch = startWatch(portal)
  let actor: Actor | null = null
  let outcome: MethodResult | RestError
  try {
    const { auth, ...params } = await readParameters(request)
    const definition = findMethod(registry, method)
    if (!definition)
      throw systemErrors.methodNotFound()
    actor = authorise(portal, { webhook, token: auth ?? bearer(request) })
    watch.processingFrom = performance.now()
    outcome = await callMethod(definition, { portal, actor, params })
  }
  catch (error) {
    if (!(error instanceof RestError))
      console.error(`Failed to answer ${method}:`, error)
    outcome = error instanceof RestError ? error : systemErrors.internal()
  }
  const isRefused = outcome instanceof RestError
  const counted = actor && !isRefused && method !== 'batch' ? { actor, method: method.toLowerCase() } : undefined
  const time = timeObject(portal, watch, counted)
  const status = outcome instanceof RestError ? outcome.status : 200
  portal.writeLog({
    kind: 'rest',
    method,
    userId: actor?.user.id ?? null,
    appCode: actor?.app?.code ?? null,
    status,
    error: outcome instanceof RestError ? outcome.code : null,
    durationMs: Math.round(Number(time.duration) * 1000),
    ...(!(outcome instanceof RestError) && outcome.commands ? { commands: outcome.commands } : {}),
  })
  return answer(envelope(outcome, time), status)
}

function envelope(outcome: MethodResult | RestError, time: Params): Params {
  if (outcome instanceof RestError)
    return { error: outcome.code, error_description: outcome.message, ...outcome.extra }
  const { result, next, total } = outcome
  return { result, ...(next === undefined ? {} : { next }), ...(total === undefined ? {} : { total }), time }
}

function bearer(request: Request): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
}
