import { expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import { createCalls } from '../calls'
import { decodeAnswer } from '../decodeAnswer'
import { createManners } from './manners'
import { openNotebook } from './notes'
import { frameTurns } from './turns'

const origin = 'https://portal.example'

/** Frames of one browser that talk to a portal answering one method by its counters. */
function aWorld(answers: (method: string, call: number) => Record<string, unknown> | PortalError) {
  let now = Date.parse('2026-11-22T10:00:00Z')
  const kept = new Map<string, string>()
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
  const sent: string[] = []
  const waits: number[] = []
  const turns = frameTurns()
  const transport = {
    origin,
    async send(method: string) {
      sent.push(method)
      const answer = answers(method, sent.length)
      if (answer instanceof PortalError)
        throw answer
      return decodeAnswer(answer)
    },
  }
  const wait = async (ms: number) => {
    waits.push(ms)
    now += ms
  }
  return {
    sent,
    waits,
    now: () => now,
    advance(ms: number) { now += ms },
    frame() {
      const manners = createManners(origin, { now: () => now, wait, random: () => 0.5, turns, notebook: openNotebook('limits', () => now, storage), isHidden: () => false })
      return createCalls(transport, { manners, wait })
    },
  }
}

const overTime = () => new PortalError('blocked', 'blocked', { code: 'OPERATION_TIME_LIMIT' })
const counters = (operating: number, resetAt: string) => ({ operating, operating_reset_at: Date.parse(resetAt) / 1000, date_finish: '2026-11-22T13:00:00+03:00' })

it('guard: sends a blocked method nothing until its reset, in no frame', async () => {
  const world = aWorld((_method, call) => call === 1 ? { result: 1, time: counters(470, '2026-11-22T10:04:00Z') } : overTime())
  const one = world.frame()
  await one.read('crm.item.list')
  await expect(one.read('crm.item.list')).rejects.toMatchObject({ kind: 'blocked', retryAt: Date.parse('2026-11-22T10:04:00Z') })
  for (let index = 0; index < 25; index++)
    await expect(world.frame().read('crm.item.list')).rejects.toMatchObject({ kind: 'blocked', code: 'OPERATION_TIME_LIMIT' })
  expect(world.sent).toHaveLength(2)
})

it('guard: tries a blocked method three times at most in ten minutes when the portal does not say when it is free', async () => {
  const world = aWorld(overTime)
  for (let second = 0; second < 600; second += 5) {
    await expect(world.frame().read('crm.item.list')).rejects.toMatchObject({ kind: 'blocked' })
    world.advance(5000)
  }
  expect(world.sent).toHaveLength(3)
})

it('guard: tries a method that is blocked inside batches three times at most in ten minutes, though the batches are answered', async () => {
  const world = aWorld(() => ({ result: { result: { b: 1 }, result_error: { a: { error: 'OPERATION_TIME_LIMIT', error_description: 'blocked' } } } }))
  for (let second = 0; second < 600; second += 5) {
    await world.frame().readBatch({ a: { method: 'crm.item.list' }, b: { method: 'crm.item.get' } }).catch(() => null)
    world.advance(5000)
  }
  expect(world.sent).toHaveLength(3)
})

it('asks again after the reset, and forgets the block when the portal answers', async () => {
  const world = aWorld((_method, call) => call === 1 ? overTime() : { result: call })
  await expect(world.frame().read('crm.item.list')).rejects.toMatchObject({ kind: 'blocked' })
  world.advance(61_000)
  expect(await world.frame().read('crm.item.list')).toBe(2)
  expect(await world.frame().read('crm.item.list')).toBe(3)
})

it('forgets the block of a method that runs in a batch again', async () => {
  const refused = { result: { result: [], result_error: { a: { error: 'OPERATION_TIME_LIMIT', error_description: 'blocked' } } } }
  const world = aWorld((_method, call) => call === 2 ? { result: { result: { a: 1 } } } : refused)
  const read = () => world.frame().readBatch({ a: { method: 'crm.item.list' } })
  for (let call = 1; call <= 3; call++) {
    await read()
    world.advance(61_000)
  }
  // The second block is a new one, not the first one's next step of three minutes.
  await read()
  expect(world.sent).toHaveLength(4)
})

it('holds back only the method that is blocked', async () => {
  const world = aWorld(method => method === 'crm.item.list' ? overTime() : { result: method })
  await expect(world.frame().read('crm.item.list')).rejects.toMatchObject({ kind: 'blocked' })
  expect(await world.frame().read('crm.item.get')).toBe('crm.item.get')
})

it('takes the end of the budget from a command inside a batch', async () => {
  const answer = { result: { result: [], result_error: { a: { error: 'OPERATION_TIME_LIMIT', error_description: 'blocked' } }, result_time: { b: counters(479, '2026-11-22T10:05:00Z') } } }
  const world = aWorld(() => answer)
  const parts = await world.frame().readBatch({ a: { method: 'crm.item.list' }, b: { method: 'crm.item.get' } })
  expect(parts.a).toMatchObject({ kind: 'failed', error: { kind: 'blocked', retryAt: world.now() + 60_000 } })
  await expect(world.frame().read('crm.item.list')).rejects.toMatchObject({ kind: 'blocked' })
  expect(world.sent).toEqual(['batch'])
})

it('slows down by the larger of a command\'s counter and the batch\'s own', async () => {
  const heavy = counters(450, '2026-11-22T10:05:00Z')
  const light = counters(1, '2026-11-22T10:05:00Z')
  const commands = { a: { method: 'crm.item.list' } }
  for (const [own, inner] of [[heavy, light], [light, heavy]]) {
    const world = aWorld(() => ({ result: { result: { a: 1 }, result_time: { a: inner } }, time: own }))
    const frame = world.frame()
    await frame.readBatch(commands)
    expect(world.waits).toEqual([])
    await frame.readBatch(commands)
    expect(world.waits).toEqual([1375])
  }
})

it('takes absent counters for unknown: nothing is slowed down or stopped', async () => {
  const world = aWorld(() => ({ result: 1, time: { duration: 60 } }))
  const frame = world.frame()
  for (let index = 0; index < 30; index++)
    await frame.read('crm.item.list', {}, { background: true })
  expect(world.waits).toEqual([])
})

it('keeps the last of a method\'s time for people', async () => {
  const world = aWorld(() => ({ result: 1, time: counters(470, '2026-11-22T10:05:00Z') }))
  const frame = world.frame()
  await frame.read('crm.item.list')
  await expect(frame.read('crm.item.list', {}, { background: true })).rejects.toMatchObject({ kind: 'blocked', retryAt: Date.parse('2026-11-22T10:05:00Z') })
  expect(await frame.read('crm.item.list')).toBe(1)
})

it('sends nothing for a minute after the portal has stopped applications', async () => {
  const world = aWorld(() => new PortalError('stopped', 'by hand', { code: 'OVERLOAD_LIMIT' }))
  await expect(world.frame().read('crm.item.list')).rejects.toMatchObject({ kind: 'stopped' })
  await expect(world.frame().read('crm.item.get')).rejects.toMatchObject({ kind: 'stopped' })
  expect(world.sent).toHaveLength(1)
})
