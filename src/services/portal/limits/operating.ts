import type { AnswerTime } from '../types'

/** Run time of one method in the portal's window of ten minutes. */
export interface Use {
  seconds: number
  /** When its oldest minute falls out, unix milliseconds by this computer's clock. */
  resetAt: number
}

/** The documented example; the cloud decides by itself, so this only says when to become careful. */
export const usualOperatingSeconds = 480
const carefulFrom = 0.8
const longestSlowMs = { people: 2000, background: 10_000 }

/** The portal's counters by method. A method without counters is unknown, not unused. */
export interface OperatingGuard {
  /** @returns The use, when it is worth telling other frames. */
  note: (method: string, time: AnswerTime) => Use | null
  /** What another frame has seen. */
  learn: (method: string, use: Use) => void
  /** The heaviest of the methods as a share of the limit; null when nothing is known about any. */
  share: (methods: readonly string[]) => number | null
  /** When the portal forgets the oldest minute of a method; null when unknown or past. */
  resetAt: (method: string) => number | null
}

/** @see https://apidocs.bitrix24.com/limits.html */
export function createOperatingGuard(now: () => number, limitSeconds = usualOperatingSeconds): OperatingGuard {
  const uses = new Map<string, Use>()

  function current(method: string): Use | null {
    const use = uses.get(method)
    return use !== undefined && use.resetAt > now() ? use : null
  }

  return {
    note(method, time) {
      const { operatingSeconds: seconds, operatingResetAt, finishedAt } = time
      if (seconds === null || operatingResetAt === null)
        return null
      // The portal's clock is not this computer's.
      const aheadMs = finishedAt === null ? 0 : now() - Date.parse(finishedAt)
      const use = { seconds, resetAt: operatingResetAt * 1000 + aheadMs }
      uses.set(method, use)
      return seconds >= limitSeconds * carefulFrom / 2 ? use : null
    },
    learn(method, use) {
      if (use.seconds > (current(method)?.seconds ?? 0))
        uses.set(method, use)
    },
    share(methods) {
      const known = methods.map(current).filter(use => use !== null)
      return known.length === 0 ? null : Math.max(...known.map(use => use.seconds)) / limitSeconds
    },
    resetAt: method => current(method)?.resetAt ?? null,
  }
}

/** How long to hold a call back, milliseconds: the portal gives 0.8 s of run time a second, so slowing down late is enough. */
export function slowDownMs(share: number | null, isBackground: boolean): number {
  const excess = Math.min(1, Math.max(0, ((share ?? 0) - carefulFrom) / (1 - carefulFrom)))
  return Math.round(excess * (isBackground ? longestSlowMs.background : longestSlowMs.people))
}
