import { PortalError } from '@/domain/portalError'
import { readKeptMessages } from '@/domain/store/keptMessages'
import type { KeptMessage } from '@/domain/store/keptMessages'
import { kindOfFailure } from '../../portal/errors'
import type { RecordLook } from '../../portal/writes/guardedRecord'
import type { CardRecord, Store } from '../types'
import { fieldsOf, requestOf, smsRequest, talkRecord } from './fields'
import type { CardMessage } from './types'

/**
 * How the messages of a record stand, oldest first: from its own field, without a request. Messages that came with a copied or
 * merged record are another's and are left out.
 *
 * @param look The record as its reading has it.
 */
export function readMessages(store: Pick<Store, 'map'>, on: CardRecord, look: Pick<RecordLook, 'fields'>): CardMessage[] {
  const record = talkRecord(on)
  const field = record && fieldsOf(store, record).messages
  if (record === null || field === null)
    return []
  const requested = requestOf(store, record, look)
  return readKeptMessages(look.fields[field], on.id).map(message => cardMessage(message, requested))
}

/**
 * A message as a card shows it. A portal process that has cleared the request has taken the message.
 *
 * @param requested The request that stands in the record.
 */
export function cardMessage(message: KeptMessage, requested: string): CardMessage {
  const { name, text, phone, at, by, why, missing, refusal, isAsked, state, channel } = message
  const isTaken = state === 'prepared' && isAsked && requested !== smsRequest(text)
  return {
    name, message: message.message, text, phone, at, by, missing,
    state: isTaken ? 'handedOver' : state === 'sending' ? 'prepared' : state,
    channel: isTaken ? 'sms' : channel,
    why: isTaken ? null : why,
    isChecking: state === 'sending',
    error: refusal === null ? null : new PortalError(kindOfFailure({ code: refusal.code, status: 400, description: '' }), 'The message was refused.', refusal),
  }
}
