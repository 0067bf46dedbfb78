import type { FieldFacts } from '../copy/fields'
import { brief } from './filled'
import type { FilledRecord } from './filled'
import { fieldKind, fitOf, mayFill } from './kinds'
import { formatSource } from './mapLine'
import type { MapLine } from './mapLine'
import { combine, sourceKind, usualWay, valueOf } from './productData'
import type { Catalogue, ProductData, SourceTrouble } from './productData'
import { convert, isSameValues } from './values'
import type { ConvertContext, ProductValue, Values } from './values'

/** A deal as filling looks at it: its fields' values in one spelling each, under original names. */
export interface DealNow {
  id: number
  isClosed: boolean
  /** `2026-11-22`, the day it was created. */
  createdOn: string | null
  facts: readonly FieldFacts[]
  values: ReadonlyMap<string, Values>
}

export interface PlanContext extends ConvertContext {
  /** The deal's field by the role in the solution: `tripEnd` is `UF_CRM_TRIP_END`. */
  fieldOfRole: (target: string) => string
  /** Fields that no product fills. */
  technical: ReadonlySet<string>
  mirrorsCloseDate: boolean
  /** Values of lists that the person has chosen, by field. */
  choices: ReadonlyMap<string, Values>
}

export type ConflictReason
  /** It is not what was written last. */
  = | { kind: 'edited', written: Values, at: string }
    /** It was there before anything was filled. */
    | { kind: 'typed' }
export type ProblemReason
  = | { kind: 'misfit' | 'unknown-field' | 'not-fillable' | 'repeated' }
    | { kind: 'unreadable' | 'unmatched', text: string }
    | { kind: 'ambiguous', text: string, options: readonly string[] }
    | Extract<SourceTrouble, { kind: 'unknown-property' | 'hidden' }>
export type EmptyReason = Extract<SourceTrouble, { kind: 'nothing' | 'no-part' }>

export interface FillRow {
  /** Name of the field; of an unknown one what the map says. */
  name: string
  facts: FieldFacts | null
  /** As the map says it; empty for the end date that follows the trip. */
  source: string
  now: Values
  /** Null where the product gives nothing that fits. */
  wanted: Values | null
  state: 'same' | 'set' | 'conflict' | 'empty' | 'problem'
  reason: ConflictReason | ProblemReason | EmptyReason | null
  /** Rows of the deal differ, and the value is of the first. */
  isOfFirst: boolean
}

/** What would come of filling a deal from its products, field by field. */
export function makePlan(lines: readonly MapLine[], products: readonly ProductData[], catalogue: Catalogue, deal: DealNow, record: FilledRecord, context: PlanContext): FillRow[] {
  const seen = new Set<string>()
  const rows = withCloseDate(lines, deal, context).map(({ line, isMirror }) => {
    const name = context.fieldOfRole(line.target)
    const row = rowOf(line, name, isMirror ? '' : formatSource(line.source), { lines, products, catalogue, deal, record, context })
    const isRepeated = seen.has(name)
    seen.add(name)
    return isRepeated ? { ...row, wanted: null, state: 'problem' as const, reason: { kind: 'repeated' as const } } : row
  })
  // The end date of a closed deal is the day of closing, unless somebody has said otherwise.
  return deal.isClosed ? rows.filter(({ name }) => name !== 'closedate') : rows
}

/** The deal's end date follows the last day of the trip, as long as the map says nothing else about it. */
function withCloseDate(lines: readonly MapLine[], { isClosed }: DealNow, { mirrorsCloseDate }: PlanContext): { line: MapLine, isMirror: boolean }[] {
  const end = lines.find(({ target }) => target === 'tripEnd')
  const own = lines.map(line => ({ line, isMirror: false }))
  return mirrorsCloseDate && !isClosed && end !== undefined && !lines.some(({ target }) => target === 'closedate')
    ? [...own, { line: { ...end, target: 'closedate', way: end.way ?? 'max' }, isMirror: true }]
    : own
}

interface RowContext {
  lines: readonly MapLine[]
  products: readonly ProductData[]
  catalogue: Catalogue
  deal: DealNow
  record: FilledRecord
  context: PlanContext
}

