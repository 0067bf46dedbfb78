import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMatrix } from './matrix'
import { ratesMark, settingsMark } from './marks'
import { areSameRecords, dealToken, readRecord, writeRecord } from './record'
import { aRecord, rates, someSettings } from './revenue.fixture'
import type { RevenuePart } from './types'

const bytes = (text: string) => new TextEncoder().encode(text).length

it('a record is short enough to be read by a person', () => {
  expect(writeRecord(aRecord({ parts: [part(12, 2025, 5, 4_166_667), part(15, 2025, 5, 100), part(18, 2026, 5, 9)] })))
    .toBe('{"v":1,"contact":34,"currency":"RUB","settings":"equal closing RUB","rates":"","language":"ru","at":"2026-11-30T10:42:00+03:00","by":1,"of":"2025/5#12:4166667#15:100;2026/5#18:9"}')
})

function part(dealId: number, year: number, pipelineId: number, minor: number): RevenuePart {
  return { dealId, year, pipelineId, minor }
}

const manyParts = (count: number) => Array.from({ length: count }, (_, index) => part(1_234_567 + index * 3, 2020 + index % 7, index % 3, 12_345_678 + index))

describe('a contact with many deals', () => {
  it('fits: 500 take under ten thousand bytes, and every deal is there', () => {
    const text = writeRecord(aRecord({ parts: manyParts(500) }))
    expect(bytes(text)).toBeLessThan(10_000)
    expect(readRecord(text, 34)).toMatchObject({ isWhole: true, parts: manyParts(500) })
  })

  it('too many for the field keeps the sums of its years and pipelines', () => {
    const parts = manyParts(5000)
    const text = writeRecord(aRecord({ parts }))
    expect(bytes(text)).toBeLessThan(60_000)
    const kept = readRecord(text, 34)!
    expect(kept.isWhole).toBe(false)
    const [one, other] = [buildMatrix(kept.parts), buildMatrix(parts)]
    expect(one.years.map(year => one.pipelines.map(id => one.cell(year, id)))).toEqual(other.years.map(year => other.pipelines.map(id => other.cell(year, id))))
    expect(areSameRecords(kept, aRecord({ parts }))).toBe(true)
  })
})

it('any record comes back as it was written', () => {
  const anyPart = fc.record({ dealId: fc.integer({ min: 1, max: 9_999_999 }), year: fc.integer({ min: 1990, max: 2050 }), pipelineId: fc.nat({ max: 40 }), minor: fc.integer({ min: -1_000_000, max: 90_000_000_000 }) })
  fc.assert(fc.property(fc.uniqueArray(anyPart, { selector: ({ dealId }) => dealId, maxLength: 40 }), parts => {
    const kept = readRecord(writeRecord(aRecord({ parts })), 34)
    expect(kept).toEqual(aRecord({ parts: parts.toSorted((one, other) => one.dealId - other.dealId) }))
  }))
})

it('guard: a record that came from another contact is nobody\'s', () => {
  expect(readRecord(writeRecord(aRecord()), 35)).toBeNull()
})

it.each(['', '{', '[]', 'null', '{"v":1,"contact":34}', '{"v":2,"contact":34,"of":""}', writeRecord(aRecord()).replace('2025/5', '2025'), writeRecord(aRecord()).replace(':10000', ':?')])('%j is no record', text => {
  expect(readRecord(text, 34)).toBeNull()
})

it('records that differ by their moment and writer are the same', () => {
  expect(areSameRecords(aRecord(), aRecord({ at: '2027-01-01T00:00:00+03:00', by: 7 }))).toBe(true)
  expect(areSameRecords(aRecord(), aRecord({ parts: [] }))).toBe(false)
  expect(areSameRecords(aRecord(), aRecord({ settings: 'payer closing RUB' }))).toBe(false)
})

it('a deal is looked for by a text that no other deal, year or sum contains', () => {
  const text = writeRecord(aRecord({ parts: [part(2025, 2024, 1, 12), part(112, 2026, 12, 7)] }))
  expect([2025, 112].every(id => text.includes(dealToken(id)))).toBe(true)
  expect([12, 2024, 1, 7, 25].some(id => text.includes(dealToken(id)))).toBe(false)
})

describe('marks', () => {
  it('name the settings, whatever their order', () => {
    expect(settingsMark(someSettings({ ruleOf: new Map([[7, 'payer'], [3, 'primary'], [4, 'equal']]), excluded: new Set([9, 2]) }))).toBe('equal closing RUB 3=primary 7=payer -2 -9')
  })

  it('name the rates of foreign currencies only', () => {
    expect(ratesMark(rates, 'RUB', ['RUB'])).toBe('')
    expect(ratesMark(rates, 'RUB', ['JPY', 'EUR', 'EUR', 'AMD'])).toBe('AMD ?, EUR 92/1, JPY 61.37/100, RUB 1')
    expect(ratesMark(null, 'RUB', ['EUR'])).toBe('EUR ?, RUB ?')
  })
})
