import { expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import { createCalls } from '../calls'
import { decodeAnswer } from '../decodeAnswer'
import { createManners } from './manners'
import type { MannersOptions } from './manners'
import { openNotebook } from './notes'
import { frameTurns } from './turns'

const origin = 'https://portal.example'

/** A clock that waiting moves, and a bucket as the documentation has it. */
function aPortal({ depth = 50, perSecond = 2 } = {}) {
  let now = 1_000_000
  let level = 0
  let at = now
  const sentAt: number[] = []
  const refusedAt: number[] = []
  return {
    sentAt,
    refusedAt,
    now: () => now,
    /** Waits in order: the clock jumps to the end of each wait. */
    wait: async (ms: number) => { now += ms },
    advance(ms: number) { now += ms },
    fill() { level = depth },
    async answer() {
      level = Math.max(0, level - (now - at) / 1000 * perSecond)
      at = now
      if (level + 1 > depth) {
        refusedAt.push(now)
        throw new PortalError('busy', 'full', { code: 'QUERY_LIMIT_EXCEEDED' })
      }
      level++
      sentAt.push(now)
      return decodeAnswer({ result: true })
    },
  }
}

/** A browser: its frames share turns and notes. */
function aBrowser({ now, wait }: Pick<ReturnType<typeof aPortal>, 'now' | 'wait'>, options: MannersOptions = {}) {
  const kept = new Map<string, string>()
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
  const turns = frameTurns()
  return {
    storage,
    frame: () => createManners(origin, { now, wait, random: () => 0.5, turns, notebook: openNotebook('limits', now, storage), isHidden: () => false, ...options }),
  }
}

const send = (manners: ReturnType<typeof createManners>, answer: () => Promise<ReturnType<typeof decodeAnswer>>, options = {}) =>
  manners.send(['crm.item.list'], options, answer)

it('guard: spreads 200 requests of 25 frames so that the portal refuses none', async () => {
  const portal = aPortal()
  const browser = aBrowser(portal)
  const frames = Array.from({ length: 25 }, browser.frame)
  await Promise.all(frames.flatMap(frame => Array.from({ length: 8 }, () => send(frame, portal.answer))))
  expect(portal.sentAt).toHaveLength(200)
  expect(portal.refusedAt).toHaveLength(0)
})

it('overflows the same portal without manners', async () => {
  const portal = aPortal()
  const outcomes = await Promise.allSettled(Array.from({ length: 200 }, portal.answer))
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(150)
})

it('makes an ordinary card wait for nothing', async () => {
  const portal = aPortal()
  const frame = aBrowser(portal).frame()
  await Promise.all([send(frame, portal.answer), send(frame, portal.answer), send(frame, portal.answer)])
  expect(portal.sentAt).toEqual([1_000_000, 1_000_000, 1_000_000])
})

it('leaves room for a card while thousands of records are read', async () => {
  const portal = aPortal()
  const browser = aBrowser(portal)
  const reader = browser.frame()
  for (let index = 0; index < 60; index++)
    await send(reader, portal.answer, { background: true })
  const before = portal.now()
  const card = browser.frame()
  for (let index = 0; index < 4; index++)
    await send(card, portal.answer)
  expect(portal.sentAt.slice(-4)).toEqual([before, before, before, before])
  expect(portal.refusedAt).toHaveLength(0)
})

it('guard: pauses the whole browser after a full bucket, once for all that were refused together', async () => {
  const portal = aPortal()
  const browser = aBrowser(portal)
  const [one, other] = [browser.frame(), browser.frame()]
  portal.fill()
  const refused = await Promise.allSettled([send(one, portal.answer), send(one, portal.answer)])
  expect(refused.map(outcome => outcome.status === 'rejected' && outcome.reason)).toEqual(Array(2).fill(expect.objectContaining({ kind: 'busy', retryAt: 1_001_000 })))
  await send(other, portal.answer)
  expect(portal.sentAt[0]).toBeGreaterThanOrEqual(1_001_000)
})

it('pauses longer each time the bucket is still full', () => {
  const portal = aPortal()
  const frame = aBrowser(portal).frame()
  const pauses: number[] = []
  for (let index = 0; index < 6; index++) {
    const { retryAt } = frame.refused('m', new PortalError('busy', 'full'))
    pauses.push(retryAt! - portal.now())
    portal.advance(pauses.at(-1)! + 1)
  }
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000])
})

it('gets every call through in the end when others fill the bucket, by waiting and asking again', async () => {
  const portal = aPortal()
  const { frame } = aBrowser(portal)
  portal.fill()
  const calls = createCalls({ origin, send: portal.answer }, { manners: frame(), wait: portal.wait })
  expect(await Promise.all(Array.from({ length: 10 }, () => calls.read('crm.item.get')))).toEqual(Array(10).fill(true))
})

it('stops waiting for a turn when the call is given up', async () => {
  const portal = aPortal()
  const stop = new AbortController()
  const frame = aBrowser({ now: portal.now, wait: (_ms, signal?: AbortSignal) => new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error))) } as typeof portal).frame()
  frame.refused('m', new PortalError('busy', 'full'))
  const waiting = send(frame, portal.answer, { signal: stop.signal })
  await Promise.resolve()
  stop.abort(new DOMException('left', 'AbortError'))
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  expect(portal.sentAt).toEqual([])
})
