import { Buffer } from 'node:buffer'
import type { Context } from 'hono'
import { finishTrace, runTraced } from '../log/trace.ts'
import type { Trace } from '../log/trace.ts'
import type { Portal } from '../portal.ts'
import { answer } from '../rest/answer.ts'
import type { Registry } from '../rest/registry.ts'
import { changeAnswer } from './answers.ts'
import { callsOf } from './calls.ts'
import { applyLate } from './late.ts'
import { secondCaller } from './secondPerson.ts'
import { cut } from './socket.ts'
import type { FaultCall } from './types.ts'
import { runStruck } from './underway.ts'

interface Address { method: string, webhook: { userId: number, secret: string } | null, source: string }
type Respond = (request: Request) => Promise<Response>

/** Keeps a REST request's times and sizes for the log, and lets the rules in force strike it. `respond` is the portal itself. */
export async function serve(portal: Portal, registry: Registry, context: Context, address: Address, respond: Respond): Promise<Response> {
  const trace: Trace = {
    startedAt: performance.now(), arrivedMs: portal.now(), waitMs: 0, faults: [], entry: null,
    requestBytes: Number(context.req.header('content-length') ?? 0), address: address.source,
  }
  return runTraced(trace, async () => {
    const { reply, bytes } = portal.faults.isEmpty
      ? measured(await respond(context.req.raw))
      : await struck(portal, registry, context, address, trace, respond)
    finishTrace(trace, bytes)
    return reply
  })
}

interface Served { reply: Response, bytes: number | null }

async function struck(portal: Portal, registry: Registry, context: Context, address: Address, trace: Trace, respond: Respond): Promise<Served> {
  const request = context.req.raw
  const calls = await callsOf(portal, request, address)
  const strikes = portal.faults.strike(calls)
  if (strikes.length === 0)
    return measured(await respond(request))
  trace.faults = strikes.map(({ id, action }) => `${id}: ${action.kind}`)
  const own = calls[0] as FaultCall
  const second = secondCaller(portal, registry)
  const note = (status: number, error: string) =>
    portal.writeLog({ kind: 'rest', method: address.method, userId: own.userId, appCode: own.app?.code ?? null, status, error, durationMs: 0 })
  const cutNow = (error: string): Served => {
    if (!trace.entry)
      note(0, error)
    return { reply: cut(context), bytes: null }
  }

  for (const { action, id } of strikes) {
    if (action.kind === 'delay')
      await portal.sleep(action.ms)
    if (action.kind === 'second-person' && action.moment === 'arrival')
      await second(action.call, id)
    if (action.kind === 'answer') {
      note(action.status, 'fault')
      return measured(action.html === undefined ? answer(action.body as { [key: string]: never }, action.status) : page(action.html, action.status))
    }
    if (action.kind === 'cut-before')
      return cutNow('cut-before')
    if (action.kind === 'cut-late') {
      const copy = request.clone()
      void applyLate(portal, { method: address.method, userId: own.userId, seconds: action.seconds }, () => applyTraced(trace, `${id}: applied`, () => respond(copy))).catch(error => console.error(error))
      return cutNow('cut-late')
    }
  }

  const reply = await new Promise<Response | null>((resolve, reject) => {
    runStruck({ strikes, second, cut: () => resolve(null) }, () => respond(request)).then(resolve, reject)
  })
  if (reply === null || strikes.some(({ action }) => action.kind === 'cut-after'))
    return cutNow('cut-within')
  return measured(await changeAnswer(reply, strikes))
}

/** A proxy's page, which no script of another origin may read. */
function page(html: string, status: number): Response {
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8', 'content-length': String(Buffer.byteLength(html)) } })
}

function measured(reply: Response): Served {
  return { reply, bytes: Number(reply.headers.get('content-length')) }
}

/** A cut request has a second line in the log: the one of its being applied. */
async function applyTraced({ requestBytes, address, arrivedMs }: Trace, fault: string, apply: () => Promise<Response>): Promise<void> {
  const trace: Trace = { startedAt: performance.now(), arrivedMs, waitMs: 0, faults: [fault], entry: null, requestBytes, address }
  await runTraced(trace, apply)
  finishTrace(trace, null)
}
