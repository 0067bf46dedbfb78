import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Choice, Choices, ItemId } from '@/domain/blueprint/items'
import type { Mappable } from '@/domain/blueprint/makePlan'
import type { PlanItem } from '@/domain/blueprint/plan'
import { solutionNames } from '@/domain/blueprint/types'
import type { SolutionName } from '@/domain/blueprint/types'
import { sleep } from '@/services/portal/limits/sleep'
import { appAddress } from '@/services/setup/appAddress'
import { applySetup } from '@/services/setup/apply/applySetup'
import type { ApplyProgress } from '@/services/setup/apply/applySetup'
import { readJournal } from '@/services/setup/apply/journal'
import type { ApplyEntry } from '@/services/setup/apply/log'
import { lookAtPortal, planOf, solutionsOn, thingsFor, wantedBlueprints } from '@/services/setup/planSetup'
import type { SetupLook, SetupPlace, SetupWish } from '@/services/setup/planSetup'
import { exportSetup, matchSetupFile, readSetupFile } from '@/services/setup/transfer'
import type { ReadSetupFile, SetupFile } from '@/services/setup/transfer'
import { forgetWish, keepWish, keptWish } from '@/services/setup/wishDraft'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

export type SetupStep = 'solutions' | 'plan' | 'apply' | 'check'
/** `paused` goes on where it stopped; `ended` has done all it could. */
export type JobState = 'idle' | 'running' | 'pausing' | 'paused' | 'ended'

/** What came of a file: how many things were found here, and names of those that were not. */
export interface Imported { taken: number, missing: readonly string[] }

