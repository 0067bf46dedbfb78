import { field, readOnly } from '../crm/fields/define.ts'
import type { FieldDefinition, FieldMap } from '../crm/fields/types.ts'
import type { Json } from '../state/types.ts'

const required = { isRequired: true }
const fixed = { isRequired: true, isImmutable: true }

function map(...definitions: [name: string, type: string, rest?: Partial<FieldDefinition>][]): FieldMap {
  return new Map(definitions.map(([name, type, rest]) => [name, field(name, type, name, name, rest)]))
}

/** @see https://apidocs.bitrix24.com/api-reference/catalog/catalog/catalog-catalog-get-fields.html */
export const catalogFields = map(
  ['iblockId', 'integer', fixed], ['iblockTypeId', 'integer', readOnly], ['id', 'integer', readOnly], ['lid', 'string', readOnly],
  ['name', 'string', readOnly], ['productIblockId', 'integer'], ['skuPropertyId', 'integer'], ['subscription', 'char'], ['vatId', 'integer'],
)

/** @see https://apidocs.bitrix24.com/api-reference/catalog/section/catalog-section-get-fields.html */
export const sectionFields = map(
  ['active', 'char'], ['code', 'string'], ['description', 'string'], ['descriptionType', 'string'], ['iblockId', 'integer', required], ['iblockSectionId', 'integer'],
  ['id', 'integer', readOnly], ['name', 'string', required], ['sort', 'integer'], ['xmlId', 'string'],
)

/** @see https://apidocs.bitrix24.com/api-reference/catalog/product-property/catalog-product-property-get-fields.html */
export const propertyFields = map(
  ['active', 'char'], ['code', 'string'], ['colCount', 'integer'], ['defaultValue', 'text'], ['fileType', 'string'], ['filtrable', 'char'], ['hint', 'string'],
  ['iblockId', 'integer', required], ['id', 'integer', readOnly], ['isRequired', 'char'], ['linkIblockId', 'integer'], ['listType', 'char'], ['multiple', 'char'],
  ['multipleCnt', 'integer'], ['name', 'string', required], ['propertyType', 'string', required], ['rowCount', 'integer'], ['searchable', 'char'], ['sort', 'integer'],
  ['timestampX', 'datetime', readOnly], ['userType', 'string'], ['userTypeSettings', 'object'], ['withDescription', 'char'], ['xmlId', 'string'],
)

/** @see https://apidocs.bitrix24.com/api-reference/catalog/product-property-enum/catalog-product-property-enum-get-fields.html */
export const enumFields = map(
  ['def', 'char'], ['id', 'integer', readOnly], ['propertyId', 'integer', required], ['sort', 'integer'], ['value', 'string', required], ['xmlId', 'string', required],
)

/** @see https://apidocs.bitrix24.com/api-reference/catalog/price/catalog-price-get-fields.html */
export const priceFields = map(
  ['catalogGroupId', 'integer', fixed], ['currency', 'string', required], ['extraId', 'integer'], ['id', 'integer', readOnly], ['price', 'double', required],
  ['priceScale', 'double', readOnly], ['productId', 'integer', fixed], ['quantityFrom', 'integer'], ['quantityTo', 'integer'], ['timestampX', 'datetime', readOnly],
)

/** @see https://apidocs.bitrix24.com/api-reference/catalog/price-type/catalog-price-type-get-fields.html */
export const priceTypeFields = map(
  ['base', 'char'], ['createdBy', 'integer', readOnly], ['dateCreate', 'datetime', readOnly], ['id', 'integer', readOnly], ['modifiedBy', 'integer', readOnly],
  ['name', 'string', required], ['sort', 'integer'], ['timestampX', 'datetime', readOnly], ['xmlId', 'string'],
)

/** @see https://apidocs.bitrix24.com/api-reference/catalog/store/catalog-store-get-fields.html */
export const storeFields = map(
  ['active', 'char'], ['address', 'string', required], ['code', 'string'], ['dateCreate', 'datetime'], ['dateModify', 'datetime'], ['description', 'string'],
  ['email', 'string'], ['gpsN', 'double'], ['gpsS', 'double'], ['id', 'integer', readOnly], ['imageId', 'file'], ['issuingCenter', 'char'], ['modifiedBy', 'integer'],
  ['phone', 'string'], ['schedule', 'string'], ['sort', 'integer'], ['title', 'string'], ['userId', 'integer'], ['xmlId', 'string'],
)

/** @see https://apidocs.bitrix24.com/api-reference/catalog/store-product/catalog-store-product-get-fields.html */
export const storeProductFields = map(
  ['amount', 'double', readOnly], ['id', 'integer', readOnly], ['productId', 'integer', readOnly], ['quantityReserved', 'double', readOnly], ['storeId', 'integer', readOnly],
)

/** @see https://apidocs.bitrix24.com/api-reference/catalog/measure/catalog-measure-get-fields.html */
export const measureFields = map(
  ['code', 'integer', required], ['id', 'integer', readOnly], ['isDefault', 'char'], ['measureTitle', 'string', required], ['symbol', 'string'], ['symbolIntl', 'string'],
  ['symbolLetterIntl', 'string'],
)

/** @see https://apidocs.bitrix24.com/api-reference/catalog/vat/catalog-vat-get-fields.html */
export const vatFields = map(
  ['active', 'char'], ['id', 'integer', readOnly], ['name', 'string', required], ['rate', 'double', required], ['sort', 'integer'], ['timestampX', 'datetime'],
)

/** Descriptions as `catalog.*.getFields` answers them. */
export function describeFields(fields: FieldMap): { [name: string]: Json } {
  return Object.fromEntries([...fields.values()].map(({ name, type, isImmutable, isReadOnly, isRequired }) => [name, { isImmutable, isReadOnly, isRequired, type }]))
}
