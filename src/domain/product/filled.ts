import { textHash } from '../html/stamp'
import type { Values } from './values'

/** What was written last into one field. */
export interface FilledField {
  values: Values
  /** Portal time, ISO. */
  at: string
  by: number | null
  productIds: readonly number[]
}

export interface HistoryField {
  name: string
  before: Values
  after: Values
  /** What the record held of this field before; null for nothing. */
  known: FilledField | null
}

/** One time that somebody filled the deal, or took that back. */
export interface HistoryEntry {
  kind: 'filled' | 'undone'
  at: string
  by: number | null
  /** Names of the products. */
  products: readonly string[]
  fields: readonly HistoryField[]
}

/** What came from the product, and when. */
export interface FilledRecord {
  fields: ReadonlyMap<string, FilledField>
  /** The newest first. */
  history: readonly HistoryEntry[]
}

export const nothingFilled: FilledRecord = { fields: new Map(), history: [] }

const maxEntries = 10
/** A text field of the portal takes 65,535 bytes; history is the first to go. */
const maxBytes = 16_000
const maxTextLength = 500

/**
 * Reads the technical field.
 *
 * @param dealId A copy made by the portal carries the record of another deal: there it says nothing.
 */
export function readFilled(text: string, dealId: number): FilledRecord {
  const content = parsed(text)
  if (content.deal !== dealId)
    return nothingFilled
  const fields = Object.entries(recordOf(content.fields)).flatMap(([name, value]) => {
    const field = filledField(value)
    return field === null ? [] : [[name, field] as const]
  })
  return { fields: new Map(fields), history: listOf(content.history).flatMap(entryOf) }
}

export function writeFilled({ fields, history }: FilledRecord, dealId: number): string {
  for (let kept = Math.min(history.length, maxEntries); ; kept -= 1) {
    const text = JSON.stringify({ deal: dealId, fields: Object.fromEntries([...fields].map(([name, field]) => [name, packed(field)])), history: history.slice(0, kept).map(packedEntry) })
    if (kept === 0 || new TextEncoder().encode(text).length <= maxBytes)
      return text
  }
}

/** Long texts are remembered by their fingerprint: enough to see that they were changed, not to bring them back. */
export function brief(values: Values): Values {
  return values.map(text => text.length > maxTextLength || text.startsWith('§') ? `§${text.length}:${textHash(text)}` : text)
}

export function isBrief(values: Values): boolean {
  return values.some(text => /^§\d+:[\da-f]{16}$/.test(text))
}

const packed = ({ values, at, by, productIds }: FilledField) => ({ v: values, at, by, p: productIds })

function packedEntry({ kind, at, by, products, fields }: HistoryEntry) {
  return { kind, at, by, products, fields: fields.map(({ name, before, after, known }) => ({ n: name, b: before, a: after, ...known === null ? {} : { k: packed(known) } })) }
}

function entryOf(value: unknown): HistoryEntry[] {
  const { kind, at, by, products, fields } = recordOf(value)
  if ((kind !== 'filled' && kind !== 'undone') || typeof at !== 'string')
    return []
  return [{
    kind, at, by: idOf(by), products: textsOf(products),
    fields: listOf(fields).map(recordOf).flatMap(({ n, b, a, k }) => typeof n === 'string' ? [{ name: n, before: textsOf(b), after: textsOf(a), known: filledField(k) }] : []),
  }]
}

function filledField(value: unknown): FilledField | null {
  const { v, at, by, p } = recordOf(value)
  return Array.isArray(v) && typeof at === 'string' ? { values: textsOf(v), at, by: idOf(by), productIds: listOf(p).filter(id => typeof id === 'number') } : null
}

function idOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter(each => typeof each === 'string')
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {}
}

function parsed(text: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(text))
  }
  catch {
    return {}
  }
}
