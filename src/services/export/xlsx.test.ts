// @vitest-environment node
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { Sheet } from '@/domain/export/sheet'
import { sheetToXlsx } from './xlsx'

const sheet: Sheet = {
  title: 'Мероприятия: ноябрь [2026] и ещё длинный хвост', notes: ['По сделкам, которые вам видны'], totals: 1,
  columns: [{ label: 'Мероприятие', kind: 'text' }, { label: 'Выручка', kind: 'money' }, { label: 'Маржа', kind: 'percent' }],
  rows: [['=1+1', { minor: 123_450, currency: 'RUB' }, 0.5], ['<b>&', { minor: 7, currency: 'JPY' }, null], ['Итого', { minor: -5, currency: 'RUB' }, -1]],
}

it('an Excel file holds numbers as numbers, texts as texts, and no formula', async () => {
  const files = unzipSync(new Uint8Array(await (await sheetToXlsx(sheet)).arrayBuffer()))
  const page = strFromU8(files[Object.keys(files).find(name => /worksheets\/sheet1\.xml$/.test(name))!]!)
  const texts = strFromU8(files[Object.keys(files).find(name => /sharedStrings\.xml$/.test(name))!]!)
  expect(page).not.toMatch(/<f[ >]/)
  expect(page).toContain('<v>1234.5</v>')
  expect(page).toContain('<v>-0.05</v>')
  expect(page).toContain('<v>0.5</v>')
  expect(page).toContain('<v>7</v>')
  expect(texts).toContain('=1+1')
  expect(texts).toContain('&lt;b&gt;&amp;')
  expect(strFromU8(files[Object.keys(files).find(name => /workbook\.xml$/.test(name))!]!)).toMatch(/name="Мероприятия  ноябрь  2026 /)
})
