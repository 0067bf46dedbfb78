import type { MapLine } from '@/domain/product/mapLine'
import { neededProperties, needsPlain } from '@/domain/product/productMap'
import { propertyKind } from '@/domain/product/kinds'
import { propertiesOf } from '@/domain/product/productData'
import type { Catalogue, ProductData, PropertyFacts } from '@/domain/product/productData'
import { moneyText } from '@/domain/product/values'
import type { ProductValue } from '@/domain/product/values'
import { PortalError } from '@/domain/portalError'
import { asId, asList, asNumber, asRecord, asText } from '../portal/decode'
import type { CallOptions, Command, CommandResult, PortalCalls } from '../portal/types'
import { decodeProperty } from './propertyValue'

/** A property with the part of the catalogue that it belongs to: products and variations have one each. */
export interface CatalogueProperty extends PropertyFacts { iblockId: number }

/** A product row of a deal. */
export interface ProductRow { productId: number | null, name: string, price: string, quantity: string, isVariation: boolean }

const pageRows = 50
/** The portal's number for a variation: `type` of its row and of the product itself. */
const variation = 4
const maxRows = 50

/**
 * Questions for all properties of the catalogue, as many as two pages hold.
 *
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product-property/catalog-product-property-list.html
 */
export const propertyQuestions: Readonly<Record<'properties' | 'moreProperties', Command>> = {
  properties: propertyPage(0),
  moreProperties: propertyPage(pageRows),
}

function propertyPage(start: number): Command {
  return { method: 'catalog.productProperty.list', params: { select: ['id', 'iblockId', 'name', 'code', 'propertyType', 'userType', 'multiple'], order: { id: 'ASC' }, start } }
}

/** Whether the refusal means that the person may not look, and not that the portal is busy. */
export function isHidden(outcome: CommandResult | undefined): boolean {
  return outcome?.kind === 'failed' && !['unreachable', 'busy', 'blocked', 'stopped', 'signed-out'].includes(outcome.error.kind)
}

/** @throws {PortalError} when the portal was in no state to answer */
export function softly(outcome: CommandResult | undefined): unknown {
  if (outcome?.kind === 'done')
    return outcome.result
  if (outcome?.kind === 'failed' && !isHidden(outcome))
    throw outcome.error
  return null
}

export function decodeProperties(answer: unknown): CatalogueProperty[] {
  return asList(asRecord(answer).productProperties).map(asRecord).flatMap(({ id, iblockId, name, code, propertyType, userType, multiple }) => {
    const [propertyId, block] = [asId(id), asId(iblockId)]
    return propertyId === null || block === null ? [] : [{
      id: propertyId, iblockId: block, name: asText(name), code: asText(code), kind: propertyKind(asText(propertyType), asText(userType)), isMultiple: asText(multiple) === 'Y',
    }]
  })
}

/** Properties of the first answer, and the pages that it had no room for. */
export async function readProperties(portal: PortalCalls, answers: Readonly<Record<'properties' | 'moreProperties', CommandResult>>, options: CallOptions = {}): Promise<CatalogueProperty[] | null> {
  if (isHidden(answers.properties))
    return null
  const known = [...decodeProperties(softly(answers.properties)), ...decodeProperties(softly(answers.moreProperties))]
  const total = answers.properties.kind === 'done' ? answers.properties.total ?? 0 : 0
  const starts = Array.from({ length: Math.max(0, Math.ceil(total / pageRows) - 2) }, (_, index) => (index + 2) * pageRows)
  if (starts.length > 0) {
    const more = await portal.readBatch(Object.fromEntries(starts.map(start => [`p${start}`, propertyPage(start)])), options)
    known.push(...Object.values(more).flatMap(outcome => decodeProperties(softly(outcome))))
  }
  return [...new Map(known.map(property => [property.id, property])).values()]
}

/**
 * Rows of a deal; more than fifty are no journey.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/product-rows/crm-item-productrow-list.html
 */
export function rowQuestion(dealId: number): Command {
  return { method: 'crm.item.productrow.list', params: { filter: { '=ownerType': 'D', '=ownerId': dealId }, order: { id: 'asc' } } }
}

export function decodeRows(answer: unknown): ProductRow[] {
  return asList(asRecord(answer).productRows).map(asRecord)
    .sort((one, other) => (asNumber(one.sort) ?? 0) - (asNumber(other.sort) ?? 0) || (asNumber(one.id) ?? 0) - (asNumber(other.id) ?? 0))
    .slice(0, maxRows)
    .map(({ productId, productName, price, quantity, type }) => ({ productId: asId(productId), name: asText(productName), price: asText(price), quantity: asText(quantity), isVariation: asNumber(type) === variation }))
}

type Raw = Readonly<Record<string, unknown>>

