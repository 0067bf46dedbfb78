import { toFlag, toInteger, toList, toObject, toText } from '../../crm/parameters.ts'
import { toDateTime } from '../../crm/values/dates.ts'
import { sniffType } from '../../files/sniff.ts'
import type { Portal } from '../../portal.ts'
import type { CatalogProduct, ProductProperty, ProductType, PropertyValue, TradeCatalog } from '../../state/catalogTypes.ts'
import type { Json, PortalUser } from '../../state/types.ts'
import { catalogErrors } from '../errors.ts'
import { filesOf } from './files.ts'
import { catalogOf, productFields, propertiesOf, propertyName } from './fields.ts'

type Given = { [field: string]: Json }

/** What an addition makes: a simple product, a parent of variations, or a variation. */
export type ProductKind = 'product' | 'sku' | 'offer'

const FLAGS = ['active', 'barcodeMulti', 'canBuyZero', 'vatIncluded', 'withoutOrder']
const PICTURES = ['previewPicture', 'detailPicture']

/** What the page of `catalog.product.add` gives for defaults; empty fields are null. */
const DEFAULTS: Given = {
  active: 'Y', available: 'Y', barcodeMulti: 'N', bundle: 'N', canBuyZero: 'N', detailTextType: 'text', measure: 5, previewTextType: 'text', quantityTrace: 'D',
  recurSchemeType: 'D', sort: 500, subscribe: 'D', vatIncluded: 'N', withoutOrder: 'N',
}

/** @throws {RestError} `200040300000` for a block that is none, `0` for one of the other kind. */
export function requireBlock(portal: Portal, iblockId: number | null, kind: ProductKind): TradeCatalog {
  const catalog = iblockId === null ? undefined : catalogOf(portal.state, iblockId)
  if (!catalog)
    throw catalogErrors.noBlock()
  if ((catalog.productIblockId !== null) !== (kind === 'offer'))
    throw catalogErrors.other(kind === 'offer' ? 'The specified iblock is not an offers catalog' : 'The specified iblock is not a product catalog')
  return catalog
}

/**
 * Adds a product, a parent or a variation.
 *
 * @throws {RestError} Code 0 with what is wrong, `200040300000` without such a block.
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product/catalog-product-add.html
 */
export function addProduct(portal: Portal, user: PortalUser, given: Given, kind: ProductKind, id?: number): CatalogProduct {
  const missing = ['iblockId', 'name'].filter(name => toText(given[name]) === '')
  if (missing.length > 0)
    throw catalogErrors.requiredFields(missing)
  const { iblockId } = requireBlock(portal, toInteger(given.iblockId), kind)
  const { catalog } = portal.state
  const fields = readFields(portal, given, iblockId)
  checkCode(portal, iblockId, fields.code, null)
  const values = readProperties(portal, iblockId, {}, given)
  const parent = kind === 'offer' && given.parentId !== undefined ? requireParent(portal, iblockId, given.parentId) : null
  const product: CatalogProduct = {
    ...Object.fromEntries([...productFields.keys()].map(name => [name, null])),
    ...DEFAULTS, createdBy: user.id, modifiedBy: user.id, dateCreate: portal.nowIso(), ...fields,
    id: id ?? portal.nextId('catalogProduct'), iblockId, name: toText(given.name), timestampX: portal.nowIso(), type: typeOf(kind, parent),
    iblockSectionId: toInteger(fields.iblockSectionId),
  }
  product.xmlId = toText(given.xmlId) || String(product.id)
  catalog.products.set(product.id, product)
  catalog.values.set(product.id, values)
  if (parent)
    setParent(portal, product, parent.id)
  return product
}

function typeOf(kind: ProductKind, parent: CatalogProduct | null): ProductType {
  if (kind === 'offer')
    return parent ? 4 : 5
  return kind === 'sku' ? 6 : 1
}

/**
 * Changes a product of any kind.
 *
 * @throws {RestError} Code 0 with what is wrong.
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product/catalog-product-update.html
 */
