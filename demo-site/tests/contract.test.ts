import { describe, expect, it } from 'vitest'
import { readKnock } from '../src/contract/knocks.ts'
import { decide } from '../src/contract/orders.ts'
import { isoTime } from '../src/contract/times.ts'
import { plainText, sanitiseText } from '../src/text/sanitise.ts'
import { expectSafe } from './safeText.ts'
import { knocks, orders, texts } from './vectors.ts'

describe('a knock', () => {
  it.each(knocks.knocks)('$name', ({ request, expects }) => {
    expect(readKnock(request, knocks.rules)).toEqual(expects)
  })

  it('of a webhook is taken like anybody’s when the site was given no token', () => {
    const { request } = knocks.knocks.find(({ name }) => name === 'a webhook without a token')!
    expect(readKnock(request, { ...knocks.rules, applicationToken: null })).toEqual({ deal: 12, from: 'webhook' })
  })
})

describe('an order', () => {
  it.each(orders)('$name', ({ published, deal, done, expects }) => {
    const decision = decide(published, deal, done)
    expect(decision.act === 'take' ? { take: { kind: decision.order.kind, revision: decision.order.revision, key: decision.order.key } } : { ignore: decision.why }).toEqual(expects)
  })
})

describe('a hostile text', () => {
  it.each(texts)('$technique: $name', ({ html, keeps }) => {
    const safe = sanitiseText(html, source => source.startsWith('crm-file:') ? '/files/1.jpg' : null)
    expectSafe(safe, '/files/1.jpg')
    expect(plainText(safe)).toContain(keeps)
    expect(sanitiseText(safe, source => source)).toBe(safe)
  })
})

it('a text that Cardinal has saved stays as it is', () => {
  const text = '<h2 class="align-center">Дом</h2><p>а <strong>б</strong> <a href="https://example.ru/?a=1&amp;b=2" rel="noopener noreferrer nofollow">в</a></p><ol start="3"><li><p>г</p></li></ol><table><tbody><tr><th colspan="2">д</th></tr><tr><td>е</td><td>ё &lt; ж</td></tr></tbody></table><blockquote><p>з</p></blockquote>'
  expect(sanitiseText(text, () => null)).toBe(text)
})

it.each([
  [Date.parse('2026-11-22T07:44:09Z'), 'Europe/Moscow', '2026-11-22T10:44:09+03:00'],
  [Date.parse('2026-11-22T22:44:09Z'), 'Asia/Kolkata', '2026-11-23T04:14:09+05:30'],
  [Date.parse('2026-07-01T00:00:00Z'), 'America/New_York', '2026-06-30T20:00:00-04:00'],
  [0, 'UTC', '1970-01-01T00:00:00+00:00'],
])('writes %d of %s as %s', (ms, timeZone, text) => {
  expect(isoTime(ms, timeZone)).toBe(text)
})
