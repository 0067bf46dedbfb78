import { PortalError } from '@/domain/portalError'
import type { PlanStep } from '@/domain/store/actions/plan'
import { asIds } from '../../../portal/decodeCrm'
import type { StepOutcome } from '../../types'
import { pressUnderWayCode, isStillOurs } from '../pressTurn'
import type { Run } from '../run'
import { comment } from './comment'
import { create } from './create'
import { finishTasks } from './finishTasks'
import { setTask } from './setTask'
import { update } from './update'

/** @throws {PortalError} for what could not be read on the way */
export async function doStep(run: Run, step: PlanStep, index: number): Promise<StepOutcome> {
  if (!await isStillOurs(run))
    return { kind: 'unknown', error: new PortalError('busy', 'A colleague has gone on with the press.', { code: pressUnderWayCode }) }
  switch (step.do) {
    case 'create': return create(run, step, index)
    case 'update': return update(run, step, index)
    case 'task': return step.after === 'accepted' ? { kind: 'due', why: 'accepted' } : setTask(run, step.task, index)
    // The record's own dates say when: whoever looks at what is due finds it by them.
    case 'taskLater': case 'messageLater': return { kind: 'due', why: 'later' }
    case 'finishTasks': return finishTasks(run, step, index)
    case 'comment': return comment(run, step, index)
    default: return byHand(run, step)
  }
}

type HandStep = Extract<PlanStep, { do: 'message' | 'transferChat' | 'claimCoupon' | 'releaseCoupon' }>

async function byHand({ store, press: { plan: { name }, on, base }, hands, resolve, clock }: Run, step: HandStep): Promise<StepOutcome> {
  const contactId = asIds(base.contactIds)[0] ?? null
  switch (step.do) {
    case 'message': {
      const to = resolve(step.to)
      // A message to the client is about the record whose card is open: that one has the code, the term and the store.
      const about = to.entity === 'contact' ? { to: on, contactId: to.id } : { to, contactId }
      return hands.message(store, { name: `${name}-${step.message}`, message: step.message, ...about, isByHand: step.isByHand === true }, { clock })
    }
    case 'transferChat': return hands.transferChat(store, { on, contactId, to: step.to }, { clock })
    case 'claimCoupon': return hands.claimCoupon(store, { name, leadId: step.leadId, dealId: dealOf(resolve, on) }, { clock })
    case 'releaseCoupon': return hands.releaseCoupon(store, { name, leadId: step.leadId, dealId: dealOf(resolve, on) }, { clock })
  }
}

/** The deal that the coupon is for: the card's, or the one that the press has made. */
function dealOf(resolve: Run['resolve'], { entity, id }: Run['press']['on']): number {
  return entity === 'deal' ? id : resolve({ kind: 'made', entity: 'deal' }).id
}
