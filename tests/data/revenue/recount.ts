import { dividedBy, exact, isLess, minus, nothing, plus, rounded, times } from './exact.ts'
import type { Exact } from './exact.ts'

// A second opinion: revenue counted slowly from the portal's memory. It imports nothing from `src/` and shares no rule with it
// but those of the specification, so that the two can only agree by both being right.

type Row = Record<string, unknown>

/** What `/_portal/state` answers, as far as it is needed here. */
export interface StateJson {
  items: { entityTypeId: number, rows: Row[] }[]
  statuses: { statusId: string, semantics: string }[]
  currencies: { code: string, amount: number, amountCount: number, base: boolean, decimals: number }[]
  apps: { code: string, options: Record<string, string> }[]
}

export interface RecountSettings {
  rule: 'equal' | 'primary' | 'weights' | 'payer'
  /** By pipeline id. */
  ruleOf?: Record<number, RecountSettings['rule']>
  yearBy: 'closing' | 'trip' | 'payment'
  currency: string
  excluded?: number[]
  /** Whether the person may see a deal; everybody sees all unless said. */
  sees?: (deal: Row) => boolean
}

export interface CountedDeal {
  id: number
  pipeline: number
  year: number | null
  currency: string
  company: number
  /** Smallest units of the currency of the settings; `null` without a rate. */
  total: bigint | null
  parts: Map<number, bigint>
  why: 'counted' | 'pipeline' | 'no-rate' | 'no-date'
}

/** Sums by `2025 3`: a year and a pipeline. */
export interface Sums { cells: Record<string, bigint>, years: Record<string, bigint>, pipelines: Record<string, bigint>, total: bigint, deals: number[] }

const DEAL = 2

/** Won deals, each with everybody's part. */
export function recount(state: StateJson, settings: RecountSettings): CountedDeal[] {
  const codes = portalCodes(state)
  const deals = state.items.find(({ entityTypeId }) => entityTypeId === DEAL)?.rows ?? []
  return deals
    .filter(deal => state.statuses.some(({ statusId, semantics }) => statusId === deal.stageId && semantics === 'S'))
    .filter(deal => settings.sees?.(deal) ?? true)
    .map(deal => countDeal(state, codes, settings, deal))
}

function countDeal(state: StateJson, codes: Record<string, string>, settings: RecountSettings, deal: Row): CountedDeal {
  const of = (role: string) => valueOf(deal, codes[`field:deal.${role}`])
  const pipeline = Number(deal.categoryId)
  const total = netSum(state, settings.currency, deal, of('refund'))
  const day = settings.yearBy === 'closing' ? deal.closedate : of(settings.yearBy === 'trip' ? 'tripEnd' : 'paidOn')
  // The portal keeps days in its own time; so the text's own beginning is the year.
  const year = typeof day === 'string' && day !== '' ? Number(day.slice(0, 4)) : null
  const why = settings.excluded?.includes(pipeline) ? 'pipeline' : total === null ? 'no-rate' : year === null ? 'no-date' : 'counted'
  const rule = settings.ruleOf?.[pipeline] ?? settings.rule
  const parts = why === 'counted' ? partsOf(total!, sharesBy(rule, deal, of)) : new Map<number, bigint>()
  return { id: Number(deal.id), pipeline, year, currency: String(deal.currencyId), company: Number(deal.companyId ?? 0), total, parts, why }
}

/** Codes of this portal, read from the text that setup has left. */
export function portalCodes(state: StateJson): Record<string, string> {
  const text = state.apps.find(({ code }) => code === 'local.cardinal')?.options['cardinal.map'] ?? '{}'
  return (JSON.parse(text) as { codes?: Record<string, string> }).codes ?? {}
}

/** The portal's memory writes `UF_CRM_TRIP_END` as `ufCrmTripEnd`. */
export function valueOf(row: Row, code: string | undefined): unknown {
  const plain = (name: string) => name.replaceAll('_', '').toLowerCase()
  const key = code === undefined ? undefined : Object.keys(row).find(name => plain(name) === plain(code))
  return key === undefined ? undefined : row[key]
}

/** Sum less refund: taken off before conversion where both are of one currency, else each converted by itself. */
function netSum(state: StateJson, into: string, deal: Row, refundText: unknown): bigint | null {
  const currency = String(deal.currencyId)
  const sum = wholeUnits(state, Number(deal.opportunity ?? 0), currency)
  const [refundAmount = '', refundCurrency = ''] = typeof refundText === 'string' ? refundText.split('|') : []
  const refund = refundAmount === '' ? 0n : wholeUnits(state, refundAmount, refundCurrency)
  if (refund === 0n || refundCurrency === currency)
    return converted(state, sum - refund, currency, into)
  const [sold, back] = [converted(state, sum, currency, into), converted(state, refund, refundCurrency, into)]
  return sold === null || back === null ? null : sold - back
}

/** There is nothing smaller than a kopeck, before a conversion as after it. */
function wholeUnits(state: StateJson, amount: string | number, currency: string): bigint {
  return rounded(times(exact(amount), unitsOf(state, currency)))
}

function converted(state: StateJson, units: bigint, currency: string, into: string): bigint | null {
  if (currency === into)
    return units
  const [from, to] = [worthOf(state, currency), worthOf(state, into)]
  if (from === null || to === null)
    return null
  const amount = dividedBy({ over: units, under: 1n }, unitsOf(state, currency))
  return rounded(times(dividedBy(times(amount, from), to), unitsOf(state, into)))
}

function unitsOf(state: StateJson, code: string): Exact {
  return { over: 10n ** BigInt(state.currencies.find(one => one.code === code)?.decimals ?? 2), under: 1n }
}

