import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInventory } from './inventory'

const event = { kind: 'event', id: '5521', title: 'Дом Пашкова', start: '2026-12-12T12:00:00+03:00', end: '2026-12-12T14:00:00+03:00', deal: 51, template: '318', revision: 4, price: { amount: '2400.00', currency: 'RUB' }, place: 'Ворота', url: 'https://example.ru/calendar/5521' }
const page = (...items: unknown[]) => readInventory(JSON.stringify({ v: 1, at: '', next: null, items }))
function only(fields: object) {
  const read = page({ ...event, ...fields })
  return read.kind === 'page' ? read.items[0] : null
}

describe('the inventory', () => {
  it('is read as the contract tells it', () => {
    expect(page(event)).toEqual({ kind: 'page', unreadable: 0, next: null, items: [{ ...event, price: { minor: 240_000, currency: 'RUB' } }] })
  })

  it.each([
    ['<html>', 'json'],
    ['', 'json'],
    ['[]', 'shape'],
    ['null', 'shape'],
    ['{"items":[]}', 'shape'],
    ['{"v":2,"items":[]}', 'version'],
    ['{"v":"1","items":[]}', 'version'],
    ['{"v":1}', 'shape'],
    ['{"v":1,"items":{}}', 'shape'],
    [JSON.stringify({ v: 1, items: Array.from({ length: 2001 }, () => event) }), 'shape'],
  ])('%.40s is refused: %s', (text, why) => {
    expect(readInventory(text)).toEqual({ kind: 'refused', why })
  })

  it('leaves out what is no element, and counts it', () => {
    expect(page(event, null, 5, [], { kind: 'page', id: '1' }, { kind: 'event' }, { kind: 'event', id: '' }, { kind: 'event', id: 'x'.repeat(101) })).toMatchObject({ unreadable: 7, items: [{ id: '5521' }] })
  })

  it.each<[object, object]>([
    [{ id: 5521 }, { id: '5521' }],
    [{ deal: '51' }, { deal: null }],
    [{ deal: -1 }, { deal: null }],
    [{ deal: 1.5 }, { deal: null }],
    [{ revision: 0 }, { revision: null }],
    [{ start: 'завтра' }, { start: null }],
    [{ start: '2026' }, { start: null }],
    [{ start: { toString: 1 } }, { start: null }],
    [{ title: 7 }, { title: '' }],
    [{ title: 'я'.repeat(600) }, { title: 'я'.repeat(500) }],
    [{ price: { amount: 'много', currency: 'RUB' } }, { price: null }],
    [{ price: { amount: '5', currency: 'rubles' } }, { price: null }],
    [{ price: 5 }, { price: null }],
    [{ url: 'javascript:alert(1)' }, { url: null }],
    [{ url: '//evil.example' }, { url: null }],
    [{ place: ['x'] }, { place: null }],
  ])('%j is taken as %j', (sent, taken) => {
    expect(only(sent)).toMatchObject(taken)
  })

  it('never fails, whatever comes', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.array(fc.jsonValue()).map(items => JSON.stringify({ v: 1, items }))), text => {
      expect(['page', 'refused']).toContain(readInventory(text).kind)
    }))
  })
})
