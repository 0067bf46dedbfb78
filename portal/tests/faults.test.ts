import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createState, startPortal } from '../src/index.ts'
import type { FaultRule, LogEntry, RunningPortal } from '../src/index.ts'
import { importUsers } from '../src/control/import/people.ts'
import type { Json } from '../src/state/types.ts'

type Body = { [key: string]: Json }

let running: RunningPortal
beforeEach(async () => {
  const state = createState({ seed: 3 })
  state.webhooks.push({ userId: 2, secret: 'boris', scopes: ['crm'] })
  running = await startPortal({ port: 0, state, quiet: true })
  importUsers(running.portal, [{ id: 2, name: 'Борис', lastName: 'Ким', email: 'boris@portal.example' }])
})
afterEach(() => running.close())

function send(path: string, method: string, body?: object): Promise<Response> {
  return fetch(`${running.origin}${path}`, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) })
}

function raw(method: string, params: Body = {}, hook = '1/dev'): Promise<Response> {
  return send(`/rest/${hook}/${method}`, 'POST', params)
}

async function call(method: string, params: Body = {}, hook = '1/dev'): Promise<Body> {
  return await (await raw(method, params, hook)).json() as Body
}

async function rule(order: FaultRule): Promise<void> {
  expect((await send('/_portal/faults', 'POST', order)).status).toBe(200)
}

async function readings(): Promise<{ id: string, calls: number, strikes: number }[]> {
  return (await (await send('/_portal/faults', 'GET')).json() as { rules: { id: string, calls: number, strikes: number }[] }).rules
}

function titles(): Json[] {
  return [...running.portal.state.items.get(2)?.values() ?? []].map(deal => deal.title ?? null)
}

const aDeal = (title: string): Body => ({ entityTypeId: 2, fields: { title } })
const command = (title: string) => `crm.item.add?entityTypeId=2&fields[title]=${title}`
const ADD = 'crm.item.add'

describe('when a rule strikes', () => {
  const refuse = { kind: 'refuse', error: 'ACCESS_DENIED', status: 403 } as const
  const strikesOf = async (when: FaultRule['when'], count: number) => {
    await rule({ when, do: refuse })
    const struck: number[] = []
    for (let number = 1; number <= count; number++) {
      if ((await raw('profile')).status === 403)
        struck.push(number)
    }
    return struck
  }

  it.each([
    [{ method: 'profile' }, [1, 2, 3, 4, 5, 6]],
    [{ method: 'PROFILE', nth: 2 }, [2]],
    [{ method: '*', from: 2, to: 3 }, [2, 3]],
    [{ method: 'profile', every: 3 }, [3, 6]],
    [{ method: 'profile', from: 2, times: 2 }, [2, 3]],
    [{ method: 'profile', probability: 0 }, []],
    [{ method: 'server.time' }, []],
  ] as [FaultRule['when'], number[]][])('%j strikes calls %j', async (when, expected) => {
    expect(await strikesOf(when, 6)).toEqual(expected)
  })

  it('draws the same calls for the same seed', async () => {
    const first = await strikesOf({ method: 'profile', probability: 0.5, seed: 8 }, 12)
    await send('/_portal/faults', 'DELETE')
    expect(await strikesOf({ method: 'profile', probability: 0.5, seed: 8 }, 12)).toEqual(first)
    expect(first.length).toBeGreaterThan(0)
    expect(first.length).toBeLessThan(12)
  })

  it('touches one user and leaves the others alone', async () => {
    await rule({ when: { method: 'profile', user: 2 }, do: refuse })
    expect((await raw('profile')).status).toBe(200)
    expect((await raw('profile', {}, '2/boris')).status).toBe(403)
  })

  it('touches one application and leaves webhooks and others alone', async () => {
    await send('/_portal/apps', 'POST', { code: 'local.a', title: 'A', handler: 'http://127.0.0.1:5101/', scopes: ['crm'] })
    await send('/_portal/apps', 'POST', { code: 'local.b', title: 'B', handler: 'http://127.0.0.1:5101/', scopes: ['crm'] })
    await rule({ when: { method: 'profile', app: 'local.b' }, do: refuse })
    const statusOf = async (app: string) => {
      const { access_token: auth } = await (await send('/_portal/app-token', 'POST', { user: 1, app })).json() as { access_token: string }
      return (await send('/rest/profile', 'POST', { auth })).status
    }
    expect([await statusOf('local.a'), await statusOf('local.b'), (await raw('profile')).status]).toEqual([200, 403, 200])
  })

  it('counts commands inside a batch, and refuses the one that is struck', async () => {
    await rule({ when: { method: ADD, nth: 2 }, do: refuse })
    const { result } = await call('batch', { halt: 0, cmd: { a: command('A'), b: command('B'), c: command('C') } })
    expect(result).toMatchObject({ result_error: { b: { error: 'ACCESS_DENIED' } } })
    expect(titles()).toEqual(['A', 'C'])
    expect(await readings()).toMatchObject([{ id: 'fault-1', calls: 3, strikes: 1 }])
  })

  it('tells a request from a command when asked to', async () => {
    await rule({ when: { method: 'profile', inside: 'batch' }, do: refuse })
    await rule({ when: { method: '*', inside: 'request', nth: 2 }, do: refuse })
    expect((await raw('profile')).status).toBe(200)
    expect(await readings()).toMatchObject([{ calls: 0 }, { calls: 1 }])
  })

  it('rests, works again, and goes with a reset', async () => {
    await rule({ id: 'mine', when: { method: 'profile' }, do: refuse })
    await send('/_portal/faults/mine', 'PATCH', { enabled: false })
    expect((await raw('profile')).status).toBe(200)
    await send('/_portal/faults/mine', 'PATCH', { enabled: true })
    expect((await raw('profile')).status).toBe(403)
    await send('/_portal/reset', 'POST')
    expect((await raw('profile')).status).toBe(200)
    expect(await readings()).toEqual([])
  })
})

