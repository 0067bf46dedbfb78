import writeXlsxFile from 'write-excel-file/browser'
import type { CellObject } from 'write-excel-file/browser'
import type { CellKind, CellValue, Sheet } from '@/domain/export/sheet'
import { minorDigits } from '@/domain/money'

const formats: Readonly<Partial<Record<CellKind, string>>> = { percent: '0.0%', number: '#,##0.##' }
const widestColumn = 60
const longestSheetName = 31

/** Texts are texts: a cell of the type String never counts, whatever it begins with. */
function cell(value: CellValue, kind: CellKind, style: Partial<CellObject>): CellObject | null {
  if (value === null)
    return null
  if (typeof value === 'string')
    return { type: String, value, ...style }
  if (typeof value === 'number')
    return { type: Number, value, ...formats[kind] ? { format: formats[kind] } : {}, ...style }
  const digits = minorDigits(value.currency)
  return { type: Number, value: value.minor / 10 ** digits, format: digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`, ...style }
}

function widthOf(sheet: Sheet, index: number): number {
  const longest = Math.max(...[sheet.columns[index]!.label, ...sheet.rows.map(row => row[index])].map(value => typeof value === 'string' ? value.length : 12))
  return Math.min(widestColumn, longest + 2)
}

/** A table as an Excel file; numbers and sums are numbers there. */
export function sheetToXlsx(sheet: Sheet): Promise<Blob> {
  return sheetsToXlsx([sheet])
}

/** Several tables as one Excel file, each on a page of its own. */
export async function sheetsToXlsx(sheets: readonly Sheet[]): Promise<Blob> {
  return writeXlsxFile(sheets.map(pageOf)).toBlob()
}

function pageOf(sheet: Sheet) {
  const { columns, rows, notes, title, totals, shortTitle = title } = sheet
  const bold: Partial<CellObject> = { fontWeight: 'bold' }
  const head = columns.map(({ label, kind }) => cell(label, 'text', { ...bold, align: kind === 'text' || kind === 'day' ? 'left' : 'right' }))
  const body = rows.map((row, index) => row.map((value, column) => cell(value, columns[column]!.kind, index >= rows.length - totals ? bold : {})))
  return {
    data: [...[title, ...notes].map((text, index) => [cell(text, 'text', index === 0 ? bold : {})]), [], head, ...body],
    sheet: shortTitle.replace(/[\\/*?:[\]]/g, ' ').slice(0, longestSheetName),
    columns: columns.map((_, index) => ({ width: widthOf(sheet, index) })),
  }
}
