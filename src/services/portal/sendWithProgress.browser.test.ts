import { expect, it } from 'vitest'
import { sendWithProgress } from './sendWithProgress'

// The tests' own server is the portal here: what it answers does not matter, that it does.

const url = new URL('/nothing-here', location.href).href
const body = 'я'.repeat(500_000)
const bodyBytes = 1_000_000

it('tells how much has gone out, up to all of it, and gives the answer whatever its status', async () => {
  const told: number[] = []
  const totals = new Set<number>()
  const { status, text } = await sendWithProgress(url, body, { onProgress: (sent, total) => {
    told.push(sent)
    totals.add(total)
  } })
  expect(status).toBeGreaterThanOrEqual(200)
  expect(typeof text).toBe('string')
  expect([...totals]).toEqual([bodyBytes])
  expect(told.at(-1)).toBe(bodyBytes)
  expect(told).toEqual([...told].sort((one, other) => one - other))
})

it('rejects with a TypeError when there is nobody at the address', async () => {
  // Port 9 takes nothing on this machine.
  await expect(sendWithProgress('http://127.0.0.1:9/rest/', body, { onProgress: () => {} })).rejects.toBeInstanceOf(TypeError)
})

it('ends with the signal\'s reason, before and while it is sent', async () => {
  const reason = new Error('closed')
  await expect(sendWithProgress(url, body, { signal: AbortSignal.abort(reason), onProgress: () => {} })).rejects.toBe(reason)
  const stop = new AbortController()
  const sending = sendWithProgress(url, body, { signal: stop.signal, onProgress: () => {} })
  stop.abort(reason)
  await expect(sending).rejects.toBe(reason)
})
