import { describe, expect, it } from 'vitest'
import { resolveReferences } from '../src/rest/references.ts'
import type { Json } from '../src/state/types.ts'
import { aPortal, ADMIN, json } from './corePortal.ts'

type Batch = Record<'result' | 'result_error' | 'result_total' | 'result_next' | 'result_time', { [name: string]: Json }>

/** @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html */
describe('batch', () => {
  async function batch(cmd: Json, halt: Json = 0) {
    const test = aPortal()
    const reply = await test.call('batch', { halt, cmd })
    return { ...test, reply, batch: reply.body.result as Batch }
  }

  it('answers every named command, with what is empty as a list', async () => {
    const { reply, batch: answer } = await batch({ me: 'profile', all: 'user.get?FILTER[ID][0]=1&FILTER[ID][1]=2' })
    expect(reply.status).toBe(200)
    expect(Object.keys(answer)).toEqual(['result', 'result_error', 'result_total', 'result_next', 'result_time'])
    expect(answer.result).toMatchObject({ me: { ID: '1' }, all: [{ ID: '1' }, { ID: '2' }] })
    expect(answer.result_error).toEqual([])
    expect(answer.result_total).toEqual({ all: 2 })
    expect(answer.result_next).toEqual([])
    expect(Object.keys(answer.result_time)).toEqual(['me', 'all'])
    expect(Object.keys(reply.body.time as object)).toEqual(['start', 'finish', 'duration', 'processing', 'date_start', 'date_finish'])
  })

  it('keys the answer by position when the commands are a list', async () => {
    const { batch: answer } = await batch(['profile', 'server.time'])
    expect(Object.keys(answer.result)).toEqual(['0', '1'])
  })

  it.each([
    [undefined],
    [[]],
    [{}],
    [''],
  ])('is empty throughout for cmd %j', async cmd => {
    const { call } = aPortal()
    expect((await call('batch', cmd === undefined ? {} : { cmd })).body.result).toEqual({ result: [], result_error: [], result_total: [], result_next: [], result_time: [] })
  })

  it('goes on after an error without halt, and answers 200 though everything failed', async () => {
    const { reply, batch: answer } = await batch({ one: 'nothing.here', two: 'feature.get', three: 'nothing.here' })
    expect(reply.status).toBe(200)
    expect(answer.result).toEqual([])
    expect(answer.result_error).toEqual({
      one: { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' },
      two: { error: 'CODE_EMPTY', error_description: 'CODE can\'t be empty' },
      three: { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' },
    })
  })

  it.each([1, '1', true, 'Y'])('stops at the first error with halt %j', async halt => {
    const { batch: answer } = await batch({ one: 'profile', two: 'nothing.here', three: 'profile' }, halt)
    expect(Object.keys(answer.result)).toEqual(['one'])
    expect(Object.keys(answer.result_error)).toEqual(['two'])
  })

  it('refuses a batch in a batch, and every command after the fiftieth', async () => {
    const cmd = Object.fromEntries(Array.from({ length: 52 }, (_, index) => [`c${index}`, index === 0 ? 'batch?cmd[a]=profile' : 'server.time']))
    const { batch: answer } = await batch(cmd)
    expect(Object.keys(answer.result)).toHaveLength(49)
    expect(answer.result_error).toEqual({
      c0: { error: 'ERROR_BATCH_METHOD_NOT_ALLOWED', error_description: 'Method is not allowed for batch usage' },
      c50: { error: 'ERROR_BATCH_LENGTH_EXCEEDED', error_description: 'Max batch length exceeded' },
      c51: { error: 'ERROR_BATCH_LENGTH_EXCEEDED', error_description: 'Max batch length exceeded' },
    })
  })

  it('reads a form body with double encoding', async () => {
    const { request, token } = aPortal()
    const command = encodeURIComponent(`user.get?FILTER[NAME]=${encodeURIComponent('Борис')}`)
    const reply = await request('/rest/batch', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `halt=0&cmd[who]=${command}&auth=${token()}` })
    expect(reply.body.result).toMatchObject({ result: { who: [{ ID: '2', NAME: 'Борис' }] } })
  })

  it('passes data from one command to the next', async () => {
    const { batch: answer } = await batch({ all: 'user.get', me: 'user.get?FILTER[ID]=$result[all][1][ID]' })
    expect(answer.result.me).toMatchObject([{ ID: '2' }])
  })

  it('logs the commands of a batch by name and method', async () => {
    const { portal } = await batch({ one: 'profile', two: 'nothing.here?secret=1' })
    expect(portal.log.at(-1)).toMatchObject({
      method: 'batch', userId: ADMIN, status: 200, error: null,
      commands: [{ name: 'one', method: 'profile', error: null }, { name: 'two', method: 'nothing.here', error: 'ERROR_METHOD_NOT_FOUND' }],
    })
  })

  it('checks scope and rights per command', async () => {
    const { request } = aPortal()
    const reply = await request('/rest/1/dev/batch', json('POST', { cmd: { one: 'placement.get' } }))
    expect(reply.body.result).toMatchObject({ result_error: { one: { error: 'WRONG_AUTH_TYPE' } } })
  })
})

describe('references in a batch', () => {
  const data = {
    result: { deal: { item: { id: 7, title: 'Fair', tags: ['a', 'b'], closed: true, none: null } }, list: { items: [] }, name: 'Anna' },
    error: {}, total: { list: 12 }, next: {}, time: {},
  }

  it.each([
    ['$result[deal][item][id]', 7],
    ['$result[deal][item][closed]', true],
    ['$result[deal][item][tags]', ['a', 'b']],
    ['$result[deal][item]', data.result.deal.item],
    ['$total[list]', 12],
    ['no. $result[deal][item][id]', 'no. 7'],
    ['$result[deal][item][id]-$result[name]', '7-Anna'],
    ['is $result[deal][item][closed]', 'is 1'],
    ['tags: $result[deal][item][tags]', 'tags: Array'],
    ['$result[name][0]', 'A'],
    ['costs $5', 'costs $5'],
    ['$result', '$result'],
    [{ a: ['$result[deal][item][id]'] }, { a: [7] }],
    [{ '=id$result[name]': 1 }, { '=idAnna': 1 }],
  ] as [Json, Json][])('%j becomes %j', (value, expected) => {
    expect(resolveReferences(value, data)).toEqual(expected)
  })

  it.each([
    ['an empty list keeps being the list', '$result[list][items][0][id]', []],
    ['a null field gives its record', '$result[deal][item][none]', data.result.deal.item],
    ['a key too many gives the value', '$result[deal][item][id][more]', 7],
    ['a command that failed gives everything before it', '$result[failed][items][0][id]', data.result],
  ] as [string, Json, Json][])('a path that leads nowhere stops at the deepest part: %s', (_, value, expected) => {
    expect(resolveReferences(value, data)).toEqual(expected)
  })

  it('gives an empty list when nothing came before', () => {
    expect(resolveReferences('$result[failed][id]', { result: {}, error: {}, total: {}, next: {}, time: {} })).toEqual([])
  })
})
