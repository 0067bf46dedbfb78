import type { LeadStatus, SaleResult } from '../roles'
import type { StoreTaskRole } from '../tasks'
import type { Desk, LeadFacts } from './facts'
import type { ActionPlan, Fields, PlanStep, RecordRef, Responsible } from './plan'
import { byDuty, clientName, filled, here, setTask } from './steps'

/** What the seller filled in; fields that the result does not ask for are empty. */
export interface SheetAnswers {
  result: SaleResult
  name: string
  lastName: string
  phones: readonly string[]
  shoeSize: string | null
  footNote: string
  sourceId: string | null
  goods: string
  barcode: string
  deliveryAddress: string
  deliveryAt: number | null
  visitAt: number | null
  refusalReason: string | null
}

/** The visit behind the sheet: in the shop without a lead, online with the operator's. */
export interface SheetVisit { id: number, channel: 'shop' | 'online', storeId: number | null, sellerId: number, gender: string | null, lead: Pick<LeadFacts, 'id' | 'responsibleId'> | null }

/** Where the lead goes, who gets it, and the task; without a task nobody has anything to do. */
interface Outcome { status: LeadStatus | null, responsible: Responsible | null, task: StoreTaskRole | null }

const now = byDuty('cashierNow')
const toTill = (task: StoreTaskRole): Outcome => ({ status: 'getPayment', responsible: now, task })
const closed: Outcome = { status: 'noPhone', responsible: null, task: null }

function outcomeOf({ result }: SheetAnswers, { channel, lead }: SheetVisit, desk: Desk): Outcome | null {
  const isSame = channel === 'online' && lead !== null && desk.isOperatorAtWork && desk.rules.onlineRefusal === 'sameOperator'
  const operator = isSame ? { user: lead.responsibleId } : byDuty('operatorInTurn')
  switch (result) {
    case 'SALE_NEW': case 'SALE_REPEAT': return toTill('getPayment')
    case 'HOLD_SHOP': return toTill('arrangeHold')
    case 'DELIVERY': return toTill('arrangeDelivery')
    case 'HOLD_ONLINE': return { status: 'getPayment', responsible: byDuty('cashierTomorrow'), task: 'remindHoldOnline' }
    case 'REFUSAL_CONTACT': return channel === 'online' ? { status: null, responsible: operator, task: 'handleRefusal' } : { status: 'addContact', responsible: operator, task: 'handleRefusalContact' }
    case 'REFUSAL_NO_CONTACT': return closed
    case 'LEFT': case 'TILL_REFUSAL': return null
  }
}

/**
 * Everything that a sent sheet does; the page of the seller's sheet checks what is required. A visitor who left makes no lead.
 *
 * @param gender The client's, as the portal calls it, and the shop's date and time, for the title of a lead without contact.
 */
export function planSheet(answers: SheetAnswers, visit: SheetVisit, desk: Desk, words: { gender: string, at: string, titleWithoutContact: string }): ActionPlan {
  const outcome = outcomeOf(answers, visit, desk)
  const lead: RecordRef = visit.lead === null ? { kind: 'made', entity: 'lead' } : { kind: 'record', entity: 'lead', id: visit.lead.id }
  const steps: PlanStep[] = outcome === null
    ? []
    : [
        ...(visit.lead === null ? [createLead(answers, visit, outcome, words)] : [moveLead(lead, answers, outcome)]),
        ...(outcome.task === null ? [] : [setTask(desk, outcome.task, outcome.responsible!, { on: lead, client: clientName(answers) })]),
      ]
  return {
    action: 'sheet', name: `sheet-of-visit-${visit.id}`, canUndo: false,
    steps: [...steps, { do: 'update', on: here, fields: { saleResult: { option: answers.result } } }, { do: 'finishTasks', on: here, tasks: ['sellInShop', 'sellOnline'], why: 'done' }],
  }
}

function fieldsOf(answers: SheetAnswers): Fields {
  const { result, name, lastName, phones, shoeSize, footNote, sourceId, goods, barcode, deliveryAddress, deliveryAt, visitAt, refusalReason } = answers
  return {
    saleResult: { option: result },
    ...filled({
      name, lastName, footNote, sourceId, goods, barcode, deliveryAddress,
      phones: phones.length === 0 ? null : { phones },
      shoeSize: shoeSize === null ? null : { option: shoeSize },
      refusalReason: refusalReason === null ? null : { option: refusalReason },
      deliveryAt: deliveryAt === null ? null : { moment: deliveryAt },
      visitAt: visitAt === null ? null : { moment: visitAt },
    }),
  }
}

function createLead(answers: SheetAnswers, visit: SheetVisit, { status, responsible }: Outcome, words: { gender: string, at: string, titleWithoutContact: string }): PlanStep {
  const client = clientName(answers)
  return {
    do: 'create', entity: 'lead', name: `lead-of-visit-${visit.id}`, status: status!, responsible: responsible ?? { user: visit.sellerId },
    fields: {
      ...fieldsOf(answers),
      title: client === '' ? words.titleWithoutContact.replaceAll('{пол}', words.gender).replaceAll('{дата и время}', words.at) : client,
      seller: { user: visit.sellerId },
      ...filled({
        gender: visit.gender === null ? null : { option: visit.gender },
        store: visit.storeId === null ? null : { record: { kind: 'record', entity: 'store', id: visit.storeId } },
      }),
    },
  }
}

function moveLead(lead: RecordRef, answers: SheetAnswers, { status, responsible }: Outcome): PlanStep {
  // A refusal online stays with its operator: the lead changes neither status nor hands.
  return { do: 'update', on: lead, fields: fieldsOf(answers), ...(status === null ? {} : { status, ...(responsible === null ? {} : { responsible }) }) }
}
