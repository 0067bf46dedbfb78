import { PortalError } from '@/domain/portalError'
import type { Block, Notebook } from './notes'

const pauseStepsMs = [1000, 2000, 4000, 8000, 15_000]
const jitter = 0.2
const stopMs = 60_000
const windowMs = 600_000
/** Between tries of a blocked method when the portal has not said when it forgets: three calls at most in its window. */
const unknownResetMs = [60_000, 180_000]

/** What the portal's refusals mean for this whole browser: written down once, obeyed by every frame. */
export interface Refusals {
  /** @throws {PortalError} `blocked` or `stopped`, so that nothing is sent. */
  check: (methods: readonly string[]) => void
  /** The bucket was full for a request sent at `sentAt`. @returns When to go on. */
  full: (sentAt: number) => number
  /** The method has used up its run time. @returns When it is free again. */
  block: (method: string, resetAt: number | null) => number
  stop: () => number
  /** A request sent at `sentAt` went through; of a batch, nothing is known yet of its commands. */
  succeeded: (sentAt: number) => void
  /** The method has run: a block that is over is forgotten. */
  ran: (method: string) => void
  pausedUntil: () => number
}

export function createRefusals(notebook: Notebook, now: () => number, random: () => number): Refusals {
  return {
    check(methods) {
      const { stoppedUntil, blocked } = notebook.read()
      if (stoppedUntil > now())
        throw new PortalError('stopped', 'The portal has stopped applications: nothing was sent.', { code: 'OVERLOAD_LIMIT' })
      const until = Math.max(0, ...methods.map(method => blocked.get(method)?.until ?? 0))
      if (until > now())
        throw new PortalError('blocked', 'The method has used up its run time: nothing was sent.', { code: 'OPERATION_TIME_LIMIT', retryAt: until })
    },

    full(sentAt) {
      const notes = notebook.read()
      // Requests that were under way together are refused together: one pause for all of them.
      if (sentAt < notes.pausedUntil)
        return notes.pausedUntil
      const step = pauseStepsMs[Math.min(notes.refusals, pauseStepsMs.length - 1)]!
      const pausedUntil = now() + step * (1 + jitter * (2 * random() - 1))
      notebook.keep({ pausedUntil, refusals: notes.refusals + 1 })
      return pausedUntil
    },

    block(method, resetAt) {
      const { blocked } = notebook.read()
      const before = blocked.get(method)
      const isSamePeriod = before !== undefined && now() - before.since < windowMs
      const since = isSamePeriod ? before.since : now()
      const refused = isSamePeriod ? before.refused + 1 : 1
      const guess = refused > unknownResetMs.length ? since + windowMs : now() + unknownResetMs[refused - 1]!
      const block: Block = { since, refused, until: resetAt ?? Math.max(guess, isSamePeriod ? before.until : 0) }
      notebook.keep({ blocked: new Map([...blocked, [method, block]]) })
      return block.until
    },

    stop() {
      const stoppedUntil = now() + stopMs
      notebook.keep({ stoppedUntil })
      return stoppedUntil
    },

    succeeded(sentAt) {
      const { refusals, pausedUntil } = notebook.read()
      if (refusals > 0 && sentAt >= pausedUntil)
        notebook.keep({ refusals: 0 })
    },

    ran(method) {
      const { blocked } = notebook.read()
      const block = blocked.get(method)
      if (block !== undefined && block.until <= now())
        notebook.keep({ blocked: new Map([...blocked].filter(([name]) => name !== method)) })
    },

    pausedUntil: () => notebook.read().pausedUntil,
  }
}
