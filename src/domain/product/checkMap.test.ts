import { expect, it } from 'vitest'
import { checkMap, waysOf } from './checkMap'
import { aField, clubFields, clubProperties, linesOf } from './product.fixture'

const around = { facts: [...clubFields, aField({ name: 'UF_GUIDE', type: 'employee' }), aField({ name: 'UF_LEVEL', type: 'enumeration' })], properties: clubProperties, fieldOfRole: (target: string) => ({ tripStart: 'UF_START', tripEnd: 'UF_END', hotels: 'UF_HOTELS' })[target] ?? target, technical: new Set(['UF_FILLED']) }

it.each([
  [['name > title', 'property:START > tripStart'], [null, null]],
  [['name > UF_GONE'], [{ kind: 'unknown-field' }]],
  [['name > title', 'code > title'], [null, { kind: 'repeated' }]],
  [['property:GONE > title'], [{ kind: 'unknown-property', key: 'GONE' }]],
  [['property:START > UF_GUIDE'], [{ kind: 'misfit' }]],
  [['name > UF_LEVEL'], [{ kind: 'sometimes' }]],
  [['name > tripEnd | sum'], [{ kind: 'way' }]],
  [['"{name} {start}" > title'], [{ kind: 'no-line-for', field: 'tripStart' }]],
  [['"{name} {start}" > title', 'property:START > tripStart'], [null, null]],
])('%j', (lines, problems) => {
  expect(checkMap(linesOf(...lines), around)).toEqual(problems)
})

it('leaves properties alone while nobody may look into the catalogue', () => {
  expect(checkMap(linesOf('property:ANY > title'), { ...around, properties: null })).toEqual([null])
})

it('offers ways that make sense of the field', () => {
  expect(waysOf(aField({ type: 'date' }))).toEqual(['first', 'min', 'max'])
  expect(waysOf(aField({ type: 'money' }))).toEqual(['first', 'min', 'max', 'sum'])
  expect(waysOf(aField())).toEqual(['first', 'join'])
  expect(waysOf(aField({ type: 'employee' }))).toEqual(['first'])
})
