import { PortalError } from '@/domain/portalError'
import { lookAt } from '../../portal/writes/guardedRecord'
import type { CardRecord, Store } from '../types'
import { entityTypeIds, requestOf, smsRequest, talkRecord } from './fields'
import { keepMessages } from './keep'
import { cardMessage } from './readMessages'
import type { MessageOptions, MessageOutcome } from './types'

/**
 * Notes that a person has sent a message: from his telephone, or by a link. A request to a portal process is taken back with it, so
 * that the client does not get it twice.
 *
 * @param name Of the message, as the card shows it.
 */
export async function markSentByHand(store: Store, on: CardRecord, name: string, options: MessageOptions = {}): Promise<MessageOutcome> {
  const record = talkRecord(on)
  if (record === null)
    return { kind: 'refused', error: new PortalError('rejected', `No message is sent from a ${on.entity}.`) }
  try {
    const look = await lookAt(store.calls, { entityTypeId: entityTypeIds[record.entity], id: record.id }, options.signal ? { signal: options.signal } : {})
    const kept = await keepMessages(store, record, look, (messages, { fields, portalTime }) => {
      const standing = messages.find(each => each.name === name)
      if (standing === undefined || standing.state === 'sentByHand' || standing.state === 'handedOver')
        return null
      const sent = { ...standing, state: 'sentByHand' as const, at: Date.parse(portalTime) || standing.at, by: store.me.id, isAsked: false }
      return { messages: messages.map(each => each === standing ? sent : each), ...(standing.isAsked && requestOf(store, record, { fields }) === smsRequest(standing.text) ? { request: '' } : {}) }
    }, options)
    if (kept.kind !== 'kept' && kept.kind !== 'left')
      return { kind: kept.kind, error: kept.error }
    const message = kept.messages.find(each => each.name === name)
    return message === undefined
      ? { kind: 'refused', error: new PortalError('missing', 'The record does not have the message any more.') }
      : { kind: 'done', wasThere: kept.kind === 'left', message: cardMessage(message, '') }
  }
  catch (error) {
    if (error instanceof PortalError)
      return { kind: 'refused', error }
    throw error
  }
}
