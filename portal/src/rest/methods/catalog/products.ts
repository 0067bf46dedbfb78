import { admit } from '../../../catalog/access.ts'
import { DENIED, catalogErrors } from '../../../catalog/errors.ts'
import { conditionField, listRows, optionalList } from '../../../catalog/listRows.ts'
import { encodeProduct } from '../../../catalog/products/encode.ts'
import { answeredNames, catalogOf, comparableFields, comparableRow, describeProductFields, productFields } from '../../../catalog/products/fields.ts'
import { fileOfProduct, requireDownload } from '../../../catalog/products/files.ts'
import { addProduct, removeProduct, updateProduct } from '../../../catalog/products/write.ts'
import type { ProductKind } from '../../../catalog/products/write.ts'
import { toInteger, toList, toText } from '../../../crm/parameters.ts'
import type { CatalogProduct, ProductType } from '../../../state/catalogTypes.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { languageOf, requireInteger, requireObject } from '../crm/call.ts'
import { administrators, listHabits } from './directories.ts'

/** One of the families of product methods: simple products, parents of variations, variations. */
interface Family {
  kind: ProductKind
  /** `catalog.product` */
  method: string
  page: string
  /** Keys of the answers of get, list and add or update. */
  one: string
  many: string
  written: string
  types: ProductType[]
  /** Fields of `get` and of writing that the sample of this family leaves out. */
  without?: string[]
  /** Who lists: the page of `catalog.product.list` alone does not name administrators. */
  isListedByAll?: boolean
  undocumented?: string[]
}

const pages = 'https://apidocs.bitrix24.com/api-reference/catalog/product'

const families: Family[] = [
  {
    kind: 'product', method: 'catalog.product', page: `${pages}/catalog-product`, one: 'product', many: 'products', written: 'element', types: [1, 3, 6, 7], isListedByAll: true,
    undocumented: ['Parents of variations are products too, of the types 3 and 6, as public types of the API name them.'],
  },
  {
    kind: 'sku', method: 'catalog.product.sku', page: `${pages}/sku/catalog-product-sku`, one: 'sku', many: 'units', written: 'sku', types: [3, 6],
    without: ['quantityReserved', 'quantityTrace'],
  },
  {
    kind: 'offer', method: 'catalog.product.offer', page: `${pages}/offer/catalog-product-offer`, one: 'offer', many: 'offers', written: 'offer', types: [4, 5],
    undocumented: ['A variation without parentId has the type 5; a parent gets the type 3 with its first variation.'],
  },
]

const reading = [
  'Error 0 says "Required select fields: …" and "Required filter fields: iblockId"; other sentences of error 0 follow the pages\' tables.',
  'A list shows types of its own family; an information block of another kind gives an empty list.',
  'A value of a list property comes with valueEnum, as the tutorial shows; an empty multiple property is an empty list.',
]

const writing = [
  'Fields that cannot be written and names that do not exist are passed over, values of a list that there are not are dropped.',
  'Without a measure the default unit is taken, without a sort 500; quantityTrace and subscribe stay D.',
  'An empty value of a property takes the value away; of a file property a value is a pair of name and base64, or such a pair under fileData.',
]

const DELETED_WITH = 'With a product go its prices, its stock and its variations; rows of deals keep its id and name.'

const reader = { right: 'view', isAdministrators: true } as const
const writer = { right: 'edit', isAdministrators: true, code: DENIED.element } as const

/** Own names of a family's answers. */
function namesOf({ without = [] }: Family): string[] {
  return answeredNames.filter(name => !without.includes(name))
}

function findProduct({ portal }: MethodCall, { types, one }: Family, id: number): CatalogProduct {
  const product = portal.state.catalog.products.get(id)
  if (!product || !types.includes(product.type))
    throw catalogErrors.other(`${one} does not exist.`)
  return product
}

/** @throws {RestError} `100` without fields, also when there is nothing in them. */
function requireFields(call: MethodCall): { [key: string]: Json } {
  const fields = requireObject(call.params, 'fields')
  if (Object.keys(fields).length === 0)
    throw new RestError('100', 'Could not find value for parameter {fields}')
  return fields
}

/** @throws {RestError} Code 0 without what a list of products must name. */
function requiredOfList({ params }: MethodCall): { select: string[], iblockId: number } {
  const select = (toList(optionalList(params, 'select') ?? []) ?? []).map(toText)
  if (!['id', 'iblockId'].every(name => select.includes(name)))
    throw catalogErrors.other('Required select fields: id, iblockId')
  const filter = optionalList(params, 'filter') ?? {}
  const key = Object.keys(filter).find(one => conditionField(one) === 'iblockId')
  if (key === undefined)
    throw catalogErrors.other('Required filter fields: iblockId')
  return { select, iblockId: toInteger(toList(filter[key])?.[0] ?? filter[key]) ?? 0 }
}

