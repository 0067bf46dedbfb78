import type { ContactFacts } from '@/domain/store/actions/facts'
import type { Unavailable } from '@/domain/store/actions/unavailable'
import * as m from '@/paraglide/messages.js'
import { onlyFor } from '../shared/actions/roleText'

export function whyText({ why }: Unavailable<ContactFacts, never>, locale: 'ru' | 'en'): string {
  return why.kind === 'waits' ? m.actions_needs({ conditions: why.conditions.map(({ text }) => text[locale]).join('; ') }) : why.kind === 'others' ? onlyFor(why.roles) : ''
}

/** How the client stands to recommendations and messages. */
export function contactText({ isHandedOn, mailing }: ContactFacts): string {
  const messages = mailing === 'OPTED_OUT' ? m.contact_opted_out() : mailing === 'YES' ? m.contact_receives() : m.contact_mailing_unknown()
  return isHandedOn ? `${m.contact_handed_on()} ${messages}` : messages
}
