import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { RevenueState, RunRecord } from '@/domain/revenue/revenueState'
import { fetchNames } from '@/services/people'
import { sleep } from '@/services/portal/limits/sleep'
import type { WaitReason } from '@/services/portal/readAll/gate'
import { catchUp } from '@/services/revenue/catchUp'
import type { CaughtUp } from '@/services/revenue/catchUp'
import { fetchContactNames } from '@/services/revenue/contactNames'
import { readCounts, seesAllDeals } from '@/services/revenue/counts'
import { readGround } from '@/services/revenue/ground'
import type { Ground } from '@/services/revenue/ground'
import { planRecalculation } from '@/services/revenue/planRecalculation'
import type { RecalculationPlan } from '@/services/revenue/planRecalculation'
import { prove } from '@/services/revenue/prove'
import type { Proof } from '@/services/revenue/prove'
import { Recalculation } from '@/services/revenue/recalculate'
import type { RunProgress, RunResult } from '@/services/revenue/recalculate'
import { beatMs } from '@/services/revenue/runKeeper'
import type { TotalsOutcome } from '@/services/revenue/writeTotals'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

export type RecalculationJob = 'idle' | 'running' | 'pausing' | 'paused' | 'stopping' | 'stopped' | 'done' | 'taken-over' | 'failed'

/** What has happened, for the log. */
type Happening
  = | { kind: 'began' | 'went-on' | 'checking' | 'paused' | 'stopped' | 'exact' | 'inexact' | 'failed' | 'retried' }
    | { kind: 'to-write' | 'written' | 'refused', count: number }
    | { kind: 'waiting', until: number, reason: WaitReason }
    | { kind: 'taken-over', by: string }

/** `at` by this device's clock. */
export type LogLine = Happening & { at: Date }

/** A contact whose totals could not be written. */
export interface Failure { contactId: number, name: string, outcome: Extract<TotalsOutcome, { kind: 'refused' | 'unknown' }> }

/** Without a sign of life for so long a run counts as cut off. */
const silentMs = 3 * beatMs
/** Pauses of the portal shorter than this are nobody's business. */
const shortPauseMs = 5000

