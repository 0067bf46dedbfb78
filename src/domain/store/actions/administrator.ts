import type { LeadStatus } from '../roles'
import type { StoreAction } from './action'
import { offerIsWritten } from './conditions'
import type { LeadFacts } from './facts'
import type { PlanStep } from './plan'
import { byDuty, here, note, setTask } from './steps'

type LeadAction = StoreAction<LeadFacts, LeadStatus>

const returnWithOffer: LeadAction = {
  id: 'returnWithOffer',
  name: { ru: 'Вернуть оператору с предложением', en: 'Return to the operator with an offer' },
  does: { ru: 'Запишет спец. предложение, вернёт лид оператору в «СДЕЛАТЬ ПРЕДЛОЖЕНИЕ» с задачей на сутки и завершит вашу задачу.', en: 'Writes the special offer, returns the lead to the operator in “Make an offer” with a task for a day, and finishes your task.' },
  at: ['discoverNeed', 'makeOffer'],
  roles: ['storeAdministrator'],
  conditions: [offerIsWritten],
  mayAsk: ['comment'],
  round: ({ facts }) => facts.offerRefusals,
  steps(pressed) {
    const { facts, input, desk } = pressed
    const offer = input.offer!.trim()
    // The lead stayed with who asked; when that operator is not at work, or the settings say so, the queue decides.
    const isKept = desk.rules['offer.returnTo'] === 'asker' && desk.isOperatorAtWork
    const operator = isKept ? { user: facts.responsibleId } : byDuty('operatorInTurn')
    const toTimeline: PlanStep[] = desk.rules['fields.offer'] === 'fieldAndTimeline' ? [{ do: 'comment', on: here, heading: this.name, lines: [offer], to: 'fieldAndTimeline' }] : []
    return [
      { do: 'update', on: here, fields: { offer }, status: 'makeOffer', responsible: operator },
      setTask(desk, 'makeOffer', operator),
      { do: 'finishTasks', on: here, tasks: ['reconsiderOffer'], why: 'done' },
      ...toTimeline,
      ...note(pressed, this.name),
    ]
  },
}

const refuseOffer: LeadAction = {
  id: 'refuseOffer',
  name: { ru: 'Отказ от спецпредложения', en: 'Refused the special offer' },
  does: { ru: 'Закроет лид со статусом «ОТКАЗ ОТ СПЕЦПРЕДЛОЖЕНИЯ» и завершит вашу задачу.', en: 'Closes the lead as “Refused the special offer” and finishes your task.' },
  at: ['discoverNeed', 'makeOffer'],
  roles: ['storeAdministrator'],
  conditions: [],
  mayAsk: ['comment'],
  steps(pressed) {
    return [...note(pressed, this.name), { do: 'update', on: here, status: 'offerRefused' }, { do: 'finishTasks', on: here, tasks: ['reconsiderOffer'], why: 'done' }]
  },
}

/** Buttons of the store administrator in a lead. */
export const administratorActions: readonly LeadAction[] = [returnWithOffer, refuseOffer]

/** Whether closing is proposed: the client has refused as often as the settings say (GAP-30). The administrator decides. */
export function shouldProposeRefusal({ facts, desk }: { facts: Pick<LeadFacts, 'offerRefusals'>, desk: { rules: { 'offer.maxRefusals': number } } }): boolean {
  return facts.offerRefusals >= desk.rules['offer.maxRefusals']
}
