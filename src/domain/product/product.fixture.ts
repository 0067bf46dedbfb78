import type { FieldFacts } from '../copy/fields'
import { nothingFilled } from './filled'
import { parseLine } from './mapLine'
import type { MapLine } from './mapLine'
import { makePlan } from './plan'
import type { DealNow, FillRow, PlanContext } from './plan'
import type { Catalogue, ProductData, PropertyFacts } from './productData'
import type { ProductValue, Values } from './values'

export function aField(change: Partial<FieldFacts> = {}): FieldFacts {
  return { name: 'UF_CRM_A', title: 'Поле', type: 'string', isReadOnly: false, isMultiple: false, options: new Map(), ...change }
}

export const clubFields: readonly FieldFacts[] = [
  aField({ name: 'title', title: 'Название' }),
  aField({ name: 'closedate', title: 'Дата завершения', type: 'date' }),
  aField({ name: 'UF_START', title: 'Начало путешествия', type: 'date' }),
  aField({ name: 'UF_END', title: 'Окончание путешествия', type: 'date' }),
  aField({ name: 'UF_HOTELS', title: 'Отели', isMultiple: true }),
  aField({ name: 'UF_PRICE', title: 'Цена', type: 'money' }),
]

export const clubProperties: readonly PropertyFacts[] = [
  { id: 101, code: 'START', name: 'Начало', kind: 'date', isMultiple: false },
  { id: 102, code: 'END', name: 'Окончание', kind: 'date', isMultiple: false },
  { id: 103, code: 'HOTELS', name: 'Отели', kind: 'text', isMultiple: true },
]

export function aProduct(name: string, values: Readonly<Record<string, ProductValue>> = {}, change: Partial<ProductData> = {}): ProductData {
  return { productId: 1, rowName: name, values: new Map<string, ProductValue>([['name', { kind: 'text', values: [name] }], ...Object.entries(values)]), ...change }
}

/** «Камчатка» from 1 to 14 August 2027. */
export const kamchatka = aProduct('Камчатка, август 2027', {
  'property:101': { kind: 'date', values: ['2027-08-01'] }, 'property:102': { kind: 'date', values: ['2027-08-14'] }, 'property:103': { kind: 'text', values: ['Лагуна', 'Авача'] },
})

export function linesOf(...texts: readonly string[]): MapLine[] {
  return texts.map(text => {
    const read = parseLine(text)
    if (read.kind === 'wrong')
      throw new Error(`${text}: ${read.problem}`)
    return read.line
  })
}

export const clubMap = linesOf('name > title', 'property:START > tripStart', 'property:END > tripEnd', 'property:HOTELS > hotels')

export function aDeal(values: Readonly<Record<string, Values>> = {}, change: Partial<DealNow> = {}): DealNow {
  return { id: 7, isClosed: false, createdOn: '2026-11-16', facts: clubFields, values: new Map(Object.entries(values)), ...change }
}

const roles: Readonly<Record<string, string>> = { tripStart: 'UF_START', tripEnd: 'UF_END', hotels: 'UF_HOTELS' }
export const aCatalogue = (change: Partial<Catalogue> = {}): Catalogue => ({ properties: clubProperties, isHidden: false, areSectionsHidden: false, ...change })
export const aContext = (change: Partial<PlanContext> = {}): PlanContext => ({ fieldOfRole: target => roles[target] ?? target, technical: new Set(), mirrorsCloseDate: true, choices: new Map(), currency: 'RUB', offset: '+03:00', ...change })

export function planOf({ lines = clubMap, products = [kamchatka], catalogue = aCatalogue(), deal = aDeal(), record = nothingFilled, context = aContext() } = {}): FillRow[] {
  return makePlan(lines, products, catalogue, deal, record, context)
}
