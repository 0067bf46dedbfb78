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
export function sheetToCsv({ columns, rows }: Sheet, locale: 'ru' | 'en'): string {
  const { delimiter, point } = habits[locale]
  const lines = rows.map(row => row.map((value, index) => cellText(value, columns[index]?.kind ?? 'text', point)))
  return byteOrderMark + Papa.unparse([columns.map(({ label }) => plainCell(label)), ...lines], { delimiter, newline: '\r\n' })
}
