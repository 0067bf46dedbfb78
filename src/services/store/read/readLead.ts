import type { LeadFacts } from '@/domain/store/actions/facts'
import type { CouponKind, SaleResult } from '@/domain/store/roles'
import { asId, asMoment, asText } from '../../portal/decode'
import type { CallOptions, Command } from '../../portal/types'
import { isAtWork, readShifts, shiftQuestion, shopDay } from '../duty/shifts'
import { roleOf, typeIdOf } from '../entities'
import { fieldsByRole, firstContact, momentOf, phonesOf } from '../fields/decodeFields'
import type { LeadReading, Store } from '../types'
import { readCard } from './cardReading'
import { chatsQuestion, clientQuestions, hasChats, itemOf, readClient, rowsOf } from './client'

/**
 * A lead with everything its buttons go by, in one request.
 *
 * @throws {PortalError} `missing`, `forbidden`, …
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function readLead(store: Store, id: number, options: CallOptions = {}): Promise<LeadReading> {
  const { map } = store
  const storeTypeId = typeIdOf(map, 'store')
  const storeField = map.field('lead', 'store')
  const { look, now, answers } = await readCard(store, { entity: 'lead', id }, {
    ...clientQuestions(store, '$result[item][item][contactIds][0]'),
    leadChats: chatsQuestion('LEAD', id),
    storeItem: storeTypeId === null || storeField === null ? null : { method: 'crm.item.get', params: { entityTypeId: storeTypeId, id: `$result[item][item][${storeField}]`, useOriginalUfNames: 'Y' } },
    visits: visitsQuestion(store, id),
    // This device's day may not be the shop's: the portal's time decides which rows count.
    shift: shiftQuestion(store, shopDay(store, Date.now()), '$result[item][item][assignedById]'),
  }, options)
  const item = look.fields
  const fields = fieldsByRole(map, 'lead', item)
  const storeId = fields.link('store', storeTypeId)
  const contactId = firstContact(item)
  const visits = rowsOf(answers.visits)
  const responsibleId = asId(item.assignedById) ?? 0
  const facts: LeadFacts = {
    id,
    title: asText(item.title),
    status: map.statusRole(asText(item.stageId)),
    enteredAt: asMoment(item.movedTime) ?? asText(item.createdTime),
    responsibleId,
    contactId,
    name: asText(item.name),
    lastName: asText(item.lastName),
    phones: phonesOf(item),
    hasChat: hasChats(answers.leadChats) || (contactId !== null && hasChats(answers.contactChats)),
    sourceId: asText(item.sourceId) || null,
    comments: asText(item.comments),
    saleResult: fields.option<SaleResult>('saleResult'),
    refusalReason: fields.option('refusalReason'),
    storeId,
    administratorId: administratorOf(store, itemOf(answers.storeItem), storeId),
    sellerId: visits.map(row => fieldsByRole(map, roleOf('visit'), row)).find(visit => momentOf(visit.raw('acceptedAt')) !== null)?.id('seller') ?? null,
    visits: visits.length,
    offer: fields.text('offer'),
    offerRefusals: fields.number('offerRefusals'),
    attempts: fields.number('attempts'),
    couponCode: fields.text('couponCode'),
    couponKind: fields.option<CouponKind>('couponKind') ?? 'ORDINARY',
    couponUntil: fields.moment('couponUntil'),
    goods: fields.text('goods'),
    barcode: fields.text('barcode'),
    visitAt: fields.moment('visitAt'),
    deliveryAddress: fields.text('deliveryAddress'),
    deliveryAt: fields.moment('deliveryAt'),
  }
  return { facts, contact: readClient(store, answers, contactId, id), look, now, isOperatorAtWork: isAtWork(readShifts(store, answers.shift, shopDay(store, now), now), responsibleId) }
}

/** Visits of a lead, the last one first: at most 50 count. */
function visitsQuestion({ map }: Store, leadId: number): Command | null {
  const entityTypeId = typeIdOf(map, 'visit')
  return entityTypeId === null ? null : { method: 'crm.item.list', params: { entityTypeId, select: ['id', '*', 'UF_*'], filter: { '=parentId1': leadId }, order: { id: 'DESC' }, start: -1, useOriginalUfNames: 'Y' } }
}

/** The store's administrator, else the deputy. */
function administratorOf({ map }: Store, item: Record<string, unknown>, storeId: number | null): number | null {
  if (storeId === null || asId(item.id) !== storeId)
    return null
  const fields = fieldsByRole(map, 'process.store', item)
  return fields.id('administrator') ?? fields.id('deputy')
}
