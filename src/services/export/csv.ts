import Papa from 'papaparse'
import { plainCell } from '@/domain/export/sheet'
import type { CellKind, CellValue, Sheet } from '@/domain/export/sheet'
import { minorText } from '@/domain/money'

/** How a spreadsheet of this language reads a file: what stands between cells, and in numbers. */
const habits = { ru: { delimiter: ';', point: ',' }, en: { delimiter: ',', point: '.' } } as const

/** So that Excel takes the file for UTF-8. */
const byteOrderMark = '\uFEFF'

function cellText(value: CellValue, kind: CellKind, point: string): string {
  if (value === null)
    return ''
  if (typeof value === 'string')
    return plainCell(value)
  if (typeof value === 'object')
    return minorText(value.minor, value.currency).replace('.', point)
  return String(kind === 'percent' ? Math.round(value * 10_000) / 100 : value).replace('.', point)
}

/** A table as CSV, as a spreadsheet of this language opens it by itself. Shares are percent. */
export function sheetToCsv(sheet: Sheet, locale: 'ru' | 'en'): string {
  return byteOrderMark + separated(sheet, habits[locale].point, habits[locale].delimiter)
}

/** A table as text with tabs: pasted into a spreadsheet of this language it falls into cells. */
export function sheetToTabs(sheet: Sheet, locale: 'ru' | 'en'): string {
  return separated(sheet, habits[locale].point, '\t')
}

function separated({ columns, rows }: Sheet, point: string, delimiter: string): string {
  const lines = rows.map(row => row.map((value, index) => cellText(value, columns[index]?.kind ?? 'text', point)))
  return Papa.unparse([columns.map(({ label }) => plainCell(label)), ...lines], { delimiter, newline: '\r\n' })
}
