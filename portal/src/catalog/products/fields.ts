import { field, readOnly } from '../../crm/fields/define.ts'
import type { FieldDefinition, FieldMap } from '../../crm/fields/types.ts'
import type { CatalogProduct, ProductProperty, TradeCatalog } from '../../state/catalogTypes.ts'
import type { Json, PortalState } from '../../state/types.ts'

/** @see https://apidocs.bitrix24.com/api-reference/catalog/product/catalog-product-get-fields-by-filter.html */
const described = [
  field('active', 'char', 'Activity', 'Активность'),
  field('available', 'char', 'Availability for Purchase', 'Доступность', readOnly),
  field('bundle', 'char', 'Set Availability', 'Наличие набора', readOnly),
  field('canBuyZero', 'char', 'Allow Purchase When Out of Stock', 'Разрешить покупку при отсутствии товара'),
  field('code', 'string', 'Symbolic Code', 'Символьный код'),
  field('createdBy', 'integer', 'Created By', 'Кем создан'),
  field('dateActiveFrom', 'datetime', 'DATE_ACTIVE_FROM', 'DATE_ACTIVE_FROM'),
  field('dateActiveTo', 'datetime', 'DATE_ACTIVE_TO', 'DATE_ACTIVE_TO'),
  field('dateCreate', 'datetime', 'Creation Date', 'Дата создания'),
  field('detailPicture', 'file', 'Detail Picture', 'Детальная картинка'),
  field('detailText', 'string', 'Detailed Description', 'Детальное описание'),
  field('detailTextType', 'string', 'Type of Detailed Description', 'Тип детального описания'),
  field('height', 'double', 'Height', 'Высота'),
  field('iblockId', 'integer', 'Information Block Identifier', 'Идентификатор информационного блока', { isRequired: true, isImmutable: true }),
  field('iblockSectionId', 'integer', 'Main Section', 'Основной раздел'),
  field('id', 'integer', 'Identifier', 'Идентификатор', readOnly),
  field('length', 'double', 'Length', 'Длина'),
  field('measure', 'integer', 'Unit of Measurement', 'Единица измерения'),
  field('modifiedBy', 'integer', 'Modified By', 'Кем изменён'),
  field('name', 'string', 'Name', 'Название', { isRequired: true }),
  field('negativeAmountTrace', 'char', 'NEGATIVE_AMOUNT_TRACE', 'NEGATIVE_AMOUNT_TRACE', readOnly),
  field('previewPicture', 'file', 'Preview Picture', 'Картинка для анонса'),
  field('previewText', 'string', 'Preview Description', 'Описание для анонса'),
  field('previewTextType', 'string', 'Type of Preview Description', 'Тип описания для анонса'),
  field('priceType', 'char', 'Payment Type', 'Тип оплаты'),
  field('purchasingCurrency', 'string', 'Purchasing Price Currency', 'Валюта закупочной цены'),
  field('purchasingPrice', 'string', 'Purchasing Price', 'Закупочная цена'),
  field('quantity', 'double', 'Available Quantity', 'Доступное количество'),
  field('quantityReserved', 'double', 'Reserved Quantity', 'Зарезервированное количество'),
  field('quantityTrace', 'char', 'Quantity Accounting Mode', 'Режим количественного учёта'),
  field('sort', 'integer', 'Sort Index', 'Индекс сортировки'),
  field('subscribe', 'char', 'Allow Subscription to Product', 'Разрешить подписку на товар'),
  field('timestampX', 'datetime', 'Modification Date', 'Дата изменения', readOnly),
  field('type', 'integer', 'Product Type', 'Тип товара', readOnly),
  field('vatId', 'integer', 'VAT Identifier', 'Идентификатор ставки НДС'),
  field('vatIncluded', 'char', 'VAT Included in Price', 'НДС входит в цену'),
  field('weight', 'double', 'Weight', 'Вес'),
  field('width', 'double', 'Width', 'Ширина'),
  field('xmlId', 'string', 'External Code', 'Внешний код'),
]