export function updateProduct(portal: Portal, user: PortalUser, product: CatalogProduct, given: Given): CatalogProduct {
  const fields = readFields(portal, given, product.iblockId)
  if (given.name !== undefined && toText(given.name) === '')
    throw catalogErrors.requiredFields(['name'])
  checkCode(portal, product.iblockId, fields.code, product.id)
  const values = readProperties(portal, product.iblockId, portal.state.catalog.values.get(product.id) ?? {}, given)
  const parentId = toObject(given.parentId)?.value ?? given.parentId
  const isVariation = catalogOf(portal.state, product.iblockId)?.skuPropertyId
  const parent = parentId !== undefined && isVariation ? requireParent(portal, product.iblockId, parentId) : null
  const files = filesOf(portal.state, product)
  Object.assign(product, { modifiedBy: user.id }, fields, { timestampX: portal.nowIso() })
  portal.state.catalog.values.set(product.id, values)
  if (parent)
    setParent(portal, product, parent.id)
  const kept = filesOf(portal.state, product)
  for (const id of files.filter(one => !kept.includes(one)))
    portal.state.files.delete(id)
  return product
}

/** Takes a product away with its prices, its stock and its variations. */
export function removeProduct(portal: Portal, product: CatalogProduct): void {
  const { catalog } = portal.state
  for (const variation of variationsOf(portal, product.id))
    removeProduct(portal, variation)
  for (const table of [catalog.prices, catalog.storeProducts]) {
    for (const row of table.values()) {
      if (row.productId === product.id)
        table.delete(row.id)
    }
  }
  for (const id of filesOf(portal.state, product))
    portal.state.files.delete(id)
  const parentId = parentOf(portal, product)
  catalog.products.delete(product.id)
  catalog.values.delete(product.id)
  settleParent(portal, parentId)
}

/** A parent without variations is an empty one. */
function settleParent(portal: Portal, parentId: number | null): void {
  const parent = parentId === null ? undefined : portal.state.catalog.products.get(parentId)
  if (parent)
    parent.type = variationsOf(portal, parent.id).length === 0 ? 6 : 3
}

/** The product a variation belongs to; null for everything else. */
export function parentOf({ state }: Pick<Portal, 'state'>, product: CatalogProduct): number | null {
  const property = catalogOf(state, product.iblockId)?.skuPropertyId
  const value = property ? state.catalog.values.get(product.id)?.[property]?.[0]?.value : null
  return typeof value === 'number' ? value : null
}

export function variationsOf(portal: Pick<Portal, 'state'>, parentId: number): CatalogProduct[] {
  const blocks = portal.state.catalog.catalogs.filter(one => one.skuPropertyId !== null).map(one => one.iblockId)
  return [...portal.state.catalog.products.values()].filter(one => blocks.includes(one.iblockId) && parentOf(portal, one) === parentId)
}

function requireParent(portal: Portal, iblockId: number, given: Json): CatalogProduct {
  const block = catalogOf(portal.state, iblockId)?.productIblockId
  const parent = portal.state.catalog.products.get(toInteger(given) ?? 0)
  if (!parent || parent.iblockId !== block)
    throw catalogErrors.other('Parent product does not exist')
  return parent
}

/** A parent gets its kind with its first variation, and loses it with the last. */
function setParent(portal: Portal, product: CatalogProduct, parentId: number): void {
  const { catalog } = portal.state
  const formerId = parentOf(portal, product)
  const property = catalogOf(portal.state, product.iblockId)?.skuPropertyId ?? 0
  const values = catalog.values.get(product.id) ?? {}
  const valueId = values[property]?.[0]?.valueId ?? portal.nextId('catalogPropertyValue')
  catalog.values.set(product.id, { ...values, [property]: [{ valueId, value: parentId }] })
  product.type = 4
  const parent = catalog.products.get(parentId)
  if (parent)
    parent.type = 3
  if (formerId !== parentId)
    settleParent(portal, formerId)
}

/** Values of the fields that were named; read-only and unknown ones are passed over. */
function readFields(portal: Portal, given: Given, iblockId: number): Given {
  const fields: Given = {}
  for (const [name, raw] of Object.entries(given)) {
    const field = productFields.get(name)
    if (field && !field.isReadOnly && !field.isImmutable && raw !== undefined)
      fields[name] = readField(portal, name, field.type, raw)
  }
  const sections = toList(given.IblockSection)?.map(toInteger) ?? []
  if (fields.iblockSectionId === undefined && sections.length > 0)
    fields.iblockSectionId = sections[0] ?? null
  checkLinks(portal, iblockId, fields, sections)
  return fields
}

function readField(portal: Portal, name: string, type: string, raw: Json): Json {
  if (PICTURES.includes(name))
    return readPicture(portal, raw)
  if (raw === null || raw === '')
    return null
  if (FLAGS.includes(name))
    return toFlag(raw) ? 'Y' : 'N'
  if (type === 'datetime')
    return toDateTime(toText(raw), portal.state.settings.timeZone)
  if (type !== 'integer' && type !== 'double' && name !== 'purchasingPrice')
    return toText(raw)
  const number = Number(raw)
  if (!Number.isFinite(number))
    throw catalogErrors.other(`Wrong format of field ${name}`)
  return number
}

