import { fileName } from '@/domain/export/sheet'
import type { ExportKind, Sheet } from '@/domain/export/sheet'

/**
 * Lets a table leave the page. What writes a file loads with the first one.
 *
 * @param details Further pages of an Excel file.
 * @returns False when the browser did not let it be copied.
 */
export async function exportSheet(sheet: Sheet, kind: ExportKind, locale: 'ru' | 'en', details: readonly Sheet[] = []): Promise<boolean> {
  if (kind === 'print') {
    const { printSheet } = await import('@/components/export/printSheet')
    printSheet(sheet)
    return true
  }
  if (kind === 'copy') {
    const [{ sheetToTabs }, { copyText }] = await Promise.all([import('@/services/export/csv'), import('@/services/portal/copyText')])
    return copyText(sheetToTabs(sheet, locale))
  }
  const { downloadFile } = await import('@/services/export/download')
  if (kind === 'csv') {
    const { sheetToCsv } = await import('@/services/export/csv')
    downloadFile(fileName(sheet.title, 'csv'), new Blob([sheetToCsv(sheet, locale)], { type: 'text/csv;charset=utf-8' }))
    return true
  }
  const { sheetsToXlsx } = await import('@/services/export/xlsx')
  downloadFile(fileName(sheet.title, 'xlsx'), await sheetsToXlsx([sheet, ...details]))
  return true
}
