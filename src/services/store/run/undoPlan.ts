import type { ActionPlan } from '@/domain/store/actions/plan'
import { PortalError } from '@/domain/portalError'
import { browserPlans } from '../../portal/writes/creationPlan'
import { browserLock } from '../../portal/writes/lock'
import { sleep } from '../../portal/limits/sleep'
import type { CardRecord, StepOutcome, Store } from '../types'
import { storeHands } from './hands'
import { browserJournal } from './journal'
import { endTurn } from './pressTurn'
import { makeRun } from './run'
import type { RunPlanOptions } from './runPlan'
import { takeBack } from './takeBack'

export type UndoOptions = Pick<RunPlanOptions, 'clock' | 'journal' | 'lock' | 'onStep'>

/**
 * Takes a press back, the last step first: fields as they were where nobody has changed them since, what was made is deleted,
 * tasks that were set go and those that were finished begin again, comments go. Only in the browser that pressed, which knows how
 * it was before.
 *
 * @returns One outcome for each step; `notTried`: there was nothing to take back. The press can be made again once all went well.
 */
export async function undoPlan(store: Store, on: CardRecord, plan: ActionPlan, options: UndoOptions = {}): Promise<StepOutcome[]> {
  const lock = options.lock ?? browserLock
  return lock(`press|${store.calls.origin}|${plan.name}`, () => undo(store, on, plan, options))
}

async function undo(store: Store, on: CardRecord, { name }: ActionPlan, options: UndoOptions): Promise<StepOutcome[]> {
  const { clock = { wait: sleep, now: Date.now }, journal = browserJournal(store.calls.origin), onStep } = options
  const press = await journal.find(on, name)
  if (press === null)
    throw new PortalError('missing', 'This browser does not know the press, so it cannot take it back.')
  const run = makeRun(store, press, { clock, plans: browserPlans(store.calls.origin), hands: storeHands, save: () => journal.save(press) })
  const outcomes = press.plan.steps.map((): StepOutcome => ({ kind: 'notTried' }))
  for (const change of [...press.changes].reverse()) {
    onStep?.(change.step, 'running')
    const outcome = await takeBack(run, change)
    outcomes[change.step] = outcome
    onStep?.(change.step, outcome)
    if (outcome.kind !== 'done')
      return outcomes
    press.changes = press.changes.filter(one => one !== change)
    press.outcomes[change.step] = null
    await run.save()
  }
  await endTurn(run, 'left')
  await journal.forget(press)
  return outcomes
}
