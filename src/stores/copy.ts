import { defineStore } from 'pinia'
import { computed, inject, shallowRef } from 'vue'
import type { InjectionKey } from 'vue'
import { apartCodes } from '@/domain/copy/apart'
import { countParts } from '@/domain/copy/fields'
import { countRows, makePlan, needsNumber, runOf } from '@/domain/copy/plan'
import type { PlanRow, Surroundings } from '@/domain/copy/plan'
import { copySettingsOf } from '@/domain/copy/settings'
import { lengthOf, timeOf, minutesOf, wallOf } from '@/domain/copy/slots'
import type { Day, Slot } from '@/domain/copy/slots'
import { readEventMap } from '@/domain/eventMap'
import { PortalError } from '@/domain/portalError'
import { readPortalMap } from '@/domain/portalMap'
import { keepChoices, keptChoices } from '@/services/copy/choices'
import type { CopyChoices } from '@/services/copy/choices'
import type { CopyJob, JobStore } from '@/services/copy/jobs'
import { copyName, lastRun, madeIds, planKey } from '@/services/copy/names'
import { readCopy, usualRange } from '@/services/copy/readCopy'
import type { CopySource, DayRange } from '@/services/copy/readCopy'
import type { UndoDeal } from '@/services/copy/undoCopy'
import type { Download } from '@/services/portal/downloads'
import type { CreationProgress } from '@/services/portal/writes/createOnce'
import type { PlanStore } from '@/services/portal/writes/creationPlan'
import type { Lock } from '@/services/portal/writes/lock'
import type { Clock } from '@/services/portal/writes/lookUp'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

/** What this device keeps, and what follows a run; replaced in tests. */
export interface CopyServices {
  jobs: JobStore
  plans: PlanStore
  lock: Lock
  clock?: Clock
  download?: (url: string) => Promise<Download>
  /** New events are there: tell the site. Trouble in it takes nothing back. */
  afterCreation: (ids: readonly number[], userId: number | null) => Promise<void>
}

export const copyServices: InjectionKey<CopyServices> = Symbol('copy services')

/** Why nothing can be copied from this deal. */
export type Obstacle = 'not-set-up' | 'not-saved' | 'is-event' | 'not-idea' | 'no-template'
export type Phase = 'loading' | 'planning' | 'checking' | 'running' | 'pausing' | 'paused' | 'done'

/** Names in one question. */
const maxAsked = 50

