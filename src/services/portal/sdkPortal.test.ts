import { B24Frame } from '@bitrix24/b24jssdk'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connectPortal } from './sdkPortal'

const origin = 'https://example.bitrix24.ru'

/** Puts the page into a frame whose parent answers commands by this table; a missing one stays silent. */
function openIn(answers: Record<string, unknown>) {
  const sent: string[] = []
  const parent = {
    postMessage(message: string) {
      const parts = message.split(':')
      sent.push(parts[0]!)
      if (!(parts[0]! in answers))
        return
      const reply = new MessageEvent('message', { data: `${parts.at(-2)}:${JSON.stringify(answers[parts[0]!])}`, origin })
      Object.defineProperty(reply, 'source', { value: parent })
      queueMicrotask(() => window.dispatchEvent(reply))
    },
  }
  vi.stubGlobal('parent', parent)
  window.name = 'example.bitrix24.ru|1|sid1'
  return { sent }
}

const start = {
  LANG: 'ru', DOMAIN: 'example.bitrix24.ru', PROTOCOL: '1', PATH: '/rest', AUTH_ID: 'token', AUTH_EXPIRES: '3600', REFRESH_ID: 'refresh',
  MEMBER_ID: 'm', FIRST_RUN: false, IS_ADMIN: true, INSTALL: false, USER_OPTIONS: [], APP_OPTIONS: { 'cardinal.map': '{"version":1}' },
  PLACEMENT: 'CRM_DEAL_DETAIL_TAB', PLACEMENT_OPTIONS: { ID: '5' },
}

/** Connects by a frame of the SDK's that is not shared with other tests. */
function connect() {
  return connectPortal(async () => {
    const frame = new B24Frame({ DOMAIN: 'example.bitrix24.ru', PROTOCOL: true, APP_SID: 'sid1', LANG: null })
    frames.push(frame)
    await frame.init()
    return frame
  })
}

const frames: B24Frame[] = []

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  frames.splice(0).forEach(frame => frame.destroy())
  vi.useRealTimers()
  vi.unstubAllGlobals()
  window.name = ''
})

it('tells where it was opened, by whom, and with which options', async () => {
  openIn({ getInitData: start })
  const { session, origin: portal } = await connect()
  expect(portal).toBe(origin)
  expect(session).toEqual({
    isAdmin: true, isInstalling: false, locale: 'ru', hasToken: true,
    placement: { code: 'CRM_DEAL_DETAIL_TAB', options: { ID: '5' } },
    appOptions: { 'cardinal.map': '{"version":1}' },
  })
})

it('says at once that no portal opened it', async () => {
  await expect(connect()).rejects.toMatchObject({ kind: 'outside-portal' })
})

it('ends in a bounded time when the parent stays silent', async () => {
  openIn({})
  const outcome = expect(connect()).rejects.toMatchObject({ kind: 'unreachable' })
  await vi.advanceTimersByTimeAsync(12_000)
  await outcome
})

it('ends in a bounded time when the first run is not confirmed', async () => {
  openIn({ getInitData: { ...start, FIRST_RUN: true } })
  const outcome = expect(connect()).rejects.toMatchObject({ kind: 'unreachable' })
  await vi.advanceTimersByTimeAsync(12_000)
  await outcome
})

it('refuses a portal that sends it to plain HTTP', async () => {
  openIn({ getInitData: { ...start, PROTOCOL: '0' } })
  await expect(connect()).rejects.toMatchObject({ kind: 'outside-portal' })
})

it('calls nothing for a person without rights to the application', async () => {
  const { sent } = openIn({ getInitData: { ...start, AUTH_ID: '' } })
  const portal = await connect()
  expect(portal.session.hasToken).toBe(false)
  await expect(portal.read('profile')).rejects.toMatchObject({ kind: 'no-access' })
  expect(sent).toEqual(['getInitData'])
})

it('takes silence for silence, not for success', async () => {
  openIn({ getInitData: start })
  const { frame } = await connect()
  const given = Promise.all([frame.setFieldValue('<p>A</p>'), frame.getFieldValue(), frame.setAppOption('a', 'b')])
  await vi.advanceTimersByTimeAsync(900)
  expect(await given).toEqual([false, null, false])
})

it('takes an empty answer for a yes', async () => {
  openIn({ getInitData: start, setValue: '', getValue: ['<p>A</p>'], setAppOption: {} })
  const { frame } = await connect()
  expect(await frame.setFieldValue('<p>A</p>')).toBe(true)
  expect(await frame.getFieldValue()).toBe('<p>A</p>')
  expect(await frame.setAppOption('a', 'b')).toBe(true)
})
