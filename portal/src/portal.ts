import type { FaultBook } from './faults/faultBook.ts'
import type { PortalState } from './state/types.ts'

/** One request as the log keeps it. */
export interface LogEntry {
  id: number
  /** Portal time, ISO. */
  time: string
  /** `rest`, `frame` (a command from an application frame), `page` (the portal's own pages), `event` (sent to a handler). */
  kind: 'rest' | 'frame' | 'page' | 'event'
  method: string
  userId: number | null
  appCode: string | null
  status: number
  error: string | null
  /** Whole time at the portal, waiting included. */
  durationMs: number
  /** Portal time of arrival, unix milliseconds. REST only, like all that follow. */
  arrivedMs?: number
  /** Time spent in limits, latency and delays. */
  waitMs?: number
  processingMs?: number
  requestBytes?: number
  /** Null when the connection was cut. */
  answerBytes?: number | null
  /** Address of the caller's machine; null in memory. */
  address?: string | null
  /** Rules that struck: `id: kind`. */
  faults?: string[]
  /** `event` only: the outgoing webhook it was for. */
  webhook?: number
  /** The rule that had another person make this call. */
  second?: string
  /** Commands inside a batch, by name. */
  commands?: { name: string, method: string, error: string | null }[]
}

/** A running portal: its state and the few services every part needs. */
export interface Portal {
  state: PortalState
  /** Portal time, unix milliseconds. */
  now: () => number
  /** Portal time as ISO text with the portal's offset: `2026-11-22T10:44:00+03:00`. */
  nowIso: () => string
  /** Takes the next id of a table (`deal`, `file`, `userfield`, …). */
  nextId: (table: string) => number
  /** Hex text from the seeded generator. */
  randomHex: (length: number) => string
  /**
   * Waits so many milliseconds of portal time: every wait of the portal goes through here, since a clock that runs 20
   * times as fast makes it 20 times as short. With a frozen clock it lasts as long and the clock stays where it is.
   */
  sleep: (ms: number) => Promise<void>
  /**
   * Lets other requests in: between a method's check and its write, and between the commands of a batch. Lasts a seeded
   * draw within `limits.interleave`, and returns at once while that is null.
   */
  pause: (point: { method: string, userId: number | null }) => Promise<void>
  /** Called at every pause, one after another. */
  pauseHooks: ((point: { method: string, userId: number | null }) => Promise<void>)[]
  /** Fault rules in force; `reset` clears them. */
  faults: FaultBook
  log: LogEntry[]
  writeLog: (entry: Omit<LogEntry, 'id' | 'time'>) => void
  /** Address of the portal without a path: `http://localhost:5080`. */
  origin: string
}
