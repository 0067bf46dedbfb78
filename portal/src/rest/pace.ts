import { performance } from 'node:perf_hooks'
import type { Portal } from '../portal.ts'
import type { MethodPace } from '../state/types.ts'
import type { MethodDefinition, MethodResult } from './method.ts'

/** What one request has taken as the model counts, in milliseconds of portal time. */
export interface Meter {
  spentMs: number
  /** By how much timers have overslept: taken off the next wait, so that short waits in a long batch add up right. */
  oversleptMs: number
}

/** The server in front cut a request off: neither an answer of a method nor a refusal. */
export class RequestCut extends Error {
  override readonly name = 'RequestCut'
}

export function startMeter(): Meter {
  return { spentMs: 0, oversleptMs: 0 }
}

/**
 * Lets a method take the time `limits.latency` gives it: half a call before it runs, the other half and its rows after,
 * less what it really took. What it had written before the request was cut off stays written.
 *
 * @param count Told the seconds the call cost: modelled, or real by the machine's clock, whichever is more.
 * @throws {RequestCut} when the request has taken longer than `limits.requestSeconds`.
 */
export async function runPaced(portal: Portal, meter: Meter, definition: MethodDefinition, run: () => Promise<MethodResult>, count: (seconds: number) => void): Promise<MethodResult> {
  const { callMs, rowMs } = paceOf(portal, definition.name)
  await spend(portal, meter, callMs / 2, 0)
  const startedAt = performance.now()
  let rows = 0
  try {
    const answer = await run()
    rows = rowsOf(answer)
    return answer
  }
  finally {
    const workedMs = performance.now() - startedAt
    const restMs = callMs / 2 + rowMs * rows
    count(Math.max(callMs / 2 + restMs, workedMs) / 1000)
    const takenMs = workedMs * portal.state.clock.rate
    await spend(portal, meter, Math.max(restMs, takenMs), takenMs)
  }
}

function paceOf({ state }: Portal, method: string): MethodPace {
  const { latency } = state.limits
  return latency[method] ?? latency['*'] ?? { callMs: 0, rowMs: 0 }
}

/** Rows of a list answer: the result is a list, or holds nothing but one. */
function rowsOf({ result }: MethodResult): number {
  if (typeof result !== 'object' || result === null)
    return 0
  const lists = Array.isArray(result) ? [result] : Object.values(result)
  const [list] = lists
  return lists.length === 1 && Array.isArray(list) ? list.length : 0
}

/** Takes `ms` of the request's time, of which `takenMs` have already passed. */
async function spend(portal: Portal, meter: Meter, ms: number, takenMs: number): Promise<void> {
  const { requestSeconds } = portal.state.limits
  const leftMs = requestSeconds === null ? Number.POSITIVE_INFINITY : requestSeconds * 1000 - meter.spentMs
  const wantedMs = Math.min(ms, leftMs) - takenMs - meter.oversleptMs
  if (wantedMs > 0) {
    const startedAt = performance.now()
    await portal.sleep(wantedMs)
    meter.oversleptMs = Math.max(0, (performance.now() - startedAt) * portal.state.clock.rate - wantedMs)
  }
  else {
    meter.oversleptMs = -wantedMs
  }
  meter.spentMs += ms
  if (ms > leftMs)
    throw new RequestCut(`The request took over ${requestSeconds} s of portal time.`)
}
