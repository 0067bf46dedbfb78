import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../src/state/limits.ts'
import { aPortal, json, refusal } from './corePortal.ts'

const START = Date.parse('2026-11-22T07:00:00Z')

/** What the page of limits and the table of system errors say, copied by hand. */
const PAGE = {
  plans: [
    ['Others', { depth: 50, drainPerSecond: 2 }],
    ['Enterprise', { depth: 250, drainPerSecond: 5 }],
  ],
  refusal: [503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests'],
} as const

function aLimitedPortal(rate: { depth: number, drainPerSecond: number } = PAGE.plans[0][1]) {
  const test = aPortal()
  test.portal.state.limits.rate = rate
  test.portal.state.clock.frozenAt = START
  /** How many of `count` calls were answered. */
  const send = async (count: number, source?: string) => {
    let answered = 0
    for (let index = 0; index < count; index += 1) {
      const reply = await test.request('/rest/1/dev/server.time', source ? { headers: { 'x-local-address': source } } : {})
      answered += reply.status === 200 ? 1 : 0
    }
    return answered
  }
  return { ...test, send, advance: (ms: number) => test.portal.state.clock.frozenAt! += ms }
}

/** @see https://apidocs.bitrix24.com/limits.html */
describe('rate limit', () => {
  it('is that of an ordinary plan unless somebody says otherwise', () => {
    expect(defaultLimits().rate).toEqual(PAGE.plans[0][1])
  })

  it.each(PAGE.plans)('%s: so many at once, so many more each second', async (_, rate) => {
    const { send, advance } = aLimitedPortal(rate)
    expect(await send(rate.depth + 3)).toBe(rate.depth)
    advance(1000)
    expect(await send(rate.drainPerSecond + 3)).toBe(rate.drainPerSecond)
    advance(999)
    expect(await send(1)).toBe(0)
    advance(10_001)
    expect(await send(100)).toBe(11 * rate.drainPerSecond)
  })

  it('is never met at the rate that drains', async () => {
    const { send, advance } = aLimitedPortal()
    for (let second = 0; second < 120; second += 1) {
      expect(await send(2)).toBe(2)
      advance(1000)
    }
  })

  it('refuses with its status, code and words, also before it looks at method and token', async () => {
    const { send, webhook, request, call } = aLimitedPortal()
    await send(50)
    expect(refusal(await webhook('server.time'))).toEqual(PAGE.refusal)
    expect(refusal(await call('profile'))).toEqual(PAGE.refusal)
    expect(refusal(await request('/rest/no.such.method'))).toEqual(PAGE.refusal)
    expect((await request('/rest/api/tasks.task.get')).body).toEqual({ error: { code: PAGE.refusal[1], message: PAGE.refusal[2] } })
  })

  it('counts a batch of fifty commands once', async () => {
    const { send, webhook } = aLimitedPortal()
    const cmd = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`c${index}`, 'server.time']))
    expect((await webhook('batch', { cmd })).body.result).toMatchObject({ result_error: [] })
    expect(await send(60)).toBe(49)
  })

  it('is shared by webhooks and tokens of one address, and kept apart for another', async () => {
    const { send, call } = aLimitedPortal()
    expect(await send(30)).toBe(30)
    for (let index = 0; index < 20; index += 1)
      expect((await call('server.time')).status).toBe(200)
    expect(await send(1)).toBe(0)
    expect(await send(60, '203.0.113.7')).toBe(50)
  })

  it('starts empty after a reset', async () => {
    const { send, request } = aLimitedPortal()
    await request('/_portal/snapshot', { method: 'POST' })
    expect(await send(51)).toBe(50)
    await request('/_portal/reset', { method: 'POST' })
    expect(await send(51)).toBe(50)
  })

  it('leaves preflights and the control API alone', async () => {
    const { send, request } = aLimitedPortal()
    await send(50)
    expect((await request('/rest/profile', { method: 'OPTIONS' })).status).toBe(200)
    expect((await request('/_portal/limits', json('PATCH', { rate: null }))).status).toBe(200)
    expect(await send(100)).toBe(100)
  })
})
