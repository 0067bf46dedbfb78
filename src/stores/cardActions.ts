import { computed, shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import type { Case, Desk, PressInput } from '@/domain/store/actions/facts'
import type { ActionPlan } from '@/domain/store/actions/plan'
import { nameOf } from '@/domain/store/actions/press'
import type { Button, Press } from '@/domain/store/actions/press'
import type { StoreRole } from '@/domain/store/roles'
import { fetchNames } from '@/services/people'
import { lookAtStore, withTemplates } from '@/services/store/openStore'
import type { Press as KeptPress } from '@/services/store/run/journal'
import { fetchShops } from '@/services/store/shops'
import type { StepState } from '@/services/store/stepState'
import type { CardRecord, Reading, Store } from '@/services/store/types'
import type { Choice } from '@/services/store/words'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

/** What differs from card to card. */
export interface CardKind<Facts> {
  entity: 'lead' | 'contact' | 'deal'
  read: (store: Store, id: number) => Promise<Reading<Facts>>
  buttons: (pressed: Case<Facts>, roles: readonly StoreRole[]) => Button<Facts>[]
  press: (id: string, pressed: Case<Facts>, roles: readonly StoreRole[]) => Press<Facts>
  /** Tells that a colleague has moved the record: what the buttons go by in short. */
  place: (facts: Facts) => string
  /** People whose names the steps tell. */
  people: (facts: Facts) => readonly (number | null)[]
}

/** A press that runs, or ran last. */
export interface PressRun {
  action: string
  /** As its button calls it. */
  name: string
  plan: ActionPlan
  states: readonly StepState[]
  isUndone: boolean
}

/** Buttons of a card, what a press does, and what came of it. The record is read anew after each. */
export function useCardActions<Facts extends { id: number }>(kind: CardKind<Facts>) {
  const { portal, clock } = usePageServices()
  const options = clock ? { clock: { wait: clock.wait, now: Date.now } } : {}

  const store = shallowRef<Store | null>(null)
  const isMissing = shallowRef(false)
  const reading = shallowRef<Reading<Facts> | null>(null)
  const { isBusy: isReading, error: readError, attempt: attemptRead } = useAttempt()
  const { isBusy: isRunning, error: runError, attempt: attemptRun } = useAttempt()

  const openedId = shallowRef<string | null>(null)
  const run = shallowRef<PressRun | null>(null)
  /** The record was moved by a colleague while it was looked at. */
  const isMoved = shallowRef(false)
  const kept = shallowRef<readonly { press: KeptPress, isOver: boolean }[]>([])
  const names = shallowRef<ReadonlyMap<number, string>>(new Map())
  const shops = shallowRef<readonly Choice[]>([])
  const readAtMs = shallowRef(0)
  const tickedMs = shallowRef(0)

  const facts = computed(() => reading.value?.facts ?? null)
  /** The portal's time; goes on with this device's clock. */
  const now = computed(() => (reading.value?.now ?? 0) + Math.max(0, tickedMs.value - readAtMs.value))
  const buttons = computed(() => reading.value === null ? [] : kind.buttons(caseOf({}), store.value!.roles))
  const ready = computed(() => buttons.value.filter(({ waitsFor }) => waitsFor.length === 0))
  const mayRetry = computed(() => !isRunning.value && run.value !== null && !run.value.isUndone && run.value.states.some(({ kind: state }) => state === 'unknown' || state === 'refused' || state === 'notTried' || state === 'planned'))
  const mayUndo = computed(() => !isRunning.value && run.value !== null && !run.value.isUndone && run.value.plan.canUndo && run.value.states.some(state => state.kind === 'done'))
  /** Presses of this person that were cut off: they can be gone on with. */
  const unfinished = computed(() => kept.value.filter(({ isOver }) => !isOver).map(({ press }) => press).filter(({ userId, plan, outcomes }) => userId === store.value?.me.id && plan.name !== run.value?.plan.name && outcomes.some(outcome => outcome?.kind === 'done')))
  /** What was done here before, the last first. */
  const done = computed(() => kept.value.filter(({ isOver }) => isOver).map(({ press }) => press).reverse())

  function on(): CardRecord {
    return { entity: kind.entity, id: facts.value!.id }
  }

  function caseOf(input: PressInput, couponCode = ''): Case<Facts> {
    const { rules, tasks, me, locale } = store.value!
    const desk: Desk = { now: now.value, locale, userId: me.id, rules, tasks, couponCode, isOperatorAtWork: reading.value!.isOperatorAtWork }
    return { facts: reading.value!.facts, contact: reading.value!.contact, input, desk }
  }

  /** With the templates that presses go by. */
  const prepare = async () => { store.value = await withTemplates(store.value!) }

  const pressOf = (id: string, input: PressInput, couponCode = '') => kind.press(id, caseOf(input, couponCode), store.value!.roles)

  /** What an action is called here, by the settings. */
  function titleOf(action: Button<Facts>['action']): string {
    return nameOf(action, store.value!.rules.names)[store.value!.locale]
  }

  const load = (id: number) => attemptRead(() => read(id))

  async function read(id: number) {
    store.value ??= await lookAtStore(portal)
    isMissing.value = store.value === null
    if (store.value === null)
      return
    const before = facts.value
    const fresh = await kind.read(store.value, id)
    reading.value = fresh
    readAtMs.value = tickedMs.value = Date.now()
    if (before === null)
      await Promise.all([nameShops(), remember(id)])
    void namePeople(fresh.facts)
  }

  /** What colleagues have changed meanwhile is shown; nothing typed is lost. */
  async function refresh() {
    if (facts.value === null || isRunning.value || isReading.value)
      return
    const before = kind.place(facts.value)
    await attemptRead(() => read(facts.value!.id))
    if (facts.value !== null && kind.place(facts.value) !== before)
      isMoved.value = true
  }

  const nameShops = async () => { shops.value = await fetchShops(store.value!).catch(none) ?? [] }

  async function remember(id: number) {
    const { browserJournal, isOver } = await import('@/services/store/run/journal')
    const presses = await browserJournal(portal.origin).list({ entity: kind.entity, id })
    kept.value = presses.map(press => ({ press, isOver: isOver(press) }))
  }

  async function namePeople(of: Facts) {
    const ids = kind.people(of).filter(id => id !== null).filter(id => !names.value.has(id))
    const found = ids.length === 0 ? null : await fetchNames(portal, ids).catch(none)
    if (found)
      names.value = new Map([...names.value, ...found])
  }

  function tick() {
    tickedMs.value = Date.now()
  }

  function open(id: string | null) {
    openedId.value = id
    isMoved.value = false
    if (!isRunning.value)
      run.value = null
  }

  /** Does what was said before; pressed again after a lost reply it finds out and goes on. */
  const start = (action: string, plan: ActionPlan) => attemptRun(async () => {
    const button = buttons.value.find(each => each.action.id === action)
    const name = button ? titleOf(button.action) : run.value?.name ?? action
    isMoved.value = false
    const states: StepState[] = plan.steps.map(() => ({ kind: 'planned' }))
    const show = () => { run.value = { action, name, plan, states: [...states], isUndone: false } }
    show()
    // What a press needs is loaded with the first one.
    const [{ runPlan }] = await Promise.all([import('@/services/store/run/runPlan'), prepare()])
    const outcomes = await runPlan(store.value!, on(), plan, {
      ...options,
      look: reading.value!.look,
      onStep: (index, state) => {
        states[index] = state === 'running' ? { kind: 'running' } : state
        show()
      },
    })
    run.value = { action, name, plan, states: outcomes, isUndone: false }
    // Nothing was written: what was typed waits in the form, beside the list as it is now.
    if (outcomes[0]?.kind === 'conflict') {
      run.value = null
      isMoved.value = true
    }
    await settle()
  })

  const retry = () => run.value === null ? Promise.resolve() : start(run.value.action, run.value.plan)

  const resume = (press: KeptPress) => {
    openedId.value = press.plan.action
    return start(press.plan.action, press.plan)
  }

  const takeBack = () => attemptRun(async () => {
    const last = run.value!
    const [{ undoPlan }] = await Promise.all([import('@/services/store/run/undoPlan'), prepare()])
    const outcomes = await undoPlan(store.value!, on(), last.plan, options)
    run.value = { ...last, states: outcomes, isUndone: outcomes.every(({ kind: outcome }) => outcome === 'done' || outcome === 'notTried') }
    await settle()
  })

  async function settle() {
    await read(facts.value!.id)
    await remember(facts.value!.id)
  }

  const find = async (typed: string) => (await import('@/services/store/findContacts')).findContacts(store.value!, typed)

  return {
    store, isMissing, reading, facts, now, names, shops, buttons, ready, openedId, run, isMoved, unfinished, done, isReading, readError, isRunning, runError, mayRetry, mayUndo,
    caseOf, prepare, pressOf, titleOf, load, refresh, settle, tick, open, start, retry, resume, takeBack, find,
  }
}

/** What is beside the record stays untold when the portal does not tell it. */
function none(cause: unknown): null {
  if (!(cause instanceof PortalError))
    throw cause
  return null
}