/** Only lists show these. */
const listed = [
  field('barcodeMulti', 'char', 'barcodeMulti', 'barcodeMulti'),
  field('recurSchemeLength', 'integer', 'recurSchemeLength', 'recurSchemeLength'),
  field('recurSchemeType', 'char', 'recurSchemeType', 'recurSchemeType'),
  field('trialPriceId', 'integer', 'trialPriceId', 'trialPriceId'),
  field('withoutOrder', 'char', 'withoutOrder', 'withoutOrder'),
]

/** In the description and not in the samples of answers. */
const DESCRIBED_ONLY = ['negativeAmountTrace', 'priceType']

const byName = (fields: FieldDefinition[]): FieldMap => new Map(fields.map(one => [one.name, one]))

export const productFields = byName([...described, ...listed])

/** Names that `get`, `add` and `update` answer, before the properties. */
export const answeredNames = described.map(one => one.name).filter(name => !DESCRIBED_ONLY.includes(name))

/** How values of a property are compared: list values, elements and sections by id. */
function comparedType({ propertyType, userType }: ProductProperty): string {
  if (userType === 'Date' || userType === 'DateTime')
    return userType === 'Date' ? 'date' : 'datetime'
  return userType !== 'BoolEnum' && propertyType !== 'S' ? 'double' : 'string'
}

export function propertyName(id: number): string {
  return `property${id}`
}

export function catalogOf(state: PortalState, iblockId: number): TradeCatalog | undefined {
  return state.catalog.catalogs.find(one => one.iblockId === iblockId)
}

/** Properties of a block in the order of their ids, without the one that names the parent. */
export function propertiesOf(state: PortalState, iblockId: number): ProductProperty[] {
  const parentProperty = catalogOf(state, iblockId)?.skuPropertyId
  return [...state.catalog.properties.values()].filter(one => one.iblockId === iblockId && one.id !== parentProperty).sort((one, other) => one.id - other.id)
}

/** Fields by which products of a block are filtered and sorted. */
export function comparableFields(state: PortalState, iblockId: number): FieldMap {
  const parent = field('parentId', 'integer', 'parentId', 'parentId')
  const properties = propertiesOf(state, iblockId).map(one => field(propertyName(one.id), comparedType(one), one.name, one.name, { isMultiple: one.multiple === 'Y' }))
  return new Map([...productFields, ...(catalogOf(state, iblockId)?.skuPropertyId ? [['parentId', parent] as const] : []), ...properties.map(one => [one.name, one] as const)])
}

/** A product with its property values as they are compared. */
export function comparableRow(state: PortalState, product: CatalogProduct): { [field: string]: Json } {
  const row: { [field: string]: Json } = { ...product }
  const parentProperty = catalogOf(state, product.iblockId)?.skuPropertyId
  for (const [id, values] of Object.entries(state.catalog.values.get(product.id) ?? {})) {
    if (Number(id) === parentProperty)
      row.parentId = values[0]?.value ?? null
    else
      row[propertyName(Number(id))] = state.catalog.properties.get(Number(id))?.multiple === 'Y' ? values.map(one => one.value) : values[0]?.value ?? null
  }
  return row
}

/** Descriptions as `catalog.product.getFieldsByFilter` answers them. */
export function describeProductFields(state: PortalState, iblockId: number, language: 'ru' | 'en'): { [name: string]: Json } {
  const flags = ({ isImmutable, isReadOnly, isRequired }: FieldDefinition) => ({ isImmutable, isReadOnly, isRequired })
  const own = described.map(one => [one.name, { ...flags(one), name: one.title[language], type: one.type }] as const)
  const properties = propertiesOf(state, iblockId).map(one => [propertyName(one.id), describeProperty(one)] as const)
  const parent = state.catalog.properties.get(catalogOf(state, iblockId)?.skuPropertyId ?? 0)
  return Object.fromEntries([...own, ...(parent ? [['parentId', describeProperty(parent)] as const] : []), ...properties])
}

function describeProperty(property: ProductProperty): Json {
  return {
    isDynamic: true, isImmutable: false, isMultiple: property.multiple === 'Y', isReadOnly: false, isRequired: property.isRequired === 'Y', name: property.name,
    propertyType: property.propertyType, type: 'productproperty', userType: property.userType ?? '',
  }
}
