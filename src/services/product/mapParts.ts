import { nothingFilled } from '@/domain/product/filled'
import type { MapLine } from '@/domain/product/mapLine'
import { makePlan } from '@/domain/product/plan'
import type { FillRow } from '@/domain/product/plan'
import { resultOf } from '../portal/batch'
import { asId, asList, asRecord, asText } from '../portal/decode'
import type { CallOptions, PortalCalls } from '../portal/types'
import { decodeDealFields } from './dealValues'
import type { DealField } from './dealValues'
import { propertyQuestions, readCatalogue, readProperties, softly } from './readCatalogue'
import type { CatalogueProperty } from './readCatalogue'

/** What a map can name on this portal: fields of a deal, and properties of the catalogue if the person may look into it. */
export interface MapParts { fields: readonly DealField[], properties: readonly CatalogueProperty[] | null }

/** A product as a search finds it. */
export interface FoundProduct { id: number, name: string }

const foundAtOnce = 8

/**
 * Reads what a map can name: one request for up to a hundred properties.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-fields.html
 */
export async function readMapParts(portal: PortalCalls, options: CallOptions = {}): Promise<MapParts> {
  const answers = await portal.readBatch({ fields: { method: 'crm.item.fields', params: { entityTypeId: 2, useOriginalUfNames: 'Y' } }, ...propertyQuestions }, options)
  return { fields: decodeDealFields(resultOf(answers.fields, 'crm.item.fields')), properties: await readProperties(portal, answers, options) }
}

/**
 * Products whose name has the text in it, the newest first.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product/catalog-product-list.html
 */
export async function findProducts(portal: PortalCalls, properties: readonly CatalogueProperty[], text: string, options: CallOptions = {}): Promise<FoundProduct[]> {
  const blocks = [...new Set(properties.map(({ iblockId }) => iblockId))]
  if (blocks.length === 0)
    return []
  const answers = await portal.readBatch(Object.fromEntries(blocks.map(block => [`b${block}`, { method: 'catalog.product.list', params: { select: ['id', 'iblockId', 'name'], filter: { iblockId: block, ...text.trim() === '' ? {} : { '%name': text.trim() } }, order: { id: 'desc' } } }])), options)
  const found = Object.values(answers).flatMap(outcome => asList(asRecord(softly(outcome)).products).map(asRecord))
  return found.flatMap(({ id, name }) => asId(id) === null ? [] : [{ id: asId(id)!, name: asText(name) }]).slice(0, foundAtOnce)
}

export interface Trial { lines: readonly MapLine[], product: FoundProduct, currency: string, fieldOfRole: (target: string) => string, technical: ReadonlySet<string> }

/** What the map would bring to a new deal with this one product. Nothing is written. @throws {PortalError} */
export async function tryMap(portal: PortalCalls, { fields, properties }: MapParts, { lines, product, currency, fieldOfRole, technical }: Trial, options: CallOptions = {}): Promise<FillRow[]> {
  const { products, catalogue } = await readCatalogue(portal, [{ productId: product.id, name: product.name, price: '', quantity: '1', isVariation: false }], properties, lines, currency, options)
  const deal = { id: 0, isClosed: false, createdOn: null, facts: fields, values: new Map() }
  return makePlan(lines, products, catalogue, deal, nothingFilled, { fieldOfRole, technical, mirrorsCloseDate: false, choices: new Map(), currency, offset: '+00:00' })
}
