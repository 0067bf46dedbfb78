import type { Browser, Page } from '@playwright/test'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Thread CPU and wall time, microseconds. */
  dur?: number
  tdur?: number
  args?: { name?: string, data?: { processId?: number, url?: string, frames?: { url?: string, processId?: number }[] } }
}

/**
 * CPU milliseconds of the main thread that draws pages of an address, while something happens.
 *
 * The application lives on another site than the portal, so its renderer is a process of its own and nothing of the
 * portal's page is counted.
 */
export async function mainThreadCpu(browser: Browser, page: Page, address: string, act: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'] })
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
  if (threads.size === 0)
    throw new Error(`No page of ${address} was drawn.`)
  return traceEvents
    .filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && threads.has(`${pid}:${tid}`))
    .reduce((sum, { tdur, dur }) => sum + (tdur ?? dur ?? 0), 0) / 1000
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
