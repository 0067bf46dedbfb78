import { expect, it } from 'vitest'
import { storeDefaults, storeRulesOf } from './rules'

const rulesWith = (values: Record<string, unknown>) => storeRulesOf({ 'cardinal.settings.store': JSON.stringify({ version: 1, values }) })

it('keeps the order of shifts and the figures of routing that are right', () => {
  const own = { shifts: ['12:00', '09:30'], 'ask.seconds': 30, 'ask.rounds': 1, 'operators.measure': 'leads', 'presence.here': 'asOthers' }
  expect(rulesWith(own)).toMatchObject(own)
})

it.each([
  [{ shifts: [] }], [{ shifts: ['8'] }], [{ 'ask.seconds': 1 }], [{ 'ask.rounds': 0 }], [{ 'presence.unknownAfter': 1 }], [{ 'operators.nobody': 'perhaps' }], [{ 'sellers.load': true }],
])('takes the default instead of %j', kept => {
  expect(rulesWith(kept)).toEqual(storeDefaults)
})
