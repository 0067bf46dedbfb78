import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connectByToken } from './tokenPortal'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const origin = 'https://portal.example'

/** A portal that knows one valid token. */
function aPortal(valid: string) {
  const requests: { url: string, body: Record<string, unknown> }[] = []
  const answer = async (url: unknown, init?: RequestInit) => {
    const body = JSON.parse(String(init?.body)) as Record<string, unknown>
    requests.push({ url: String(url), body })
    return body.auth === valid
      ? new Response(JSON.stringify({ result: 'ok', time: {} }))
      : new Response(JSON.stringify({ error: 'expired_token', error_description: 'x' }), { status: 401 })
  }
  return { requests, fetch: answer as typeof fetch }
}

it('makes one refresh for twenty calls that expire at once, and repeats each once', async () => {
  const { fetch, requests } = aPortal('new')
  const refreshToken = vi.fn(async () => 'new')
  const portal = connectByToken({ manners: null, origin, accessToken: 'old', refreshToken, fetch })
  const results = await Promise.all(Array.from({ length: 20 }, () => portal.read('profile')))
  expect(results).toEqual(Array(20).fill('ok'))
  expect(refreshToken).toHaveBeenCalledTimes(1)
  expect(requests).toHaveLength(40)
})

it('ends as signed out after a second refusal, without a loop', async () => {
  const { fetch, requests } = aPortal('never')
  const portal = connectByToken({ manners: null, origin, accessToken: 'old', refreshToken: async () => 'new', fetch })
  await expect(portal.read('profile')).rejects.toMatchObject({ kind: 'signed-out' })
  expect(requests).toHaveLength(2)
})

it('ends as signed out when the parent stays silent for 15 s', async () => {
  const { fetch } = aPortal('never')
  const { write: send } = connectByToken({ manners: null, origin, accessToken: 'old', refreshToken: () => new Promise(() => {}), fetch })
  const outcome = expect(send('crm.item.update')).resolves.toMatchObject({ kind: 'refused', error: { kind: 'signed-out' } })
  await vi.advanceTimersByTimeAsync(15_000)
  await outcome
})

it('puts the token into the body only, of a request to the portal only', async () => {
  const { fetch, requests } = aPortal('secret-token')
  await connectByToken({ manners: null, origin, accessToken: 'secret-token', fetch }).read('crm.item.get', { id: 1 })
  expect(requests[0]!.url).toBe('https://portal.example/rest/crm.item.get')
  expect(requests[0]!.body).toEqual({ id: 1, auth: 'secret-token' })
})

it.each(['http://portal.example', 'https://portal.example/rest', 'http://localhost.evil.example'])('takes no token to %s', address => {
  expect(() => connectByToken({ origin: address, accessToken: 't' })).toThrow('only over HTTPS')
})

it.each([
  ['cut', () => Promise.reject(new TypeError('network'))],
  ['no JSON', async () => new Response('<html>', { status: 200 })],
  ['a bare 503', async () => new Response('', { status: 503 })],
])('calls a write unknown when the answer is %s', async (_, fetch) => {
  const { write: send } = connectByToken({ manners: null, origin, accessToken: 't', fetch: fetch as typeof globalThis.fetch })
  expect(await send('crm.item.update')).toMatchObject({ kind: 'unknown' })
})
