import { readRun } from '@/domain/revenue/revenueState'
import type { RunRecord } from '@/domain/revenue/revenueState'
import { PortalError } from '@/domain/portalError'
import { asRecord } from '../portal/decode'
import type { PortalCalls } from '../portal/types'
import type { Clock } from '../portal/writes/lookUp'
import type { Ground } from './ground'
import { keepRun } from './keepState'

export interface RunKeeperOptions {
  clock: Pick<Clock, 'now'>
  runner: string
  onTakenOver: (by: number) => void
}

/** A sign of life comes so often; after three without one the run counts as cut off. */
export const beatMs = 15_000

/**
 * Tells other pages how a run stands, and notices when one of them has taken it over. Only an administrator can write that
 * down; a run of anybody else is seen by what it has written into the contacts.
 */
export class RunKeeper {
  readonly #calls: PortalCalls
  readonly #ground: Ground
  readonly #options: RunKeeperOptions
  readonly #startedAt: number
  #lastBeat: number
  #work: Promise<void> = Promise.resolve()
  #isFirst = true

  constructor(calls: PortalCalls, ground: Ground, options: RunKeeperOptions) {
    this.#calls = calls
    this.#ground = ground
    this.#options = options
    this.#startedAt = options.clock.now()
    this.#lastBeat = this.#startedAt
  }

  /** A sign of life, when it is time for one; nobody waits for it. */
  beat(standing: Standing): void {
    if (this.#options.clock.now() - this.#lastBeat >= beatMs)
      void this.keep(standing)
  }

  /** Writes it down after what was written before. */
  keep(standing: Standing): Promise<void> {
    this.#lastBeat = this.#options.clock.now()
    this.#work = this.#work.then(() => this.#keep(standing)).catch((error: unknown) => {
      // The contacts hold the truth: a sign of life that got lost costs nothing.
      if (!(error instanceof PortalError))
        throw error
    })
    return this.#work
  }

  /** When nothing of ours is under way. */
  get settled(): Promise<void> {
    return this.#work
  }

  async #keep(standing: Standing): Promise<void> {
    const { me, at, run } = this.#ground
    const { clock, runner, onTakenOver } = this.#options
    if (!me.isAdmin)
      return
    const before = this.#isFirst ? null : readRun(asRecord(await this.#calls.read('app.option.get', {}, { background: true })))
    if (before !== null && before.runner !== runner) {
      onTakenOver(before.by)
      return
    }
    this.#isFirst = false
    const now = new Date(Date.parse(at) + clock.now() - this.#startedAt).toISOString()
    const { startedAt, startedBy } = run !== null && (run.standing === 'running' || run.standing === 'paused') ? run : { startedAt: at, startedBy: me.id }
    await keepRun(this.#calls, { ...standing, runner, startedAt, startedBy, at: now, by: me.id })
  }
}

type Standing = Pick<RunRecord, 'standing' | 'phase' | 'done' | 'total' | 'failed' | 'contactSeconds'>
