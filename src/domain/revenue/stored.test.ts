import { describe, expect, it } from 'vitest'
import type { RevenueRecord } from './record'
import { compareStored } from './stored'

const part = (dealId: number, minor = 100, year = 2025) => ({ dealId, year, pipelineId: 5, minor })
const record = (...parts: RevenueRecord['parts']): RevenueRecord => ({ contactId: 34, settings: '', rates: '', currency: 'RUB', language: 'ru', parts, isWhole: true, at: '2026-11-16T09:30:00+03:00', by: 1 })
const all = { seesAll: true, currency: 'RUB' }
const some = { seesAll: false, currency: 'RUB' }

describe('what is stored', () => {
  it.each([
    ['nothing, of nothing', null, [], all, { kind: 'same' }],
    ['nothing', null, [part(1)], all, { kind: 'absent' }],
    ['the same', record(part(1), part(2)), [part(2), part(1)], some, { kind: 'same' }],
    ['another sum', record(part(1, 90)), [part(1)], some, { kind: 'different' }],
    ['another year', record(part(1, 100, 2024)), [part(1)], some, { kind: 'different' }],
    ['another currency', { ...record(part(1)), currency: 'EUR' }, [part(1)], some, { kind: 'different' }],
    ['a deal less', record(part(1)), [part(1), part(2)], some, { kind: 'different' }],
    ['a deal that is gone', record(part(1), part(2)), [part(1)], all, { kind: 'different' }],
    ['deals that the person does not see', record(part(1), part(2), part(3)), [part(1)], some, { kind: 'hidden', count: 2 }],
    ['sums only, and the same', { ...record(part(-1, 200)), isWhole: false }, [part(1), part(2)], some, { kind: 'same' }],
    ['sums only, and others', { ...record(part(-1, 150)), isWhole: false }, [part(1), part(2)], all, { kind: 'different' }],
  ])('is %s', (_, kept, fresh, who, difference) => {
    expect(compareStored(kept, fresh, who)).toEqual(difference)
  })
})
