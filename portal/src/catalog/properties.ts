import { toFlag, toInteger, toObject, toText } from '../crm/parameters.ts'
import type { Portal } from '../portal.ts'
import type { ProductProperty, PropertyEnum } from '../state/catalogTypes.ts'
import type { Json } from '../state/types.ts'
import { catalogErrors } from './errors.ts'
import { propertyFields } from './fields.ts'
import { catalogOf } from './products/fields.ts'

type Given = { [field: string]: Json }

/** Custom types by the basic type they go with; the page gives the names, the pairs are those of the portal. */
const USER_TYPES: Record<string, string[]> = {
  N: [],
  S: ['Date', 'DateTime', 'Money', 'directory', 'employee', 'UserID', 'HTML', 'map_google', 'map_yandex', 'DiskFile', 'ECrm'],
  L: ['BoolEnum'],
  F: [],
  E: ['SKU', 'EList', 'EAutocomplete'],
  G: ['SectionAuto'],
}

/**
 * Adds a property of products or variations.
 *
 * @throws {RestError} Code `0` with a sentence of the page.
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product-property/catalog-product-property-add.html
 */
export function addProperty(portal: Portal, given: Given, id?: number): ProductProperty {
  const missing = ['iblockId', 'name', 'propertyType'].filter(name => toText(given[name]) === '')
  if (missing.length > 0)
    throw catalogErrors.plain(`Required fields: ${missing.join(', ')}`)
  const iblockId = toInteger(given.iblockId) ?? 0
  if (!catalogOf(portal.state, iblockId))
    throw catalogErrors.plain('The specified iblock is not a product catalog')
  const propertyType = toText(given.propertyType)
  const userType = toText(given.userType) || null
  if (!USER_TYPES[propertyType] || (userType !== null && !USER_TYPES[propertyType].includes(userType)))
    throw catalogErrors.plain('Invalid property type specified')
  const settings = given.userTypeSettings ?? null
  if (settings !== null && !toObject(settings))
    throw catalogErrors.plain('Invalid custom property type settings specified')
  const code = toText(given.code) || null
  if (code !== null && /^\d/.test(code))
    throw catalogErrors.plain('Property code cannot start with a digit')
  const property: ProductProperty = {
    ...Object.fromEntries([...propertyFields.values()].map(field => [field.name, readField(field.name, field.type, given[field.name])])),
    active: given.active === undefined ? 'Y' : flag(given.active), code, colCount: toInteger(given.colCount) ?? 30, filtrable: flag(given.filtrable), iblockId,
    id: id ?? portal.nextId('catalogProperty'), isRequired: flag(given.isRequired), listType: toText(given.listType) || 'L', multiple: flag(given.multiple),
    name: toText(given.name), propertyType, rowCount: toInteger(given.rowCount) ?? 1, searchable: flag(given.searchable), timestampX: portal.nowIso(), userType,
    userTypeSettings: settings,
  }
  portal.state.catalog.properties.set(property.id, property)
  return property
}

function flag(value: Json | undefined): 'Y' | 'N' {
  return toFlag(value) ? 'Y' : 'N'
}

function readField(name: string, type: string, raw: Json | undefined): Json {
  if (raw === undefined || raw === null || raw === '')
    return null
  if (type === 'integer' && toInteger(raw) === null)
    throw catalogErrors.plain(`Wrong format of field ${name}`)
  return type === 'integer' ? toInteger(raw) : raw
}

/**
 * Adds a value to a list property.
 *
 * @throws {RestError} Code `0` with a sentence of the page.
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product-property-enum/catalog-product-property-enum-add.html
 */
export function addEnum(portal: Portal, given: Given, id?: number): PropertyEnum {
  const missing = ['propertyId', 'value', 'xmlId'].filter(name => toText(given[name]) === '')
  if (missing.length > 0)
    throw catalogErrors.plain(`Required fields: ${missing.join(', ')}`)
  const { catalog } = portal.state
  const property = catalog.properties.get(toInteger(given.propertyId) ?? 0)
  if (!property)
    throw catalogErrors.plain('productPropertyEnum does not exist.')
  if (property.propertyType !== 'L')
    throw catalogErrors.plain('Only list properties are supported')
  const xmlId = toText(given.xmlId)
  if ([...catalog.enums.values()].some(one => one.propertyId === property.id && one.xmlId === xmlId))
    throw catalogErrors.plain(`A value with xmlId '${xmlId}' already exists.`)
  const value: PropertyEnum = {
    def: flag(given.def), id: id ?? portal.nextId('catalogEnum'), propertyId: property.id, sort: toInteger(given.sort) ?? 500, value: toText(given.value), xmlId,
  }
  catalog.enums.set(value.id, value)
  return value
}
