import type { CallOptions } from '../../portal/types'
import type { ContactReading, Store } from '../types'
import { readCard } from './cardReading'
import { clientQuestions, handedOnQuestion, readClient } from './client'

/**
 * A contact with everything its buttons go by, in one request.
 *
 * @throws {PortalError} `missing`, `forbidden`, …
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function readContact(store: Store, id: number, options: CallOptions = {}): Promise<ContactReading> {
  const { contact: _, ...more } = clientQuestions(store, id)
  const referrer = store.map.field('contact', 'referrer')
  const { look, now, answers } = await readCard(store, { entity: 'contact', id }, {
    ...more,
    ...(referrer === null ? {} : { referrer: { method: 'crm.item.get', params: { entityTypeId: 3, id: `$result[item][item][${referrer}]`, useOriginalUfNames: 'Y' } } }),
    handedOn: handedOnQuestion(id),
  }, options)
  const facts = readClient(store, { ...answers, contact: answers.item! }, id)!
  return { facts, contact: facts, look, now, isOperatorAtWork: true }
}
