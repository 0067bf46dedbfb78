import { fileName } from '@/domain/export/sheet'
import type { Sheet } from '@/domain/export/sheet'

/** Lets a table leave the page. What writes a file loads with the first one. */
export async function exportSheet(sheet: Sheet, kind: 'csv' | 'xlsx' | 'print', locale: 'ru' | 'en'): Promise<void> {
  if (kind === 'print') {
    const { printSheet } = await import('@/components/export/printSheet')
    return printSheet(sheet)
  }
  const { downloadFile } = await import('@/services/export/download')
  if (kind === 'csv') {
    const { sheetToCsv } = await import('@/services/export/csv')
    return downloadFile(fileName(sheet.title, 'csv'), new Blob([sheetToCsv(sheet, locale)], { type: 'text/csv;charset=utf-8' }))
  }
  const { sheetToXlsx } = await import('@/services/export/xlsx')
  downloadFile(fileName(sheet.title, 'xlsx'), await sheetToXlsx(sheet))
}