function worthOf(state: StateJson, code: string): Exact | null {
  const currency = state.currencies.find(one => one.code === code)
  return currency ? (currency.base ? exact(1) : dividedBy(exact(currency.amount), exact(currency.amountCount))) : null
}

/** Who takes part, and how much of the whole each has. */
function sharesBy(rule: RecountSettings['rule'], deal: Row, of: (role: string) => unknown): Map<number, Exact> {
  const contacts = [...new Set((deal.contactIds as number[] | undefined) ?? [])]
  const only = rule === 'primary' ? Number(deal.contactId) : rule === 'payer' ? Number(of('payer') ?? 0) : 0
  if (contacts.includes(only))
    return new Map(contacts.map(id => [id, exact(id === only ? 1 : 0)]))
  const weights = rule === 'weights' ? ownWeights(of('weights'), Number(deal.id)) : {}
  const given = contacts.map(id => [id, exact(weights[id] ?? 0)] as const)
  return given.some(([, { over }]) => over > 0n) ? new Map(given) : new Map(contacts.map(id => [id, exact(1)]))
}

/** A copied deal carries the weights of another: they are not its own. */
function ownWeights(text: unknown, dealId: number): Record<number, number> {
  try {
    const { deal, of } = JSON.parse(String(text)) as { deal: number, of: Record<number, number> }
    return deal === dealId ? of : {}
  }
  catch {
    return {}
  }
}

/** One unit after another goes to whoever still lacks most of an exact share; among equals to the lowest id. */
function partsOf(total: bigint, shares: Map<number, Exact>): Map<number, bigint> {
  const size = { over: total < 0n ? -total : total, under: 1n }
  const whole = [...shares.values()].reduce(plus, nothing)
  const ids = [...shares.keys()].sort((one, other) => one - other)
  const wanted = new Map(ids.map(id => [id, dividedBy(times(size, shares.get(id)!), whole)]))
  const parts = new Map(ids.map(id => [id, wanted.get(id)!.over / wanted.get(id)!.under]))
  const lack = (id: number) => minus(wanted.get(id)!, { over: parts.get(id)!, under: 1n })
  while (ids.length > 0 && sumOf(parts.values()) < size.over) {
    const neediest = ids.reduce((best, id) => isLess(lack(best), lack(id)) ? id : best)
    parts.set(neediest, parts.get(neediest)! + 1n)
  }
  return total < 0n ? new Map([...parts].map(([id, part]) => [id, -part])) : parts
}

function sumOf(values: Iterable<bigint>): bigint {
  return [...values].reduce((sum, value) => sum + value, 0n)
}

function sumsOf(parts: { id: number, year: number | null, pipeline: number, part: bigint }[]): Sums {
  const sums: Sums = { cells: {}, years: {}, pipelines: {}, total: 0n, deals: [] }
  for (const { id, year, pipeline, part } of parts) {
    const add = (into: Record<string, bigint>, key: string) => { into[key] = (into[key] ?? 0n) + part }
    add(sums.cells, `${year} ${pipeline}`)
    add(sums.years, String(year))
    add(sums.pipelines, String(pipeline))
    sums.total += part
    sums.deals.push(id)
  }
  return sums
}

/** What one contact has got. */
export function sumsOfContact(deals: readonly CountedDeal[], contact: number): Sums {
  return sumsOf(deals.flatMap(({ parts, ...deal }) => parts.has(contact) ? [{ ...deal, part: parts.get(contact)! }] : []))
}

/** What one company has brought, with and without contacts. */
export function sumsOfCompany(deals: readonly CountedDeal[], company: number): Sums {
  return sumsOf(deals.flatMap(deal => deal.company === company && deal.why === 'counted' ? [{ ...deal, part: deal.total! }] : []))
}

/** Where all won deals went. Deals without a rate are in none of the sums. */
export function recountedBalance(deals: readonly CountedDeal[]) {
  const sum = (some: readonly CountedDeal[]) => sumOf(some.map(({ total }) => total ?? 0n))
  const counted = deals.filter(({ why }) => why === 'counted')
  return {
    won: sum(deals),
    contacts: sumOf(counted.flatMap(({ parts }) => [...parts.values()])),
    unshared: sum(counted.filter(({ parts }) => parts.size === 0)),
    pipeline: sum(deals.filter(({ why }) => why === 'pipeline')),
    noDate: sum(deals.filter(({ why }) => why === 'no-date')),
    noRate: deals.filter(({ total }) => total === null).length,
  }
}

/** Numbers that a contact's fields have to hold, by the field's code, in units with two digits: `2230346.67`. */
export function writtenTotals(state: StateJson, deals: readonly CountedDeal[], contact: number): Record<string, string> {
  const codes = portalCodes(state)
  const { years, pipelines, total } = sumsOfContact(deals, contact)
  const text = (minor: bigint) => `${minor < 0n ? '-' : ''}${(minor < 0n ? -minor : minor).toString().padStart(3, '0').replace(/(\d\d)$/, '.$1')}`
  const wanted: [role: string, minor: bigint][] = [
    ['totalAll', total],
    ...['tours', 'expeditions', 'meetings'].map(pipeline => [`total${pipeline[0]!.toUpperCase()}${pipeline.slice(1)}`, pipelines[codes[`pipeline:${pipeline}`]!] ?? 0n] as [string, bigint]),
    ...Object.keys(codes).flatMap(id => {
      const [, year] = /^field:contact\.total(\d{4})$/.exec(id) ?? []
      return year === undefined ? [] : [[`total${year}`, years[year] ?? 0n] as [string, bigint]]
    }),
  ]
  return Object.fromEntries(wanted.map(([role, minor]) => [codes[`field:contact.${role}`]!, text(minor)]))
}
