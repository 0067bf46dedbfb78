import { describe, expect, it } from 'vitest'
import { USER_COOKIE, userOfRequest } from '../src/auth/tokens.ts'
import { parsePhpQuery } from '../src/rest/phpQuery.ts'
import { formatIso } from '../src/state/clock.ts'
import { noteId, takeId } from '../src/state/ids.ts'
import { aPortal, EMPLOYEE, ORIGIN } from './corePortal.ts'

describe('queries are read as PHP reads them', () => {
  it.each([
    ['a=1&b=', { a: '1', b: '' }],
    ['a[]=1&a[]=2', { a: ['1', '2'] }],
    ['a[0]=x&a[1]=y', { a: ['x', 'y'] }],
    ['a[1]=y&a[0]=x', { a: ['x', 'y'] }],
    ['a[5]=x', { a: { 5: 'x' } }],
    ['a[0]=x&a[2]=y', { a: { 0: 'x', 2: 'y' } }],
    ['a[b][c]=1&a[b][d]=2', { a: { b: { c: '1', d: '2' } } }],
    ['filter[>=id]=5', { filter: { '>=id': '5' } }],
    ['filter[%3E%3Did]=5', { filter: { '>=id': '5' } }],
    ['a=1&a=2', { a: '2' }],
    ['t=%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82+all', { t: 'Привет all' }],
    ['rows[0][id]=1&rows[1][id]=2', { rows: [{ id: '1' }, { id: '2' }] }],
    ['', {}],
  ])('%s', (text, expected) => {
    expect(parsePhpQuery(text)).toEqual(expected)
  })

  it('keeps long lists whole', () => {
    const text = Array.from({ length: 3000 }, (_, index) => `id[${index}]=${index}`).join('&')
    expect(parsePhpQuery(text).id).toHaveLength(3000)
  })

  it('does not touch prototypes', () => {
    parsePhpQuery('__proto__[admin]=1&constructor[prototype][admin]=1')
    expect(({} as { admin?: string }).admin).toBeUndefined()
  })
})

describe('clock', () => {
  it.each([
    ['+03:00', '2026-11-22T10:44:05+03:00'],
    ['-05:30', '2026-11-22T02:14:05-05:30'],
    ['+00:00', '2026-11-22T07:44:05+00:00'],
  ])('writes a moment with the offset %s', (timeZone, text) => {
    expect(formatIso(Date.parse('2026-11-22T07:44:05.900Z'), timeZone)).toBe(text)
  })
})

describe('ids', () => {
  it('go up by one and jump over those given from outside', () => {
    const { state } = aPortal().portal
    expect([takeId(state, 'thing'), takeId(state, 'thing')]).toEqual([1, 2])
    noteId(state, 'thing', 9)
    noteId(state, 'thing', 4)
    expect(takeId(state, 'thing')).toBe(10)
  })
})

describe('the person at a browser', () => {
  it.each([
    [undefined, 1],
    [`${USER_COOKIE}=${EMPLOYEE}`, EMPLOYEE],
    [`theme=dark; ${USER_COOKIE}=${EMPLOYEE}; x=1`, EMPLOYEE],
    [`not_${USER_COOKIE}=${EMPLOYEE}`, 1],
    [`${USER_COOKIE}=99`, 1],
    [`${USER_COOKIE}=none`, 1],
  ])('with cookie %j is user %j', (cookie, id) => {
    const { portal } = aPortal()
    expect(userOfRequest(portal, new Request(ORIGIN, { headers: cookie ? { cookie } : {} })).id).toBe(id)
  })
})
