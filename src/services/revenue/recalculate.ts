import { PortalError } from '@/domain/portalError'
import type { RunPhase, RunRecord, RunStanding } from '@/domain/revenue/revenueState'
import { Tally } from '@/domain/revenue/tally'
import type { ContactFields } from '@/domain/revenue/totalFields'
import type { WaitReason } from '../portal/readAll/gate'
import type { ReadProgress } from '../portal/readAll/reading'
import type { ResumeToken } from '../portal/readAll/resumeToken'
import type { PortalCalls } from '../portal/types'
import type { Clock } from '../portal/writes/lookUp'
import { catchUp } from './catchUp'
import { readCounts, seesAllDeals } from './counts'
import type { Counts } from './counts'
import { readGround } from './ground'
import type { Ground } from './ground'
import { keepState, stateOf } from './keepState'
import { cursorAt } from './passOver'
import { prove } from './prove'
import type { Proof } from './prove'
import { readCounted, readWon } from './readWon'
import { RunKeeper } from './runKeeper'
import { differingTasks, largeContacts } from './tasks'
import { tasksOf } from './touched'
import { writeTotals } from './writeTotals'
import type { TotalsOutcome, TotalsTask } from './writeTotals'

export interface RunProgress {
  phase: RunPhase
  /** Rows read of the list that is being read; `total` 0 until the portal has counted. */
  read: { rows: number, total: number }
  /** Contacts come to, of those that differ. */
  done: number
  total: number
  /** Held back by the portal. */
  pause: { until: number, reason: WaitReason } | null
}

export type RunResult
  = | { kind: 'done', proof: Proof }
    /** By the person; go on with the same object, or anywhere else with a new one. */
    | { kind: 'stopped' }
    /** Another page has gone on with it. */
    | { kind: 'taken-over', by: number }
    | { kind: 'not-set-up' | 'not-allowed' }
    | { kind: 'failed', error: PortalError }

export interface RecalculationOptions {
  language: 'ru' | 'en'
  clock: Clock
  /** Drawn for this page. */
  runner: string
  onProgress?: (progress: RunProgress) => void
  onOutcome?: (contactId: number, outcome: TotalsOutcome) => void
}

/** What was read is not gone on with after a longer pause: it is read anew. */
const freshMs = 10 * 60_000
/** Contacts that the proof still finds different are written once more: their deals have changed meanwhile. Those refused are a person's to repeat. */
const mostProofs = 2

interface Reading { ground: Ground, counts: Counts, at: number, tally: Tally, counted: Map<number, ContactFields>, isDealsRead: boolean, token: ResumeToken | null }

/**
 * Recalculates the totals of all contacts. What is to be done is worked out from the deals and from what stands in the
 * contacts, so a run that was cut off is gone on with by beginning again, in whatever browser, by whoever may: contacts that
 * are right are not written. Two at once do no harm for the same reason.
 */
export class Recalculation {
  readonly #calls: PortalCalls
  readonly #options: RecalculationOptions
  readonly outcomes = new Map<number, TotalsOutcome>()
  #reading: Reading | null = null
  #left: TotalsTask[] | null = null
  #progress: RunProgress = { phase: 'reading', read: { rows: 0, total: 0 }, done: 0, total: 0, pause: null }
  #keeper: RunKeeper | null = null
  #contactSeconds: number | null = null

  constructor(calls: PortalCalls, options: RecalculationOptions) {
    this.#calls = calls
    this.#options = options
  }

  /** Begins, or goes on. */
  async run(signal: AbortSignal): Promise<RunResult> {
    const stop = new AbortController()
    const either = AbortSignal.any([signal, stop.signal])
    try {
      const barred = await this.#begin(stop, either)
      if (barred !== null)
        return barred
      const reading = this.#reading!
      this.#left ??= await this.#workOut(reading, either)
      this.#left = await this.#writeTasks(reading, this.#left, either)
      either.throwIfAborted()
      this.#tell({ phase: 'checking', read: { rows: 0, total: 0 } })
      const proof = await this.#check(reading, either)
      await this.#keep('done')
      return { kind: 'done', proof }
    }
    catch (error) {
      if (stop.signal.aborted)
        return { kind: 'taken-over', by: Number(stop.signal.reason) }
      if (signal.aborted)
        return { kind: 'stopped' }
      if (error instanceof PortalError)
        return { kind: 'failed', error }
      throw error
    }
    finally {
      await this.#keeper?.settled
    }
  }

  /** Tells others how the person left it. */
  async leave(standing: 'paused' | 'stopped'): Promise<void> {
    await this.#keep(standing)
  }