/**
 * What the catalogue says about the products of some rows: one request, however many products and variations they hold; one
 * more for lists of over a hundred values.
 *
 * A variation is asked for with its parent. The portal documents `catalog.product.offer.get` and sections for
 * administrators; a refusal leaves the row what it says itself.
 *
 * @param properties Null: the person may not look into the catalogue, and nothing is asked.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product/catalog-product-list.html
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product/offer/catalog-product-offer-get.html
 * @see https://apidocs.bitrix24.com/api-reference/catalog/price/catalog-price-list.html
 * @see https://apidocs.bitrix24.com/api-reference/catalog/section/catalog-section-list.html
 */
export async function readCatalogue(portal: PortalCalls, rows: readonly ProductRow[], properties: readonly CatalogueProperty[] | null, lines: readonly MapLine[], currency: string, options: CallOptions = {}): Promise<{ products: ProductData[], catalogue: Catalogue }> {
  const known = rows.filter(({ productId }) => productId !== null)
  if (properties === null || known.length === 0)
    return { products: rows.map(row => ofRow(row, currency)), catalogue: { properties: properties ?? [], isHidden: properties === null && known.length > 0, areSectionsHidden: false } }

  const needed = properties.filter(property => [...neededProperties(lines)].some(key => propertiesOf(key, properties).includes(property)))
  const blocks = [...new Set(properties.map(({ iblockId }) => iblockId))]
  const ids = [...new Set(known.filter(({ isVariation }) => !isVariation).map(({ productId }) => productId!))]
  const offers = [...new Set(known.filter(({ isVariation }) => isVariation).map(({ productId }) => productId!))].slice(0, 30)
  const wantsSection = needsPlain(lines, 'section')
  const answers: Record<string, CommandResult> = await portal.readBatch<string>({
    ...Object.fromEntries(offers.map(id => [`offer${id}`, { method: 'catalog.product.offer.get', params: { id } }])),
    ...Object.fromEntries(blocks.flatMap(block => {
      const question = (some: readonly unknown[]): Command => ({ method: 'catalog.product.list', params: { select: ['id', 'iblockId', 'name', 'code', 'iblockSectionId', ...needed.filter(({ iblockId }) => iblockId === block).map(({ id }) => `property${id}`)], filter: { iblockId: block, id: some } } })
      return [
        ...ids.length > 0 ? [[`products${block}`, question(ids)] as const] : [],
        ...offers.length > 0 ? [[`parents${block}`, question(offers.map(id => `$result[offer${id}][offer][parentId][value]`))] as const] : [],
      ]
    })),
    ...needsPlain(lines, 'price') || needsPlain(lines, 'currency') ? { prices: { method: 'catalog.price.list', params: { filter: { '@productId': [...ids, ...offers] }, order: { catalogGroupId: 'asc' } } } } : {},
    ...wantsSection ? Object.fromEntries(blocks.map(block => [`sections${block}`, sectionQuestion(block, 0)])) : {},
    ...enumQuestions(needed, [0, pageRows]),
  }, options)

  const listed = (prefix: string) => blocks.flatMap(block => asList(asRecord(softly(answers[`${prefix}${block}`])).products).map(asRecord))
  const products = new Map<number, Raw>([...listed('products'), ...listed('parents')].flatMap(product => asId(product.id) === null ? [] : [[asId(product.id)!, product] as const]))
  const parents = new Map(offers.map(id => {
    const offer = asRecord(asRecord(softly(answers[`offer${id}`])).offer)
    return [id, { offer, parent: products.get(asId(asRecord(offer.parentId).value) ?? asId(offer.parentId) ?? 0) ?? {} }] as const
  }))
  const isAllHidden = ids.length > 0 && blocks.every(block => isHidden(answers[`products${block}`]))
  const enums = await readEnums(portal, needed, answers, options)
  const sections = sectionNames(blocks.map(block => answers[`sections${block}`]))
  const prices = basePrices(softly(answers.prices))

  const data = rows.map((row): ProductData => {
    const own = row.productId === null ? undefined : parents.get(row.productId)?.offer ?? products.get(row.productId)
    const parent = row.productId === null ? undefined : parents.get(row.productId)?.parent
    const isRefused = row.isVariation && isHidden(answers[`offer${row.productId}`])
    return withCatalogue({ ...ofRow(row, currency), ...isRefused ? { isHidden: true } : {} }, { own: own ?? {}, parent: parent ?? {}, price: prices.get(row.productId ?? 0), needed, enums, sections })
  })
  return { products: data, catalogue: { properties, isHidden: isAllHidden, areSectionsHidden: wantsSection && blocks.some(block => isHidden(answers[`sections${block}`])) } }
}