describe('what a rule does', () => {
  it('answers with a status and JSON, without applying', async () => {
    await rule({ when: { method: ADD }, do: { kind: 'answer', status: 503, body: { error: 'OVERLOAD_LIMIT' } } })
    const reply = await raw(ADD, aDeal('A'))
    expect([reply.status, reply.headers.get('access-control-allow-origin'), await reply.json()]).toEqual([503, '*', { error: 'OVERLOAD_LIMIT' }])
    expect(titles()).toEqual([])
  })

  it('answers with a page of a proxy, which other origins may not read', async () => {
    await rule({ when: { method: ADD }, do: { kind: 'answer', status: 502, html: '<h1>Bad Gateway</h1>' } })
    const reply = await raw(ADD, aDeal('A'))
    expect([reply.status, reply.headers.get('access-control-allow-origin'), await reply.text()]).toEqual([502, null, '<h1>Bad Gateway</h1>'])
  })

  it('waits before it applies', async () => {
    await rule({ when: { method: ADD }, do: { kind: 'delay', ms: 30 } })
    await call(ADD, aDeal('A'))
    expect(titles()).toEqual(['A'])
    expect(running.portal.log.at(-1)).toMatchObject({ faults: ['fault-1: delay'] })
  })

  it.each([
    ['cut-before', []],
    ['cut-within', []],
    ['cut-after', ['A']],
  ] as const)('%s: the caller hears nothing, the portal holds %j', async (kind, expected) => {
    await rule({ when: { method: ADD, times: 1 }, do: { kind } })
    await expect(raw(ADD, aDeal('A'))).rejects.toThrow('fetch failed')
    expect(titles()).toEqual(expected)
    expect((await raw('profile')).status).toBe(200)
    expect(running.portal.log.filter(entry => entry.method === ADD)).toMatchObject([{ faults: [`fault-1: ${kind}`], answerBytes: null }])
  })

  it('cuts within a batch: commands before the struck one are applied', async () => {
    await rule({ when: { method: ADD, nth: 3 }, do: { kind: 'cut-within' } })
    await expect(raw('batch', { cmd: { a: command('A'), b: command('B'), c: command('C') } })).rejects.toThrow('fetch failed')
    expect(titles()).toEqual(['A', 'B'])
  })

  it('applies late, when the portal\'s clock has come so far', async () => {
    await send('/_portal/clock', 'POST', { freeze: true })
    await rule({ when: { method: ADD, times: 1 }, do: { kind: 'cut-late', seconds: 20 } })
    await expect(raw(ADD, aDeal('A'))).rejects.toThrow('fetch failed')
    expect(titles()).toEqual([])
    expect(await (await send('/_portal/faults', 'GET')).json()).toMatchObject({ late: [{ method: ADD, userId: 1 }] })
    await send('/_portal/clock', 'POST', { advanceSeconds: 20 })
    await expect.poll(titles).toEqual(['A'])
    await expect.poll(() => running.portal.faults.late).toEqual([])
  })

  it('forgets what waits to be applied when reset', async () => {
    await send('/_portal/clock', 'POST', { freeze: true })
    await rule({ when: { method: ADD }, do: { kind: 'cut-late', seconds: 20 } })
    await expect(raw(ADD, aDeal('A'))).rejects.toThrow('fetch failed')
    await send('/_portal/reset', 'POST')
    await send('/_portal/clock', 'POST', { advanceSeconds: 60 })
    await new Promise(resolve => setTimeout(resolve, 60))
    expect(titles()).toEqual([])
  })

  it('truncates the answer of a call that was applied', async () => {
    await rule({ when: { method: ADD }, do: { kind: 'truncate', bytes: 20 } })
    const text = await (await raw(ADD, aDeal('A'))).text()
    expect(text).toHaveLength(20)
    expect(() => JSON.parse(text) as Json).toThrow('JSON')
    expect(titles()).toEqual(['A'])
  })

  it.each([
    [{ commands: ['b'] }, ['a', 'c']],
    [{ keep: 1 }, ['a']],
    [{ keep: 0 }, []],
  ])('leaves results out of a batch: %j', async (order, names) => {
    await rule({ when: { method: 'batch' }, do: { kind: 'partial', ...order } })
    const { result } = await call('batch', { cmd: { a: command('A'), b: command('B'), c: command('C') } }) as { result: { result: Body, result_time: Body } }
    expect([Object.keys(result.result), Object.keys(result.result_time)]).toEqual([names, names])
    expect(titles()).toEqual(['A', 'B', 'C'])
  })

  it.each([
    ['numbers-as-texts', 'id', '1'],
    ['null-for-value', 'title', null],
    ['list-for-object', 'item', []],
    ['key-missing', 'id', undefined],
  ] as const)('distorts: %s of %s', async (how, key, expected) => {
    await call(ADD, aDeal('A'))
    await rule({ when: { method: 'crm.item.get' }, do: { kind: 'distort', how: [how], keys: [key] } })
    const { result } = await call('crm.item.get', { entityTypeId: 2, id: 1 }) as { result: { item: Body } }
    expect(key === 'item' ? result.item : result.item[key]).toEqual(expected)
  })

  it('distorts one command of a batch only', async () => {
    await call(ADD, aDeal('A'))
    await rule({ when: { method: 'crm.item.get', nth: 2 }, do: { kind: 'distort', how: ['numbers-as-texts'], keys: ['id'] } })
    const get = 'crm.item.get?entityTypeId=2&id=1'
    expect(await call('batch', { cmd: { a: get, b: get } })).toMatchObject({ result: { result: { a: { item: { id: 1 } }, b: { item: { id: '1' } } } } })
  })
})

