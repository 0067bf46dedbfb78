import { crmErrors } from '../../../crm/errors.ts'
import { field } from '../../../crm/fields/define.ts'
import { itemStore } from '../../../crm/items.ts'
import { toFlag, toInteger, toList, toObject } from '../../../crm/parameters.ts'
import { tableOf } from '../../../crm/records/table.ts'
import { bestLevelOf, mayDo } from '../../../crm/rights.ts'
import { ENTITY } from '../../../state/types.ts'
import type { Item, Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { denyPlainly } from './call.ts'
import { describePlainFields } from './describeFields.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/deals/contacts/crm-deal-contact'

const races = 'Two changes at once: each saves the list it had read with its own change, so the later one undoes the other.'

const sorting = 'SORT gives the order of contacts; reading shows 10, 20, 30 in that order, the primary contact first.'

const fields = [
  field('SORT', 'integer', 'Sorting', 'Сортировка'),
  field('IS_PRIMARY', 'char', 'Primary', 'Основной'),
  field('CONTACT_ID', 'integer', 'Contact', 'Контакт', { isRequired: true }),
]

/** @throws {RestError} As the pages list them: a bad id, no right to deals, no such deal, no right to this one. */
function findDeal({ portal, actor, params }: MethodCall, action: 'read' | 'update'): Item {
  const id = toInteger(params.id ?? params.ID)
  if (id === null || id < 1)
    throw crmErrors.plain('The parameter \'ownerEntityID\' is invalid or not defined.')
  if (bestLevelOf(actor.user, ENTITY.deal, action) === 'none')
    denyPlainly()
  const deal = tableOf(portal.state, ENTITY.deal).get(id)
  if (!deal)
    throw crmErrors.plain('Not found.')
  if (!mayDo(actor.user, ENTITY.deal, action, deal))
    throw new RestError('ACCESS_DENIED', 'Access denied!')
  return deal
}

function contactIds(deal: Item): number[] {
  return Array.isArray(deal.contactIds) ? deal.contactIds.filter(one => typeof one === 'number') : []
}

/** The list was made of what was read before the pause: of two changes at once the later one undoes the other. */
async function saveContacts({ portal, actor }: MethodCall, deal: Item, ids: number[], primary: number): Promise<void> {
  await portal.pause({ method: 'crm.deal.contact', userId: actor.user.id })
  itemStore.update(portal, actor.user, ENTITY.deal, deal.id, { contactIds: ids, contactId: primary })
}

/** @throws {RestError} `The parameter 'fields' is not valid.` */
function readContactId(call: MethodCall, given: Json | undefined): number {
  const id = toInteger(given)
  if (id === null || id <= 0 || !tableOf(call.portal.state, ENTITY.contact).has(id))
    throw crmErrors.plain('The parameter \'fields\' is not valid.')
  return id
}

/** @throws {RestError} `The parameter '<name>' must be array.` */
function readFields({ params }: MethodCall, name: string): { [key: string]: Json } {
  const given = toObject(params.fields)
  if (!given)
    throw crmErrors.plain(`The parameter '${name}' must be array.`)
  return given
}

export const dealContactMethods = [
  defineMethod({
    name: 'crm.deal.contact.items.get',
    scope: 'crm',
    doc: `${pages}-items-get.html`,
    undocumented: [sorting],
    handle(call) {
      const deal = findDeal(call, 'read')
      return {
        result: contactIds(deal).map((id, index) => ({
          CONTACT_ID: id, SORT: (index + 1) * 10, ROLE_ID: 0, IS_PRIMARY: id === deal.contactId ? 'Y' : 'N',
        })),
      }
    },
  }),
  defineMethod({
    name: 'crm.deal.contact.items.set',
    scope: 'crm',
    doc: `${pages}-items-set.html`,
    undocumented: [sorting],
    async handle(call) {
      const deal = findDeal(call, 'update')
      const items = toList(call.params.items)
      if (!items)
        throw crmErrors.plain('The parameter items must be array.')
      const bindings = items.map((one, index) => {
        const binding = toObject(one) ?? {}
        return { id: readContactId(call, binding.CONTACT_ID), sort: toInteger(binding.SORT) ?? (index + 1) * 10, isPrimary: toFlag(binding.IS_PRIMARY) }
      })
      const primary = (bindings.find(one => one.isPrimary) ?? bindings[0])?.id ?? 0
      const sorted = bindings.sort((one, other) => one.sort - other.sort).map(one => one.id)
      await saveContacts(call, deal, [...new Set(sorted)], primary)
      return { result: true }
    },
  }),
  defineMethod({
    name: 'crm.deal.contact.items.delete',
    scope: 'crm',
    doc: `${pages}-items-delete.html`,
    async handle(call) {
      await saveContacts(call, findDeal(call, 'update'), [], 0)
      return { result: true }
    },
  }),
  defineMethod({
    name: 'crm.deal.contact.add',
    scope: 'crm',
    doc: `${pages}-add.html`,
    undocumented: [sorting, races, 'A contact that does not exist makes fields invalid.'],
    async handle(call) {
      const deal = findDeal(call, 'update')
      const given = readFields(call, 'fields')
      const id = readContactId(call, given.CONTACT_ID)
      const ids = contactIds(deal)
      if (ids.includes(id))
        return { result: false }
      const primary = ids.length === 0 || toFlag(given.IS_PRIMARY) ? id : Number(deal.contactId)
      await saveContacts(call, deal, [...ids, id], primary)
      return { result: true }
    },
  }),
  defineMethod({
    name: 'crm.deal.contact.delete',
    scope: 'crm',
    doc: `${pages}-delete.html`,
    undocumented: [races],
    async handle(call) {
      const deal = findDeal(call, 'update')
      const id = readContactId(call, readFields(call, 'item').CONTACT_ID)
      const ids = contactIds(deal)
      if (!ids.includes(id))
        return { result: false }
      const rest = ids.filter(one => one !== id)
      await saveContacts(call, deal, rest, deal.contactId === id ? rest[0] ?? 0 : Number(deal.contactId))
      return { result: true }
    },
  }),
  defineMethod({
    name: 'crm.deal.contact.fields',
    scope: 'crm',
    doc: `${pages}-fields.html`,
    handle: call => ({ result: describePlainFields(call, fields) }),
  }),
]
