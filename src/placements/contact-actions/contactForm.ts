import type { ContactFacts } from '@/domain/store/actions/facts'
import type { Store } from '@/services/store/types'
import { choicesOf } from '@/services/store/words'
import type { AskWords } from '../shared/actions/askFields'
import type { CardForm } from '../shared/actions/card'
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

export function contactForm(store: Store, facts: ContactFacts, { names, now }: { names: ReadonlyMap<number, string>, now: number }): CardForm {
  return {
    draftOf: contactDraft,
    asksOf: () => contactAsks(store, now),
    words: contactWords(store, facts, names, now),
    read: readDraft,
    mayStart: (_, { steps }) => steps.length > 0,
  }
}