/** What is known without the catalogue. */
function ofRow({ productId, name, price, quantity }: ProductRow, currency: string): ProductData {
  const amount = moneyText(price, currency)
  return {
    productId,
    rowName: name,
    values: new Map<string, ProductValue>([
      ['name', text(name)], ['currency', text(currency)], ['quantity', { kind: 'number', values: quantity === '' ? [] : [String(Number(quantity))] }],
      ...amount === null ? [] : [['price', { kind: 'money', values: [amount] }] as [string, ProductValue]],
    ]),
  }
}

interface Found {
  own: Raw
  parent: Raw
  price: { price: string, currency: string } | undefined
  needed: readonly CatalogueProperty[]
  enums: ReadonlyMap<string, string>
  sections: ReadonlyMap<number, string>
}

function withCatalogue(product: ProductData, { own, parent, price, needed, enums, sections }: Found): ProductData {
  const values = new Map(product.values)
  const put = (name: string, value: string) => value !== '' && values.set(name, text(value))
  // The journey is the parent; its variations are rooms and tariffs.
  put('name', asText(parent.name) || asText(own.name))
  put('code', asText(parent.code) || asText(own.code))
  put('section', sections.get(asId(parent.iblockSectionId) ?? asId(own.iblockSectionId) ?? 0) ?? '')
  const amount = price === undefined ? null : moneyText(price.price, price.currency)
  if (amount !== null) {
    values.set('price', { kind: 'money', values: [amount] })
    put('currency', price!.currency)
  }
  for (const property of needed) {
    const value = [own, parent].map(raw => decodeProperty(raw[`property${property.id}`], property.kind, enums)).find(each => each.length > 0)
    if (value !== undefined)
      values.set(`property:${property.id}`, { kind: property.kind, values: value })
  }
  return { ...product, values }
}

const text = (value: string): ProductValue => ({ kind: 'text', values: value === '' ? [] : [value] })

/** The base price has the lowest number of a price type. */
function basePrices(answer: unknown): Map<number, { price: string, currency: string }> {
  const rows = asList(asRecord(answer).prices).map(asRecord).sort((one, other) => (asNumber(other.catalogGroupId) ?? 0) - (asNumber(one.catalogGroupId) ?? 0))
  return new Map(rows.flatMap(({ productId, price, currency }) => asId(productId) === null ? [] : [[asId(productId)!, { price: asText(price), currency: asText(currency) }] as const]))
}

function sectionQuestion(iblockId: number, start: number): Command {
  return { method: 'catalog.section.list', params: { select: ['id', 'name'], filter: { iblockId }, start } }
}

function sectionNames(outcomes: readonly (CommandResult | undefined)[]): Map<number, string> {
  return new Map(outcomes.flatMap(outcome => asList(asRecord(softly(outcome)).sections).map(asRecord)).flatMap(({ id, name }) => asId(id) === null ? [] : [[asId(id)!, asText(name)] as const]))
}

/**
 * Values of list properties.
 *
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product-property-enum/catalog-product-property-enum-list.html
 */
function enumQuestions(needed: readonly CatalogueProperty[], starts: readonly number[]): Record<string, Command> {
  return Object.fromEntries(needed.filter(({ kind }) => kind === 'list' || kind === 'boolean').slice(0, 8).flatMap(({ id }) => starts.map(start => [
    `enum${id}s${start}`, { method: 'catalog.productPropertyEnum.list', params: { select: ['id', 'propertyId', 'value'], filter: { propertyId: id }, order: { id: 'ASC' }, start } },
  ])))
}

async function readEnums(portal: PortalCalls, needed: readonly CatalogueProperty[], answers: Readonly<Record<string, CommandResult>>, options: CallOptions): Promise<Map<string, string>> {
  const first = Object.entries(answers).filter(([name]) => name.startsWith('enum'))
  const rest: Record<string, Command> = Object.assign({}, ...needed.map(property => {
    const outcome = answers[`enum${property.id}s0`]
    const pages = outcome?.kind === 'done' ? Math.ceil((outcome.total ?? 0) / pageRows) : 0
    return enumQuestions([property], Array.from({ length: Math.max(0, pages - 2) }, (_, index) => (index + 2) * pageRows))
  }))
  const more: Record<string, CommandResult> = Object.keys(rest).length > 0 ? await portal.readBatch(Object.fromEntries(Object.entries(rest).slice(0, 50)), options) : {}
  return new Map([...first.map(([, outcome]) => outcome), ...Object.values(more)].flatMap(outcome => asList(asRecord(softly(outcome)).productPropertyEnums).map(asRecord)).map(({ id, value }) => [asText(id), asText(value)]))
}

/** @throws {PortalError} when the deal has rows but the portal was in no state to tell them */
export function rowsOf(outcome: CommandResult | undefined): ProductRow[] {
  if (outcome?.kind === 'failed')
    throw outcome.error
  if (outcome?.kind !== 'done')
    throw new PortalError('unreachable', 'The batch says nothing about the product rows.')
  return decodeRows(outcome.result)
}
