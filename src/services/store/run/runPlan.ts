import type { ActionPlan } from '@/domain/store/actions/plan'
import { PortalError } from '@/domain/portalError'
import { browserIntents } from '../../portal/claim/intents'
import type { IntentStore } from '../../portal/claim/intents'
import { sleep } from '../../portal/limits/sleep'
import { browserPlans } from '../../portal/writes/creationPlan'
import type { PlanStore } from '../../portal/writes/creationPlan'
import type { RecordLook } from '../../portal/writes/guardedRecord'
import { browserLock } from '../../portal/writes/lock'
import type { Lock } from '../../portal/writes/lock'
import type { Clock } from '../../portal/writes/lookUp'
import type { CardRecord, StepOutcome, Store } from '../types'
import { storeHands } from './hands'
import type { Hands } from './hands'
import { browserJournal, isOver } from './journal'
import type { Press, PressJournal } from './journal'
import { observePlan } from './observePlan'
import { hasMoved, startPress } from './press'
import { endTurn, takeTurn } from './pressTurn'
import { makeRun } from './run'
import type { Run } from './run'
import { doStep } from './steps/doStep'

export interface RunPlanOptions {
  /** Of the reading that the person saw: what a colleague has changed since is not written over. */
  look?: RecordLook
  onStep?: (index: number, outcome: StepOutcome | 'running') => void
  /** Ends the run before its next step; what was sent is looked up all the same. */
  signal?: AbortSignal
  clock?: Clock
  hands?: Partial<Hands>
  /** What this device remembers: presses, creations and claims; the browser's storage by default. */
  journal?: PressJournal
  plans?: PlanStore
  intents?: IntentStore
  lock?: Lock
}

/**
 * Does everything that a press does, in order, each thing once: however often it is pressed, by whom, and whichever replies are
 * lost. The plan is kept on this device before anything is sent, so a press that was cut off goes on where it was. Of colleagues
 * who press the same at the same time one does it and the others are told that it was done.
 *
 * @returns One outcome for each step.
 * @throws {PortalError} when the record cannot be read; nothing was sent then.
 */
export async function runPlan(store: Store, on: CardRecord, plan: ActionPlan, options: RunPlanOptions = {}): Promise<StepOutcome[]> {
  const lock = options.lock ?? browserLock
  return lock(`press|${store.calls.origin}|${plan.name}`, () => press(store, on, plan, options))
}

async function press(store: Store, on: CardRecord, plan: ActionPlan, options: RunPlanOptions): Promise<StepOutcome[]> {
  const { origin } = store.calls
  const { clock = { wait: sleep, now: Date.now }, journal = browserJournal(origin), plans = browserPlans(origin), intents = browserIntents(origin), onStep } = options
  const kept = await journal.find(on, plan.name)
  if (kept !== null && isOver(kept))
    return told(kept.outcomes.map(asBefore), onStep)
  const press = kept ?? await startPress(store, on, plan, options)
  const run = makeRun(store, press, { ...options, clock, plans, hands: { ...storeHands, ...options.hands }, save: () => journal.save(press) })
  await run.save()

  const turn = await takeTurn(run, intents)
  if (turn.kind === 'done') {
    press.outcomes = await observePlan(run)
    await run.save()
    return told(press.outcomes.map(asBefore), onStep)
  }
  if (turn.kind !== 'ours')
    return give(run, journal, stoppedAt(press, { kind: 'unknown', error: turn.error }), onStep)
  if (press.isFresh && await hasMoved(run)) {
    await endTurn(run, 'left')
    return give(run, journal, stoppedAt(press, { kind: 'conflict' }), onStep)
  }
  press.isFresh = false
  // Kept before the first step: else a page that is closed right behind it would take its own step for a colleague's.
  await run.save()

  const outcomes = await doSteps(run, options)
  const last = outcomes.findLast(({ kind }) => kind !== 'notTried')
  // A press that is certain to have stopped is free for others at once.
  if (isOver(press))
    await endTurn(run, 'done')
  else if (last?.kind === 'refused' || last?.kind === 'conflict')
    await endTurn(run, 'left')
  await run.save()
  return outcomes
}

async function doSteps(run: Run, { onStep, signal }: RunPlanOptions): Promise<StepOutcome[]> {
  const { press } = run
  let isStopped = false
  for (const [index, step] of press.plan.steps.entries()) {
    const before = press.outcomes[index]
    if (before?.kind === 'done' && !isStopped && !isInTheWay(before, step, press)) {
      onStep?.(index, asBefore(before))
      continue
    }
    isStopped ||= signal?.aborted === true
    if (!isStopped) {
      onStep?.(index, 'running')
      press.outcomes[index] = await guarded(() => doStep(run, step, index))
      await run.save()
    }
    const outcome: StepOutcome = isStopped ? { kind: 'notTried' } : press.outcomes[index]!
    press.outcomes[index] = outcome
    onStep?.(index, outcome)
    isStopped ||= isInTheWay(outcome, step, press)
  }
  return press.outcomes as StepOutcome[]
}

function asBefore(outcome: StepOutcome | null): StepOutcome {
  return outcome?.kind === 'done' ? { ...outcome, wasThere: true } : outcome ?? { kind: 'notTried' }
}

/** What has done nothing is not remembered: it is no press to go on with. */
async function give({ press }: Run, journal: PressJournal, outcomes: StepOutcome[], onStep: RunPlanOptions['onStep']): Promise<StepOutcome[]> {
  if (press.changes.length === 0 && Object.keys(press.sentAt).length === 0)
    await journal.forget(press)
  return told(outcomes, onStep)
}

/** A refusal on the way to a step is an outcome of it. */
async function guarded(work: () => Promise<StepOutcome>): Promise<StepOutcome> {
  try {
    return await work()
  }
  catch (error) {
    if (error instanceof PortalError)
      return error.kind === 'unreachable' ? { kind: 'unknown', error } : { kind: 'refused', error }
    throw error
  }
}

/** What is due later keeps nothing waiting; a first message that is only prepared does: the lead moves on once it was handed over. */
function isInTheWay(outcome: StepOutcome, step: ActionPlan['steps'][number], { plan }: Press): boolean {
  if (outcome.kind === 'due')
    return false
  if (outcome.kind !== 'done')
    return true
  const isFirst = step === plan.steps.find(({ do: what }) => what === 'message')
  return isFirst && (outcome.message?.state === 'prepared' || outcome.message?.state === 'refused')
}

function stoppedAt({ plan, outcomes }: Press, outcome: StepOutcome): StepOutcome[] {
  const at = outcomes.findIndex(one => one?.kind !== 'done')
  return plan.steps.map((_, index) => outcomes[index]?.kind === 'done' ? outcomes[index] : index === at ? outcome : { kind: 'notTried' })
}

function told(outcomes: StepOutcome[], onStep: RunPlanOptions['onStep']): StepOutcome[] {
  for (const [index, outcome] of outcomes.entries())
    onStep?.(index, outcome)
  return outcomes
}
