import type { Portal } from '../portal.ts'
import type { PortalState } from '../state/types.ts'
import { systemErrors } from './errors.ts'

interface Bucket { level: number, drainedAt: number }

/** By source address. They go with their state, so a reset empties them. */
const buckets = new WeakMap<PortalState, Map<string, Bucket>>()

/**
 * Lets one HTTP request of a source address into its leaky bucket, whatever the request holds.
 *
 * @throws {RestError} `QUERY_LIMIT_EXCEEDED` when the bucket is full; a refused request adds nothing.
 * @see https://apidocs.bitrix24.com/limits.html
 */
export function takeRate(portal: Portal, source: string): void {
  const { rate } = portal.state.limits
  if (!rate)
    return
  const bucket = drained(portal, source, rate.drainPerSecond)
  if (bucket.level >= rate.depth)
    throw systemErrors.queryLimit()
  bucket.level += 1
}

/** The bucket as it is now: once in a whole second it loses what one second drains. */
function drained(portal: Portal, source: string, drainPerSecond: number): Bucket {
  const all = buckets.get(portal.state) ?? new Map<string, Bucket>()
  buckets.set(portal.state, all)
  const now = portal.now()
  const bucket = all.get(source) ?? { level: 0, drainedAt: now }
  all.set(source, bucket)
  const seconds = Math.floor((now - bucket.drainedAt) / 1000)
  bucket.level = Math.max(0, bucket.level - Math.max(0, seconds) * drainPerSecond)
  // An empty bucket starts its second with the next request; a clock that was set back starts it anew.
  bucket.drainedAt = bucket.level === 0 || seconds < 0 ? now : bucket.drainedAt + seconds * 1000
  return bucket
}