  /** Once more for contacts that could not be written. @throws {PortalError} */
  async retry(contactIds: readonly number[], signal: AbortSignal): Promise<void> {
    const ground = await readGround(this.#calls, this.#options.language, { signal })
    if (ground === null)
      return
    const { tasks } = await tasksOf(this.#calls, ground, contactIds, { signal })
    await this.#writeTasks({ ground }, tasks, signal)
  }

  /** @returns Why this person may not. */
  async #begin(stop: AbortController, signal: AbortSignal): Promise<RunResult | null> {
    const { clock, language, runner } = this.#options
    if (this.#reading !== null && clock.now() - this.#reading.at > freshMs) {
      this.#reading = null
      this.#left = null
    }
    if (this.#reading !== null)
      return null
    const ground = await readGround(this.#calls, language, { signal })
    if (ground === null)
      return { kind: 'not-set-up' }
    const counts = await readCounts(this.#calls, ground.state, { signal })
    if (!seesAllDeals(ground, counts))
      return { kind: 'not-allowed' }
    this.#reading = { ground, counts, at: clock.now(), tally: new Tally(ground.settings, ground.rates), counted: new Map(), isDealsRead: false, token: null }
    this.#keeper = new RunKeeper(this.#calls, ground, { clock, runner, onTakenOver: by => stop.abort(by) })
    await this.#keep('running')
    return null
  }

  async #workOut(reading: Reading, signal: AbortSignal): Promise<TotalsTask[]> {
    const { ground, tally, counted } = reading
    this.#tell({ phase: 'reading' })
    const onProgress = ({ rows, total, phase }: ReadProgress) => {
      this.#tell({ read: { rows, total }, pause: phase.kind === 'waiting' ? phase : null })
      this.#beat()
    }
    if (!reading.isDealsRead) {
      const outcome = await readWon(this.#calls, ground, tally, { signal, onProgress, resume: reading.token })
      reading.token = outcome.kind === 'done' ? null : outcome.resume
      if (outcome.kind === 'failed')
        throw outcome.error
      signal.throwIfAborted()
      reading.isDealsRead = true
    }
    const outcome = await readCounted(this.#calls, ground, counted, { signal, onProgress })
    if (outcome.kind === 'failed')
      throw outcome.error
    signal.throwIfAborted()
    const tasks = differingTasks(ground, tally, counted)
    this.#tell({ phase: 'writing', done: 0, total: tasks.length })
    await this.#keep('running')
    return tasks
  }

  #writeTasks({ ground }: Pick<Reading, 'ground'>, tasks: readonly TotalsTask[], signal: AbortSignal): Promise<TotalsTask[]> {
    return writeTotals(this.#calls, ground, tasks, {
      clock: this.#options.clock,
      signal,
      background: true,
      onPause: pause => this.#tell({ pause }),
      onPace: seconds => { this.#contactSeconds = seconds },
      onOutcome: (contactId, outcome) => {
        const isNew = !this.outcomes.has(contactId)
        this.outcomes.set(contactId, outcome)
        this.#options.onOutcome?.(contactId, outcome)
        this.#tell({ done: Math.min(this.#progress.total, this.#progress.done + (isNew ? 1 : 0)) })
        this.#beat()
      },
    })
  }

  /** Keeps where to go on, catches up with what has changed during the run, and proves the sums. */
  async #check({ ground, counts, tally }: Reading, signal: AbortSignal): Promise<Proof> {
    const { clock, language } = this.#options
    if (ground.me.isAdmin)
      await keepState(this.#calls, ground, stateOf(ground, { cursor: cursorAt(ground.at), counts, currencies: tally.currencies, mixedDeals: tally.mixedDeals, large: largeContacts(ground, tally), outcomes: this.outcomes }))
    const caught = await catchUp(this.#calls, { clock, language, signal, background: true, skipsOwed: true, onPause: pause => this.#tell({ pause }) })
    for (const [contactId, outcome] of caught.kind === 'done' ? caught.outcomes : [])
      this.outcomes.set(contactId, outcome)
    for (let round = 1; ; round++) {
      const fresh = await readGround(this.#calls, language, { signal })
      const proof = await prove(this.#calls, fresh ?? ground, { signal, onProgress: ({ rows, total }) => this.#tell({ read: { rows, total } }) })
      if (proof.differing.every(({ contactId }) => this.outcomes.get(contactId)?.kind === 'refused') || round >= mostProofs)
        return proof
      await this.#writeTasks({ ground: fresh ?? ground }, proof.differing.filter(({ contactId }) => this.outcomes.get(contactId)?.kind !== 'refused'), signal)
      signal.throwIfAborted()
    }
  }

  #tell(change: Partial<RunProgress>): void {
    this.#progress = { ...this.#progress, ...change }
    this.#options.onProgress?.(this.#progress)
  }

  #beat(): void {
    this.#keeper?.beat(this.#standing('running'))
  }

  async #keep(standing: RunStanding): Promise<void> {
    await this.#keeper?.keep(this.#standing(standing))
  }

  #standing(standing: RunStanding): Pick<RunRecord, 'standing' | 'phase' | 'done' | 'total' | 'failed' | 'contactSeconds'> {
    const { phase, done, total } = this.#progress
    const failed = [...this.outcomes.values()].filter(({ kind }) => kind === 'refused' || kind === 'unknown').length
    return { standing, phase, done, total, failed, contactSeconds: this.#contactSeconds }
  }
}
