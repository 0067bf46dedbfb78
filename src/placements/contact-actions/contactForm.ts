import { contactActions } from '@/domain/store/actions/contact'
import type { ContactCase, ContactFacts, PressInput } from '@/domain/store/actions/facts'
import { nameOf } from '@/domain/store/actions/press'
import { unavailableActions } from '@/domain/store/actions/unavailable'
import type { Unavailable } from '@/domain/store/actions/unavailable'
import * as m from '@/paraglide/messages.js'
import type { Store } from '@/services/store/types'
import { choicesOf } from '@/services/store/words'
import type { AskWords } from '../shared/actions/askFields'
import type { CardForm } from '../shared/actions/card'
import { onlyFor } from '../shared/actions/onlyFor'
import { emptyDraft, readDraft } from '../shared/actions/pressDraft'
import type { PressDraft } from '../shared/actions/pressDraft'
import type { StepWords } from '../shared/actions/stepText'

/** A recommended person is always somebody new. */
function contactDraft(): PressDraft {
  return emptyDraft({ contact: 'new' })
}

function contactAsks({ map, locale, rules }: Store, now: number): AskWords {
  const choices = (role: string) => choicesOf(map, 'contact', role, locale)
  return {
    locale, now, timeZone: rules.timeZone, rules, currency: '', offerTemplates: [], contactName: null, person: 'nameAndPhone', isOnlyNew: true,
    choices: { storeId: [], reason: [], saleResult: [], mailing: choices('mailing'), paymentMethod: [], depositFate: [], gender: choices('gender'), city: choices('city'), shoeSize: choices('shoeSize') },
  }
}

function contactWords({ locale, rules, tasks, me }: Store, { phones, hasChat }: ContactFacts, people: ReadonlyMap<number, string>, now: number): StepWords {
  return { entity: 'contact', locale, now, timeZone: rules.timeZone, tasks, people, client: { phone: phones[0] ?? '', hasChat }, me: me.id }
}

function whyText({ why }: Unavailable<ContactFacts, never>, locale: 'ru' | 'en'): string {
  return why.kind === 'waits' ? m.actions_needs({ conditions: why.conditions.map(({ text }) => text[locale]).join('; ') }) : why.kind === 'others' ? onlyFor(why.roles) : ''
}

export function contactForm(store: Store, facts: ContactFacts, { names, now, caseOf }: { names: ReadonlyMap<number, string>, now: number, caseOf: (input: PressInput) => ContactCase }): CardForm {
  const { locale, roles, rules } = store
  return {
    draftOf: contactDraft,
    asksOf: () => contactAsks(store, now),
    words: contactWords(store, facts, names, now),
    read: readDraft,
    lines: unavailableActions(contactActions, caseOf({}), roles, null).map(each => ({ id: each.action.id, name: nameOf(each.action, rules.names)[locale], why: whyText(each, locale) })),
    mayStart: (_, { steps }) => steps.length > 0,
  }
}
