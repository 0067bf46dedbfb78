import fc from 'fast-check'
import { expect, it } from 'vitest'
import { choose } from './choice'
import type { Candidate } from './choice'
import { choiceTextLimitBytes, decodeChoice, encodeChoice } from './choiceText'
import { noon } from './people.fixture'

const moment = fc.integer({ min: 0, max: 100_000 }).map(seconds => noon - seconds * 1000)
const candidate: fc.Arbitrary<Candidate> = fc.record({
  userId: fc.integer({ min: 1, max: 5000 }),
  startsAt: fc.constantFrom('08:00', '10:00', null),
  presence: fc.option(fc.record({ state: fc.constantFrom('OPENED', 'PAUSED', 'HERE' as const), at: moment, source: fc.constantFrom('OWN_PAGE', 'PROCESS', 'ADMINISTRATOR', 'CASHIER' as const) })),
  isAbsent: fc.boolean(),
  lastTurnAt: fc.option(moment),
  workday: fc.constantFrom('started', 'paused', 'unknown' as const),
  open: fc.integer({ min: 0, max: 99 }),
  bar: fc.constantFrom(null, 'asked', 'noShift', 'notYet' as const),
})
const choices = fc.tuple(fc.constantFrom('seller', 'operator', 'cashier' as const), fc.array(candidate, { maxLength: 20 })).map(([duty, candidates]) => choose(duty, noon, candidates, [['load', ({ open }) => open]]))

it('reads back what it wrote', () => {
  fc.assert(fc.property(choices, choice => {
    expect(decodeChoice(encodeChoice(choice, 7), 7)).toEqual({ ...choice, more: 0 })
  }))
})

it('belongs to one record, and to no text that is something else', () => {
  const text = encodeChoice(choose('seller', noon, [], []), 7)
  expect(decodeChoice(text, 8)).toBeNull()
  for (const other of ['', 'Бакыт', '{}', 'null', '{"id":7}', '{"id":7,"duty":0}'])
    expect(decodeChoice(other, 7)).toBeNull()
})

it('keeps to its limit, with the chosen one and the number of those left out', () => {
  const many = fc.sample(candidate, { numRuns: 400, seed: 1 }).map((each, index) => ({ ...each, userId: index + 1 }))
  const choice = choose('seller', noon, many, [])
  const text = encodeChoice(choice, 7)
  expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(choiceTextLimitBytes)
  const kept = decodeChoice(text, 7) ?? expect.fail()
  expect(kept.candidates[0]).toEqual(choice.candidates[0])
  expect(kept.candidates.length + kept.more).toBe(400)
})
