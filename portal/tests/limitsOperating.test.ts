import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../src/state/limits.ts'
import type { Json } from '../src/state/types.ts'
import { aPortal, refusal } from './corePortal.ts'

const START = Date.parse('2026-05-14T10:05:20Z')
const LIST = 'crm.item.list'

/** The example on the page of limits, copied by hand: 20 s a call, blocked over 480 s. */
const PAGE = { limit: 480, callSeconds: 20, refusal: [429, 'OPERATION_TIME_LIMIT'] } as const

interface Time { operating?: number, operating_reset_at?: number }

/** A portal on which nothing really waits: the clock is moved by what a wait would have taken. */
function aMeteredPortal() {
  const test = aPortal()
  const { state } = test.portal
  state.limits.operatingSeconds = PAGE.limit
  state.limits.latency = { [LIST]: { callMs: PAGE.callSeconds * 1000, rowMs: 0 } }
  state.clock.frozenAt = START
  test.portal.sleep = () => Promise.resolve()
  const list = (auth?: string) => test.call(LIST, { entityTypeId: 2, ...(auth ? { auth } : {}) })
  const timeOf = (reply: { body: { [key: string]: Json } }) => reply.body.time as Time
  return { ...test, list, timeOf, at: (seconds: number) => state.clock.frozenAt = START + seconds * 1000 }
}

/** @see https://apidocs.bitrix24.com/limits.html */
describe('operating limit', () => {
  it('is 480 seconds unless somebody says otherwise', () => {
    expect(defaultLimits().operatingSeconds).toBe(PAGE.limit)
  })

  it('adds up a method\'s calls and blocks the one after the limit was passed, as in the example of the page', async () => {
    const { list, timeOf, at } = aMeteredPortal()
    for (const second of [0, 10])
      expect((at(second), await list()).status).toBe(200)
    for (let call = 3; call <= 25; call += 1) {
      at(60 + call * 20)
      const reply = await list()
      expect([reply.status, timeOf(reply).operating]).toEqual([200, call * PAGE.callSeconds])
    }
    at(599)
    expect(refusal(await list())).toEqual([...PAGE.refusal, 'Method is blocked due to operation time limit.'])
    at(600)
    const reply = await list()
    expect([reply.status, timeOf(reply).operating]).toEqual([200, 460 + PAGE.callSeconds])
  })

  it('tells when the oldest minute goes: ten minutes after its first call', async () => {
    const { list, timeOf, at } = aMeteredPortal()
    expect(timeOf(await list()).operating_reset_at).toBe(Date.parse('2026-05-14T10:15:20Z') / 1000)
    at(59)
    expect(timeOf(await list()).operating_reset_at).toBe(Date.parse('2026-05-14T10:15:20Z') / 1000)
    at(600)
    expect(timeOf(await list())).toEqual(expect.objectContaining({ operating: 20, operating_reset_at: (START + 1_200_000) / 1000 }))
  })

  it('keeps other methods, webhooks and applications working', async () => {
    const { list, call, webhook } = aMeteredPortal()
    for (let index = 0; index < 25; index += 1)
      await list()
    expect((await list()).status).toBe(PAGE.refusal[0])
    expect((await call('profile')).status).toBe(200)
    expect((await webhook(LIST, { entityTypeId: 2 })).status).toBe(200)
  })

  it('counts the commands of a batch for their own methods, and refuses them one by one', async () => {
    const { call, list } = aMeteredPortal()
    const cmd = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`c${index}`, `${LIST}?entityTypeId=2`]))
    const { status, body } = await call('batch', { cmd })
    expect(status).toBe(200)
    expect(body.time).not.toHaveProperty('operating')
    expect(body.result).toMatchObject({
      result_error: { c25: { error: PAGE.refusal[1] } },
      result_time: { c0: { operating: 20 }, c24: { operating: 500 } },
    })
    expect((await list()).status).toBe(PAGE.refusal[0])
  })

  it('bills everything to batch when that is how the portal does it', async () => {
    const { portal, call, list } = aMeteredPortal()
    portal.state.switches.operatingBilling = 'batch'
    const cmd = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`c${index}`, `${LIST}?entityTypeId=2`]))
    const { body } = await call('batch', { cmd })
    expect(body.time).toMatchObject({ operating: 500 })
    expect(body.result).toMatchObject({ result_error: { c25: { error: PAGE.refusal[1] } }, result_time: { c24: { operating: 0 } } })
    expect(refusal(await call('batch', { cmd: { one: 'profile' } })).slice(0, 2)).toEqual(PAGE.refusal)
    expect((await list()).status).toBe(200)
  })

  it('blocks nothing when it is off, and leaves the counters out when the portal has none', async () => {
    const { portal, list, timeOf } = aMeteredPortal()
    portal.state.limits.operatingSeconds = null
    for (let index = 0; index < 30; index += 1)
      expect((await list()).status).toBe(200)
    portal.state.switches.operatingCounters = false
    const time = timeOf(await list())
    expect(time).not.toHaveProperty('operating')
    expect(time).not.toHaveProperty('operating_reset_at')
  })
})
