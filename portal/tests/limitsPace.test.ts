import { afterEach, describe, expect, it, vi } from 'vitest'
import { defaultLimits } from '../src/state/limits.ts'
import { ENTITY } from '../src/state/types.ts'
import type { Limits } from '../src/state/types.ts'
import { aPortal, json } from './corePortal.ts'

/** What the page of limits says of one request, in seconds. */
const PAGE = { requestSeconds: 60 } as const

/** A portal whose waits are noted down and take no time. */
function aPacedPortal(limits: Partial<Limits>) {
  const test = aPortal()
  Object.assign(test.portal.state.limits, limits)
  const slept: number[] = []
  test.portal.sleep = ms => Promise.resolve(void slept.push(ms))
  return { ...test, /** Whole milliseconds waited in all. */ waited: () => Math.round(slept.reduce((sum, ms) => sum + ms, 0) / 100) * 100 }
}

afterEach(() => vi.restoreAllMocks())

describe('pace of methods', () => {
  it('takes its time for a call, or that of all other methods', async () => {
    const { webhook, waited } = aPacedPortal({ latency: { '*': { callMs: 5000, rowMs: 0 }, profile: { callMs: 20_000, rowMs: 0 } } })
    await webhook('profile')
    expect(waited()).toBe(20_000)
    await webhook('server.time')
    expect(waited()).toBe(25_000)
  })

  it('takes more for every row of a list, and nothing for a single record', async () => {
    const { webhook, waited } = aPacedPortal({ latency: { '*': { callMs: 0, rowMs: 1000 } } })
    await webhook('user.get')
    expect(waited()).toBe(2000)
    for (let index = 0; index < 3; index += 1)
      await webhook('crm.item.add', { entityTypeId: ENTITY.deal, fields: {} })
    expect(waited()).toBe(2000)
    await webhook('crm.item.list', { entityTypeId: ENTITY.deal })
    expect(waited()).toBe(5000)
  })

  it('adds up the commands of a batch, and the way once', async () => {
    const { webhook, waited } = aPacedPortal({ roundTripMs: 3000, latency: { '*': { callMs: 1000, rowMs: 0 } } })
    await webhook('batch', { cmd: { one: 'profile', two: 'server.time', three: 'profile' } })
    expect(waited()).toBe(6000)
  })

  it('makes up for a wait that lasted too long, and for no more than that', async () => {
    const { portal, webhook } = aPacedPortal({ latency: { '*': { callMs: 1000, rowMs: 0 } } })
    let passedMs = 0
    let isFirst = true
    vi.spyOn(performance, 'now').mockImplementation(() => passedMs)
    portal.sleep = async ms => {
      passedMs += isFirst ? ms + 5000 : ms
      isFirst = false
    }
    await webhook('batch', { cmd: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`c${index}`, 'profile'])) })
    expect(passedMs).toBe(10_000)
  })

  it('is seen in the time of the answer, on a clock that runs fast', async () => {
    const { portal, webhook } = aPortal()
    portal.state.limits.latency = { profile: { callMs: 4000, rowMs: 0 } }
    portal.state.clock.rate = 20
    const { body } = await webhook('profile')
    expect(Number((body.time as { duration: number }).duration)).toBeGreaterThanOrEqual(3.9)
  })
})

/** @see https://apidocs.bitrix24.com/limits.html */
describe('a request that takes too long', () => {
  it('may take 60 seconds unless somebody says otherwise', () => {
    expect(defaultLimits().requestSeconds).toBe(PAGE.requestSeconds)
  })

  it.each([
    ['reached its write', 80_000, 1],
    ['did not reach it', 160_000, 0],
  ])('is cut off; what %s is written or not', async (_, callMs, deals) => {
    const { portal, webhook, waited } = aPacedPortal({ requestSeconds: PAGE.requestSeconds, latency: { 'crm.item.add': { callMs, rowMs: 0 } } })
    const { status, headers } = await webhook('crm.item.add', { entityTypeId: ENTITY.deal, fields: {} })
    expect([status, headers.get('content-type'), headers.get('access-control-allow-origin')]).toEqual([504, 'text/html', null])
    expect(waited()).toBe(60_000)
    expect(portal.state.items.get(ENTITY.deal)?.size ?? 0).toBe(deals)
    expect(portal.log.at(-1)).toMatchObject({ method: 'crm.item.add', status: 504, error: null })
  })

  it('begins no further command of its batch', async () => {
    const { portal, webhook } = aPacedPortal({ requestSeconds: PAGE.requestSeconds, latency: { 'crm.item.add': { callMs: 25_000, rowMs: 0 } } })
    const cmd = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`c${index}`, 'crm.item.add?entityTypeId=2']).map(([name, text]) => [name, `${text}&fields[title]=x`]))
    expect((await webhook('batch', { cmd })).status).toBe(504)
    expect(portal.state.items.get(ENTITY.deal)?.size).toBe(2)
  })
})

describe('control of limits', () => {
  it('sets what it is told and keeps the rest', async () => {
    const { request } = aPortal()
    const order = { rate: { depth: 250, drainPerSecond: 5 }, latency: { 'crm.item.list': { callMs: 80, rowMs: 0.4 } }, interleave: { fromMs: 0, toMs: 400 } }
    expect((await request('/_portal/limits', json('PATCH', order))).body).toEqual({ ...order, operatingSeconds: null, requestSeconds: null, roundTripMs: 0 })
    expect((await request('/_portal/limits')).body.rate).toEqual(order.rate)
  })

  it.each([
    [{ speed: 1 }], [{ rate: 50 }], [{ rate: { depth: 50 } }], [{ roundTripMs: -1 }], [{ operatingSeconds: '480' }], [{ latency: { 'crm.item.list': 80 } }],
    [{ latency: { 'CRM.ITEM.LIST': { callMs: 1, rowMs: 1 } } }], [{ interleave: { fromMs: 5, toMs: 1 } }], [{ toString: null }],
  ])('refuses %j', async order => {
    expect((await aPortal().request('/_portal/limits', json('PATCH', order))).status).toBe(400)
  })
})

describe('rate of the clock', () => {
  it('lets portal time pass faster, from where it stood, and a frozen clock stand', async () => {
    const { request, portal } = aPortal()
    const turn = async (order: object) => (await request('/_portal/clock', json('POST', order))).body
    expect(await turn({ freeze: true, now: '2026-11-22T10:00:00+03:00', rate: 1000 })).toMatchObject({ now: '2026-11-22T10:00:00+03:00', frozen: true, rate: 1000 })
    await turn({ freeze: false })
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(portal.now()).toBeGreaterThanOrEqual(Date.parse('2026-11-22T10:00:15+03:00'))
    await turn({ rate: 1 })
    expect(portal.now()).toBeGreaterThanOrEqual(Date.parse('2026-11-22T10:00:15+03:00'))
    for (const rate of [0, -1, 1001, '2'])
      expect((await request('/_portal/clock', json('POST', { rate }))).status).toBe(400)
  })
})
