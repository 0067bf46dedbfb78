/** What a portal takes from one address: a bucket for `depth` requests that empties at `perSecond`. */
export interface RequestLimits { depth: number, perSecond: number }

/**
 * Those of every plan but Enterprise, whose larger ones stay unused: nothing in an answer tells the plan.
 *
 * @see https://apidocs.bitrix24.com/limits.html
 */
export const usualLimits: RequestLimits = { depth: 50, perSecond: 2 }

/** Our picture of the portal's bucket: what this browser has put into it. Other people's requests show only as refusals. */
export interface Bucket {
  /** Requests in it now. */
  level: () => number
  add: (requests: number) => void
  /** Corrects the picture upwards: somebody else has filled it. */
  raise: (level: number) => void
  /** Milliseconds until one more request stays within `roof`. */
  waitMs: (roof: number) => number
}

export function createBucket({ depth, perSecond }: RequestLimits, now: () => number): Bucket {
  let filled = 0
  let at = now()

  function level(): number {
    // A clock that was set back empties nothing.
    filled = Math.max(0, filled - Math.max(0, now() - at) / 1000 * perSecond)
    at = now()
    return filled
  }

  return {
    level,
    add(requests) {
      filled = Math.min(depth, level() + requests)
    },
    raise(wanted) {
      filled = Math.min(depth, Math.max(level(), wanted))
    },
    waitMs: roof => Math.ceil(Math.max(0, level() + 1 - roof) / perSecond * 1000),
  }
}
