import { expect, it } from 'vitest'
import { phpQuery } from './phpQuery'

const decoded = (params: Record<string, unknown>) => decodeURIComponent(phpQuery(params))

it.each([
  [{ id: 5 }, 'id=5'],
  [{ fields: { title: 'Тур' } }, 'fields[title]=Тур'],
  [{ ids: [1, 2] }, 'ids[0]=1&ids[1]=2'],
  [{ filter: { '=id': 5 } }, 'filter[=id]=5'],
  [{ a: true, b: false, c: null }, 'a=1&b=0&c='],
  [{ a: [], b: {}, c: undefined }, ''],
  [{ fields: { files: [['a.png', 'aGk=']] } }, 'fields[files][0][0]=a.png&fields[files][0][1]=aGk='],
])('writes %j as %j', (params, query) => {
  expect(decoded(params)).toBe(query)
})

it('encodes what a query would misread', () => {
  expect(phpQuery({ html: '<a href="?a=1&b=2">+</a>' })).toBe('html=%3Ca%20href%3D%22%3Fa%3D1%26b%3D2%22%3E%2B%3C%2Fa%3E')
})
