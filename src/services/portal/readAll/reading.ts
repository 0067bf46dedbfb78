import type { PortalError } from '@/domain/portalError'
import type { Command, CommandResult, PortalCalls } from '../types'
import type { Gain, Stretch } from './chain'
import { Gate, unlessAborted } from './gate'
import type { WaitReason } from './gate'
import { idOf } from './listQuery'
import type { ListQuery, Row } from './listQuery'
import type { Pace } from './pace'
import type { Remaining } from './remaining'
import { Setbacks } from './setbacks'

export interface ReadProgress {
  rows: number
  total: number
  requests: number
  /** `until` in unix milliseconds by this computer's clock. */
  phase: { kind: 'reading' } | { kind: 'waiting', until: number, reason: WaitReason }
}

export interface ReadingOptions {
  onRows: (rows: Row[]) => void
  onProgress?: (progress: ReadProgress) => void
  wait: (ms: number) => Promise<void>
  now: () => number
  background: boolean
}

/** One reading on its way: what is left, what was counted, when to hold back. */
export class Reading {
  readonly query: ListQuery
  readonly signal: AbortSignal
  readonly setbacks: Setbacks
  readonly gate: Gate
  rows = 0
  total = 0
  requests = 0
  readonly #calls: PortalCalls
  readonly #options: ReadingOptions
  #phase: ReadProgress['phase'] = { kind: 'reading' }

  constructor(calls: PortalCalls, query: ListQuery, signal: AbortSignal, options: ReadingOptions) {
    this.query = query
    this.signal = signal
    this.#calls = calls
    this.#options = options
    this.gate = new Gate({
      wait: options.wait,
      now: options.now,
      onChange: closed => {
        this.#phase = closed === null ? { kind: 'reading' } : { kind: 'waiting', ...closed }
        this.#tell()
      },
    })
    this.setbacks = new Setbacks(this.gate, options.now)
  }

  /**
   * Sends one batch when the gate is open.
   *
   * @throws {PortalError} when the whole request failed; the signal's reason.
   */
  async ask(commands: Record<string, Command>, options: { halt: boolean }): Promise<{ outcomes: Record<string, CommandResult>, seconds: number, round: number }> {
    await unlessAborted(this.gate.passed(), this.signal)
    this.signal.throwIfAborted()
    const { round } = this.gate
    const start = this.#options.now()
    this.requests++
    try {
      const request = this.#calls.readBatch(commands, { ...options, once: true, signal: this.signal, background: this.#options.background })
      const outcomes = await unlessAborted(request, this.signal)
      return { outcomes, seconds: (this.#options.now() - start) / 1000, round }
    }
    catch (error) {
      throw this.signal.aborted ? this.signal.reason : new RequestFailed(error, round)
    }
  }

  /** Hands over those rows of a stretch that have not been handed over before. @returns How many. */
  take(remaining: Remaining, stretch: Stretch, rows: readonly Row[]): number {
    const isFresh = remaining.take(stretch)
    const fresh = rows.filter(row => isFresh(idOf(this.query, row)))
    this.rows += fresh.length
    if (stretch.end > stretch.after)
      this.setbacks.forget()
    if (fresh.length > 0)
      this.#options.onRows(fresh)
    this.#tell()
    return fresh.length
  }

  /** What a chain brought, and what its times teach. */
  learn(pace: Pace, { times }: Pick<Gain, 'times'>, seconds: number): void {
    this.setbacks.noteTimes(times)
    if (times.length > 0)
      pace.measured(times, seconds)
  }

  /** @throws {PortalError} what no waiting mends. */
  meet(error: PortalError, round: number, pace: Pace | null): void {
    if (this.setbacks.meet(error, round) && error.kind === 'unreachable')
      pace?.halve()
  }

  #tell(): void {
    const { rows, total, requests } = this
    this.#options.onProgress?.({ rows, total, requests, phase: this.#phase })
  }
}

/** A request that failed as a whole, with the round it was sent in. */
export class RequestFailed extends Error {
  readonly round: number

  constructor(cause: unknown, round: number) {
    super('A request failed.', { cause })
    this.round = round
  }
}
