import type { Money } from '../money'

/** What a column of an exported table holds. Days are `2026-11-14`. */
export type CellKind = 'text' | 'number' | 'money' | 'percent' | 'day'

/** How a table leaves. */
export type ExportKind = 'csv' | 'xlsx' | 'print' | 'copy'

/** Money in its column's currency; a share as 0.38; null for nothing. */
export type CellValue = string | number | Money | null

export interface SheetColumn { label: string, kind: CellKind }

/** A table that leaves the page: as a file or on paper. */
export interface Sheet {
  title: string
  /** Of its page in a file with several tables. */
  shortTitle?: string
  /** Lines above the table: for which month, by whose rights. */
  notes: readonly string[]
  columns: readonly SheetColumn[]
  rows: readonly (readonly CellValue[])[]
  /** How many of the last rows are sums. */
  totals: number
}

/**
 * A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it. Spaces, tabs and
 * full-width signs do not hide it.
 */
export function plainCell(text: string): string {
  const flat = text.replace(/\0/g, '')
  return /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(flat) || /^[\t\r\n]/.test(flat) ? `'${flat}` : flat
}

/** `Мероприятия-2026-11.csv` without what a file's name may not hold. */
export function fileName(title: string, extension: string): string {
  const name = title.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 100).replace(/[. ]+$/, '')
  return `${name === '' ? 'Cardinal' : name}.${extension}`
}
