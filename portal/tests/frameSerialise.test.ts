import { describe, expect, it } from 'vitest'
import { escapeOnce, initAnswer, toPageValue } from '../pages/frame/serialise.ts'
import type { FrameOpening } from '../src/ui/contract.ts'

function facts(options: FrameOpening['init']['PLACEMENT_OPTIONS']): FrameOpening['init'] {
  return {
    LANG: 'ru', DOMAIN: 'localhost:5080', PROTOCOL: 0, PATH: '/rest', AUTH_ID: 'token', AUTH_EXPIRES: 3600, REFRESH_ID: 'refresh', MEMBER_ID: 'member',
    FIRST_RUN: false, IS_ADMIN: true, INSTALL: false, USER_OPTIONS: {}, APP_OPTIONS: { one: 'a' }, PLACEMENT: 'CRM_DEAL_DETAIL_TAB', PLACEMENT_OPTIONS: options,
  }
}

describe('values printed into the page', () => {
  it.each([
    [5, '5'],
    [null, ''],
    [true, true],
    ['text', 'text'],
    [{}, []],
    [{ 0: 'a', 1: 2 }, ['a', '2']],
    [{ 1: 'a' }, { 1: 'a' }],
    [{ a: { b: null, c: [1, {}] } }, { a: { b: '', c: ['1', []] } }],
  ])('%j becomes %j', (value, printed) => {
    expect(toPageValue(value)).toEqual(printed)
  })

  it.each([
    ['<a href="x">5 & 6</a>', '&lt;a href=&quot;x&quot;&gt;5 &amp; 6&lt;/a&gt;'],
    ['5 &lt; 6 &amp;&nbsp;&#39;&#x27;', '5 &lt; 6 &amp;&nbsp;&#39;&#x27;'],
    ['a=1&b=2', 'a=1&amp;b=2'],
    ['it\'s', 'it\'s'],
  ])('%j is escaped once', (text, escaped) => {
    expect(escapeOnce(text)).toBe(escaped)
    expect(escapeOnce(escaped)).toBe(escaped)
  })
})

describe('getInitData', () => {
  const options = { VALUE: '<p>', EMPTY: null, ID: 5, ENTITY_DATA: { entityTypeId: 2, text: '<b>' }, LIST: ['<i>'] }

  it('escapes the first level of prepared options only', () => {
    expect(initAnswer(facts(options), true).PLACEMENT_OPTIONS).toEqual({ VALUE: '&lt;p&gt;', EMPTY: '', ID: '5', ENTITY_DATA: { entityTypeId: '2', text: '<b>' }, LIST: ['<i>'] })
  })

  it('leaves options raw elsewhere', () => {
    expect(initAnswer(facts(options), false).PLACEMENT_OPTIONS).toMatchObject({ VALUE: '<p>' })
  })

  it('has text for numbers, a number for PROTOCOL, a list for no options', () => {
    expect(initAnswer(facts({}), true)).toMatchObject({ PROTOCOL: 0, AUTH_EXPIRES: '3600', USER_OPTIONS: [], APP_OPTIONS: { one: 'a' }, PLACEMENT_OPTIONS: [], IS_ADMIN: true, INSTALL: false })
  })
})
