import { describe, expect, it } from 'vitest'
import { asFlag, asId, asList, asMoment, asMoney, asNumber, asRecord, asText } from './decode'
import { decodeOption } from './decodeOption'

describe('values as the portal sends them', () => {
  it.each([['5', 5], [5, 5], ['5.5', 5.5], ['', null], [false, null], [null, null], [[], null], ['abc', null], [undefined, null], ['Infinity', null]])(
    'reads %j as the number %j', (value, number) => expect(asNumber(value)).toBe(number))

  it.each([['7', 7], ['0', null], ['-1', null], ['1.5', null], ['', null], [[], null]])(
    'reads %j as the id %j', (value, id) => expect(asId(value)).toBe(id))

  it.each([['Y', true], [true, true], ['1', true], [1, true], ['N', false], [false, false], [null, false], [[], false], ['', false]])(
    'reads %j as the flag %j', (value, flag) => expect(asFlag(value)).toBe(flag))

  it.each([['text', 'text'], [5, '5'], [null, ''], [false, ''], [[], ''], [{}, '']])(
    'reads %j as the text %j', (value, text) => expect(asText(value)).toBe(text))

  it.each([[[1, 2], [1, 2]], [{ 0: 'a', 1: 'b' }, ['a', 'b']], [{ 10: 'b', 9: 'a' }, ['a', 'b']], [false, []], ['', []], [{ a: 1 }, []]])(
    'reads %j as the list %j', (value, list) => expect(asList(value)).toEqual(list))

  it.each([[{ a: 1 }, { a: 1 }], [[], {}], [false, {}], ['x', {}], [null, {}]])(
    'reads %j as the record %j', (value, record) => expect(asRecord(value)).toEqual(record))

  it.each([['1500|RUB', { amount: 1500, currency: 'RUB' }], ['0.5|USD', { amount: 0.5, currency: 'USD' }], ['', null], [false, null], ['|RUB', null]])(
    'reads %j as the money %j', (value, money) => expect(asMoney(value)).toEqual(money))

  it.each([['2026-11-22T10:44:00+03:00', '2026-11-22T10:44:00+03:00'], ['', null], ['soon', null], [false, null]])(
    'reads %j as the moment %j', (value, moment) => expect(asMoment(value)).toBe(moment))
})

it.each([
  ['&lt;p&gt;&quot;Да&quot; &amp; нет&lt;/p&gt;', '<p>"Да" & нет</p>'],
  ['&amp;lt;', '&lt;'],
  ['&nbsp;&#39;', '&nbsp;&#39;'],
])('takes back the escaping of %j once', (text, raw) => {
  expect(decodeOption(text)).toBe(raw)
})
