import { findEntity } from '../../../crm/entities.ts'
import { mergeItems } from '../../../crm/records/merge.ts'
import { tableOf } from '../../../crm/records/table.ts'
import { mayDo } from '../../../crm/rights.ts'
import { toInteger, toList, toObject } from '../../../crm/parameters.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'

function refusal(description: string, status = 400): RestError {
  return new RestError('0', description, status, { error: 0 })
}

/** Type and ids of the call, checked in the order of the page's table. @throws {RestError} */
function readOrder({ portal, params }: MethodCall): { entityTypeId: number, ids: number[] } {
  const given = toObject(params.params) ?? {}
  const entityTypeId = toInteger(given.entityTypeId)
  if (entityTypeId === null)
    throw refusal('The parameter entityTypeId is required.')
  const entity = findEntity(portal.state, entityTypeId)
  if (!entity)
    throw refusal(`Entity type ${entityTypeId} is not supported`)
  const ids = [...new Set((toList(given.entityIds) ?? []).flatMap(one => toInteger(one) ?? []))].filter(id => id > 0)
  if (ids.length === 0)
    throw refusal('The parameter entityIds does not contains valid elements.')
  if (ids.length < 2)
    throw refusal('The parameter entityIds must contains at least two elements.')
  if (ids.some(id => !tableOf(portal.state, entityTypeId).has(id)))
    throw refusal('Owner was not found')
  return { entityTypeId, ids }
}

function isAllowed({ portal, actor }: MethodCall, entityTypeId: number, ids: number[]): boolean {
  return ids.every((id, index) => {
    const item = tableOf(portal.state, entityTypeId).get(id)
    return item !== undefined && mayDo(actor.user, entityTypeId, 'read', item) && mayDo(actor.user, entityTypeId, index === 0 ? 'update' : 'delete', item)
  })
}

export const entityMergeBatch = defineMethod({
  name: 'crm.entity.mergebatch',
  scope: 'crm',
  doc: 'https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-entity-merge-batch.html',
  undocumented: [
    'Every refusal has the code 0 of the sample; without rights the status is 403. CONFLICT names all ids of the call, and nothing is changed.',
    'A conflict is a field with two different values. The first record keeps its responsible person, dates and flags; comments are joined, lists, phones and e-mails united; product rows, timeline and activities go over to it, and so do tasks and chats of open channels.',
    'Deals, leads and others that were bound to a record that is gone are bound to the first one; their updatedTime stays and no event is raised for them. The first record is changed if something came to it, the others are deleted, each with its event.',
    'Custom fields that name a record that is gone keep its number. Leads and deals are merged as contacts are; there are no estimates and invoices here, and no page to merge by hand.',
  ],
  async handle(call) {
    const { portal, actor } = call
    const { entityTypeId, ids } = readOrder(call)
    if (!isAllowed(call, entityTypeId, ids))
      throw refusal('Access denied', 403)
    await portal.pause({ method: 'crm.entity.mergebatch', userId: actor.user.id })
    const { status, ids: named } = mergeItems(portal, actor.user, entityTypeId, ids)
    return { result: { STATUS: status, ENTITY_IDS: named } }
  },
})