/** What a person wants of this portal, what would change, and the run that changes it. */
export const useSetupStore = defineStore('setup', () => {
  const { portal, appOrigin = appAddress() } = usePageServices()
  const place: SetupPlace = { locale: portal.session.locale, appOrigin }
  const clock = { wait: sleep, now: () => Date.now() }

  const step = shallowRef<SetupStep>('solutions')
  const look = shallowRef<SetupLook | null>(null)
  const { error, guarded } = useAttempt()
  const isReading = shallowRef(false)
  const wish = shallowRef<SetupWish>(keptWish(portal.origin) ?? { solutions: new Set(), choices: {} })

  const job = shallowRef<JobState>('idle')
  const progress = shallowRef<ApplyProgress | null>(null)
  const log = shallowRef<readonly ApplyEntry[]>([])
  let stopper = new AbortController()

  const isAdmin = computed(() => look.value?.shape.isAdmin ?? portal.session.isAdmin)
  /** Set up on this portal already: they stay until they are taken off. */
  const present = computed<ReadonlySet<SolutionName>>(() => solutionsOn(look.value?.journal ?? readJournal(portal.session.appOptions)))
  const plan = computed(() => look.value && wish.value.solutions.size > 0 ? planOf(look.value, wish.value, place) : null)
  const things = computed<ReadonlyMap<ItemId, readonly Mappable[]>>(() => look.value ? thingsFor(look.value, wish.value, place) : new Map())
  const items = computed<readonly PlanItem[]>(() => plan.value?.items ?? [])
  const openCount = computed(() => items.value.filter(({ action }) => action === 'create' || action === 'change').length)
  /** Solutions of which something is still to be made. */
  const unfinished = computed<ReadonlySet<SolutionName>>(() => new Set(items.value.filter(({ action }) => action === 'create').flatMap(({ solutions }) => solutions)))
  /** Conflicts, and what cannot be had. */
  const heldCount = computed(() => items.value.filter(({ action }) => action === 'conflict' || action === 'cannot').length)
  /** Conflicts to which something on the portal looks like the answer. */
  const suggested = computed<Choices>(() => Object.fromEntries(items.value.flatMap(({ id, action, candidates: [best] }) => action === 'conflict' && best ? [[id, { kind: 'take' as const, code: best.code }]] : [])))
  /** A run that was interrupted left a note on the portal. */
  const wasInterrupted = computed(() => (look.value?.journal ?? readJournal(portal.session.appOptions)).made.pending !== undefined)
  const imported = shallowRef<Imported | null>(null)
  const isBusy = computed(() => isReading.value || job.value === 'running' || job.value === 'pausing')

  watch(wish, value => keepWish(portal.origin, value))

  /** Reads the portal anew; what is set up already is part of the wish. */
  async function read() {
    if (isReading.value)
      return
    isReading.value = true
    await guarded(async () => {
      const first = await lookAtPortal(portal, wish.value, place)
      const before = wish.value.solutions
      const solutions = new Set([...solutionsOn(first.journal), ...before])
      const isMore = solutions.size > before.size
      if (isMore)
        wish.value = { ...wish.value, solutions }
      look.value = isMore ? await lookAtPortal(portal, wish.value, place) : first
    })
    isReading.value = false
  }

  function toggle(name: SolutionName) {
    if (present.value.has(name))
      return
    const solutions = new Set(wish.value.solutions)
    if (!solutions.delete(name))
      solutions.add(name)
    wish.value = { ...wish.value, solutions }
  }

  async function showPlan() {
    step.value = 'plan'
    await read()
  }

  /** Answers for an item; `null` takes the answer back. Of another pipeline or smart process the portal is asked more. */
  async function choose(id: ItemId, choice: Choice | null) {
    const { [id]: before, ...choices } = wish.value.choices
    wish.value = { ...wish.value, choices: choice === null ? choices : { ...choices, [id]: choice } }
    if (/^(?:process|pipeline):/.test(id) && [before?.kind, choice?.kind].includes('take'))
      await read()
  }

  /** Takes what looks right for every conflict, those included that only then come to light. */
  async function takeSuggested() {
    for (let answers = suggested.value; Object.keys(answers).length > 0; answers = suggested.value) {
      wish.value = { ...wish.value, choices: { ...wish.value.choices, ...answers } }
      if (Object.keys(answers).some(id => /^(?:process|pipeline):/.test(id)))
        await read()
      if (error.value || Object.keys(suggested.value).every(id => id in answers))
        return
    }
  }

  async function run() {
    if (isBusy.value)
      return
    step.value = 'apply'
    job.value = 'running'
    stopper = new AbortController()
    await guarded(async () => {
      const result = await applySetup(portal, {
        ...place,
        clock,
        blueprints: wantedBlueprints(wish.value.solutions),
        choices: wish.value.choices,
        run: crypto.randomUUID(),
        signal: stopper.signal,
        onProgress: now => { progress.value = now },
      })
      log.value = [...log.value, ...result.log]
      job.value = result.isStopped ? 'paused' : 'ended'
      if (!result.isStopped)
        forgetWish(portal.origin)
    })
    if (error.value)
      job.value = 'paused'
    await readKeepingError()
  }

  /** What came of it is shown even when the portal cannot be read just now. */
  async function readKeepingError() {
    const earlier = error.value
    await read()
    error.value ??= earlier
  }

  /** Stops before the next request; what is made stays, and going on begins there. */
  function pause() {
    if (job.value !== 'running')
      return
    job.value = 'pausing'
    stopper.abort()
  }

  /** Leaves the run; what is made stays. */
  async function leaveRun() {
    job.value = 'idle'
    progress.value = null
    log.value = []
    await showPlan()
  }

  /**
   * The map and the settings of this portal, to be read on another one.
   *
   * @param settings By solution and role, those that are not the defaults.
   */
  function exportFile(settings: SetupFile['settings']): string {
    const { shape, journal } = look.value!
    const names = new Map([...things.value].flatMap(([id, all]) => all.filter(({ code }) => code === journal.codes.codes[id]).map(({ name }) => [id, name] as const)))
    return exportSetup(journal.codes, journal.made, { portal: new URL(portal.origin).host, writtenAt: shape.time, names, settings })
  }

  /** Takes answers from such a file; they are applied with the plan. @returns What the file says, or why it cannot be taken */
  async function importFile(text: string): Promise<ReadSetupFile> {
    const outcome = readSetupFile(text)
    if (outcome.kind === 'refused')
      return outcome
    const { solutions } = outcome.file
    wish.value = { ...wish.value, solutions: new Set([...wish.value.solutions, ...solutionNames.filter(name => solutions.includes(name))]) }
    await read()
    if (error.value)
      return outcome
    const { choices, missing } = matchSetupFile(outcome.file, things.value)
    wish.value = { ...wish.value, choices: { ...wish.value.choices, ...choices } }
    imported.value = { taken: Object.keys(choices).length, missing: missing.map(({ name }) => name) }
    return outcome
  }

  return { imported, exportFile, importFile, step, look, error, isReading, isBusy, wish, job, progress, log, isAdmin, present, plan, things, items, openCount, unfinished, heldCount, suggested, takeSuggested, wasInterrupted, place, clock, read, toggle, showPlan, choose, run, pause, leaveRun }
})
