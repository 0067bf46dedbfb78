import { AsyncLocalStorage } from 'node:async_hooks'
import type { LogEntry } from '../portal.ts'

/** What is known of a request beside what its method says; the log takes it from here. */
export interface Trace {
  /** Machine time from an arbitrary start, milliseconds. */
  startedAt: number
  arrivedMs: number
  waitMs: number
  requestBytes: number
  address: string | null
  faults: string[]
  /** The line written for this request, once there is one. */
  entry: LogEntry | null
}

const traces = new AsyncLocalStorage<Trace | undefined>()

export function runTraced<T>(trace: Trace, run: () => T): T {
  return traces.run(trace, run)
}

/** Runs what a request has set going but does not wait for: its time and its lines are not the request's. */
export function runUntraced<T>(run: () => T): T {
  return traces.run(undefined, run)
}

export function currentTrace(): Trace | undefined {
  return traces.getStore()
}

/** Counts time that a request spent waiting for nothing of its own: limits, latency, a rule's delay. */
export function noteWait(ms: number): void {
  const trace = traces.getStore()
  if (trace)
    trace.waitMs += ms
}

/** Fills in what only the end of a request tells. */
export function finishTrace(trace: Trace, answerBytes: number | null): void {
  const { entry } = trace
  if (!entry)
    return
  const durationMs = Math.round(performance.now() - trace.startedAt)
  const waitMs = Math.round(trace.waitMs)
  Object.assign(entry, {
    arrivedMs: trace.arrivedMs, address: trace.address, requestBytes: trace.requestBytes, answerBytes,
    waitMs, processingMs: Math.max(0, durationMs - waitMs), durationMs,
    ...(trace.faults.length > 0 ? { faults: [...trace.faults] } : {}),
  })
}
