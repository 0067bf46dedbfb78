import type { ContactFacts } from '@/domain/store/actions/facts'
import type { LeadStatus, Mailing } from '@/domain/store/roles'
import { asId, asList, asRecord, asText } from '../../portal/decode'
import { asIds } from '../../portal/decodeCrm'
import type { Command, CommandResult } from '../../portal/types'
import { app } from '../entities'
import { fieldsByRole, phonesOf } from '../fields/decodeFields'
import type { Store } from '../types'

type Answers = Readonly<Record<string, CommandResult>>

/** Statuses in which a lead is with an operator. */
const withOperator: readonly LeadStatus[] = ['new', 'addContact', 'subscribe', 'discoverNeed', 'makeOffer', 'sendCoupon', 'couponIssued']

/** Chats of open channels of a record. Whoever may not see them has none. */
export function chatsQuestion(type: 'LEAD' | 'CONTACT' | 'DEAL', id: number | string): Command {
  return { method: 'imopenlines.crm.chat.get', params: { CRM_ENTITY_TYPE: type, CRM_ENTITY: id, ACTIVE_ONLY: 'N' } }
}

export function hasChats(answer: CommandResult | undefined): boolean {
  return answer?.kind === 'done' && asList(answer.result).length > 0
}

/**
 * Asks for a client in the batch that reads the record: its contact, chats, open leads and the one who recommended it.
 *
 * @param contactId An id, or the reference to it in that batch.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 * @see https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/chats/imopenlines-crm-chat-get.html
 */
export function clientQuestions({ map }: Store, contactId: number | string): Record<string, Command> {
  const referrer = map.field('contact', 'referrer')
  return {
    contact: { method: 'crm.item.get', params: { entityTypeId: 3, id: contactId, useOriginalUfNames: 'Y' } },
    contactChats: chatsQuestion('CONTACT', contactId),
    contactLeads: { method: 'crm.item.list', params: { entityTypeId: 1, select: ['id', 'assignedById', 'stageId', 'contactIds'], filter: { '@contactIds': [contactId], '=stageSemanticId': 'P' }, order: { id: 'DESC' }, start: -1 } },
    ...(referrer === null ? {} : { referrer: { method: 'crm.item.get', params: { entityTypeId: 3, id: `$result[contact][item][${referrer}]`, useOriginalUfNames: 'Y' } } }),
  }
}

/** Asks whether a recommended person has a lead already; only where the id is known beforehand. */
export function handedOnQuestion(contactId: number): Command {
  return { method: 'crm.item.list', params: { entityTypeId: 1, select: ['id'], filter: { '=originatorId': app, '=originId': `recommendation-of-contact-${contactId}` }, start: -1 } }
}

/**
 * The client as the batch gave it; `null` without one, or for who may not read it. A reference that led nowhere may have read
 * another record, so each is looked at.
 *
 * @param except The lead whose card is open: it is not "another lead of this client".
 */
export function readClient({ map }: Store, answers: Answers, contactId: number | null, except: number | null = null): ContactFacts | null {
  const item = itemOf(answers.contact)
  if (contactId === null || asId(item.id) !== contactId)
    return null
  const fields = fieldsByRole(map, 'contact', item)
  const referrerId = fields.link('referrer', 3)
  const referrer = itemOf(answers.referrer)
  const leads = rowsOf(answers.contactLeads).filter(row => asIds(row.contactIds).includes(contactId) && asId(row.id) !== except)
  const operated = leads.find(row => withOperator.some(status => map.statusCode(status) === asText(row.stageId)))
  return {
    id: contactId,
    name: asText(item.name),
    lastName: asText(item.lastName),
    phones: phonesOf(item),
    hasChat: hasChats(answers.contactChats),
    mailing: fields.option<Mailing>('mailing'),
    referrerId,
    referrerRecommended: referrerId !== null && asId(referrer.id) === referrerId ? fieldsByRole(map, 'contact', referrer).number('recommended') : 0,
    isHandedOn: rowsOf(answers.handedOn).length > 0,
    operatorId: asId(operated?.assignedById),
  }
}

export function itemOf(answer: CommandResult | undefined): Record<string, unknown> {
  return answer?.kind === 'done' ? asRecord(asRecord(answer.result).item) : {}
}

export function rowsOf(answer: CommandResult | undefined): Record<string, unknown>[] {
  return answer?.kind === 'done' ? asList(asRecord(answer.result).items).map(asRecord) : []
}
