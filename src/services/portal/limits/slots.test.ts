import { expect, it } from 'vitest'
import { createSlots } from './slots'
import type { Slots } from './slots'

/** Asks for slots and tells which have been given, in order. */
function askers(slots: Slots) {
  const given: string[] = []
  const back = new Map<string, () => void>()
  const ask = (name: string, isBackground = false, signal?: AbortSignal) => slots.take(isBackground, signal).then(giveBack => {
    given.push(name)
    back.set(name, giveBack)
  })
  const settle = () => new Promise(resolve => setTimeout(resolve))
  return { given, ask, settle, giveBack: (name: string) => back.get(name)!() }
}

it('lets six requests out at once, and the next when one comes back', async () => {
  const { given, ask, settle, giveBack } = askers(createSlots())
  for (const name of 'abcdefgh')
    void ask(name)
  await settle()
  expect(given.join('')).toBe('abcdef')
  giveBack('c')
  await settle()
  expect(given.join('')).toBe('abcdefg')
})

it('leaves one slot to people, who also go first', async () => {
  const { given, ask, settle, giveBack } = askers(createSlots())
  for (const name of 'abcdef')
    void ask(name, true)
  await settle()
  expect(given.join('')).toBe('abcde')
  void ask('P')
  void ask('Q')
  await settle()
  expect(given.join('')).toBe('abcdeP')
  giveBack('a')
  await settle()
  expect(given.join('')).toBe('abcdePQ')
})

it('halves after a full bucket, down to one, which background work may have', async () => {
  const slots = createSlots()
  const { given, ask, settle, giveBack } = askers(slots)
  for (let times = 0; times < 4; times++)
    slots.shrink()
  void ask('a', true)
  void ask('b')
  await settle()
  expect(given).toEqual(['a'])
  giveBack('a')
  await settle()
  expect(given).toEqual(['a', 'b'])
})

it('grows by one with each ten successes in a row, not beyond six', async () => {
  const slots = createSlots()
  const { given, ask, settle } = askers(slots)
  slots.shrink()
  for (const name of 'abcdefgh')
    void ask(name)
  await settle()
  expect(given).toHaveLength(3)
  for (let count = 0; count < 10; count++)
    slots.succeeded()
  await settle()
  expect(given).toHaveLength(4)
  for (let count = 0; count < 100; count++)
    slots.succeeded()
  await settle()
  expect(given).toHaveLength(6)
})

it('lets a request that is given up leave the queue, with the signal\'s reason', async () => {
  const slots = createSlots()
  const { given, ask, settle, giveBack } = askers(slots)
  for (const name of 'abcdef')
    void ask(name)
  const stop = new AbortController()
  const left = ask('g', false, stop.signal)
  void ask('h')
  const reason = new Error('closed')
  stop.abort(reason)
  await expect(left).rejects.toBe(reason)
  await expect(ask('i', false, AbortSignal.abort(reason))).rejects.toBe(reason)
  giveBack('a')
  await settle()
  expect(given.join('')).toBe('abcdefh')
})
