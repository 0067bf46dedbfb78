import type { RecordRef, StoreEntity } from '@/domain/store/actions/plan'
import { PortalError } from '@/domain/portalError'
import type { PlanStore } from '../../portal/writes/creationPlan'
import type { Clock } from '../../portal/writes/lookUp'
import type { CardRecord, Store } from '../types'
import type { Hands } from './hands'
import type { Change, Press } from './journal'

/** A press while it runs. */
export interface Run {
  store: Store
  press: Press
  clock: Clock
  plans: PlanStore
  hands: Hands
  /** Keeps what is known by now. */
  save: () => Promise<void>
  /** @throws {PortalError} for a record that an earlier step should have made and did not. */
  resolve: (ref: RecordRef) => CardRecord
  /** Notes what a step has done, once. */
  note: (change: Change) => void
}

export function makeRun(store: Store, press: Press, options: Pick<Run, 'clock' | 'plans' | 'hands' | 'save'>): Run {
  const made = (entity: StoreEntity) => {
    const index = press.plan.steps.findIndex(step => step.do === 'create' && step.entity === entity)
    const outcome = press.outcomes[index]
    if (outcome?.kind !== 'done' || outcome.record === undefined)
      throw new PortalError('missing', `No step of the press has made a ${entity} before.`)
    return outcome.record
  }
  return {
    store, press,
    clock: options.clock,
    plans: options.plans,
    hands: options.hands,
    save: options.save,
    resolve: ref => ref.kind === 'this' ? press.on : ref.kind === 'record' ? { entity: ref.entity, id: ref.id } : made(ref.entity),
    note(change) {
      const isSame = (one: Change) => one.kind === change.kind && one.step === change.step && JSON.stringify(one) === JSON.stringify(change)
      if (!press.changes.some(isSame))
        press.changes.push(change)
    },
  }
}
