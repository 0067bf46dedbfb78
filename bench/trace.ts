import type { Browser, Page } from '@playwright/test'

interface TraceEvent { name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args?: { data?: { processId?: number, url?: string }, name?: string } }

/** Milliseconds of main-thread CPU in one renderer, up to a performance mark. */
export interface MainThreadCpu { cpuMs: number, untilMark: boolean }

/**
 * Records what happens and adds up the main-thread CPU time of the renderer that shows the application.
 *
 * @param address Beginning of the application's address: finds its renderer process, which is not the portal's.
 * @param mark Name of the `performance.mark` that says "usable"; later tasks are not counted.
 */
export async function measureMainThread(browser: Browser, page: Page, address: string, mark: string, act: () => Promise<void>): Promise<MainThreadCpu> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', '__metadata'],
  })
  let buffer: Buffer
  try {
    await act()
  }
  finally {
    buffer = await browser.stopTracing()
  }
  const events = (JSON.parse(buffer.toString()) as { traceEvents: TraceEvent[] }).traceEvents
  return addUp(events, address, mark)
}

function addUp(events: TraceEvent[], address: string, mark: string): MainThreadCpu {
  const pids = new Set(events
    .filter(event => event.args?.data?.url?.startsWith(address))
    .map(event => event.args?.data?.processId ?? event.pid))
  const mainThreads = new Set(events
    .filter(event => event.name === 'thread_name' && event.args?.name === 'CrRendererMain' && pids.has(event.pid))
    .map(event => `${event.pid}:${event.tid}`))
  const usable = events.filter(event => event.name === mark && pids.has(event.pid)).map(event => event.ts)
  const end = usable.length ? Math.max(...usable) : Number.POSITIVE_INFINITY
  const cpuUs = events
    .filter(event => event.name === 'RunTask' && event.ph === 'X' && mainThreads.has(`${event.pid}:${event.tid}`) && event.ts <= end)
    .reduce((sum, event) => sum + (event.tdur ?? event.dur ?? 0), 0)
  return { cpuMs: cpuUs / 1000, untilMark: usable.length > 0 }
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}
