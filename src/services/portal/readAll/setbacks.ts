import type { PortalError } from '@/domain/portalError'
import type { AnswerTime } from '../types'
import type { Gate } from './gate'

const firstPauseMs = 1000
const longestPauseMs = 30_000
/** Rounds without a single new row. */
const mostRounds = 8
const mostBlockedRounds = 20
/** When the portal does not say how long: its counter moves by minutes. */
const blockedPauseMs = 60_000
const resetMarginMs = 1000

/** Decides what follows trouble: a growing pause, a pause until the portal's counter is reset, or the end. */
export class Setbacks {
  readonly #gate: Gate
  readonly #now: () => number
  #rounds = 0
  #blockedRounds = 0
  #resetsInMs: number | null = null

  constructor(gate: Gate, now: () => number) {
    this.#gate = gate
    this.#now = now
  }

  /** New rows came. */
  forget(): void {
    this.#rounds = 0
    this.#blockedRounds = 0
  }

  /** The portal's own clock tells how far away the reset is; this computer's may be wrong. */
  noteTimes(times: readonly AnswerTime[]): void {
    const { operatingResetAt, finishedAt } = times.at(-1) ?? {}
    if (operatingResetAt && finishedAt)
      this.#resetsInMs = operatingResetAt * 1000 - Date.parse(finishedAt)
  }

  /**
   * Closes the gate for as long as it takes, once for all requests of a round.
   *
   * @returns False when the request was sent before the gate was closed: that trouble has been dealt with.
   * @throws {PortalError} what no waiting mends, or has not mended.
   */
  meet(error: PortalError, round: number): boolean {
    if (error.kind !== 'busy' && error.kind !== 'unreachable' && error.kind !== 'blocked')
      throw error
    if (round < this.#gate.round)
      return false
    if (error.kind === 'blocked') {
      if (++this.#blockedRounds > mostBlockedRounds)
        throw error
      this.#gate.close(this.#untilResetMs(error), 'blocked')
      return true
    }
    if (++this.#rounds > mostRounds)
      throw error
    this.#gate.close(Math.min(longestPauseMs, firstPauseMs * 2 ** (this.#rounds - 1)), error.kind)
    return true
  }

  #untilResetMs({ retryAt }: PortalError): number {
    const ms = retryAt === null ? this.#resetsInMs : retryAt - this.#now()
    this.#resetsInMs = null
    return ms === null ? blockedPauseMs : Math.max(0, ms) + resetMarginMs
  }
}
