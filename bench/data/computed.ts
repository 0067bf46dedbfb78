import { budgetWait } from './cases.ts'
import type { Figure, ReaderName } from './cases.ts'

/** Requests of a peer: page by page until a short one, or the total and then all pages in chunks of 50. */
function requestsOf(reader: ReaderName, deals: number): number {
  const pages = Math.ceil(deals / 50)
  return reader === 'batchByChunk' ? 1 + Math.ceil((pages - 1) / 50) : Math.floor(deals / 50) + 1
}

/** Requests go out at two a second once the first fifty have been let through. */
const rateSeconds = (requests: number) => Math.max(0, requests - 50) / 2

/**
 * What a peer would take for more deals: its requests go one after another, so the portal's rate comes on top of what each
 * took in the measured run. In the peer's favour, as little as the run time of the method allows.
 */
export function computedFigure(measured: Figure, deals: number): Figure {
  const { reader, pace, layout } = measured
  const requests = requestsOf(reader, deals)
  const beyondRate = Math.max(0, measured.seconds - rateSeconds(measured.requests)) * deals / measured.deals
  const seconds = Math.max(rateSeconds(requests) + beyondRate, budgetWait(deals, pace))
  return { reader, deals, pace, layout, requests, seconds, run: null }
}
