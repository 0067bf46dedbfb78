import { itemStore } from '../../../crm/items.ts'
import { defineMethod } from '../../method.ts'
import { requireEntity, requireInteger, requireObject } from './call.ts'
import { decodeNames, encodeItem } from './encodeItem.ts'

const values = [
  'Texts: system strings over 255 characters and texts over 65,535 bytes are refused as a MySQL server in strict mode refuses them (code 0).',
  'Amounts: while isManualOpportunity is N and the record has product rows, opportunity is their sum and a written one is lost.',
  'A bare number in a money field is taken in the base currency; links, users and list values that do not exist are refused.',
]

export const itemAdd = defineMethod({
  name: 'crm.item.add',
  scope: 'crm',
  doc: 'https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html',
  undocumented: [
    ...values,
    'Mandatory custom fields are demanded (a portal setting can lift that).',
    'Unset contactId and companyId of leads and deals read 0, unset opportunity reads 0.',
    'isReturnCustomer and isRepeatedApproach are N on new records.',
  ],
  async handle(call) {
    const { entityTypeId } = requireEntity(call)
    const fields = decodeNames(call, entityTypeId, requireObject(call.params, 'fields'))
    const write = itemStore.prepareAdd(call.portal, call.actor.user, entityTypeId, fields)
    await call.portal.pause({ method: 'crm.item.add', userId: call.actor.user.id })
    return { result: { item: encodeItem(call, entityTypeId, write()) } }
  },
})

export const itemUpdate = defineMethod({
  name: 'crm.item.update',
  scope: 'crm',
  doc: 'https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html',
  undocumented: [
    ...values,
    'Entering a final stage sets closedate of a deal to today, also over a closedate in the same call (a setting of the portal, on by default: switch `closeDateSync`).',
    'A deal moved to another pipeline without a stage gets its first stage.',
    'Two updates at once: each writes only the fields that differed from what it had read, the last write of a field wins; fm and links are one field each.',
    'null or an empty text for a multiple field is refused like any other scalar; an empty array clears it.',
  ],
  async handle(call) {
    const { entityTypeId } = requireEntity(call)
    const id = requireInteger(call.params, 'id')
    const fields = decodeNames(call, entityTypeId, requireObject(call.params, 'fields'))
    const write = itemStore.prepareUpdate(call.portal, call.actor.user, entityTypeId, id, fields)
    await call.portal.pause({ method: 'crm.item.update', userId: call.actor.user.id })
    return { result: { item: encodeItem(call, entityTypeId, write()) } }
  },
})

export const itemDelete = defineMethod({
  name: 'crm.item.delete',
  scope: 'crm',
  doc: 'https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-delete.html',
  undocumented: ['There is no recycle bin: files, product rows and timeline go with the record.', 'Of two who delete at once neither is refused.'],
  async handle({ portal, actor, params }) {
    const { entityTypeId } = requireEntity({ portal, params })
    const write = itemStore.prepareRemove(portal, actor.user, entityTypeId, requireInteger(params, 'id'))
    await portal.pause({ method: 'crm.item.delete', userId: actor.user.id })
    write()
    return { result: [] }
  },
})
