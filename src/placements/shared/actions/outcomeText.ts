import { portalErrorText } from '../portalErrorText'
import * as m from '@/paraglide/messages.js'
import type { StepState } from '@/services/store/stepState'
import type { SentMessage } from '@/services/store/types'

export type { StepState }

/** What came of a step; nothing for what went as it was told before. */
export function outcomeText(state: StepState): string {
  switch (state.kind) {
    case 'planned': case 'running': return ''
    case 'done': return state.message ? messageText(state.message) : state.wasThere ? m.outcome_was_there() : ''
    case 'due': return { later: m.outcome_later, accepted: m.outcome_accepted, nobody: m.outcome_nobody }[state.why]()
    case 'conflict': return m.outcome_conflict()
    case 'refused': return m.outcome_refused({ why: portalErrorText(state.error, 'changing').title })
    case 'unknown': return m.outcome_unknown()
    case 'notTried': return m.outcome_not_tried()
  }
}

function messageText({ state, channel }: SentMessage): string {
  switch (state) {
    case 'handedOver': return channel === null ? m.outcome_handed_over() : m.outcome_handed_over_to({ channel: channelName(channel) })
    case 'prepared': return m.outcome_prepared()
    case 'refused': return m.outcome_message_refused()
    case 'sentByHand': return m.outcome_sent_by_hand()
  }
}

const channels: Readonly<Record<string, string>> = { whatsapp: 'WhatsApp', telegram: 'Telegram', instagram: 'Instagram', facebook: 'Facebook', livechat: 'Live chat', sms: 'SMS' }

/** An open channel by its connector. */
export function channelName(connector: string): string {
  return Object.entries(channels).find(([key]) => connector.toLowerCase().includes(key))?.[1] ?? connector
}

/** What the whole press came to, for whoever only hears: the worst of its steps. */
export function pressTone(states: readonly StepState[]): 'running' | 'done' | 'message' | 'due' | 'conflict' | 'refused' | 'unknown' {
  const has = (kind: StepState['kind']) => states.some(state => state.kind === kind)
  if (has('planned') || has('running'))
    return 'running'
  if (has('conflict'))
    return 'conflict'
  if (has('refused'))
    return 'refused'
  if (has('unknown'))
    return 'unknown'
  if (states.some(state => state.kind === 'done' && state.message && state.message.state !== 'handedOver' && state.message.state !== 'sentByHand'))
    return 'message'
  return states.some(state => state.kind === 'due' && state.why === 'nobody') ? 'due' : 'done'
}
