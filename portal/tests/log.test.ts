import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../src/portal.ts'
import { aPortal, EMPLOYEE, json } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'

async function lines({ request }: TestPortal, query = ''): Promise<LogEntry[]> {
  return (await request(`/_portal/log${query}`)).body as unknown as LogEntry[]
}

describe('the log', () => {
  it('tells arrival, times, sizes and address of a REST call, and no token or value', async () => {
    const test = aPortal()
    test.portal.state.clock.frozenAt = Date.parse('2026-11-22T10:00:00Z')
    const body = { entityTypeId: 2, fields: { title: 'Секрет' }, auth: test.token() }
    const sent = JSON.stringify(body)
    const reply = await test.server.request('http://localhost:5100/rest/crm.item.add', { ...json('POST', body), headers: { 'content-type': 'application/json', 'content-length': String(new TextEncoder().encode(sent).length), 'x-local-address': '10.0.0.7' } })
    const answerBytes = (await reply.arrayBuffer()).byteLength
    const [line] = await lines(test)
    expect(line).toMatchObject({ arrivedMs: Date.parse('2026-11-22T10:00:00Z'), requestBytes: new TextEncoder().encode(sent).length, answerBytes, address: '10.0.0.7' })
    expect(line?.waitMs).toBeLessThanOrEqual(line?.durationMs ?? -1)
    expect((line?.waitMs ?? 0) + (line?.processingMs ?? 0)).toBe(line?.durationMs)
    expect(JSON.stringify(line)).not.toMatch(new RegExp(`Секрет|${body.auth}`))
  })

  it('gives the lines after an id, the last ones, of a method also inside batches, of a user, and as JSON lines', async () => {
    const test = aPortal()
    await test.call('profile')
    await test.call('batch', { cmd: { me: 'profile', no: 'no.such' } })
    await test.request('/rest/server.time', json('POST', { auth: test.token(EMPLOYEE) }))
    expect((await lines(test, '?since=1')).map(line => line.id)).toEqual([2, 3])
    expect((await lines(test, '?method=PROFILE')).map(line => line.method)).toEqual(['profile', 'batch'])
    expect((await lines(test, `?user=${EMPLOYEE}`)).map(line => line.method)).toEqual(['server.time'])
    expect((await lines(test, '?last=2')).map(line => line.id)).toEqual([2, 3])
    const reply = await test.server.request('http://localhost:5100/_portal/log?format=jsonl&method=profile')
    expect((await reply.text()).trimEnd().split('\n').map(line => (JSON.parse(line) as LogEntry).id)).toEqual([1, 2])
  })

  it('counts calls by method and user', async () => {
    const test = aPortal()
    await test.call('profile')
    await test.call('Profile', { auth: test.token(EMPLOYEE) })
    await test.call('batch', { cmd: { a: 'profile', b: 'profile', c: 'no.such' } })
    expect((await test.request('/_portal/log/counts')).body).toEqual([
      { kind: 'rest', method: 'batch', userId: 1, requests: 1, commands: 0, errors: 0 },
      { kind: 'rest', method: 'no.such', userId: 1, requests: 0, commands: 1, errors: 1 },
      { kind: 'rest', method: 'profile', userId: 1, requests: 1, commands: 2, errors: 0 },
      { kind: 'rest', method: 'profile', userId: 2, requests: 1, commands: 0, errors: 0 },
    ])
  })
})
