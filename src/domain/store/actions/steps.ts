import type { LocalText } from '../../blueprint/text'
import { deadlineOf } from '../tasks'
import type { StoreTaskRole, TaskDuty } from '../tasks'
import type { GiveBack } from '../../coupon/validity'
import type { Case, ContactFacts, DealFacts, Desk, LeadFacts, NewContact } from './facts'
import type { Fields, MessageRole, NoteLine, PlanStep, RecordRef, Responsible, TaskPlan } from './plan'

export const here: RecordRef = { kind: 'this' }
export const byDuty = (duty: TaskDuty, prefer: number | null = null): Responsible => ({ duty, prefer })

interface TaskWish { on?: RecordRef, client?: string, at?: number }

/** A task by its template: title, text and deadline are the client's. */
export function taskOf({ tasks, rules, locale, now }: Desk, role: StoreTaskRole, responsible: Responsible, { on = here, client = '', at = now }: TaskWish = {}): TaskPlan {
  const words = tasks.find(each => each.role === `store.${role}`)
  if (!words)
    throw new Error(`There is no template of the task ${role}: pass those of the solution.`)
  const isRefusal = role === 'handleRefusal' || role === 'handleRefusalContact'
  const title = words.title[locale] + (isRefusal && rules['tasks.refusal'] && client !== '' ? `: ${client}` : '')
  return { role, title, description: words.description[locale], deadline: deadlineOf(words, at, rules), responsible, on }
}

export function setTask(desk: Desk, role: StoreTaskRole, responsible: Responsible, wish: TaskWish = {}): PlanStep {
  return { do: 'task', task: taskOf(desk, role, responsible, wish) }
}

/** The person's words, behind what the press itself has to say; nothing for no words. */
export function note({ input, desk }: Pick<Case<unknown>, 'input' | 'desk'>, heading: LocalText, more: readonly NoteLine[] = []): PlanStep[] {
  const words = input.comment?.trim() ?? ''
  const lines = words === '' ? more : [...more, words]
  return lines.length === 0 ? [] : [{ do: 'comment', on: here, heading, lines, to: desk.rules.comments }]
}

/** A service message: to who has opted out it is only prepared, unless the settings let coupons and reservations through (GAP-45). */
export function message({ contact, desk }: Pick<Case<unknown>, 'contact' | 'desk'>, role: MessageRole, to: RecordRef): PlanStep {
  return { do: 'message', message: role, to, ...(isLetThrough(contact, desk) ? {} : { isByHand: true }) }
}

/** The same at a later time; none to who has opted out. */
export function messageLater({ contact, desk }: Pick<Case<unknown>, 'contact' | 'desk'>, at: number | null, role: MessageRole, to: RecordRef): PlanStep[] {
  return at === null || !isLetThrough(contact, desk) ? [] : [{ do: 'messageLater', at, message: role, to }]
}

function isLetThrough(contact: ContactFacts | null, { rules }: Desk): boolean {
  return contact?.mailing !== 'OPTED_OUT' || rules['subscribe.service']
}

export function clientName({ name, lastName }: { name: string, lastName: string }): string {
  return `${name} ${lastName}`.trim()
}

/** Who takes a new lead of this client: by queue, or the operator of the lead that the client has. */
export function operatorFor(contact: Pick<ContactFacts, 'operatorId'> | null, { rules }: Desk): Responsible {
  return byDuty('operatorInTurn', rules['client.parallel'] === 'sameOperator' ? contact?.operatorId ?? null : null)
}

/** Fields that an operator must fill in when he makes a contact, in the order of the client's text. */
export const contactFields = ['name', 'lastName', 'gender', 'cities', 'phones', 'shoeSize', 'footNote'] as const

export function missingContactFields(contact: NewContact): (typeof contactFields)[number][] {
  return contactFields.filter(field => {
    const value = contact[field]
    return value === null || (typeof value === 'string' ? value.trim() === '' : value.length === 0)
  })
}

/** Makes the contact that was entered, as a prospect: a client is who has bought. */
export function makeContact(name: string, contact: NewContact): Extract<PlanStep, { do: 'create' }> {
  const { gender, cities, shoeSize, birthdate, footNote } = contact
  return {
    do: 'create', entity: 'contact', name,
    fields: {
      name: contact.name, lastName: contact.lastName, phones: { phones: contact.phones }, typeId: { directory: 'CONTACT_TYPE', role: 'prospect' }, footNote,
      ...(gender === null ? {} : { gender: { option: gender } }),
      ...(cities.length === 0 ? {} : { city: { options: cities } }),
      ...(shoeSize === null ? {} : { shoeSize: { option: shoeSize } }),
      ...(birthdate === null ? {} : { birthdate }),
    },
  }
}

/** Who has bought is a client from then on (GAP-64). */
export function becomesClient(contact: RecordRef | null, { rules }: Desk): PlanStep[] {
  const isWanted = contact !== null && rules['contact.becomesClient'] === 'firstWonDeal'
  return isWanted ? [{ do: 'update', on: contact, fields: { typeId: { directory: 'CONTACT_TYPE', role: 'client' } } }] : []
}

/** The lead's client: the one it has, the one that was chosen, or one made by an earlier step. */
export function clientOf({ facts, input }: Pick<Case<LeadFacts>, 'facts' | 'input'>): RecordRef | null {
  if (input.newContact)
    return { kind: 'made', entity: 'contact' }
  const id = input.contactId ?? facts.contactId
  return id === null ? null : { kind: 'record', entity: 'contact', id }
}

/** Makes and binds the client that was chosen or entered; nothing when the lead keeps the one it has. */
export function bindContact(pressed: Case<LeadFacts>): { steps: PlanStep[], fields: Fields } {
  const { facts, input } = pressed
  const client = clientOf(pressed)
  if (client === null || (!input.newContact && (input.contactId === undefined || input.contactId === facts.contactId)))
    return { steps: [], fields: {} }
  return { steps: input.newContact ? [makeContact(`contact-of-lead-${facts.id}`, input.newContact)] : [], fields: { contacts: { records: [client] } } }
}

/** Only those that hold something. */
export function filled(fields: Readonly<Record<string, Fields[string] | null | ''>>): Fields {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Fields[string]] => entry[1] !== null && entry[1] !== ''))
}

/** What becomes of the coupon of a sale that was cancelled or returned: as the cashier chose, else by the settings; `null` for not decided. */
export function wayBack({ input, desk }: Pick<Case<DealFacts>, 'input' | 'desk'>): GiveBack | null {
  const byRule = { ask: null, giveBack: { way: 'original' }, burn: { way: 'burn' } } as const
  return input.giveBack ?? byRule[desk.rules.return]
}

/** The coupon is claimed for the deal before anything says so; without the claim the steps behind it do not happen. */
export function redeemCoupon(leadId: number, deal: RecordRef, { now, rules }: Desk): PlanStep[] {
  const coupon: RecordRef = { kind: 'record', entity: 'lead', id: leadId }
  const status = rules['coupon.redeem'] === 'atTill' ? { status: 'couponUsed' as const } : {}
  return [
    { do: 'claimCoupon', leadId },
    { do: 'update', on: coupon, fields: { couponDeal: { record: deal }, couponUsedAt: { moment: now } }, ...status },
    { do: 'update', on: deal, fields: { coupon: { record: coupon } } },
  ]
}
