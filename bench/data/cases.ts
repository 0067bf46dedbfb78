/** How quick the bench's portal is. */
export const paces = {
  /** 80 ms for the way there and back, 0.4 ms for each row. */
  fast: { roundTripMs: 80, latency: { 'crm.item.list': { callMs: 0, rowMs: 0.4 } } },
  /** The same way, and 0.3 s for each page whatever is on it. */
  slow: { roundTripMs: 80, latency: { 'crm.item.list': { callMs: 300, rowMs: 0 } } },
} as const

export type Pace = keyof typeof paces
export type Layout = 'even' | 'uneven'
export type ReaderName = 'ours' | 'callList' | 'fetchList' | 'batchByChunk'

/** What is asked of every reader. */
export const select = ['id', 'title', 'stageSemanticId', 'categoryId', 'opportunity', 'currencyId', 'contactIds', 'assignedById']

/** One reading, as it is handed to the reader's process. */
export interface Task { reader: ReaderName, origin: string, token: string, rate: number }

/** What the reader's process tells. */
export interface Taken { seconds: number, peakHeapMb: number, rows: number, digest: string }

/** One line of the table. */
export interface Figure {
  reader: ReaderName
  deals: number
  pace: Pace
  layout: Layout
  requests: number
  seconds: number
  /** What only a run can tell; null when the figure was computed. */
  run: { refused: number, peakHeapMb: number, isEqual: boolean, rate: number } | null
}

/** Readers at a time and pages in a chain, as `readAll` has them. */
const readers = 5
const chainSeconds = 6
/** Run time of one method in ten minutes. */
const budgetSeconds = 480
const windowSeconds = 600

/** The least a reading can take by the laws of the portal, seconds: see decisions/0011-bulk-reading.md. */
export function floorSeconds(deals: number, pace: Pace): number {
  const { roundTripMs } = paces[pace]
  const pages = Math.ceil(deals / 50)
  const page = pageSeconds(pace)
  // Nothing can be shared in a single page.
  if (pages === 1)
    return page + roundTripMs / 1000
  const chain = Math.min(50, Math.floor(chainSeconds / page))
  const requests = 1 + Math.max(readers, Math.ceil(pages / chain))
  const run = Math.max(pages * page / readers + Math.ceil(requests / readers) * roundTripMs / 1000, (requests - 50) / 2)
  return Math.max(run, budgetWait(deals, pace))
}

/** Of a full page. */
function pageSeconds(pace: Pace): number {
  const { callMs, rowMs } = paces[pace].latency['crm.item.list']
  return (callMs + 50 * rowMs) / 1000
}

/** The portal gives a method so much run time and no more, however it is asked. */
export function budgetWait(deals: number, pace: Pace): number {
  return windowSeconds * Math.floor(Math.ceil(deals / 50) * pageSeconds(pace) / budgetSeconds)
}
