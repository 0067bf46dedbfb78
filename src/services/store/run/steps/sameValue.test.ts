import { expect, it } from 'vitest'
import { isSameValue } from './sameValue'

it.each<[unknown, unknown, boolean]>([
  [12, '12', true],
  ['', null, true],
  [false, undefined, true],
  ['N', '', true],
  [[], '', true],
  ['2026-03-10T09:20:00+00:00', '2026-03-10T15:20:00+06:00', true],
  ['2026-03-10T09:20:00+00:00', '2026-03-10T15:20:01+06:00', false],
  ['500.00|KGS', '500|KGS', true],
  ['500|KGS', '500|RUB', false],
  [[3, '5'], ['5', 3], true],
  [[3], [3, 5], false],
  [{ 0: 3, 1: 5 }, [3, 5], true],
  [[{ typeId: 'PHONE', value: '+996555' }], [{ id: 8, typeId: 'PHONE', valueType: 'WORK', value: '+996555' }], true],
  ['Ботинки', 'ботинки', false],
])('%j and %j mean the same: %s', (one, other, expected) => {
  expect(isSameValue(one, other)).toBe(expected)
})
