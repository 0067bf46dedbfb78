import { expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import type { PortalErrorKind } from '@/domain/portalError'
import { createCalls } from './calls'
import { decodeAnswer } from './decodeAnswer'

/** A carrier that gives these answers in turn: an error kind, or a result. */
function carrier(answers: (PortalErrorKind | { result: unknown })[]) {
  const waits: number[] = []
  let sent = 0
  const calls = createCalls({
    origin: 'https://portal.example',
    send: async () => {
      const answer = answers[sent++]!
      if (typeof answer === 'string')
        throw new PortalError(answer, 'refused')
      return decodeAnswer(answer)
    },
  }, { wait: async ms => { waits.push(ms) }, random: () => 0.5, manners: null })
  return { calls, waits, sent: () => sent }
}

it('repeats a read after a lost reply, with growing waits', async () => {
  const { calls, waits } = carrier(['unreachable', 'busy', { result: 7 }])
  expect(await calls.read('crm.item.get')).toBe(7)
  expect(waits).toEqual([1000, 2000])
})

it('gives a read up after three attempts', async () => {
  const { calls, sent } = carrier(['unreachable', 'unreachable', 'unreachable'])
  await expect(calls.read('crm.item.get')).rejects.toMatchObject({ kind: 'unreachable' })
  expect(sent()).toBe(3)
})

it.each(['forbidden', 'missing', 'blocked', 'signed-out', 'plan', 'rejected', 'no-access'] as const)('asks once when the answer is %s', async kind => {
  const { calls, sent } = carrier([kind])
  await expect(calls.read('crm.item.get')).rejects.toMatchObject({ kind })
  expect(sent()).toBe(1)
})

it('never sends a write again after a lost reply', async () => {
  const { calls: { write: send }, sent } = carrier(['unreachable', { result: true }])
  expect(await send('crm.item.update')).toMatchObject({ kind: 'unknown' })
  expect(sent()).toBe(1)
})

it('sends a write again when the portal refused it before it ran', async () => {
  const { calls: { write: send } } = carrier(['busy', { result: true }])
  expect(await send('crm.item.update')).toEqual({ kind: 'done', result: true })
})

it('calls a refused write refused', async () => {
  const { calls: { write: send } } = carrier(['forbidden'])
  expect(await send('crm.item.update')).toMatchObject({ kind: 'refused', error: { kind: 'forbidden' } })
})

it('looks at every part of a batch: done, failed, absent', async () => {
  const answer = { result: { a: 1 }, result_error: { b: { error: 'ACCESS_DENIED', error_description: 'no' } }, result_total: { a: 12 } }
  const { calls } = carrier([{ result: answer }])
  const parts = await calls.readBatch({ a: { method: 'm' }, b: { method: 'm' }, c: { method: 'm' } })
  expect(parts.a).toMatchObject({ kind: 'done', result: 1, total: 12, time: { operatingSeconds: null } })
  expect(parts.b).toMatchObject({ kind: 'failed', error: { kind: 'forbidden' } })
  expect(parts.c).toEqual({ kind: 'absent' })
})

it('reads empty parts of a batch, which PHP sends as lists', async () => {
  const { calls } = carrier([{ result: { result: [], result_error: [], result_total: [] } }])
  expect((await calls.readBatch({ a: { method: 'm' } })).a).toEqual({ kind: 'absent' })
})

it('refuses more than fifty commands', async () => {
  const { calls, sent } = carrier([])
  const commands = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`c${index}`, { method: 'm' }]))
  await expect(calls.readBatch(commands)).rejects.toThrow(RangeError)
  expect(sent()).toBe(0)
})

it('gives a read up with the signal\'s own reason, and sends nothing more', async () => {
  const { calls, sent } = carrier(['unreachable', { result: 7 }])
  const stop = new AbortController()
  stop.abort(new DOMException('The person left.', 'AbortError'))
  await expect(calls.read('crm.item.list', {}, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' })
  expect(sent()).toBe(0)
})

it('calls a write that was given up on its way unknown', async () => {
  const stop = new AbortController()
  const { write: send } = createCalls({
    origin: 'https://portal.example',
    send: (_method, _params, options) => new Promise((_resolve, reject) => options?.signal?.addEventListener('abort', () => reject(options.signal!.reason as Error))),
  }, { manners: null })
  const outcome = send('disk.folder.uploadfile', {}, { signal: stop.signal })
  await Promise.resolve()
  stop.abort()
  expect(await outcome).toMatchObject({ kind: 'unknown' })
})

it('calls a write that was given up before it was sent refused', async () => {
  const { calls: { write: send }, sent } = carrier([])
  expect(await send('crm.item.add', {}, { signal: AbortSignal.abort() })).toMatchObject({ kind: 'refused' })
  expect(sent()).toBe(0)
})
