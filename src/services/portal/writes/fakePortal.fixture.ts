import { PortalError } from '@/domain/portalError'
import { createCalls } from '../calls'
import { decodeAnswer } from '../decodeAnswer'
import type { Params, PortalCalls } from '../types'
import { fakeMethods, Refusal } from './fakeMethods.fixture'
import type { FakeState } from './fakeMethods.fixture'
import type { VirtualClock } from './virtualClock.fixture'

/**
 * What happens to one request. `cut-before`: it never arrives. `cut-after`: the reply is lost. `late`: the connection
 * breaks at once and the portal does the work after so many ms. `partial`: the portal dies after so many commands; the
 * reply is lost. `truncated`: everything is done, the reply says nothing about commands after so many.
 */
export type Fault
  = | { kind: 'none', delayMs: number }
    | { kind: 'cut-before' | 'cut-after', delayMs: number }
    | { kind: 'late', delayMs: number, lateMs: number }
    | { kind: 'partial' | 'truncated', delayMs: number, commands: number }

/** A request as the portal saw it. */
export interface Seen { at: number, userId: number, methods: string[], isWrite: boolean, text: string, fault: Fault['kind'] }

export interface FakePortal {
  state: FakeState
  seen: Seen[]
  /** Calls of one person; faults are taken in turn, then everything works. */
  connect: (userId: number, faults?: Fault[]) => PortalCalls
}

const isWriting = (method: string) => /\.(add|update|set|addsubfolder|addfolder)$/i.test(method)

/** A portal's semantics at wire level: commands one after another without a transaction, others in between. */
export function aFakePortal(clock: VirtualClock, state: FakeState, gaps: readonly number[] = []): FakePortal {
  const seen: Seen[] = []
  const methods = fakeMethods(state, clock)
  let drawn = 0
  /** Time between a check and a write, and between commands. */
  const pause = () => clock.wait(gaps.length === 0 ? 0 : gaps[drawn++ % gaps.length]!)

  async function call(userId: number, method: string, params: Params): Promise<unknown> {
    const handle = methods[method.toLowerCase()]
    if (handle === undefined)
      throw new Refusal('ERROR_METHOD_NOT_FOUND')
    return handle(params, userId, pause)
  }

  async function batch(userId: number, params: Params, dieAfter: number): Promise<unknown> {
    const answer = { result: {} as Params, result_error: {} as Params, result_time: {} as Params }
    for (const [index, [name, text]] of Object.entries(params.cmd as Record<string, string>).entries()) {
      if (index >= dieAfter)
        throw new Error('The portal died.')
      await pause()
      const [method = '', query = ''] = text.split('?')
      try {
        answer.result[name] = await call(userId, method, resolveAll(parseQuery(query), answer.result) as Params)
        answer.result_time[name] = { date_finish: new Date(clock.now()).toISOString() }
      }
      catch (error) {
        if (!(error instanceof Refusal))
          throw error
        answer.result_error[name] = { error: error.code, error_description: '' }
        if (params.halt === 1)
          break
      }
    }
    return answer
  }

  function connect(userId: number, faults: Fault[] = []): PortalCalls {
    async function send(method: string, params: Params) {
      const fault = faults.shift() ?? { kind: 'none', delayMs: 1 }
      const methodsSent = method === 'batch' ? Object.values(params.cmd as Record<string, string>).map(text => text.split('?')[0]!) : [method]
      seen.push({ at: clock.now(), userId, methods: methodsSent, isWrite: methodsSent.some(isWriting), text: JSON.stringify(params), fault: fault.kind })
      const work = async (dieAfter = Infinity) => method === 'batch' ? batch(userId, params, dieAfter) : call(userId, method, params)
      await clock.wait(fault.delayMs)
      if (fault.kind === 'cut-before')
        throw lost()
      if (fault.kind === 'late') {
        void clock.wait(fault.lateMs).then(() => work()).catch(() => {})
        throw lost()
      }
      try {
        const result = await work(fault.kind === 'partial' ? fault.commands : Infinity)
        await clock.wait(fault.delayMs)
        if (fault.kind === 'cut-after' || fault.kind === 'partial')
          throw lost()
        return decodeAnswer({ result: fault.kind === 'truncated' && method === 'batch' ? truncate(result, fault.commands) : result })
      }
      catch (error) {
        if (error instanceof Refusal)
          throw new PortalError(error.code === 'INTERNAL_SERVER_ERROR' ? 'unreachable' : 'rejected', error.code, { code: error.code })
        throw error instanceof PortalError ? error : lost()
      }
    }
    return createCalls({ origin: 'https://portal.example', send }, { wait: clock.wait, random: () => 0.5, manners: null })
  }

  return { state, seen, connect }
}

function lost(): PortalError {
  return new PortalError('unreachable', 'cut')
}

/** The reply lost what it says about later commands. */
function truncate(answer: unknown, commands: number): unknown {
  const { result, result_error } = answer as { result: Params, result_error: Params }
  return { result: Object.fromEntries(Object.entries(result).slice(0, commands)), result_error: Object.keys(result).length < commands ? result_error : {} }
}

/** `fields[title]=x&filter[@id][0]=1` as PHP reads it; numbers as keys make lists. */
function parseQuery(query: string): Params {
  const params: Params = {}
  for (const [key, value] of new URLSearchParams(query)) {
    const path = key.split('[').map(part => part.replace(/\]$/, ''))
    let place = params
    for (const part of path.slice(0, -1))
      place = (place[part] ??= {}) as Params
    place[path.at(-1)!] = value
  }
  return params
}

function resolveAll(value: unknown, results: Params): unknown {
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolveAll(one, results)]))
  const path = typeof value === 'string' ? /^\$result((?:\[[^\]]+\])+)$/.exec(value)?.[1] : undefined
  return path === undefined ? value : follow(path, results)
}

/** A reference that leads nowhere keeps the deepest part found. */
function follow(path: string, results: Params): unknown {
  let found: unknown = results
  for (const [, key] of path.matchAll(/\[([^\]]+)\]/g)) {
    const next = typeof found === 'object' && found !== null ? (found as Params)[key!] : undefined
    if (next === undefined)
      break
    found = next
  }
  return found
}
