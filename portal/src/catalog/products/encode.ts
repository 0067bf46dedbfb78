import { toText } from '../../crm/parameters.ts'
import type { CatalogProduct, ProductProperty, PropertyValue } from '../../state/catalogTypes.ts'
import type { Json, PortalState } from '../../state/types.ts'
import { catalogOf, propertiesOf, propertyName } from './fields.ts'

type Answer = { [field: string]: Json }

/**
 * Address as the samples show it.
 *
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product/catalog-product-get.html
 */
function pictureOf(product: CatalogProduct, fieldName: string, fileId: Json): Json {
  if (typeof fileId !== 'number')
    return null
  const query = new URLSearchParams({ 'fields[fieldName]': fieldName, 'fields[fileId]': String(fileId), 'fields[productId]': String(product.id) })
  const url = `/rest/catalog.product.download?${query.toString()}`
  return { id: String(fileId), url, urlMachine: url }
}

function encodeValue(state: PortalState, product: CatalogProduct, property: ProductProperty, { value, valueId }: PropertyValue): Json {
  const id = String(valueId)
  if (property.propertyType === 'F')
    return { value: pictureOf(product, propertyName(property.id), value), valueId: id }
  if (property.propertyType === 'L' && property.userType !== 'BoolEnum')
    return { value: toText(value), valueEnum: state.catalog.enums.get(Number(value))?.value ?? '', valueId: id }
  return { value: typeof value === 'object' ? value : toText(value), valueId: id }
}

/** Values of one property; an empty multiple property is an empty list. */
function encodeProperty(state: PortalState, product: CatalogProduct, property: ProductProperty): Json {
  const values = state.catalog.values.get(product.id)?.[property.id] ?? []
  const encoded = values.map(one => encodeValue(state, product, property, one))
  return property.multiple === 'Y' ? encoded : encoded[0] ?? null
}

/** Only lists give the purchasing price as a number. */
function purchasingPrice(value: Json, isListed: boolean): Json {
  if (value === null || value === undefined)
    return null
  return isListed ? Number(value) : Number(value).toFixed(6)
}

/**
 * A product as `catalog.product*` answers it.
 *
 * @param names Fields of its own; the properties come in addition unless `select` names only some.
 * @param select Names wanted; null for `names` and every property.
 */
export function encodeProduct(state: PortalState, product: CatalogProduct, names: readonly string[], select: string[] | null): Answer {
  const parentProperty = catalogOf(state, product.iblockId)?.skuPropertyId
  const answer: Answer = {}
  for (const name of select ?? names) {
    if (name === 'purchasingPrice')
      answer[name] = purchasingPrice(product[name] ?? null, select !== null)
    else if (name === 'detailPicture' || name === 'previewPicture')
      answer[name] = pictureOf(product, name, product[name] ?? null)
    else if (!name.startsWith('property') && name !== 'parentId')
      answer[name] = product[name] ?? null
  }
  for (const property of propertiesOf(state, product.iblockId)) {
    const name = propertyName(property.id)
    if (select === null || select.includes(name))
      answer[name] = encodeProperty(state, product, property)
  }
  const parent = parentProperty ? state.catalog.values.get(product.id)?.[parentProperty]?.[0] : undefined
  if (parentProperty && (select === null || select.includes('parentId')))
    answer.parentId = parent ? { value: toText(parent.value), valueId: String(parent.valueId) } : null
  return answer
}
