import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Sheet } from '@/domain/export/sheet'
import { sheetToCsv } from './csv'

const sheet: Sheet = {
  title: 'Ноябрь', notes: [], totals: 1,
  columns: [{ label: 'Мероприятие', kind: 'text' }, { label: 'Выручка', kind: 'money' }, { label: 'Маржа', kind: 'percent' }, { label: 'Билеты', kind: 'number' }],
  rows: [
    ['Дом «Пашкова»; "зал"', { minor: 123_450, currency: 'RUB' }, 0.3846, 12],
    ['=HYPERLINK("http://evil.example")', { minor: -5, currency: 'RUB' }, -0.5, 0.5],
    ['Итого', null, null, null],
  ],
}

describe('a file', () => {
  it('for a Russian spreadsheet has semicolons and commas', () => {
    expect(sheetToCsv(sheet, 'ru')).toBe('\uFEFFМероприятие;Выручка;Маржа;Билеты\r\n"Дом «Пашкова»; ""зал""";1234,50;38,46;12\r\n"\'=HYPERLINK(""http://evil.example"")";-0,05;-50;0,5\r\nИтого;;;')
  })

  it('for an English one commas and points', () => {
    expect(sheetToCsv(sheet, 'en').split('\r\n')[2]).toBe('"\'=HYPERLINK(""http://evil.example"")",-0.05,-50,0.5')
  })

  it('gives every text back, and no cell begins like a formula', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), texts => {
      const { data } = Papa.parse<string[]>(sheetToCsv({ ...sheet, columns: [{ label: 'Текст', kind: 'text' }], rows: texts.map(text => [`я${text}`]) }, 'ru').slice(1), { delimiter: ';', newline: '\r\n' })
      expect(data.slice(1).map(([cell]) => cell)).toEqual(texts.map(text => `я${text.replace(/\0/g, '')}`))
    }))
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', ' ', '\t', '\r', '1') }), text => {
      const { data } = Papa.parse<string[]>(sheetToCsv({ ...sheet, columns: [{ label: 'Текст', kind: 'text' }], rows: [[text]] }, 'ru').slice(1), { delimiter: ';', newline: '\r\n' })
      expect(data[1]![0]).not.toMatch(/^\s*[=+\-@]/)
    }))
  })
})
