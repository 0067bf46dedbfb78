import { toInteger, toText } from '../../crm/parameters.ts'
import type { CatalogProduct, ProductProperty } from '../../state/catalogTypes.ts'
import type { Json, PortalState, StoredFile } from '../../state/types.ts'
import { catalogErrors } from '../errors.ts'
import { propertiesOf } from './fields.ts'

const PICTURES: Record<string, string> = { DETAIL_PICTURE: 'detailPicture', PREVIEW_PICTURE: 'previewPicture' }

/** @throws {RestError} Code 0 without what a download must name. */
export function requireDownload(fields: { [field: string]: Json }): { fileId: number, productId: number, fieldName: string } {
  const missing = ['fileId', 'productId', 'fieldName'].filter(name => toText(fields[name]) === '')
  if (missing.length > 0)
    throw catalogErrors.requiredFields(missing)
  return { fileId: toInteger(fields.fileId) ?? 0, productId: toInteger(fields.productId) ?? 0, fieldName: toText(fields.fieldName) }
}

/**
 * A file of a product: a picture, or the value of a file property, named as the page does or as the addresses in answers do.
 *
 * @throws {RestError} Code 0 for a field that holds no files, or not this one.
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product/catalog-product-download.html
 */
export function fileOfProduct(state: PortalState, product: CatalogProduct, fieldName: string, fileId: number): StoredFile {
  const picture = PICTURES[fieldName] ?? Object.values(PICTURES).find(name => name === fieldName)
  const property = picture ? undefined : propertiesOf(state, product.iblockId).find(one => isNamed(one, fieldName))
  if (!picture && property?.propertyType !== 'F')
    throw catalogErrors.other('Property does not exist or is not a file')
  const held = picture ? [product[picture]] : (state.catalog.values.get(product.id)?.[property?.id ?? 0] ?? []).map(one => one.value)
  const file = held.includes(fileId) ? state.files.get(fileId) : undefined
  if (!file)
    throw catalogErrors.other('File does not exist')
  return file
}

function isNamed({ id, code }: ProductProperty, fieldName: string): boolean {
  const name = /^PROPERTY_(.+)$/.exec(fieldName)?.[1]
  return fieldName === `property${id}` || name === String(id) || (code !== null && name === code)
}

/** Ids of every file a product holds. */
export function filesOf(state: PortalState, product: CatalogProduct): number[] {
  const files = propertiesOf(state, product.iblockId).filter(one => one.propertyType === 'F')
  const held = [...Object.values(PICTURES).map(name => product[name]), ...files.flatMap(one => (state.catalog.values.get(product.id)?.[one.id] ?? []).map(value => value.value))]
  return held.filter(one => typeof one === 'number')
}
