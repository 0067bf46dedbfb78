import { PortalError } from '@/domain/portalError'

/** When to look for a write whose reply was lost, milliseconds after the loss. */
export const lookUpAtMs: readonly number[] = [1000, 2000, 5000, 10_000, 20_000, 40_000]

/**
 * From here on a write that is nowhere to be found will not come any more: the cloud stops a request after 60 s.
 *
 * @see https://apidocs.bitrix24.com/limits.html
 */
export const settledAfterMs = 75_000

/** Time as the writes see it; replaced in tests. */
export interface Clock {
  /** Waits. @throws the signal's reason */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** This device's clock, unix milliseconds. */
  now: () => number
}

export interface LookUp {
  /** Looks at these times after the loss. */
  atMs: readonly number[]
  /** How much of that time has passed already. */
  elapsedMs?: number
  signal?: AbortSignal
}

/**
 * Looks until there is an answer: `null` means "not there yet". A look that fails is no answer either.
 *
 * @returns What was found, or `null` when the last look did not find it.
 * @throws the signal's reason
 */
export async function lookUp<T>(clock: Pick<Clock, 'wait'>, look: () => Promise<T | null>, { atMs, elapsedMs = 0, signal }: LookUp): Promise<T | null> {
  let passedMs = elapsedMs
  for (const ms of atMs.filter(each => each > elapsedMs)) {
    await clock.wait(ms - passedMs, signal)
    passedMs = ms
    try {
      const found = await look()
      if (found !== null)
        return found
    }
    catch (error) {
      if (!(error instanceof PortalError))
        throw error
      // The next look may succeed.
    }
  }
  return null
}
