import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PortalError } from '@/domain/portalError'
import { connectEarly } from './earlyPortal'
import type { Portal } from './types'

const origin = 'https://example.bitrix24.ru'
const start = { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', LANG: 'ru', AUTH_ID: 'token', IS_ADMIN: false, INSTALL: false, PLACEMENT_OPTIONS: { ID: '5' }, APP_OPTIONS: { a: 'b', c: 5 } }

/** Puts the page into a frame whose parent answers the handshake, or stays silent. */
function openIn(handshake?: Record<string, unknown>) {
  const parent = {
    postMessage(message: string) {
      if (handshake === undefined)
        return
      const reply = new MessageEvent('message', { data: `${message.split(':').at(-2)}:${JSON.stringify(handshake)}`, origin })
      Object.defineProperty(reply, 'source', { value: parent })
      queueMicrotask(() => window.dispatchEvent(reply))
    },
  }
  vi.stubGlobal('parent', parent)
  window.name = 'example.bitrix24.ru|1|sid1'
}

/** The SDK's portal, as far as these tests ask it. */
function aWhole() {
  const portal = {
    read: vi.fn(async () => 'from the SDK'),
    write: vi.fn(async () => ({ kind: 'done', result: true })),
  }
  return { portal, connect: vi.fn(async () => portal as unknown as Portal) }
}

function answerWith(body: unknown, status = 200) {
  vi.stubGlobal('fetch', vi.fn(async () => new Response(JSON.stringify(body), { status })))
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  window.name = ''
})

it('reads by the handshake\'s token before the SDK is there', async () => {
  openIn(start)
  answerWith({ result: 'early' })
  const { connect } = aWhole()
  const portal = await connectEarly(connect)
  expect(await portal.read('profile')).toBe('early')
  expect(connect).not.toHaveBeenCalled()
  expect(portal.session).toMatchObject({ hasToken: true, locale: 'ru', appOptions: { a: 'b' }, placement: { options: { ID: '5' } } })
})

it('reads by the SDK when that token has ended', async () => {
  openIn(start)
  answerWith({ error: 'expired_token' }, 401)
  const { connect } = aWhole()
  const portal = await connectEarly(connect)
  expect(await portal.read('profile')).toBe('from the SDK')
  expect(await portal.read('profile')).toBe('from the SDK')
  expect(connect).toHaveBeenCalledTimes(1)
  expect(fetch).toHaveBeenCalledTimes(1)
})

it('writes by the SDK only', async () => {
  openIn(start)
  answerWith({ result: 'early' })
  const { connect, portal } = aWhole()
  const { write: send } = await connectEarly(connect)
  expect(await send('crm.item.update')).toEqual({ kind: 'done', result: true })
  expect(portal.write).toHaveBeenCalledTimes(1)
  expect(fetch).not.toHaveBeenCalled()
})

it('refuses a write when the SDK cannot be loaded, and tries again the next time', async () => {
  openIn(start)
  const { connect } = aWhole()
  connect.mockRejectedValueOnce(new PortalError('unreachable', 'no network'))
  const { write: send } = await connectEarly(connect)
  expect(await send('crm.item.update')).toMatchObject({ kind: 'refused', error: { kind: 'unreachable' } })
  expect(await send('crm.item.update')).toMatchObject({ kind: 'done' })
})

it('says at once that no portal opened it', async () => {
  await expect(connectEarly()).rejects.toMatchObject({ kind: 'outside-portal' })
})

it('ends in a bounded time when the parent stays silent', async () => {
  openIn()
  const outcome = expect(connectEarly()).rejects.toMatchObject({ kind: 'unreachable' })
  await vi.advanceTimersByTimeAsync(10_000)
  await outcome
})
