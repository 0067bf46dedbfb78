import type { Browser, Page } from '@playwright/test'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  /** Wall and thread CPU time, microseconds. */
  dur?: number
  tdur?: number
  args?: { name?: string, data?: { processId?: number, url?: string, frames?: { url?: string, processId?: number }[] } }
}

/** Name of the performance mark that says "now it can be used". */
export const USABLE = 'usable'

/**
 * CPU milliseconds of the main thread that draws pages of an address, while something happens, up to the last mark
 * {@link USABLE} set there.
 *
 * The application lives on another site than the portal, so its renderer is a process of its own and nothing of the
 * portal's page is counted. The page marks the moment itself: asking it from outside would run code in it.
 */
export async function mainThreadCpu(browser: Browser, page: Page, address: string, act: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', '__metadata'] })
  try {
    await act()
  }
  catch (error) {
    await browser.stopTracing()
    throw error
  }
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const pids = new Set(traceEvents.flatMap(({ pid, args }) => [
    ...(args?.data?.url?.startsWith(address) ? [args.data.processId ?? pid] : []),
    ...(args?.data?.frames ?? []).filter(frame => frame.url?.startsWith(address)).map(frame => frame.processId ?? pid),
  ]))
  const threads = new Set(traceEvents
    .filter(({ name, pid, args }) => name === 'thread_name' && args?.name === 'CrRendererMain' && pids.has(pid))
    .map(({ pid, tid }) => `${pid}:${tid}`))
  const marks = traceEvents.filter(({ name, pid }) => name === USABLE && pids.has(pid)).map(({ ts }) => ts)
  if (threads.size === 0 || marks.length === 0)
    throw new Error(`No page of ${address} could be used.`)
  const end = Math.max(...marks)
  return traceEvents
    .filter(({ name, ph, pid, tid, ts }) => name === 'RunTask' && ph === 'X' && threads.has(`${pid}:${tid}`) && ts < end)
    // Of the task that sets the mark, the part before it.
    .reduce((sum, { ts, dur = 0, tdur = dur }) => sum + tdur * Math.min(1, (end - ts) / Math.max(dur, 1)), 0) / 1000
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