/** @throws {RestError} Code 0 for a section, rate, currency or person that does not exist. */
function checkLinks({ state }: Portal, iblockId: number, fields: Given, sections: (number | null)[]): void {
  const { catalog } = state
  const wrongSection = [fields.iblockSectionId, ...sections].some(id => id && catalog.sections.get(Number(id))?.iblockId !== iblockId)
  if (wrongSection)
    throw catalogErrors.other('Section does not exist')
  if (fields.vatId && !catalog.vats.has(Number(fields.vatId)))
    throw catalogErrors.other('VAT rate does not exist')
  if (fields.purchasingCurrency && !state.currencies.some(one => one.code === fields.purchasingCurrency))
    throw catalogErrors.other('Purchasing currency does not exist')
  for (const name of ['createdBy', 'modifiedBy']) {
    if (fields[name] && !state.users.some(user => user.id === fields[name]))
      throw catalogErrors.other(`User in ${name} does not exist`)
  }
}

function checkCode({ state }: Portal, iblockId: number, code: Json | undefined, ownId: number | null): void {
  if (code && [...state.catalog.products.values()].some(one => one.iblockId === iblockId && one.code === code && one.id !== ownId))
    throw catalogErrors.other('Product with this code already exists')
}

/** `{fileData: [name, base64]}` is a picture, `{remove: 'Y'}` takes it away. */
function readPicture(portal: Portal, raw: Json): Json {
  const [name, base64] = toList(toObject(raw)?.fileData) ?? []
  if (typeof name !== 'string' || typeof base64 !== 'string')
    return null
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  const id = portal.nextId('file')
  portal.state.files.set(id, { id, name, contentType: sniffType(bytes), bytes, createdTime: portal.nowIso() })
  return id
}

/**
 * Property values of a product after a change: what is not named stays; of a named property only values whose `valueId`
 * is repeated keep it, all others are new.
 */
function readProperties(portal: Portal, iblockId: number, before: Record<number, PropertyValue[]>, given: Given): Record<number, PropertyValue[]> {
  const after = { ...before }
  for (const property of propertiesOf(portal.state, iblockId)) {
    const raw = given[propertyName(property.id)]
    if (raw !== undefined)
      after[property.id] = readValues(portal, property, before[property.id] ?? [], raw)
  }
  return after
}

function readValues(portal: Portal, property: ProductProperty, before: PropertyValue[], raw: Json): PropertyValue[] {
  const list = Array.isArray(raw) && property.userType !== 'HTML' ? raw : [raw]
  const given = property.multiple === 'Y' ? list : list.slice(0, 1)
  const kept = property.propertyType === 'F' && property.multiple === 'Y' ? before : []
  const values = given.flatMap(one => {
    const data = toObject(one)
    const isWrapped = data !== null && ('value' in data || 'valueId' in data)
    const value = readValue(portal, property, isWrapped ? data.value ?? null : one)
    const known = isWrapped ? before.find(stored => stored.valueId === toInteger(data.valueId)) : undefined
    if (value === null)
      return known && property.propertyType === 'F' && data?.value === undefined ? [known] : []
    return [{ valueId: known?.valueId ?? portal.nextId('catalogPropertyValue'), value }]
  })
  return [...kept.filter(one => !values.some(value => value.valueId === one.valueId)), ...values]
}

/** One value as it is stored; null for none. */
function readValue(portal: Portal, property: ProductProperty, raw: Json): Json {
  if (raw === null || raw === '')
    return null
  if (property.propertyType === 'F')
    return readPicture(portal, Array.isArray(raw) ? { fileData: raw } : raw)
  if (property.userType === 'BoolEnum')
    return toFlag(raw) ? 'Y' : 'N'
  if (typeof raw === 'object')
    return raw
  if (property.propertyType === 'L')
    return portal.state.catalog.enums.get(toInteger(raw) ?? 0)?.propertyId === property.id ? toInteger(raw) : null
  if (property.propertyType === 'N') {
    const number = Number(raw)
    if (!Number.isFinite(number))
      throw catalogErrors.other(`Wrong format of field ${propertyName(property.id)}`)
    return number
  }
  return property.propertyType === 'S' ? String(raw) : toInteger(raw)
}
