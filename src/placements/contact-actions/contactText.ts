import type { ContactFacts } from '@/domain/store/actions/facts'
import * as m from '@/paraglide/messages.js'

/** How the client stands to recommendations and messages. */
export function contactText({ isHandedOn, mailing }: ContactFacts): string {
  const messages = mailing === 'OPTED_OUT' ? m.contact_opted_out() : mailing === 'YES' ? m.contact_receives() : m.contact_mailing_unknown()
  return isHandedOn ? `${m.contact_handed_on()} ${messages}` : messages
}
