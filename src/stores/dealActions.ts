import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import type { DealCase, Desk, PressInput } from '@/domain/store/actions/facts'
import type { ActionPlan } from '@/domain/store/actions/plan'
import { dealButtons, nameOf, pressDeal } from '@/domain/store/actions/press'
import { readHoldEvidence } from '@/services/store/holdEvidence'
import type { HoldEvidence } from '@/services/store/holdEvidence'
import { readDeal } from '@/services/store/read/readDeal'
import { runPlan } from '@/services/store/run/runPlan'
import { undoPlan } from '@/services/store/run/undoPlan'
import { openStore } from '@/services/store/openStore'
import type { DealReading, StepOutcome, Store } from '@/services/store/types'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

/** How a step of the press stands. */
export type DealStepState = StepOutcome | { kind: 'planned' } | { kind: 'running' }

/** A press that runs, or ran last. */
export interface DealRun {
  id: string
  /** As its button calls it. */
  name: string
  plan: ActionPlan
  states: readonly DealStepState[]
  isUndone: boolean
}

/** What the deal's card shows at all: the store's parts belong to its pipeline. */
export type DealPlace = 'store' | 'otherPipeline' | 'notSetUp'

/** Reservation and delivery of one deal: what can be done, and what came of it. */
export const useDealActionsStore = defineStore('dealActions', () => {
  const { portal, clock } = usePageServices()
  const options = clock ? { clock: { now: Date.now, ...clock } } : {}

  const store = shallowRef<Store | null>(null)
  const reading = shallowRef<DealReading | null>(null)
  const evidence = shallowRef<HoldEvidence | null>(null)
  const place = shallowRef<DealPlace | null>(null)
  const { isBusy: isReading, error: readError, attempt: attemptRead } = useAttempt()
  const { isBusy: isRunning, error: runError, attempt: attemptRun } = useAttempt()

  const openedId = shallowRef<string | null>(null)
  const run = shallowRef<DealRun | null>(null)
  /** A colleague was faster: nothing of the last press was written behind that. */
  const isConflict = shallowRef(false)
  const readAtMs = shallowRef(0)
  const tickedMs = shallowRef(0)

  const facts = computed(() => reading.value?.facts ?? null)
  /** The portal's time; goes on with this device's clock. */
  const now = computed(() => (reading.value?.now ?? 0) + Math.max(0, tickedMs.value - readAtMs.value))
  const desk = computed((): Desk | null => store.value === null ? null : {
    now: now.value, locale: store.value.locale, userId: store.value.me.id, rules: store.value.rules, tasks: store.value.tasks, couponCode: '', isOperatorAtWork: reading.value?.isOperatorAtWork ?? false,
  })
  const buttons = computed(() => desk.value === null || reading.value === null ? [] : dealButtons(caseOf({}), store.value!.roles))
  const opened = computed(() => buttons.value.find(({ action }) => action.id === openedId.value) ?? null)
  /** Steps ended in a way that the same press may mend: it looks first what is there already. */
  const mayRetry = computed(() => !isRunning.value && run.value !== null && !run.value.isUndone && run.value.states.some(({ kind }) => kind === 'unknown' || kind === 'refused' || kind === 'notTried'))
  const mayUndo = computed(() => !isRunning.value && run.value !== null && !run.value.isUndone && run.value.plan.canUndo && run.value.states.some(state => state.kind === 'done'))

  function caseOf(input: PressInput): DealCase {
    return { facts: reading.value!.facts, contact: reading.value!.contact, input, desk: desk.value! }
  }

  /** Money «to the courier» has come by then, in cash or sent: how is asked anew. */
  function press(id: string, input: PressInput) {
    const pressed = caseOf(input)
    const isAsked = id === 'moneyReceived' && pressed.facts.paymentMethod === 'COURIER'
    return pressDeal(id, isAsked ? { ...pressed, facts: { ...pressed.facts, paymentMethod: null } } : pressed, store.value!.roles)
  }

  /** What a button is called here, by the settings. */
  function titleOf(id: string): string {
    const button = buttons.value.find(({ action }) => action.id === id)
    return button === undefined || store.value === null ? '' : nameOf(button.action, store.value.rules.names)[store.value.locale]
  }

  const load = (dealId: number) => attemptRead(() => read(dealId))

  async function read(dealId: number) {
    store.value ??= await openStore(portal)
    if (store.value === null) {
      place.value = 'notSetUp'
      return
    }
    reading.value = await readDeal(store.value, dealId)
    readAtMs.value = tickedMs.value = Date.now()
    place.value = Number(reading.value.look.fields.categoryId) === store.value.map.pipelineId ? 'store' : 'otherPipeline'
    evidence.value = facts.value!.stage === 'hold' ? await readHoldEvidence(store.value, facts.value!).catch(unknown) : null
  }

  function tick() {
    tickedMs.value = Date.now()
  }

  function open(id: string | null) {
    openedId.value = id
    run.value = null
    isConflict.value = false
  }

  /** Does what was said before; pressed again after a lost reply it finds out and goes on. */
  const start = (id: string, plan: ActionPlan) => attemptRun(async () => {
    const name = titleOf(id) || run.value?.name || ''
    isConflict.value = false
    const states: DealStepState[] = plan.steps.map(() => ({ kind: 'planned' }))
    const show = () => { run.value = { id, name, plan, states: [...states], isUndone: false } }
    show()
    const outcomes = await runPlan(store.value!, { entity: 'deal', id: facts.value!.id }, plan, {
      ...options,
      look: reading.value!.look,
      onStep: (index, state) => {
        states[index] = state === 'running' ? { kind: 'running' } : state
        show()
      },
    })
    run.value = { id, name, plan, states: outcomes, isUndone: false }
    isConflict.value = outcomes.some(({ kind }) => kind === 'conflict')
    if (isConflict.value)
      openedId.value = null
    await settle()
  })

  const retry = () => run.value === null ? Promise.resolve() : start(run.value.id, run.value.plan)

  const takeBack = () => attemptRun(async () => {
    const last = run.value!
    const outcomes = await undoPlan(store.value!, { entity: 'deal', id: facts.value!.id }, last.plan, options)
    run.value = { ...last, states: outcomes, isUndone: outcomes.every(({ kind }) => kind === 'done') }
    isConflict.value = outcomes.some(({ kind }) => kind === 'conflict')
    await settle()
  })

  /** What the deal holds now; a form whose button is gone closes. */
  async function settle() {
    await read(facts.value!.id)
    if (run.value?.states.every(({ kind }) => kind === 'done' || kind === 'due'))
      openedId.value = null
  }

  return {
    store, reading, facts, evidence, place, now, buttons, opened, openedId, run, isConflict, isReading, readError, isRunning, runError, mayRetry, mayUndo,
    press, titleOf, load, tick, open, start, retry, takeBack,
  }
})

/** The reservation is there without it: what is beside it stays untold. */
function unknown(cause: unknown): null {
  if (!(cause instanceof PortalError))
    throw cause
  return null
}
