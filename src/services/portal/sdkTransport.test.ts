import { afterEach, expect, it, vi } from 'vitest'
import type { B24Frame } from '@bitrix24/b24jssdk'
import { createCalls } from './calls'
import { sdkTransport } from './sdkTransport'

const origin = 'https://example.bitrix24.ru'

afterEach(() => {
  vi.useRealTimers()
})

/** The SDK's frame, as far as a transport asks it: a token, and a parent that gives a new one. */
function aFrame({ target = origin, refreshAuth = async () => true }: { target?: string, refreshAuth?: () => Promise<unknown> } = {}) {
  let token = 'old'
  const data = () => ({ access_token: token, refresh_token: 'r', expires: 0, expires_in: 3600, domain: target, member_id: 'm' })
  const refresh = vi.fn(async () => {
    await refreshAuth()
    token = 'new'
    return data()
  })
  const auth = {
    getAuthData: data,
    refreshAuth: refresh,
    getUniq: (prefix: string) => prefix,
    isAdmin: false,
    getTargetOrigin: () => target,
    getTargetOriginWithPath: () => new Map([['v2', `${target}/rest`]]),
  }
  return { frame: { auth } as unknown as B24Frame, refresh }
}

/** The SDK's client, sending by this function. */
const by = (send: typeof fetch) => ({ adapter: 'fetch', env: { fetch: send, Request: null, Response: null } })

/** A portal that knows one token and counts what it did. */
function answerFor(valid: string) {
  const done: string[] = []
  const send = vi.fn(async (_url: string | URL | Request, init?: RequestInit) => {
    const { auth, name } = JSON.parse(String(init?.body)) as { auth: string, name: string }
    if (auth !== valid)
      return new Response('{"error":"expired_token","error_description":"The access token provided has expired."}', { status: 401 })
    done.push(name)
    return new Response(JSON.stringify({ result: name, time: {} }))
  })
  return { send, done, client: by(send as typeof fetch) }
}

it('guard: sends nothing to another address than the portal\'s, whatever the SDK was told', async () => {
  const { send, client } = answerFor('old')
  const calls = createCalls(sdkTransport(aFrame({ target: 'https://evil.example' }).frame, origin, client), { manners: null })
  await expect(calls.read('profile')).rejects.toMatchObject({ kind: 'rejected' })
  expect(send).not.toHaveBeenCalled()
})

it('guard: makes one refresh for twenty calls that expire at once, and writes nothing twice', async () => {
  const { done, client } = answerFor('new')
  const { frame, refresh } = aFrame()
  const { read, write: change } = createCalls(sdkTransport(frame, origin, client), { manners: null })
  const names = Array.from({ length: 20 }, (_, index) => `n${index}`)
  const outcomes = await Promise.all(names.map((name, index) => index % 2 ? read('crm.item.get', { name }) : change('crm.item.add', { name })))
  expect(outcomes).toEqual(names.map((name, index) => index % 2 ? name : { kind: 'done', result: name }))
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(done.sort()).toEqual(names.sort())
})

it('ends within 30 s when the parent gives no new token, and the write was not done', async () => {
  vi.useFakeTimers()
  const { done, client } = answerFor('new')
  const { frame } = aFrame({ refreshAuth: () => new Promise(() => undefined) })
  const { write: change } = createCalls(sdkTransport(frame, origin, client), { manners: null })
  const outcome = change('crm.item.add', { name: 'a' })
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await outcome).toMatchObject({ kind: 'refused', error: { kind: 'signed-out' } })
  expect(done).toEqual([])
})

it('gives a request up with the signal\'s reason', async () => {
  const stop = new AbortController()
  const client = by((_url: unknown, init?: RequestInit) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal!.reason as Error))))
  const reading = createCalls(sdkTransport(aFrame().frame, origin, client), { manners: null }).read('crm.item.list', {}, { signal: stop.signal })
  const outcome = expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  await new Promise(resolve => setTimeout(resolve, 10))
  stop.abort()
  await outcome
})