/** Copying one idea to dates: its plan, its run, and what came of it. */
export const useCopyStore = defineStore('copy', () => {
  const { portal } = usePageServices()
  const services = inject(copyServices)!
  const clock: Clock = services.clock ?? { now: Date.now, wait: ms => new Promise(resolve => setTimeout(resolve, ms)) }
  const { session } = portal
  const map = readEventMap(session.appOptions)
  const texts = readPortalMap(session.appOptions)
  const settings = copySettingsOf(session.appOptions)
  const apart = apartCodes(session.appOptions)

  const source = shallowRef<CopySource | null>(null)
  const phase = shallowRef<Phase>('loading')
  const choices = shallowRef<CopyChoices>(keptChoices(portal.origin))
  const slots = shallowRef<readonly Slot[]>([])
  const ticks = shallowRef<ReadonlyMap<number, boolean>>(new Map())
  const job = shallowRef<CopyJob | null>(null)
  const progress = shallowRef<CreationProgress | null>(null)
  /** Since when the run goes on, this device's clock. */
  const runningSince = shallowRef<number | null>(null)
  /** The plan is no longer what the person saw: something was taken meanwhile. */
  const isOutdated = shallowRef(false)
  /** Storage of this device failed: a closed tab could not go on. */
  const isKept = shallowRef(true)
  /** The site could not be told. */
  const handOverError = shallowRef<PortalError | null>(null)
  const undo = shallowRef<UndoDeal[] | null>(null)
  const undone = shallowRef<readonly number[] | null>(null)
  const { error, guarded } = useAttempt()
  const { isBusy: isUndoing, error: undoError, attempt: attemptUndo } = useAttempt()

  let dealId = 0
  let isStopAsked = false
  let giveUp = new AbortController()

  const obstacle = computed<Obstacle | null>(() => {
    if (map === null)
      return 'not-set-up'
    if (source.value === null)
      return null
    const { pipelineId, siteTemplate } = source.value
    if (pipelineId === map.pipelines.events)
      return 'is-event'
    if (pipelineId !== map.pipelines.ideas)
      return 'not-idea'
    return siteTemplate === '' ? 'no-template' : null
  })
  const counts = computed(() => source.value === null || map === null ? null : countParts({ map, apart, ...source.value }, source.value.productRows.length))
  const around = computed<Surroundings | null>(() => source.value === null ? null : surroundingsOf(source.value))
  const rows = computed<PlanRow[]>(() => around.value === null ? [] : makePlan(slots.value, around.value, ticks.value))
  const ticked = computed(() => rows.value.filter(({ isTicked }) => isTicked))
  const rowCounts = computed(() => countRows(rows.value))
  const now = () => source.value === null ? Date.now() : source.value.now + clock.now() - source.value.askedAt
  const today = computed<Day>(() => wallOf(now(), source.value?.offset ?? '+00:00').day)

  function surroundingsOf(known: CopySource): Surroundings {
    const { skipHolidays, skipWeekends } = choices.value
    return {
      templateId: known.id, speakerId: known.speakerId, place: known.place, events: known.events, busy: known.busy,
      speakerGap: settings.speakerGap, daysOff: { holidays: skipHolidays, weekends: skipWeekends, calendar: settings.holidays },
      offset: known.offset, now: known.now + clock.now() - known.askedAt,
    }
  }

  /** Times of the idea itself, else of its last event, else noon to two. */
  const usual = computed<Pick<Slot, 'from' | 'to'>>(() => {
    const known = source.value
    if (known === null || map === null)
      return { from: '12:00', to: '14:00' }
    const own = Date.parse(String(known.fields[map.fields.start]))
    const ownEnd = Date.parse(String(known.fields[map.fields.end]))
    const last = known.events.filter(({ templateId, span }) => templateId === known.id && span !== null).sort((one, other) => one.id - other.id).at(-1)?.span
    const span = Number.isNaN(own) || Number.isNaN(ownEnd) ? last : { start: own, end: ownEnd }
    if (!span)
      return { from: '12:00', to: '14:00' }
    const from = wallOf(span.start, known.offset).time
    return { from, to: timeOf(minutesOf(from) + lengthOf({ from, to: wallOf(span.end, known.offset).time })) }
  })

  async function load(id: number) {
    dealId = id
    if (map === null)
      return
    await guarded(async () => {
      const [{ source: read }, kept] = await Promise.all([
        readCopy(portal, map, id, { range: usualRange(clock.now()), now: clock.now }),
        services.jobs.load(id).catch(() => {
          isKept.value = false
          return null
        }),
      ])
      source.value = read
      phase.value = 'planning'
      if (kept !== null && !kept.isOver) {
        job.value = kept
        phase.value = 'paused'
      }
    })
  }

  /** Looks further than before where a date lies outside what was read. */
  async function reach(days: readonly Day[]) {
    const known = source.value
    if (known === null || days.every(day => day >= known.range.from && day <= known.range.to))
      return
    const range: DayRange = { from: [...days, known.range.from].sort()[0]!, to: [...days, known.range.to].sort().at(-1)! }
    await guarded(async () => {
      source.value = (await readCopy(portal, map!, dealId, { range, now: clock.now })).source
    })
  }

  function setSlots(next: readonly Slot[]) {
    slots.value = next
    isOutdated.value = false
    void reach(next.map(({ day }) => day))
  }

  function tick(key: number, isTicked: boolean) {
    ticks.value = new Map(ticks.value).set(key, isTicked)
  }

  function choose(next: Partial<CopyChoices>) {
    choices.value = { ...choices.value, ...next }
    keepChoices(portal.origin, choices.value)
  }

  /** One at a time in this browser: another tab that copies the same idea is waited for. */
  const locked = <T>(work: () => Promise<T>) => services.lock(`${planKey(dealId)}|${portal.origin}`, work)

  /** Makes what is ticked, after a last look at what stands around. */
  async function create() {
    const wanted = ticked.value
    if (map === null || source.value === null || wanted.length === 0 || phase.value !== 'planning')
      return
    phase.value = 'checking'
    await guarded(() => locked(async () => {
      const number = needsNumber(wanted) ? lastRun(map, source.value!.fields) + 1 : 0
      const names = await Promise.all(wanted.map(row => copyName(dealId, row.span.start, runOf(row, number))))
      const look = await ask(names)
      if (isOtherPlan(wanted, look.source)) {
        isOutdated.value = true
        return
      }
      if (number > 0 && !await reserve(look.source)) {
        isOutdated.value = true
        return
      }
      const fresh: CopyJob = {
        templateId: dealId, parts: [...choices.value.parts], startedAt: clock.now(), userId: look.source.userId, isOver: false, sent: {},
        rows: wanted.map(({ span, action }, index) => ({ name: names[index]!, ...span, doubt: action === 'create' ? '' : action, id: null, state: 'open', twins: [] })),
      }
      await run(fresh, look)
    }))
    if (phase.value === 'checking')
      phase.value = 'planning'
  }

  async function ask(names: readonly string[]) {
    const look = await readCopy(portal, map!, dealId, { range: source.value!.range, names: names.length <= maxAsked ? names : [], now: clock.now })
    source.value = look.source
    return look
  }

  /** Something stands in the way of a ticked date that was not there when the person looked. */
  function isOtherPlan(wanted: readonly PlanRow[], fresh: CopySource): boolean {
    const now = new Map(makePlan(slots.value, surroundingsOf(fresh), ticks.value).map(({ key, action }) => [key, action]))
    return wanted.some(({ key, action }) => now.get(key) !== action)
  }

  async function reserve(fresh: CopySource): Promise<boolean> {
    const { reserveRun } = await writing()
    const outcome = await reserveRun(portal, map!, fresh, { clock })
    if (outcome.kind === 'refused' || outcome.kind === 'unknown')
      throw outcome.error
    return outcome.kind === 'done'
  }

  /** Goes on with what a closed or paused run has left. */
  async function resume() {
    const open = job.value
    if (map === null || open === null || phase.value !== 'paused')
      return
    phase.value = 'checking'
    await guarded(() => locked(async () => run(open, await ask(open.rows.map(({ name }) => name)))))
    if (phase.value === 'checking')
      phase.value = 'paused'
  }

  async function run(started: CopyJob, { source: fresh, found }: Awaited<ReturnType<typeof readCopy>>) {
    isStopAsked = false
    giveUp = new AbortController()
    job.value = started
    undo.value = null
    undone.value = null
    phase.value = 'running'
    runningSince.value = clock.now()
    try {
      const before = new Set(madeIds(started))
      const { runCopy } = await writing()
      const { job: ended, result } = await runCopy(portal, map!, fresh, started, {
        jobs: { load: services.jobs.load, save: keep }, apart, clock, signal: giveUp.signal,
        plan: { store: services.plans, key: planKey(dealId) },
        ...(found === null ? {} : { asked: { found, askedAt: fresh.askedAt } }),
        ...(services.download ? { download: services.download } : {}),
        mayGoOn: () => !isStopAsked,
        onProgress: told => { progress.value = told },
      })
      job.value = ended
      isKept.value = isKept.value && result.isPlanKept
      phase.value = ended.isOver ? 'done' : 'paused'
      error.value = firstError(result.outcomes.values())
      await tellSite(madeIds(ended).filter(id => !before.has(id)))
    }
    finally {
      runningSince.value = null
      progress.value = null
      if (isGoingOn())
        phase.value = 'paused'
    }
  }

  const isGoingOn = () => phase.value === 'running' || phase.value === 'pausing'

  async function keep(next: CopyJob) {
    job.value = next
    await services.jobs.save(next).catch(() => { isKept.value = false })
  }

  /** The one place that knows of new events. */
  async function tellSite(ids: readonly number[]) {
    handOverError.value = null
    if (ids.length === 0)
      return
    try {
      await services.afterCreation(ids, source.value?.userId ?? null)
    }
    catch (cause) {
      if (!(cause instanceof PortalError))
        throw cause
      handOverError.value = cause
    }
  }

  /** Ends after the request that is under way; while a lost reply is waited for, at once. */
  function pause() {
    if (phase.value !== 'running')
      return
    isStopAsked = true
    phase.value = 'pausing'
    if (progress.value?.isWaiting)
      giveUp.abort()
  }

  /** Gives the rest up; what was made stays. */
  async function stop() {
    if (job.value === null || phase.value !== 'paused')
      return
    await keep({ ...job.value, isOver: true })
    phase.value = 'done'
  }

  /** Back to choosing dates. */
  async function startAnew() {
    job.value = null
    ticks.value = new Map()
    error.value = null
    undo.value = null
    undone.value = null
    phase.value = 'planning'
    await refresh()
  }

  async function refresh() {
    await guarded(async () => {
      source.value = (await readCopy(portal, map!, dealId, { range: source.value?.range ?? usualRange(clock.now()), now: clock.now })).source
    })
  }

  /** Asks once more for deals of one name: a lost request may have come late. */
  async function sweep() {
    const known = job.value
    if (known === null)
      return
    await guarded(async () => {
      const { findTwins } = await writing()
      const doubled = new Map((await findTwins(portal, known.rows.map(({ name }) => name))).map(({ name, keptId, others }) => [name, { keptId, others }]))
      await keep({ ...known, rows: known.rows.map(row => ({ ...row, twins: doubled.get(row.name)?.others.map(({ id }) => id) ?? [] })) })
    })
  }

  /** Looks what may be taken back. */
  async function askUndo() {
    await attemptUndo(async () => {
      const { planUndo } = await writing()
      undo.value = await planUndo(portal, map!, job.value!, source.value!.facts)
    })
  }

  async function runUndo() {
    await attemptUndo(async () => {
      const { undoCopy } = await writing()
      const deleted = await undoCopy(portal, undo.value!)
      undone.value = deleted
      undo.value = null
      const left = job.value!.rows.filter(({ id }) => id === null || !deleted.includes(id))
      await keep({ ...job.value!, rows: left, isOver: true })
    })
  }

  function leaveUndo() {
    undo.value = null
  }

  return {
    source, phase, obstacle, choices, counts, slots, rows, ticked, rowCounts, usual, today, job, progress, runningSince, isOutdated, isKept, error, handOverError,
    undo, undone, isUndoing, undoError, map, texts, apart, settings,
    load, setSlots, tick, choose, create, resume, pause, stop, startAnew, refresh, sweep, askUndo, runUndo, leaveUndo,
  }
})

/** What writes is loaded when something is to be written. @throws {PortalError} when the network is gone */
async function writing() {
  try {
    return await import('@/services/copy/writing')
  }
  catch (cause) {
    throw new PortalError('unreachable', 'A part of the page could not be loaded.', { cause })
  }
}

function firstError(outcomes: Iterable<{ kind: string, error?: PortalError | null }>): PortalError | null {
  for (const { error } of outcomes) {
    if (error)
      return error
  }
  return null
}
