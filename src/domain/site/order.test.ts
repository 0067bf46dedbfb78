import { describe, expect, it } from 'vitest'
import { orderKey, readAnswer, readOrder, writeOrder } from './order'
import type { SiteOrder } from './order'

const order: SiteOrder = { deal: 12, kind: 'template', revision: 7, key: 'template-12-7', fingerprint: 'title.1', at: '2026-11-22T10:44:00+03:00', by: 3 }
const answer = { v: 1, deal: 12, kind: 'template', revision: 7, key: 'template-12-7', outcome: 'taken', id: '318', url: 'https://example.ru/events/318', at: '2026-11-22T10:44:09+03:00' }

describe('an order', () => {
  it('is read as it was written', () => {
    expect(readOrder(writeOrder(order), 12)).toEqual(order)
    expect(orderKey('host', 51, 3)).toBe('host-51-3')
  })

  it.each([
    ['of another deal: it came with a copy', writeOrder(order), 13],
    ['of another version', JSON.stringify({ ...order, v: 2 }), 12],
    ['of an unknown kind', JSON.stringify({ ...order, v: 1, kind: 'party' }), 12],
    ['of revision zero', JSON.stringify({ ...order, v: 1, revision: 0 }), 12],
    ['of half a revision', JSON.stringify({ ...order, v: 1, revision: 1.5 }), 12],
    ['that is empty', '', 12],
    ['that is no JSON', '{"v":1', 12],
    ['that is null', 'null', 12],
  ])('%s is none', (_, text, deal) => {
    expect(readOrder(text, deal)).toBeNull()
  })
})

describe('an answer', () => {
  it('is read', () => {
    expect(readAnswer(JSON.stringify(answer), 12)).toMatchObject({ outcome: 'taken', id: '318', url: 'https://example.ru/events/318', code: null, reason: '', missing: [] })
  })

  it.each([
    ['a number as the id', { id: 318 }, { id: '318' }],
    ['an address that runs a script', { url: 'javascript:alert(1)' }, { url: null }],
    ['a reason that is no text', { outcome: 'refused', reason: { html: '<b>' } }, { reason: '' }],
    ['a reason of a thousand letters', { outcome: 'refused', reason: 'а'.repeat(1000) }, { reason: 'а'.repeat(500) }],
    ['pictures that are no texts', { missing: ['crm-file:1', 2, null] }, { missing: ['crm-file:1'] }],
  ])('with %s', (_, change, expected) => {
    expect(readAnswer(JSON.stringify({ ...answer, ...change }), 12)).toMatchObject(expected)
  })

  it.each([
    ['of another deal', answer, 13],
    ['without an outcome', { ...answer, outcome: undefined }, 12],
    ['of another version', { ...answer, v: 2 }, 12],
  ])('%s is none', (_, content, deal) => {
    expect(readAnswer(JSON.stringify(content), deal)).toBeNull()
  })
})
