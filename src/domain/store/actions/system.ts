import type { ContactFacts, Desk, LeadFacts } from './facts'
import type { ActionPlan } from './plan'
import { byDuty, clientName, operatorFor, setTask } from './steps'

/** What follows when a lead appears in «НОВЫЙ»: its operator has 15 minutes. Who that is, the open channel has decided. */
export function planNewRequest(lead: Pick<LeadFacts, 'id'>, desk: Desk): ActionPlan {
  return { action: 'newRequest', name: `request-of-lead-${lead.id}`, steps: [setTask(desk, 'handleRequest', byDuty('leadOwner'))], canUndo: true }
}

/**
 * A birthday: a lead in «СДЕЛАТЬ ПРЕДЛОЖЕНИЕ» for an operator, one a year by its name, or a task in the lead that the client has.
 *
 * @param year Of the birthday that is celebrated.
 * @param openLeadId The client's open lead, where the settings want the task there.
 */
export function planBirthday(contact: ContactFacts, year: number, openLeadId: number | null, desk: Desk): ActionPlan {
  const operator = operatorFor(contact, desk)
  const name = `birthday-${contact.id}-${year}`
  if (openLeadId !== null)
    return { action: 'birthday', name, steps: [setTask(desk, 'congratulate', operator, { on: { kind: 'record', entity: 'lead', id: openLeadId } })], canUndo: true }
  const title = desk.locale === 'ru' ? 'День рождения' : 'Birthday'
  return {
    action: 'birthday', name, canUndo: true,
    steps: [
      {
        do: 'create', entity: 'lead', name, status: 'makeOffer', responsible: operator,
        fields: {
          title: `${title}: ${clientName(contact)}`,
          contacts: { records: [{ kind: 'record', entity: 'contact', id: contact.id }] },
          couponKind: { option: 'BIRTHDAY' },
        },
      },
      setTask(desk, 'congratulate', operator, { on: { kind: 'made', entity: 'lead' } }),
    ],
  }
}
