import { expect, it } from 'vitest'
import { readWeights, writeWeights } from './weights'

it('weights come back as they were written', () => {
  const weights = new Map([[35, 1], [34, 2.5], [36, 0]])
  expect(writeWeights(12, weights)).toBe('{"deal":12,"of":{"34":2.5,"35":1,"36":0}}')
  expect(readWeights(writeWeights(12, weights), 12)).toEqual(weights)
  expect(writeWeights(12, new Map())).toBe('')
})

it.each([
  ['nothing', ''],
  ['another deal\'s, which this one was copied from', '{"deal":11,"of":{"34":2}}'],
  ['what is no object', '[1]'],
  ['what is not JSON', '{"deal":12'],
  ['a list of weights', '{"deal":12,"of":[1]}'],
  ['a weight below zero', '{"deal":12,"of":{"34":-1}}'],
  ['a weight that is a text', '{"deal":12,"of":{"34":"2"}}'],
  ['a weight beyond all measure', '{"deal":12,"of":{"34":1e300}}'],
  ['a contact that is no id', '{"deal":12,"of":{"anna":1}}'],
  ['no weights', '{"deal":12,"of":{}}'],
])('%s is no weights', (_, text) => {
  expect(readWeights(text, 12)).toBeNull()
})
