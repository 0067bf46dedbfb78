import { describe, expect, it } from 'vitest'
import { tripsMap } from '../tripMap.fixture'
import { fieldsToWrite } from './totalFields'
import type { ContactFields } from './totalFields'
import { aRecord } from './revenue.fixture'
import type { RevenueRecord } from './record'
import { totalsText } from './totalsText'

const pipelines = new Map([[5, 'Авторские туры'], [6, 'Экспедиции'], [7, 'Встречи'], [0, 'Общая']])
const parts = [{ dealId: 12, year: 2026, pipelineId: 5, minor: 42_000_000 }, { dealId: 13, year: 2026, pipelineId: 7, minor: 19_750_000 }, { dealId: 9, year: 2025, pipelineId: 0, minor: -50 }]
const text = '2026: 617\u00A0500,00\u00A0₽ (Авторские туры 420\u00A0000,00\u00A0₽, Встречи 197\u00A0500,00\u00A0₽); 2025: −0,50\u00A0₽ (Общая −0,50\u00A0₽)'
const { contact } = tripsMap
const write = (current: ContactFields, record: Partial<RevenueRecord> = {}) => fieldsToWrite(current, { record: aRecord({ parts, ...record }), pipelines }, tripsMap)
const applied = (current: ContactFields, written: ContactFields) => ({ ...current, ...written })

describe('the line in words', () => {
  it('names years, newest first, and pipelines', () => {
    expect(totalsText(aRecord({ parts }), pipelines)).toBe(text)
  })

  it('is English on an English portal, and has as many digits as the currency', () => {
    expect(totalsText(aRecord({ parts, language: 'en', currency: 'USD' }), new Map())).toBe('2026: 617,500.00\u00A0$; 2025: −0.50\u00A0$')
    expect(totalsText(aRecord({ parts, currency: 'JPY' }), new Map())).toBe('2026: 61\u00A0750\u00A0000\u00A0¥; 2025: −50\u00A0¥')
  })
})

describe('fields of a contact', () => {
  it('that has none gets all that are not empty', () => {
    expect(write({})).toEqual({
      [contact.totalAll]: '617499.50', [contact.totalTours]: '420000.00', [contact.totalMeetings]: '197500.00', [tripsMap.totalOfYear.get(2026)!]: '617500.00', [tripsMap.totalOfYear.get(2025)!]: '-0.50',
      [contact.totalsText]: text, [contact.totals]: expect.stringContaining('"contact":34'), [contact.totalsAt]: aRecord().at, [contact.totalsBy]: 1,
    })
  })

  it('guard: that are right are left alone, whenever they were written, and however the portal writes numbers', () => {
    const current = applied({}, write({}))
    expect(write(current, { at: '2027-01-01T00:00:00+03:00', by: 7 })).toEqual({})
    const asNumbers = Object.fromEntries(Object.entries(current).map(([name, value]) => [name, /^-?\d+(\.\d+)?$/.test(String(value)) ? Number(value) : value]))
    expect(write(asNumbers)).toEqual({})
    expect(write({ ...asNumbers, [contact.totalExpeditions]: 0 })).toEqual({})
  })

  it('that somebody has changed by hand are set right, and only those', () => {
    const current = { ...applied({}, write({})), [contact.totalTours]: '1.00' }
    expect(write(current)).toEqual({ [contact.totalTours]: '420000.00', [contact.totals]: expect.any(String), [contact.totalsAt]: aRecord().at, [contact.totalsBy]: 1 })
  })

  it('of years and pipelines without a deal are emptied', () => {
    const current = applied({}, write({}))
    const emptied = write(current, { parts: [] })
    expect(emptied).toMatchObject({ [contact.totalAll]: '', [contact.totalTours]: '', [tripsMap.totalOfYear.get(2026)!]: '', [contact.totalsText]: '' })
    expect(write(applied(current, emptied), { parts: [] })).toEqual({})
  })

  it('of a contact without deals are not touched', () => {
    expect(write({ [contact.totalAll]: null, [contact.totals]: '' }, { parts: [] })).toEqual({})
  })

  it('that came with a merged contact are written anew', () => {
    const current = applied({}, fieldsToWrite({}, { record: aRecord({ parts, contactId: 35 }), pipelines }, tripsMap))
    expect(Object.keys(write(current)).sort()).toEqual([contact.totals, contact.totalsAt, contact.totalsBy].sort())
  })

  it('keep the language of their line', () => {
    const current = applied({}, write({}))
    expect(write(current, { language: 'en' })).toEqual({})
  })

  it('with three digits behind the point are rounded to two, once', () => {
    const current = write({}, { currency: 'BHD', parts: [{ dealId: 1, year: 2026, pipelineId: 5, minor: 1235 }] })
    expect(current[contact.totalAll]).toBe('1.24')
    expect(write(current, { currency: 'BHD', parts: [{ dealId: 1, year: 2026, pipelineId: 5, minor: 1235 }] })).toEqual({})
  })
})