function listMethod(family: Family): MethodDefinition {
  return defineMethod({
    name: `${family.method}.list`,
    scope: 'catalog',
    doc: `${family.page}-list.html`,
    callers: family.isListedByAll ? 'who may view the catalogue' : 'administrators',
    undocumented: [...(family.isListedByAll ? [] : [administrators]), ...family.undocumented ?? [], ...reading, ...listHabits],
    handle(call) {
      admit(call, { right: 'view', isAdministrators: !family.isListedByAll })
      const { state } = call.portal
      const { select, iblockId } = requiredOfList(call)
      const fields = comparableFields(state, iblockId)
      const known = select.filter(name => fields.has(name) || productFields.has(name))
      const products = [...state.catalog.products.values()].filter(one => one.iblockId === iblockId && family.types.includes(one.type))
      const { rows, total, next } = listRows(state, call.params, products.map(one => comparableRow(state, one)), fields)
      const found = rows.flatMap(row => state.catalog.products.get(Number(row.id)) ?? [])
      return { result: { [family.many]: found.map(one => encodeProduct(state, one, [], known)) }, next, total }
    },
  })
}

function methodsOf(family: Family): MethodDefinition[] {
  const { method, page, one, written, kind } = family
  const encode = ({ portal }: MethodCall, product: CatalogProduct) => encodeProduct(portal.state, product, namesOf(family), null)
  const common = { scope: 'catalog', callers: 'administrators' }
  return [
    listMethod(family),
    defineMethod({
      ...common,
      name: `${method}.get`,
      doc: `${page}-get.html`,
      undocumented: [administrators, ...family.undocumented ?? [], ...reading.slice(2)],
      handle(call) {
        const id = requireInteger(call.params, 'id')
        admit(call, reader)
        return { result: { [one]: encode(call, findProduct(call, family, id)) } }
      },
    }),
    defineMethod({
      ...common,
      name: `${method}.add`,
      doc: `${page}-add.html`,
      undocumented: [administrators, ...writing],
      async handle(call) {
        const { portal, actor } = call
        const fields = requireFields(call)
        admit(call, writer)
        await portal.pause({ method: `${method}.add`, userId: actor.user.id })
        return { result: { [written]: encode(call, addProduct(portal, actor.user, fields, kind)) } }
      },
    }),
    defineMethod({
      ...common,
      name: `${method}.update`,
      doc: `${page}-update.html`,
      undocumented: [administrators, ...writing],
      async handle(call) {
        const { portal, actor } = call
        const id = requireInteger(call.params, 'id')
        const fields = requireFields(call)
        admit(call, writer)
        await portal.pause({ method: `${method}.update`, userId: actor.user.id })
        return { result: { [written]: encode(call, updateProduct(portal, actor.user, findProduct(call, family, id), fields)) } }
      },
    }),
    defineMethod({
      ...common,
      name: `${method}.delete`,
      doc: `${page}-delete.html`,
      undocumented: [administrators, DELETED_WITH],
      async handle(call) {
        const { portal, actor } = call
        const id = requireInteger(call.params, 'id')
        admit(call, writer)
        await portal.pause({ method: `${method}.delete`, userId: actor.user.id })
        removeProduct(portal, findProduct(call, family, id))
        return { result: true }
      },
    }),
    defineMethod({
      ...common,
      name: `${method}.download`,
      doc: `${page}-download.html`,
      undocumented: [administrators, 'Fields may be named as in the addresses of answers, too: detailPicture, property5. Those addresses carry no token: add auth, or ask a webhook.'],
      handle(call) {
        const fields = requireFields(call)
        admit(call, reader)
        const { fileId, productId, fieldName } = requireDownload(fields)
        return { result: null, file: fileOfProduct(call.portal.state, findProduct(call, family, productId), fieldName, fileId) }
      },
    }),
    defineMethod({
      ...common,
      name: `${method}.getfieldsbyfilter`,
      doc: `${page}-get-fields-by-filter.html`,
      undocumented: [administrators, 'Every family describes the same fields.'],
      handle(call) {
        const filter = requireObject(call.params, 'filter')
        admit(call, reader)
        if (Object.keys(filter).length === 0)
          throw new RestError('100', 'Could not find value for parameter {filter}')
        const iblockId = toInteger(filter.iblockId)
        if (iblockId === null)
          throw catalogErrors.other('Required filter fields: iblockId')
        const isKnown = catalogOf(call.portal.state, iblockId) !== undefined
        return { result: { [one]: isKnown ? describeProductFields(call.portal.state, iblockId, languageOf(call)) : [] } }
      },
    }),
  ]
}

export const productMethods: MethodDefinition[] = families.flatMap(methodsOf)
