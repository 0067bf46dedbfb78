import type { DealFacts } from '@/domain/store/actions/facts'
import type { DepositFate, PaymentMethod } from '@/domain/store/roles'
import { asId, asMoment, asText } from '../../portal/decode'
import type { CallOptions } from '../../portal/types'
import { typeIdOf } from '../entities'
import { fieldsByRole, firstContact } from '../fields/decodeFields'
import type { DealReading, Store } from '../types'
import { readCard } from './cardReading'
import { clientQuestions, itemOf, readClient } from './client'

/**
 * A deal of the store with everything its buttons go by, in one request.
 *
 * @throws {PortalError} `missing`, `forbidden`, …
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function readDeal(store: Store, id: number, options: CallOptions = {}): Promise<DealReading> {
  const { map } = store
  const couponField = map.field('deal', 'coupon')
  const { look, now, answers } = await readCard(store, { entity: 'deal', id }, {
    ...clientQuestions(store, '$result[item][item][contactIds][0]'),
    coupon: couponField === null ? null : { method: 'crm.item.get', params: { entityTypeId: 1, id: `$result[item][item][${couponField}]`, useOriginalUfNames: 'Y' } },
  }, options)
  const item = look.fields
  const fields = fieldsByRole(map, 'deal', item)
  const couponLeadId = fields.link('coupon', 1)
  const coupon = itemOf(answers.coupon)
  const contactId = firstContact(item)
  const facts: DealFacts = {
    id,
    title: asText(item.title),
    stage: asId(item.categoryId) === map.pipelineId ? map.stageRole(asText(item.stageId)) : null,
    enteredAt: asMoment(item.movedTime) ?? asText(item.createdTime),
    contactId,
    storeId: fields.link('store', typeIdOf(map, 'store')),
    sourceId: asText(item.sourceId) || null,
    deposit: fields.money('deposit'),
    depositFate: fields.option<DepositFate>('depositFate'),
    holdUntil: fields.moment('holdUntil'),
    holdExtensions: fields.number('holdExtensions'),
    deliveryAddress: fields.text('deliveryAddress'),
    deliveryAt: fields.moment('deliveryAt'),
    paymentMethod: fields.option<PaymentMethod>('paymentMethod'),
    couponLeadId,
    couponUntil: couponLeadId !== null && asId(coupon.id) === couponLeadId ? fieldsByRole(map, 'lead', coupon).moment('couponUntil') : null,
    goods: fields.text('goods'),
    barcode: fields.text('barcode'),
    currency: asText(item.currencyId),
    exchanges: exchangesIn(asText(item.comments)),
  }
  return { facts, contact: readClient(store, answers, contactId), look, now, isOperatorAtWork: true }
}

/** Exchanges are noted in the comment, each in a line of its own. */
function exchangesIn(comments: string): number {
  return comments.split('\n').filter(line => /^(?:Обмен|Exchange) \d+$/.test(line.trim())).length
}
