/** What a job will take of the portal, as far as that can be known before. */
export interface Estimate { requests: number, seconds: number }

/** Rows of a page, readers at a time, seconds and pages of a chain: as `readAll` has them. */
const pageRows = 50
const readers = 5
const chainSeconds = 6
const longestChain = 50
/** Seconds a writing request may take, contacts in it, contacts looked at in one, see `writeTotals`. */
const writeSeconds = 8
const mostContacts = 25
const looksAtATime = 200
/** The portal lets requests in that fast once its bucket is full, and lets a method run so long in ten minutes. */
const bucket = { depth: 50, perSecond: 2 }
const operating = { seconds: 480, windowSeconds: 600 }

/**
 * Reading a list to its end.
 *
 * @param pageSeconds Time that a page took, measured on this portal.
 * @param tripSeconds Time to the portal and back.
 */
export function estimateReading(rows: number, pageSeconds: number, tripSeconds: number): Estimate {
  const pages = Math.ceil(rows / pageRows)
  if (pages <= 1)
    return { requests: 1, seconds: pageSeconds + tripSeconds }
  const chain = Math.min(longestChain, Math.max(1, Math.floor(chainSeconds / Math.max(pageSeconds, 0.001))))
  const requests = 1 + Math.max(Math.min(readers, pages), Math.ceil(pages / chain))
  return { requests, seconds: held(pages * pageSeconds / readers + Math.ceil(requests / readers) * tripSeconds, requests, pages * pageSeconds) }
}

/** Looking at contacts and writing those that differ, one request after the other. */
export function estimateWriting(contacts: number, contactSeconds: number, tripSeconds: number): Estimate {
  if (contacts === 0)
    return { requests: 0, seconds: 0 }
  const size = Math.min(mostContacts, Math.max(1, Math.floor(writeSeconds / Math.max(contactSeconds, 0.001))))
  const requests = Math.ceil(contacts / looksAtATime) + Math.ceil(contacts / size)
  return { requests, seconds: held(contacts * contactSeconds + requests * tripSeconds, requests, contacts * contactSeconds) }
}

export function together(...estimates: readonly Estimate[]): Estimate {
  return estimates.reduce((sum, { requests, seconds }) => ({ requests: sum.requests + requests, seconds: sum.seconds + seconds }), { requests: 0, seconds: 0 })
}

/** The slowest of three: the work itself, the portal's bucket, its limit of run time. */
function held(seconds: number, requests: number, operatingSeconds: number): number {
  return Math.max(seconds, (requests - bucket.depth) / bucket.perSecond, operating.windowSeconds * Math.floor(operatingSeconds / operating.seconds))
}
