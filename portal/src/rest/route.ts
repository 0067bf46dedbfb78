import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { fileResponse } from '../files/response.ts'
import type { Portal } from '../portal.ts'
import { serve } from '../faults/serve.ts'
import { beforeRequest } from '../faults/underway.ts'
import { authorise } from './authorise.ts'
import { callMethod } from './call.ts'
import { answer, gatewayTimeout, preflight } from './answer.ts'
import { systemErrors } from './errors.ts'
import { RestError } from './method.ts'
import type { Actor, MethodResult, Params } from './method.ts'
import { RequestCut, startMeter } from './pace.ts'
import { readParameters } from './parameters.ts'
import { takeRate } from './rate.ts'
import { findMethod } from './registry.ts'
import type { Registry } from './registry.ts'
import { startWatch, timeObject } from './time.ts'
import { versionThree } from './versionThree.ts'

export interface Environment { Bindings: Partial<HttpBindings> }

type Outcome = MethodResult | RestError | RequestCut

/** What a request is for and where it comes from: an address of the network, on which the rate limit is kept. */
interface Address { method: string, webhook: { userId: number, secret: string } | null, source: string }

/** The address a caller wants to be taken for, since on one machine all come from one; browsers may not send it. */
const SOURCE_HEADER = 'x-local-address'

/**
 * `/rest/<method>` and `/rest/<user>/<secret>/<method>`, GET and POST alike; `/rest/api/…` answers as version 3.
 *
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html
 */
export function restRoutes(portal: Portal, registry: Registry): Hono<Environment> {
  const routes = new Hono<Environment>()
  routes.options('/rest/*', preflight)
  routes.all('/rest/api/*', context => versionThree(portal, context.req.raw, sourceOf(context)))
  routes.on(['GET', 'POST'], '/rest/*', async (context, next) => {
    const address = readAddress(context.req.path, sourceOf(context))
    return address ? serve(portal, registry, context, address, request => respond(portal, registry, request, address)) : next()
  })
  return routes
}

/** The network address a request is counted under. */
export function sourceOf(context: Context<Environment>): string {
  return context.req.header(SOURCE_HEADER) ?? context.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'
}

function readAddress(path: string, source: string): Address | null {
  const parts = path.slice('/rest/'.length).split('/').filter(part => part !== '')
  const method = (parts.at(-1) ?? '').replace(/\.json$/i, '')
  if (parts.length === 1)
    return { method, webhook: null, source }
  if (parts.length === 3)
    return { method, webhook: { userId: Number(parts[0]), secret: parts[1] ?? '' }, source }
  return null
}

async function respond(portal: Portal, registry: Registry, request: Request, address: Address): Promise<Response> {
  const { roundTripMs } = portal.state.limits
  if (roundTripMs > 0)
    await portal.sleep(roundTripMs / 2)
  const response = await answerCall(portal, registry, request, address)
  if (roundTripMs > 0)
    await portal.sleep(roundTripMs / 2)
  return response
}

async function answerCall(portal: Portal, registry: Registry, request: Request, { method, webhook, source }: Address): Promise<Response> {
  const watch = startWatch(portal)
  let actor: Actor | null = null
  let outcome: Outcome
  try {
    takeRate(portal, source)
    const { auth, auth_connector: connector, ...params } = await readParameters(request)
    const definition = findMethod(registry, method)
    if (!definition)
      throw systemErrors.methodNotFound()
    actor = authorise(portal, { webhook, token: auth ?? bearer(request), connector })
    watch.processingFrom = performance.now()
    await beforeRequest()
    outcome = await callMethod(definition, { portal, actor, params, meter: startMeter() })
  }
  catch (error) {
    if (!(error instanceof RestError || error instanceof RequestCut))
      console.error(`Failed to answer ${method}:`, error)
    outcome = error instanceof RestError || error instanceof RequestCut ? error : systemErrors.internal()
  }
  const time = timeObject(portal, watch, countedCall(portal, method, actor))
  const status = outcome instanceof RestError ? outcome.status : outcome instanceof RequestCut ? 504 : 200
  portal.writeLog({
    kind: 'rest',
    method,
    userId: actor?.user.id ?? null,
    appCode: actor?.app?.code ?? null,
    status,
    error: outcome instanceof RestError ? outcome.code : null,
    durationMs: Math.round(Number(time.duration) * 1000),
    ...('result' in outcome && outcome.commands ? { commands: outcome.commands } : {}),
  })
  if ('file' in outcome && outcome.file)
    return fileResponse(outcome.file)
  return outcome instanceof RequestCut ? gatewayTimeout() : answer(envelope(outcome, time), status)
}

/** A batch has counters only where all its commands are billed to it. */
function countedCall({ state }: Portal, name: string, actor: Actor | null): { actor: Actor, method: string } | undefined {
  const method = name.toLowerCase()
  return actor && (method !== 'batch' || state.switches.operatingBilling === 'batch') ? { actor, method } : undefined
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