function rowOf(line: MapLine, name: string, source: string, around: RowContext): FillRow {
  const { products, catalogue, deal, context, lines } = around
  const facts = deal.facts.find(each => each.name === name) ?? null
  const row: FillRow = { name, facts, source, now: deal.values.get(name) ?? [], wanted: null, state: 'problem', reason: null, isOfFirst: false }
  if (facts === null)
    return { ...row, reason: { kind: 'unknown-field' } }
  if (!mayFill(facts, context.technical))
    return { ...row, reason: { kind: 'not-fillable' } }
  const chosen = context.choices.get(name)
  if (chosen !== undefined)
    return judged(row, facts, chosen, around)

  const kind = sourceKind(line.source, catalogue.properties)
  if (kind !== null && fitOf(kind, fieldKind(facts.type)) === 'never')
    return { ...row, reason: { kind: 'misfit' } }
  const answers = products.map(product => valueOf(line.source, product, catalogue, lines))
  const found = answers.flatMap(answer => answer.kind === 'value' ? [answer.value] : [])
  if (found.length === 0)
    return withoutValue(row, answers.find(answer => answer.kind !== 'nothing') ?? { kind: 'nothing' })
  const way = line.way ?? usualWay(line.target, fieldKind(facts.type), facts.isMultiple)
  const converted = convert(combine(found, way), facts, context)
  if (converted.kind !== 'ready')
    return { ...row, reason: converted }
  const isOfFirst = way === 'first' && found.some(each => !isSameValue(each, found[0]!))
  return judged({ ...row, isOfFirst }, facts, fitted(converted.values, facts), around)
}

/** A deal's title has room for so much. */
const titleLength = 255

function fitted(values: Values, { name }: FieldFacts): Values {
  return name === 'title' ? values.map(text => text.length > titleLength ? `${text.slice(0, titleLength - 1)}…` : text) : values
}

function isSameValue(one: ProductValue, other: ProductValue): boolean {
  return JSON.stringify(one.values) === JSON.stringify(other.values)
}

function withoutValue(row: FillRow, trouble: ReturnType<typeof valueOf>): FillRow {
  switch (trouble.kind) {
    case 'unknown-property':
    case 'hidden':
      return { ...row, reason: trouble }
    case 'no-part':
      return { ...row, state: 'empty', reason: trouble }
    default:
      return { ...row, state: 'empty', reason: { kind: 'nothing' } }
  }
}

/** Whether the value may go in: never over what a person has typed without asking. */
function judged(row: FillRow, facts: FieldFacts, wanted: Values, { deal, record }: RowContext): FillRow {
  const { now } = row
  if (wanted.length === 0)
    return { ...row, state: 'empty', reason: { kind: 'nothing' } }
  if (isSameValues(now, wanted, facts.type))
    return { ...row, wanted, state: 'same' }
  const written = record.fields.get(row.name)
  if (written !== undefined) {
    const isOurs = isSameValues(brief(now), written.values, facts.type)
    return isOurs ? { ...row, wanted, state: 'set' } : { ...row, wanted, state: 'conflict', reason: { kind: 'edited', written: written.values, at: written.at } }
  }
  const isFree = isSameValues(now, [], facts.type) || isUsual(row.name, now, deal)
  return isFree ? { ...row, wanted, state: 'set' } : { ...row, wanted, state: 'conflict', reason: { kind: 'typed' } }
}

/**
 * What the portal itself puts into a new deal is nobody's hand: its number for a title, today and a week later for dates.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 */
function isUsual(name: string, [now = '']: Values, { createdOn }: DealNow): boolean {
  if (name === 'title')
    return /^(?:новая\s+)?(?:сделка|(?:new\s+)?deal)(?:\s*[#№]?\s*\d+)?$/i.test(now.trim())
  if (createdOn === null)
    return false
  const weekLater = new Date(Date.parse(`${createdOn}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10)
  return (name === 'closedate' && now === weekLater) || (name === 'begindate' && now === createdOn)
}
