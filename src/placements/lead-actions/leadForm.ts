import { leadActions } from '@/domain/store/actions/pressLead'
import { nameOf } from '@/domain/store/actions/press'
import { moveOf } from '@/domain/store/actions/plan'
import type { ActionPlan } from '@/domain/store/actions/plan'
import type { ContactFacts, LeadCase, LeadFacts, PressInput } from '@/domain/store/actions/facts'
import { clientName } from '@/domain/store/actions/steps'
import { unavailableActions } from '@/domain/store/actions/unavailable'
import type { Unavailable } from '@/domain/store/actions/unavailable'
import type { LeadStatus } from '@/domain/store/roles'
import * as m from '@/paraglide/messages.js'
import { statusName } from '@/services/store/statusName'
import { offersOf } from '@/services/store/storeTexts'
import type { LeadReading, Store } from '@/services/store/types'
import { choicesOf } from '@/services/store/words'
import type { Choice } from '@/services/store/words'
import type { AskWords } from '../shared/actions/askFields'
import type { CardForm } from '../shared/actions/card'
import { emptyDraft, readDraft } from '../shared/actions/pressDraft'
import type { PressDraft } from '../shared/actions/pressDraft'
import { onlyFor } from '../shared/actions/onlyFor'
import { fieldMoment } from '../shared/actions/shopMoment'
import type { StepWords } from '../shared/actions/stepText'

const binding = new Set(['bindClient', 'bindContact'])
/** A contact is made with all that the client's text asks for; the till needs name and number only. */
const isWhole = (action: string) => leadActions.find(({ id }) => id === action)?.conditions.some(({ id }) => id === 'contact') ?? false

/** Who the lead's client is without anybody choosing; `null` when somebody must. */
function ownClient(action: string, { contactId, name, lastName, phones }: LeadFacts, contact: ContactFacts | null): string | null {
  if (binding.has(action))
    return null
  if (contactId !== null)
    return contact === null ? `№ ${contactId}` : clientName(contact) || `№ ${contactId}`
  return isWhole(action) || name.trim() === '' || phones.length === 0 ? null : `${clientName({ name, lastName })}, ${phones[0]}`
}

/** The form of an action, with what the lead already holds. */
function leadDraft(action: string, { facts, contact }: Pick<LeadReading, 'facts' | 'contact'>, { timeZone }: Store['rules']): PressDraft {
  const { storeId, refusalReason, saleResult, deliveryAddress, deliveryAt } = facts
  return emptyDraft({
    contact: ownClient(action, facts, contact) === null ? 'existing' : 'own',
    person: { name: facts.name, lastName: facts.lastName, phone: facts.phones[0] ?? '' },
    texts: {
      deliveryAddress,
      ...(storeId === null ? {} : { storeId: String(storeId) }),
      ...(refusalReason === null ? {} : { reason: refusalReason }),
      ...(saleResult === null ? {} : { saleResult }),
      ...(deliveryAt === null ? {} : { deliveryAt: fieldMoment(deliveryAt, timeZone) }),
    },
  })
}

function leadAsks(action: string, store: Store, { facts, contact, look }: LeadReading, shops: readonly Choice[], now: number): AskWords {
  const { map, locale, rules } = store
  const choices = (entity: 'lead' | 'contact' | 'deal', role: string) => choicesOf(map, entity, role, locale)
  const currency = look.fields.currencyId
  return {
    locale, now, timeZone: rules.timeZone, rules, offerTemplates: offersOf(store),
    currency: typeof currency === 'string' && currency !== '' ? currency : 'KGS',
    contactName: ownClient(action, facts, contact),
    person: isWhole(action) ? 'all' : 'nameAndPhone',
    choices: {
      storeId: shops,
      reason: choices('lead', 'refusalReason'), saleResult: choices('lead', 'saleResult'), mailing: choices('contact', 'mailing'),
      paymentMethod: choices('deal', 'paymentMethod'), depositFate: choices('deal', 'depositFate'),
      gender: choices('contact', 'gender'), city: choices('contact', 'city'), shoeSize: choices('contact', 'shoeSize'),
    },
  }
}

function leadWords({ locale, rules, tasks, me }: Store, { facts, contact }: LeadReading, people: ReadonlyMap<number, string>, now: number): StepWords {
  const phone = contact?.phones[0] ?? facts.phones[0] ?? ''
  return { entity: 'lead', locale, now, timeZone: rules.timeZone, tasks, people, client: { phone, hasChat: facts.hasChat || contact?.hasChat === true }, me: me.id, owner: facts.responsibleId }
}

const closed: readonly LeadStatus[] = ['couponUsed', 'couponUnused', 'noPhone', 'tillRefusal', 'offerRefused', 'junk']

/** One press may do it from its row: it changes something, and does not close the lead for good. */
function mayStart(plan: ActionPlan): boolean {
  const to = moveOf(plan)
  return plan.steps.length > 0 && !closed.some(status => status === to)
}

/** Why an action is not to be had. */
function whyText({ why }: Unavailable<LeadFacts, LeadStatus>, locale: 'ru' | 'en'): string {
  switch (why.kind) {
    case 'waits': return m.actions_needs({ conditions: why.conditions.map(({ text }) => text[locale]).join('; ') })
    case 'elsewhere': return m.actions_in_status({ statuses: why.at.map(status => `«${statusName(status)[locale]}»`).join(', ') })
    case 'others': return onlyFor(why.roles)
  }
}

/** What the card of a lead knows. */
interface Shown {
  shops: readonly Choice[]
  names: ReadonlyMap<number, string>
  now: number
  caseOf: (input: PressInput) => LeadCase
}

export function leadForm(store: Store, reading: LeadReading, { shops, names, now, caseOf }: Shown): CardForm {
  const { locale, roles, rules } = store
  return {
    draftOf: action => leadDraft(action, reading, store.rules),
    asksOf: action => leadAsks(action, store, reading, shops, now),
    words: leadWords(store, reading, names, now),
    read: readDraft,
    lines: unavailableActions(leadActions, caseOf({}), roles, reading.facts.status).map(each => ({ id: each.action.id, name: nameOf(each.action, rules.names)[locale], why: whyText(each, locale) })),
    // A coupon is looked at before it is given away.
    mayStart: (action, plan) => action !== 'issueCoupon' && mayStart(plan),
  }
}