/** Recalculation of the totals of all contacts. */
export const useRecalculationStore = defineStore('recalculation', () => {
  const { portal } = usePageServices()
  const { locale: language } = portal.session
  const clock = { wait: sleep, now: () => Date.now() }
  const { error, isBusy, attempt, guarded } = useAttempt()

  const ground = shallowRef<Ground | null>(null)
  const isSetUp = shallowRef(true)
  /** Sees all deals, so that what this person counts is everybody's. */
  const mayWrite = shallowRef(false)
  const plan = shallowRef<RecalculationPlan | null>(null)
  const names = shallowRef<ReadonlyMap<number, string>>(new Map())

  const job = shallowRef<RecalculationJob>('idle')
  const progress = shallowRef<RunProgress | null>(null)
  const proof = shallowRef<Proof | null>(null)
  const failures = shallowRef<readonly Failure[]>([])
  const log = shallowRef<readonly LogLine[]>([])
  const caughtUp = shallowRef<CaughtUp | null>(null)
  /** When the present stretch of writing began, and how many contacts had been come to. */
  const stretch = shallowRef({ at: 0, done: 0 })
  let run: Recalculation | null = null
  let stop = new AbortController()

  const state = computed<RevenueState | null>(() => ground.value?.state ?? null)
  const isRunning = computed(() => ['running', 'pausing', 'stopping'].includes(job.value))
  /** Somebody else's run, or ours of another page, that was not brought to its end. */
  const otherRun = computed<RunRecord | null>(() => {
    const other = ground.value?.run ?? null
    return job.value === 'idle' && (other?.standing === 'running' || other?.standing === 'paused' || other?.standing === 'stopped') ? other : null
  })
  /** It goes on at this moment. */
  const isOtherAlive = computed(() => otherRun.value?.standing === 'running' && Date.parse(ground.value!.at) - Date.parse(otherRun.value.at) < silentMs)
  const needsAll = computed(() => plan.value?.isAll ?? false)
  /** Seconds, by what the contacts took so far; `null` while nothing has been measured. */
  const secondsLeft = computed(() => {
    const { done = 0, total = 0 } = progress.value ?? {}
    const since = done - stretch.value.done
    return progress.value?.phase === 'writing' && since > 0 ? (total - done) * (clock.now() - stretch.value.at) / 1000 / since : null
  })

  const note = (happening: Happening) => { log.value = [...log.value, { ...happening, at: new Date() }] }
  const nameOf = (userId: number) => names.value.get(userId) ?? ''

  /** Reads how the totals stand, and what a recalculation would take. */
  const open = () => attempt(look)

  async function look() {
    const found = await readGround(portal, language)
    isSetUp.value = found !== null
    if (found === null)
      return
    const counts = await readCounts(portal, found.state)
    mayWrite.value = seesAllDeals(found, counts)
    const people = [found.state?.by, found.run?.by].filter(id => id !== undefined)
    const [planned, known] = await Promise.all([mayWrite.value ? planRecalculation(portal, found, { clock }) : null, fetchNames(portal, people)])
    plan.value = planned
    names.value = known
    ground.value = found
  }

  /** Begins, or goes on with this page's run. */
  async function start() {
    if (isRunning.value || isBusy.value)
      return
    error.value = null
    stop = new AbortController()
    const isNew = run === null || job.value === 'done' || job.value === 'taken-over'
    if (isNew) {
      run = new Recalculation(portal, { language, clock, runner: crypto.randomUUID(), onProgress: follow, onOutcome: learn })
      proof.value = null
      failures.value = []
      progress.value = null
    }
    note({ kind: isNew ? 'began' : 'went-on' })
    caughtUp.value = null
    stretch.value = { at: clock.now(), done: progress.value?.done ?? 0 }
    job.value = 'running'
    await end(await run!.run(stop.signal))
  }

  function follow(next: RunProgress) {
    const before = progress.value
    progress.value = next
    if (next.phase !== (before?.phase ?? 'reading')) {
      stretch.value = { at: clock.now(), done: next.done }
      note(next.phase === 'writing' ? { kind: 'to-write', count: next.total } : { kind: 'checking' })
    }
    if (next.pause !== null && next.pause.until !== before?.pause?.until && next.pause.until - clock.now() > shortPauseMs)
      note({ kind: 'waiting', ...next.pause })
  }

  function learn(contactId: number, outcome: TotalsOutcome) {
    const others = failures.value.filter(failure => failure.contactId !== contactId)
    if (outcome.kind === 'refused' || outcome.kind === 'unknown')
      failures.value = [...others, { contactId, name: '', outcome }]
    else if (others.length < failures.value.length)
      failures.value = others
  }

  async function end(result: RunResult) {
    const written = [...run!.outcomes.values()].filter(({ kind }) => kind === 'written').length
    if (result.kind === 'stopped') {
      job.value = job.value === 'stopping' ? 'stopped' : 'paused'
      note({ kind: job.value as 'paused' | 'stopped' })
      await run!.leave(job.value as 'paused' | 'stopped')
      return
    }
    if (written > 0)
      note({ kind: 'written', count: written })
    if (failures.value.length > 0)
      note({ kind: 'refused', count: failures.value.length })
    if (result.kind === 'done') {
      proof.value = result.proof
      note({ kind: isExact(result.proof) ? 'exact' : 'inexact' })
      job.value = 'done'
    }
    else if (result.kind === 'taken-over') {
      job.value = 'taken-over'
      note({ kind: 'taken-over', by: nameOf(result.by) })
    }
    else {
      if (result.kind === 'failed')
        error.value = result.error
      note({ kind: 'failed' })
      job.value = 'failed'
    }
    await guarded(async () => {
      await nameFailures()
      if (result.kind !== 'failed')
        await look()
    })
  }

  async function nameFailures() {
    if (failures.value.length === 0)
      return
    const known = await fetchContactNames(portal, failures.value.map(({ contactId }) => contactId))
    failures.value = failures.value.map(failure => ({ ...failure, name: known.get(failure.contactId) ?? '' }))
  }

  function pause() {
    if (job.value !== 'running')
      return
    job.value = 'pausing'
    stop.abort()
  }

  /** Of a paused run too: it is not meant to go on. */
  async function endRun() {
    if (job.value === 'running' || job.value === 'pausing') {
      job.value = 'stopping'
      stop.abort()
    }
    else if (job.value === 'paused') {
      job.value = 'stopped'
      note({ kind: 'stopped' })
      await run?.leave('stopped')
    }
  }

  /** Tries the failures again, and proves anew when they are gone. */
  const retry = () => attempt(async () => {
    note({ kind: 'retried' })
    await run?.retry(failures.value.map(({ contactId }) => contactId), new AbortController().signal)
    await nameFailures()
    if (failures.value.length === 0)
      await proveAnew()
  })

  /** Reads everything anew and compares. */
  async function proveAnew() {
    const found = await readGround(portal, language)
    if (found === null)
      return
    proof.value = await prove(portal, found)
    ground.value = found
    note({ kind: isExact(proof.value) ? 'exact' : 'inexact' })
  }

  const check = () => attempt(proveAnew)

  /** Brings the totals up to date with what has changed since the last time. */
  const refresh = () => attempt(async () => {
    caughtUp.value = await catchUp(portal, { language, clock })
    await look()
  })

  return {
    ground, isSetUp, mayWrite, plan, state, job, progress, proof, failures, log, caughtUp, otherRun, isOtherAlive, isRunning, isBusy, error, needsAll, secondsLeft,
    nameOf, open, start, pause, endRun, retry, check, refresh,
  }
})

/** Sums alone may agree by chance: every contact has to. */
function isExact({ difference, differing }: Proof): boolean {
  return difference === 0 && differing.length === 0
}
