import { describe, expect, it } from 'vitest'
import { fieldKind, fitOf, propertyKind } from './kinds'
import { matchOption } from './listMatch'
import { aField } from './product.fixture'
import { asDay, convert, isSameValues } from './values'
import type { ProductValue } from './values'

const context = { currency: 'RUB', offset: '+03:00' }
const levels = new Map([['1', 'Лёгкий – для всех'], ['2', 'Сложный'], ['3', 'СЛОЖНЫЙ']])

it.each<[string, ProductValue, string, unknown]>([
  ['a text', { kind: 'text', values: [' Камчатка '] }, 'string', ['Камчатка']],
  ['HTML without its tags', { kind: 'html', values: ['<p>Вулканы</p><p>и&nbsp;киты</p>'] }, 'text', ['Вулканы\nи киты']],
  ['a day as people write it', { kind: 'date', values: ['2027-08-01'] }, 'string', ['01.08.2027']],
  ['a number', { kind: 'number', values: ['4.5'] }, 'double', ['4.5']],
  ['digits of a text', { kind: 'text', values: ['1 500,50'] }, 'double', ['1500.5']],
  ['the amount of money', { kind: 'money', values: ['1500.50|EUR'] }, 'double', ['1500.5']],
  ['a number as money of the deal', { kind: 'number', values: ['1500'] }, 'money', ['1500.00|RUB']],
  ['money in its own currency', { kind: 'money', values: ['1500.00|EUR'] }, 'money', ['1500.00|EUR']],
  ['a day of a text', { kind: 'text', values: ['1.8.2027'] }, 'date', ['2027-08-01']],
  ['the day of a moment', { kind: 'datetime', values: ['2027-08-01T23:30:00+12:00'] }, 'date', ['2027-08-01']],
  ['a day as the portal\'s midnight', { kind: 'date', values: ['2027-08-01'] }, 'datetime', ['2027-08-01T00:00:00+03:00']],
  ['a tick', { kind: 'text', values: ['Да'] }, 'boolean', ['Y']],
  ['an employee', { kind: 'employee', values: ['5'] }, 'employee', ['5']],
  ['a record', { kind: 'crm', values: ['C_4'] }, 'crm', ['C_4']],
  ['several as one text', { kind: 'text', values: ['Лагуна', 'Авача'] }, 'string', ['Лагуна, Авача']],
])('takes %s', (_what, value, type, wanted) => {
  expect(convert(value, aField({ type }), context)).toEqual({ kind: 'ready', values: wanted })
})

it.each<[string, ProductValue, string, string]>([
  ['a word for a number', { kind: 'text', values: ['много'] }, 'double', 'unreadable'],
  ['half a piece', { kind: 'number', values: ['1.5'] }, 'integer', 'unreadable'],
  ['the 31st of June', { kind: 'text', values: ['31.06.2027'] }, 'date', 'unreadable'],
  ['perhaps', { kind: 'text', values: ['может быть'] }, 'boolean', 'unreadable'],
  ['an employee for a text', { kind: 'employee', values: ['5'] }, 'string', 'misfit'],
  ['a day for a number', { kind: 'date', values: ['2027-08-01'] }, 'double', 'misfit'],
  ['a text for an employee', { kind: 'text', values: ['Вера'] }, 'employee', 'misfit'],
])('does not take %s', (_what, value, type, kind) => {
  expect(convert(value, aField({ type }), context).kind).toBe(kind)
})

describe('a value of a list', () => {
  it.each([
    ['легкий - для  всех', { kind: 'found', option: '1' }],
    ['Сложный', { kind: 'found', option: '2' }],
    ['сложный', { kind: 'ambiguous', options: ['2', '3'] }],
    ['невозможный', { kind: 'none' }],
    ['', { kind: 'none' }],
  ])('is found by its text %j', (text, match) => {
    expect(matchOption(text, levels)).toEqual(match)
  })

  it('keeps the text that fits none, so that it can be named', () => {
    expect(convert({ kind: 'list', values: ['Невозможный'] }, aField({ type: 'enumeration', options: levels }), context)).toEqual({ kind: 'unmatched', text: 'Невозможный' })
  })
})

it('knows what each kind of property fits', () => {
  expect(propertyKind('S', 'HTML')).toBe('html')
  expect(propertyKind('L', 'BoolEnum')).toBe('boolean')
  expect(propertyKind('F', '')).toBe('other')
  expect(fieldKind('crm_status')).toBe('other')
  expect([fitOf('date', 'date'), fitOf('text', 'date'), fitOf('employee', 'date'), fitOf('other', 'text')]).toEqual(['always', 'sometimes', 'never', 'never'])
})

it.each([
  ['2027-02-29', null], ['2028-02-29', '2028-02-29'], ['2027-08-01T00:00:00+12:00', '2027-08-01'], ['01.08.2027 10:00', '2027-08-01'], ['август', null],
])('reads %j as the day %j', (text, day) => {
  expect(asDay(text)).toBe(day)
})

it.each<[string[], string[], string, boolean]>([
  [['1500.5|RUB'], ['1500.50|RUB'], 'money', true],
  [['2027-08-01T09:30:00+03:00'], ['2027-08-01T06:30:00+00:00'], 'datetime', true],
  [['Б', 'А'], ['А', 'Б'], 'string', true],
  [['N'], [], 'boolean', true],
  [['1'], ['1.0'], 'double', true],
  [['А'], ['А', 'А'], 'string', false],
])('compares %j with %j as %s: %s', (one, other, type, isSame) => {
  expect(isSameValues(one, other, type)).toBe(isSame)
})
