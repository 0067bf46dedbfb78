import { describe, expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { aPortal, EMPLOYEE, refusal } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'
import { asData, asList } from './crmPortal.ts'

const aShop = () => aPortal({ scopes: ['pull', 'im'] })
const ask = (test: TestPortal, name: string, params: { [key: string]: Json } = {}, userId = EMPLOYEE) => test.call(`pull.application.${name}`, { auth: test.token(userId), ...params })

async function channels(test: TestPortal, userId = EMPLOYEE): Promise<{ shared: string, own: string }> {
  const found = asData(asData((await ask(test, 'config.get', {}, userId)).body.result).channels)
  return { shared: String(asData(found.shared).id), own: String(asData(found.private).id) }
}

/** Listens once; resolves with the commands that came. */
async function listen({ server }: TestPortal, channel: string, rest = '&format=json'): Promise<{ commands: Json[], mid: string }> {
  const response = await server.request(`http://localhost:5100/pull/sub/?CHANNEL_ID=${encodeURIComponent(channel)}${rest}`)
  return { commands: asList(await response.json() as Json).map(message => asData(message.text)), mid: response.headers.get('Last-Message-Id') ?? '' }
}

describe('the configuration', () => {
  it('has the addresses and channels of the page, the shared one for all people of the application', async () => {
    const test = aShop()
    const { body } = await ask(test, 'config.get')
    expect(body.result).toMatchObject({
      server: { version: 4, server_enabled: true, long_polling: 'http://localhost:5100/pull/sub/', websocket_enabled: false },
      api: { revision_web: 19, revision_mobile: 3 },
      channels: { shared: { type: 'shared' }, private: { type: 'private' } },
      publicChannels: { [EMPLOYEE]: { user_id: EMPLOYEE } },
    })
    const [one, other] = [await channels(test), await channels(test, 1)]
    expect(one.shared).toBe(other.shared)
    expect(one.own).not.toBe(other.own)
  })

  it('has other channels after twelve hours', async () => {
    const test = aShop()
    const before = await channels(test)
    test.portal.state.clock.offsetMs += 12 * 3_600_000
    expect((await channels(test)).shared).not.toBe(before.shared)
  })

  it('is for applications', async () => {
    expect(refusal(await aShop().webhook('pull.application.config.get'))).toEqual([403, 'WRONG_AUTH_TYPE', 'Get access to application config available only for application authorization.'])
    expect((await aPortal({ scopes: ['crm'] }).call('pull.application.config.get')).body.error).toBe('insufficient_scope')
  })
})

describe('an event', () => {
  it('reaches who listens to the shared channel, at once', async () => {
    const test = aShop()
    const heard = listen(test, (await channels(test, 1)).shared)
    expect((await ask(test, 'event.add', { COMMAND: 'visit.asked', PARAMS: { visit: 7 } })).body.result).toBe(true)
    expect((await heard).commands).toEqual([{ module_id: 'application', command: 'visit.asked', params: { visit: 7 } }])
  })

  it('is told once more to who comes back with the number of the one before', async () => {
    const test = aShop()
    const { shared } = await channels(test)
    const first = listen(test, shared)
    await ask(test, 'event.add', { COMMAND: 'one' })
    const { mid } = await first
    await ask(test, 'event.add', { COMMAND: 'two', MODULE_ID: 'shop' })
    await ask(test, 'event.add', { COMMAND: 'three' })
    expect((await listen(test, shared, `&format=json&mid=${mid}`)).commands).toMatchObject([{ command: 'two', module_id: 'shop' }, { command: 'three' }])
  })

  it('for a person is heard by that person alone, and only administrators send to others', async () => {
    const test = aShop()
    const [mine, theirs] = [await channels(test), await channels(test, 1)]
    const heard = listen(test, `${mine.shared}/${mine.own}`)
    await ask(test, 'event.add', { COMMAND: 'yours', USER_ID: [EMPLOYEE] }, 1)
    expect((await heard).commands).toMatchObject([{ command: 'yours' }])
    expect(test.portal.state.pull.messages.some(({ channel }) => theirs.own.startsWith(channel))).toBe(false)
    expect((await ask(test, 'event.add', { COMMAND: 'own', USER_ID: EMPLOYEE })).body.result).toBe(true)
    expect(refusal(await ask(test, 'event.add', { COMMAND: 'x', USER_ID: 1 }))).toEqual([400, 'USER_ID_ACCESS_ERROR', 'Only admin can send notifications to other channels'])
  })

  it.each([
    [{ COMMAND: 'a b' }, 'COMMAND_ERROR'], [{}, 'COMMAND_ERROR'], [{ COMMAND: 'a', MODULE_ID: 'Shop' }, 'MODULE_ID_ERROR'], [{ COMMAND: 'a', PARAMS: 'x' }, 'PARAMS_ERROR'],
  ])('%j is refused with %s', async (params, code) => {
    expect((await ask(aShop(), 'event.add', params)).body.error).toBe(code)
  })

  it('is written between marks for clients that ask for no JSON, and a wrong signature hears nothing', async () => {
    const test = aShop()
    const { shared } = await channels(test)
    const heard = test.server.request(`http://localhost:5100/pull/sub/?CHANNEL_ID=${shared}`)
    await ask(test, 'event.add', { COMMAND: 'a' })
    expect(await (await heard).text()).toMatch(/^#!NGINXNMS!#\{.*"command":"a".*\}#!NGINXNME!#$/)
    expect((await test.server.request(`http://localhost:5100/pull/sub/?CHANNEL_ID=${shared.slice(0, -1)}`)).status).toBe(403)
  })
})

describe('a push', () => {
  it('stands among the notices, and is for administrators with a text', async () => {
    const test = aShop()
    expect((await ask(test, 'push.add', { USER_ID: EMPLOYEE, TEXT: 'Посетитель' }, 1)).body.result).toBe(true)
    expect([...test.portal.state.chats.notices.values()]).toMatchObject([{ userId: EMPLOYEE, text: 'Test: Посетитель' }])
    expect((await ask(test, 'push.add', { USER_ID: 1, TEXT: 'x' })).body.error).toBe('ACCESS_ERROR')
    expect((await ask(test, 'push.add', { USER_ID: 1 }, 1)).body.error).toBe('TEXT_ERROR')
  })
})
