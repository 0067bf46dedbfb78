import type { ContactFacts } from '@/domain/store/actions/facts'
import type { Unavailable } from '@/domain/store/actions/unavailable'
import * as m from '@/paraglide/messages.js'
import type { Store } from '@/services/store/types'
import { choicesOf } from '@/services/store/words'
import type { AskWords } from '../shared/actions/askFields'
import { emptyDraft } from '../shared/actions/pressDraft'
import type { PressDraft } from '../shared/actions/pressDraft'
import { onlyFor } from '../shared/actions/roleText'
import type { StepWords } from '../shared/actions/stepText'

/** A recommended person is always somebody new. */
export function contactDraft(): PressDraft {
  return emptyDraft({ contact: 'new' })
}

export function contactAsks({ map, locale, rules }: Store, now: number): AskWords {
  const choices = (role: string) => choicesOf(map, 'contact', role, locale)
  return {
    locale, now, timeZone: rules.timeZone, rules, currency: '', offerTemplates: [], contactName: null, person: 'nameAndPhone', isOnlyNew: true,
    choices: { storeId: [], reason: [], saleResult: [], mailing: choices('mailing'), paymentMethod: [], depositFate: [], gender: choices('gender'), city: choices('city'), shoeSize: choices('shoeSize') },
  }
}

export function contactWords({ locale, rules, tasks, me }: Store, { phones, hasChat }: ContactFacts, people: ReadonlyMap<number, string>, now: number): StepWords {
  return { entity: 'contact', locale, now, timeZone: rules.timeZone, tasks, people, client: { phone: phones[0] ?? '', hasChat }, me: me.id }
}

export function whyText({ why }: Unavailable<ContactFacts, never>, locale: 'ru' | 'en'): string {
  return why.kind === 'waits' ? m.actions_needs({ conditions: why.conditions.map(({ text }) => text[locale]).join('; ') }) : why.kind === 'others' ? onlyFor(why.roles) : ''
}

/** How the client stands to recommendations and messages. */
export function contactText({ isHandedOn, mailing }: ContactFacts): string {
  const messages = mailing === 'OPTED_OUT' ? m.contact_opted_out() : mailing === 'YES' ? m.contact_receives() : m.contact_mailing_unknown()
  return isHandedOn ? `${m.contact_handed_on()} ${messages}` : messages
}
