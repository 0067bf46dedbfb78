import { isWhatsApp } from '@/domain/store/channels'
import type { MessageRole } from '@/domain/store/actions/plan'
import type { ShownMessage } from '@/domain/store/shownMessage'
import * as m from '@/paraglide/messages.js'

const names: Record<MessageRole, () => string> = {
  'texts.coupon': m.message_coupon,
  'texts.operatorRating': m.message_operator_rating,
  'texts.couponReminder': m.message_coupon_reminder,
  'texts.holdReminder': m.message_hold_reminder,
  'texts.welcome': m.message_welcome,
}

export const messageTitle = ({ message }: Pick<ShownMessage, 'message'>) => names[message]()

export interface StateWords { tone: 'info' | 'success' | 'warning' | 'danger' | 'neutral' | 'process', words: string }

/** How a message stands, in a chip. */
export function stateWords({ state, isChecking, channel }: Pick<ShownMessage, 'state' | 'isChecking' | 'channel'>): StateWords {
  if (isChecking)
    return { tone: 'process', words: m.talk_checking() }
  switch (state) {
    case 'prepared': return { tone: 'warning', words: m.talk_prepared() }
    case 'handedOver': return { tone: 'success', words: m.talk_handed_over({ channel: channelName(channel) }) }
    case 'refused': return { tone: 'danger', words: m.talk_refused() }
    case 'sentByHand': return { tone: 'neutral', words: m.talk_by_hand() }
  }
}

function channelName(channel: string | null): string {
  if (channel === null)
    return m.talk_channel_chat()
  if (channel === 'sms')
    return m.talk_channel_sms()
  const known: Readonly<Record<string, string>> = { telegrambot: 'Telegram', viber: 'Viber', facebook: 'Facebook', fbinstagramdirect: 'Instagram' }
  return isWhatsApp(channel) ? 'WhatsApp' : known[channel] ?? m.talk_channel_chat()
}

/** Why it did not go by itself and what to do; empty for what has gone. */
export function reasonWords({ state, why, missing, isChecking }: Pick<ShownMessage, 'state' | 'why' | 'missing' | 'isChecking'>): string {
  if (isChecking)
    return m.talk_checking_advice()
  if (state === 'handedOver')
    return m.talk_not_known()
  if (state === 'sentByHand')
    return ''
  switch (why) {
    case 'optedOut': return m.talk_why_opted_out()
    case 'noChat': return m.talk_why_no_chat()
    case 'windowClosed': return m.talk_why_window()
    case 'noAccess': return m.talk_why_no_access()
    case 'incomplete': return missing.includes('ссылка') ? m.talk_why_no_form() : m.talk_why_incomplete({ marks: missing.join(', ') })
    case null: return state === 'refused' ? m.talk_why_refused() : ''
  }
}
