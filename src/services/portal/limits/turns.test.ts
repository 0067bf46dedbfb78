import { describe, expect, it } from 'vitest'
import { browserTurns, frameTurns } from './turns'
import type { TakeTurn } from './turns'

/** Work that says when it begins and ends when it is told to. */
function someWork(said: string[]) {
  const ends = new Map<string, () => void>()
  const work = (name: string) => () => {
    said.push(name)
    return new Promise<string>(resolve => ends.set(name, () => resolve(name)))
  }
  return { work, end: (name: string) => ends.get(name)!() }
}

const settle = () => new Promise(resolve => setTimeout(resolve))

/** The browser's lock manager, as far as a turn asks it. */
const locksThat = (request: () => Promise<unknown>) => ({ request }) as unknown as LockManager

/** A frame of another site, where the browser forbids locks. */
const forbidden = locksThat(() => Promise.reject(new DOMException('The request was denied.', 'SecurityError')))

describe.each<[string, () => TakeTurn]>([
  ['within the frame', frameTurns],
  ['where the browser has no locks', () => browserTurns(undefined)],
  ['where the browser forbids locks', () => browserTurns(forbidden)],
])('turns %s', (_, open) => {
  it('run one at a time under a name, in the order of asking; another name waits for none', async () => {
    const said: string[] = []
    const { work, end } = someWork(said)
    const turns = open()
    const first = turns('list', work('a'))
    const second = turns('list', work('b'))
    void turns('get', work('c'))
    await settle()
    expect(said).toEqual(['a', 'c'])
    end('a')
    expect(await first).toBe('a')
    await settle()
    expect(said).toEqual(['a', 'c', 'b'])
    end('b')
    expect(await second).toBe('b')
  })

  it('go on after work that failed, whose error its caller gets', async () => {
    const turns = open()
    const failed = turns('list', () => Promise.reject(new Error('no answer')))
    const next = turns('list', () => Promise.resolve('next'))
    await expect(failed).rejects.toThrow('no answer')
    expect(await next).toBe('next')
  })

  it('are given up while waiting, with the signal\'s reason and without the work', async () => {
    const said: string[] = []
    const { work, end } = someWork(said)
    const turns = open()
    void turns('list', work('a'))
    await settle()
    const stop = new AbortController()
    const left = turns('list', work('b'), stop.signal)
    stop.abort(new Error('closed'))
    end('a')
    await expect(left).rejects.toThrow('closed')
    expect(said).toEqual(['a'])
  })
})

describe('turns with locks', () => {
  it('run work once, also when it fails inside the lock', async () => {
    let runs = 0
    const turns = browserTurns({ request: (_: string, __: object, work: () => Promise<unknown>) => work() } as unknown as LockManager)
    await expect(turns('list', () => {
      runs++
      return Promise.reject(new Error('no answer'))
    })).rejects.toThrow('no answer')
    expect(runs).toBe(1)
  })

  it('do not begin when the wait was given up', async () => {
    let runs = 0
    const stop = AbortSignal.abort(new Error('closed'))
    const turns = browserTurns(locksThat(() => Promise.reject(stop.reason as Error)))
    await expect(turns('list', async () => runs++, stop)).rejects.toThrow('closed')
    expect(runs).toBe(0)
  })
})
