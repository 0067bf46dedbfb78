import { brief, isBrief } from './filled'
import type { FilledRecord, HistoryEntry, HistoryField } from './filled'
import type { DealNow, FillRow } from './plan'
import { isSameValues } from './values'
import type { Values } from './values'

/** Who fills, when by the portal's time, and from what. */
export interface FillAct { by: number | null, at: string, products: readonly { id: number | null, name: string }[] }

/** The record after these rows were written. */
export function recordAfter(record: FilledRecord, rows: readonly FillRow[], { by, at, products }: FillAct): FilledRecord {
  const productIds = products.flatMap(({ id }) => id === null ? [] : [id])
  const fields = new Map(record.fields)
  const written = rows.flatMap(({ name, now, wanted }): HistoryField[] => {
    if (wanted === null)
      return []
    fields.set(name, { values: brief(wanted), at, by, productIds })
    return [{ name, before: brief(now), after: brief(wanted), known: record.fields.get(name) ?? null }]
  })
  const entry: HistoryEntry = { kind: 'filled', at, by, products: products.map(({ name }) => name), fields: written }
  return { fields, history: [entry, ...record.history] }
}

/** One field of what would be taken back. `edited`: somebody has changed it since; `long`: its text was too long to keep. */
export interface UndoRow { name: string, now: Values, before: Values, state: 'back' | 'edited' | 'long' }

/** The last time that can be taken back; null when there is none, or when it was taken back already. */
export function lastFill({ history }: FilledRecord): HistoryEntry | null {
  const [last] = history
  return last?.kind === 'filled' ? last : null
}

/** What taking back the last time would do, field by field; of a field that the portal has no more nothing. */
export function undoRows(record: FilledRecord, { facts, values }: Pick<DealNow, 'facts' | 'values'>): UndoRow[] {
  return (lastFill(record)?.fields ?? []).flatMap(({ name, before, after }): UndoRow[] => {
    const type = facts.find(each => each.name === name)?.type
    if (type === undefined)
      return []
    const now = values.get(name) ?? []
    const state = !isSameValues(brief(now), after, type) ? 'edited' : isBrief(before) ? 'long' : 'back'
    return [{ name, now, before, state }]
  })
}

/** The record after these fields were taken back. */
export function recordAfterUndo(record: FilledRecord, rows: readonly UndoRow[], { by, at }: Pick<FillAct, 'by' | 'at'>): FilledRecord {
  const last = lastFill(record)
  if (last === null)
    return record
  const names = new Set(rows.map(({ name }) => name))
  const fields = new Map(record.fields)
  const undone = last.fields.filter(({ name }) => names.has(name))
  for (const { name, known } of undone) {
    if (known === null)
      fields.delete(name)
    else
      fields.set(name, known)
  }
  const entry: HistoryEntry = { kind: 'undone', at, by, products: last.products, fields: undone.map(({ name, before, after }) => ({ name, before: after, after: before, known: null })) }
  return { fields, history: [entry, ...record.history] }
}

/** A moment so many milliseconds later, in the portal's own way: `2026-11-16T10:00:00+03:00`. */
export function momentAfter(at: string, elapsedMs: number, offset: string): string {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  const offsetMs = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  return `${new Date(Date.parse(at) + elapsedMs + offsetMs).toISOString().slice(0, 19)}${offset}`
}
