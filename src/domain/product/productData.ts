import { formatSource } from './mapLine'
import type { MapLine, Source } from './mapLine'
import type { PropertyKind, FieldKind } from './kinds'
import { plainText } from './values'
import type { ProductValue, Values } from './values'

/** A property of the catalogue. */
export interface PropertyFacts { id: number, code: string, name: string, kind: PropertyKind, isMultiple: boolean }

/** One product row of a deal with what the catalogue says about it. */
export interface ProductData {
  /** Null for a row typed by hand. */
  productId: number | null
  /** What the row is called. */
  rowName: string
  /** By source: `name`, `price`, `property:12` with the property's id. A variation has its own, else its parent's. */
  values: ReadonlyMap<string, ProductValue>
  /** A variation that the person may not look at: only what the row says is known. */
  isHidden?: boolean
}

export interface Catalogue {
  properties: readonly PropertyFacts[]
  /** The person may not look into the catalogue: only what the rows say is known. */
  isHidden: boolean
  /** Names of sections could not be read. */
  areSectionsHidden: boolean
}

/** Why a source gives nothing at all. `nothing`: the product has no such value. */
export type SourceTrouble = { kind: 'nothing' } | { kind: 'no-part', part: string } | { kind: 'unknown-property', key: string } | { kind: 'hidden' }

export type SourceValue = { kind: 'value', value: ProductValue } | SourceTrouble

/** Properties that a key means: an id, or a code that the catalogue and its variations may both have. */
export function propertiesOf(key: string, properties: readonly PropertyFacts[]): PropertyFacts[] {
  const byId = properties.filter(({ id }) => String(id) === key)
  return byId.length > 0 ? byId : properties.filter(({ code }) => code !== '' && code.toUpperCase() === key.toUpperCase())
}

/** Kind of what a source gives; null for a property that is not there. */
export function sourceKind(source: Source, properties: readonly PropertyFacts[]): PropertyKind | null {
  if (source.kind === 'template')
    return 'text'
  if (source.kind === 'property')
    return propertiesOf(source.key, properties)[0]?.kind ?? null
  return source.name === 'price' ? 'money' : source.name === 'quantity' ? 'number' : 'text'
}

const knownFromRow: ReadonlySet<string> = new Set(['name', 'price', 'currency', 'quantity'])

/**
 * What a source gives of one product.
 *
 * @param lines The other lines of the map: a template may name what they bring.
 */
export function valueOf(source: Source, product: ProductData, catalogue: Catalogue, lines: readonly MapLine[] = []): SourceValue {
  switch (source.kind) {
    case 'plain': {
      const value = product.values.get(source.name)
      if (value !== undefined && value.values.length > 0)
        return { kind: 'value', value }
      const isHidden = ((catalogue.isHidden || product.isHidden) && !knownFromRow.has(source.name)) || (source.name === 'section' && catalogue.areSectionsHidden)
      return isHidden ? { kind: 'hidden' } : { kind: 'nothing' }
    }
    case 'property': {
      if (catalogue.isHidden)
        return { kind: 'hidden' }
      const properties = propertiesOf(source.key, catalogue.properties)
      if (properties.length === 0)
        return { kind: 'unknown-property', key: source.key }
      const value = properties.map(({ id }) => product.values.get(`property:${id}`)).find(each => each !== undefined && each.values.length > 0)
      if (value !== undefined)
        return { kind: 'value', value }
      return { kind: product.isHidden ? 'hidden' : 'nothing' }
    }
    case 'template':
      return templateValue(source, product, catalogue, lines)
  }
}

function templateValue({ parts }: Extract<Source, { kind: 'template' }>, product: ProductData, catalogue: Catalogue, lines: readonly MapLine[]): SourceValue {
  const texts: string[] = []
  for (const part of parts) {
    if ('text' in part) {
      texts.push(part.text)
      continue
    }
    const source = 'source' in part ? part.source : lines.find(({ target, source: { kind } }) => target === part.field && kind !== 'template')?.source
    const name = 'source' in part ? formatSource(part.source) : part.field
    const found: SourceValue = source === undefined ? { kind: 'nothing' } : valueOf(source, product, catalogue)
    if (found.kind !== 'value')
      return found.kind === 'nothing' ? { kind: 'no-part', part: name } : found
    texts.push(found.value.values.map(text => plainText(found.value.kind, text)).join(', '))
  }
  const text = texts.join('').trim()
  return text === '' ? { kind: 'nothing' } : { kind: 'value', value: { kind: 'text', values: [text] } }
}

/** As several rows become one value: names are listed, a trip lasts from its first day to its last. */
export function usualWay(target: string, kind: FieldKind, isMultiple: boolean): NonNullable<MapLine['way']> {
  if (target === 'tripEnd' || target === 'closedate')
    return 'max'
  if (target === 'tripStart' || target === 'begindate')
    return 'min'
  return isMultiple || kind === 'text' ? 'join' : 'first'
}

/** Puts the values of several rows together. Ways that make no sense of the kind fall back to the first row. */
export function combine(found: readonly ProductValue[], way: NonNullable<MapLine['way']>): ProductValue {
  const [first, ...others] = found
  if (first === undefined || others.length === 0)
    return first ?? { kind: 'text', values: [] }
  const all = found.flatMap(({ values }) => values)
  switch (way) {
    case 'first': return first
    case 'join': return { kind: first.kind, values: [...new Set(all)] }
    case 'min': return { kind: first.kind, values: ordered(first.kind, all).slice(0, 1) }
    case 'max': return { kind: first.kind, values: ordered(first.kind, all).slice(-1) }
    case 'sum': return summed(first, all)
  }
}

function ordered(kind: PropertyKind, values: Values): string[] {
  const numeric = kind === 'number' || kind === 'money'
  return [...values].sort((one, other) => numeric ? Number.parseFloat(one) - Number.parseFloat(other) : rank(one).localeCompare(rank(other)))
}

/** `2027-08-01` of `01.08.2027`, so that days written either way stand in their order. */
function rank(text: string): string {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d{4})/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month}-${day}`
}

function summed(first: ProductValue, all: Values): ProductValue {
  const currency = first.kind === 'money' ? first.values[0]?.split('|')[1] ?? '' : null
  const numbers = all.map(text => Number(text.split('|')[0]))
  const isSum = (first.kind === 'number' || first.kind === 'money') && numbers.every(Number.isFinite) && (currency === null || all.every(text => text.endsWith(`|${currency}`)))
  if (!isSum)
    return first
  // Hundredths are added as whole numbers: 0,1 and 0,2 make 0,3.
  const sum = numbers.reduce((total, number) => total + Math.round(number * 10_000), 0) / 10_000
  return { kind: first.kind, values: [currency === null ? String(sum) : `${sum.toFixed(2)}|${currency}`] }
}
