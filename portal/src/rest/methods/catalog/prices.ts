import { admit } from '../../../catalog/access.ts'
import { DENIED, catalogErrors } from '../../../catalog/errors.ts'
import { priceFields } from '../../../catalog/fields.ts'
import { pickFields } from '../../../catalog/listRows.ts'
import { addPrice, modifyPrices, readModification, updatePrice } from '../../../catalog/prices.ts'
import type { CatalogPrice } from '../../../state/catalogTypes.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { requireInteger, requireObject } from '../crm/call.ts'
import { directoryMethods } from './directories.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/catalog/price/catalog-price'

const common = { scope: 'catalog', callers: 'who may change sale prices' }

const writer = { right: 'changePrices', code: DENIED.prices } as const

const habits = ['The sentences for a product, a price or a currency that cannot be are ours; a price below nought is refused.']

/** `priceScale` is in the answer of `modify` only. */
const writtenNames = [...priceFields.keys()].filter(name => name !== 'priceScale')

const missing = () => catalogErrors.nameless('Price does not exist')

function findPrice({ portal }: MethodCall, id: number): CatalogPrice {
  const price = portal.state.catalog.prices.get(id)
  if (!price)
    throw missing()
  return price
}

function requireFields(call: MethodCall): { [key: string]: Json } {
  const fields = requireObject(call.params, 'fields')
  if (Object.keys(fields).length === 0)
    throw new RestError('100', 'Could not find value for parameter {fields}')
  return fields
}

export const priceMethods: MethodDefinition[] = [
  ...directoryMethods({
    method: 'catalog.price', page: pages, one: 'price', many: 'prices', fields: priceFields, rows: state => state.catalog.prices.values(),
    reader: { right: 'view' }, missing,
    undocumented: ['priceScale, the price in the base currency, comes along; the sample of get leaves it out.'],
  }),
  defineMethod({
    ...common,
    name: 'catalog.price.add',
    doc: `${pages}-add.html`,
    undocumented: habits,
    async handle(call) {
      const fields = requireFields(call)
      admit(call, writer)
      await call.portal.pause({ method: 'catalog.price.add', userId: call.actor.user.id })
      return { result: { price: pickFields(addPrice(call.portal, fields), writtenNames) } }
    },
  }),
  defineMethod({
    ...common,
    name: 'catalog.price.update',
    doc: `${pages}-update.html`,
    undocumented: habits,
    async handle(call) {
      const id = requireInteger(call.params, 'id')
      const fields = requireFields(call)
      admit(call, writer)
      await call.portal.pause({ method: 'catalog.price.update', userId: call.actor.user.id })
      return { result: { price: pickFields(updatePrice(call.portal, findPrice(call, id), fields), writtenNames) } }
    },
  }),
  defineMethod({
    ...common,
    name: 'catalog.price.modify',
    doc: `${pages}-modify.html`,
    undocumented: habits,
    async handle(call) {
      const fields = requireFields(call)
      admit(call, writer)
      await call.portal.pause({ method: 'catalog.price.modify', userId: call.actor.user.id })
      const { productId, prices } = readModification(fields)
      return { result: { prices: modifyPrices(call.portal, productId, prices).map(price => pickFields(price, priceFields.keys())) } }
    },
  }),
  defineMethod({
    ...common,
    name: 'catalog.price.delete',
    doc: `${pages}-delete.html`,
    handle(call) {
      const id = requireInteger(call.params, 'id')
      admit(call, writer)
      call.portal.state.catalog.prices.delete(findPrice(call, id).id)
      return { result: true }
    },
  }),
]