describe('a second person', () => {
  const rename = (title: string) => ({ method: 'crm.item.update', user: 2, params: { entityTypeId: 2, id: 1, fields: { title } } })

  it('acts when the request comes in', async () => {
    await call(ADD, aDeal('A'))
    await rule({ when: { method: 'crm.item.get' }, do: { kind: 'second-person', moment: 'arrival', call: rename('Theirs') } })
    expect(await call('crm.item.get', { entityTypeId: 2, id: 1 })).toMatchObject({ result: { item: { title: 'Theirs', updatedBy: 2 } } })
    expect(running.portal.log.find(entry => entry.second === 'fault-1')).toMatchObject({ method: 'crm.item.update', userId: 2, error: null })
  })

  it('acts between two commands of a batch', async () => {
    await call(ADD, aDeal('A'))
    const get = 'crm.item.get?entityTypeId=2&id=1'
    await rule({ when: { method: 'crm.item.get', nth: 2 }, do: { kind: 'second-person', moment: 'start', call: rename('Theirs') } })
    expect(await call('batch', { cmd: { before: get, after: get } })).toMatchObject({ result: { result: { before: { item: { title: 'A' } }, after: { item: { title: 'Theirs' } } } } })
  })

  it('acts between a method\'s check and its write', async () => {
    const { result } = await call('disk.storage.getlist', { filter: { ENTITY_TYPE: 'common' } }) as { result: Body[] }
    const claim = (user: number) => ({ method: 'disk.folder.addsubfolder', user, params: { id: result[0]?.ROOT_OBJECT_ID ?? null, data: { NAME: '77-0' } } })
    await rule({ when: { method: 'disk.folder.addSubFolder' }, do: { kind: 'second-person', moment: 'write', call: claim(2) } })
    expect(await call('disk.folder.addSubFolder', claim(1).params)).toMatchObject({ error: 'DISK_OBJ_22000' })
    expect(running.portal.log.filter(entry => entry.second)).toMatchObject([{ userId: 2, error: null }])
  })

  it('acts with rights of their own, and a refusal stands in the log', async () => {
    await rule({ when: { method: 'profile' }, do: { kind: 'second-person', moment: 'arrival', call: { method: 'crm.item.delete', user: 2, params: { entityTypeId: 2, id: 99 } } } })
    await call('profile')
    expect(running.portal.log.find((entry: LogEntry) => entry.second)?.error).toBeTruthy()
  })
})

it.each([
  [{ when: { method: 'profile' }, do: { kind: 'explode' } }],
  [{ when: { method: 'profile', nht: 1 }, do: { kind: 'cut-after' } }],
  [{ when: {}, do: { kind: 'cut-after' } }],
  [{ when: { method: 'profile' }, do: { kind: 'silence' } }],
  [{ when: { frame: 'setValue' }, do: { kind: 'cut-after' } }],
  [{ when: { method: 'batch' }, do: { kind: 'partial' } }],
  [{ when: { method: 'profile', nth: 0 }, do: { kind: 'cut-after' } }],
  [{ when: { method: 'profile' }, do: { kind: 'distort', how: ['upside-down'] } }],
])('refuses the rule %j in words', async order => {
  const reply = await send('/_portal/faults', 'POST', order)
  expect([reply.status, await reply.json()]).toEqual([400, { error: expect.stringContaining('Failed to read a fault rule') }])
})
