/** How fast a method answers, in milliseconds of portal time. */
export interface MethodPace {
  /** Every call of it. */
  callMs: number
  /** And every row of a list it answers. */
  rowMs: number
}

/** Numbers that bound what the portal gives; habits that are not numbers are switches. */
export interface Limits {
  /** The leaky bucket of one source address; null lets every request through. */
  rate: { depth: number, drainPerSecond: number } | null
  /** Seconds one method may run for one application or webhook in ten minutes; null blocks nothing. */
  operatingSeconds: number | null
  /** Portal seconds after which a request is cut off; null waits for ever. */
  requestSeconds: number | null
  /** Milliseconds of portal time for the way to the portal and back, outside of what `time` tells. */
  roundTripMs: number
  /** By method, lower case; `*` stands for all others but `batch`, whose commands are counted one by one. */
  latency: { [method: string]: MethodPace }
  /** Bounds of a pause in milliseconds of portal time; null makes none. */
  interleave: { fromMs: number, toMs: number } | null
}

/**
 * Limits of the cloud on any plan but Enterprise, a portal that answers at once, and pauses that last no longer than it
 * takes to let others in.
 *
 * @see https://apidocs.bitrix24.com/limits.html
 */
export function defaultLimits(): Limits {
  return {
    rate: { depth: 50, drainPerSecond: 2 },
    operatingSeconds: 480,
    requestSeconds: 60,
    roundTripMs: 0,
    latency: {},
    interleave: { fromMs: 0, toMs: 0 },
  }
}

/** No limits and no pauses: for building worlds and for tests of something else. */
export function noLimits(): Limits {
  return { rate: null, operatingSeconds: null, requestSeconds: null, roundTripMs: 0, latency: {}, interleave: null }
}
