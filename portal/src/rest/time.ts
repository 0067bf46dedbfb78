import { performance } from 'node:perf_hooks'
import type { Portal } from '../portal.ts'
import { formatIso } from '../state/clock.ts'
import type { Actor, Params } from './method.ts'
import { countOperating } from './operating.ts'

/** A stopwatch that began when the request came in. */
export interface Watch { startMs: number, startedAt: number, processingFrom: number }

export function startWatch(portal: Portal): Watch {
  const now = performance.now()
  return { startMs: portal.now(), startedAt: now, processingFrom: now }
}

/**
 * The `time` object of an answer: seconds with fractions, dates with the portal's offset. Without a method (a whole
 * batch, a refusal) nothing is counted for the operating limit.
 *
 * @see https://apidocs.bitrix24.com/api-reference/data-types.html#time
 */
export function timeObject(portal: Portal, watch: Watch, counted?: { actor: Actor, method: string }): Params {
  const now = performance.now()
  const duration = (now - watch.startedAt) / 1000
  const processing = (now - watch.processingFrom) / 1000
  const finishMs = watch.startMs + duration * 1000
  const { timeZone } = portal.state.settings
  const operating = counted && countOperating(portal, counted.actor, counted.method, processing)
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
