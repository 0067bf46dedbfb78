import { performance } from 'node:perf_hooks'
import type { Portal } from '../portal.ts'
import { formatIso } from '../state/clock.ts'
import type { Actor, Params } from './method.ts'
import { readOperating } from './operating.ts'

/** A stopwatch that began when the request came in. */
export interface Watch { startMs: number, startedAt: number, processingFrom: number }

export function startWatch(portal: Portal): Watch {
  const now = performance.now()
  return { startMs: portal.now(), startedAt: now, processingFrom: now }
}

/**
 * The `time` object of an answer: seconds of portal time with fractions, dates with the portal's offset. Without a
 * method (a refusal, or a whole batch that is not billed) it has no counters of the operating limit.
 *
 * @see https://apidocs.bitrix24.com/api-reference/data-types.html#time
 */
export function timeObject(portal: Portal, watch: Watch, counted?: { actor: Actor, method: string }): Params {
  const now = performance.now()
  const { settings: { timeZone }, switches, clock } = portal.state
  const duration = (now - watch.startedAt) * clock.rate / 1000
  const processing = (now - watch.processingFrom) * clock.rate / 1000
  // On a clock that stands still an answer ends when it began, however long it took.
  const finishMs = watch.startMs + (clock.frozenAt === null ? duration * 1000 : 0)
  const operating = counted && switches.operatingCounters ? readOperating(portal, counted.actor, counted.method) : null
  return {
    start: watch.startMs / 1000,
    finish: finishMs / 1000,
    duration,
    processing,
    date_start: formatIso(watch.startMs, timeZone),
    date_finish: formatIso(finishMs, timeZone),
    ...(operating ? { operating_reset_at: operating.resetAt, operating: operating.operating } : {}),
  }
}
