import { describe, expect, it } from 'vitest'
import { nextInTurn, presenceOf } from './duty'
import type { Candidate } from './duty'

const now = Date.parse('2026-03-10T15:20:00+06:00')
const minute = 60_000
const wait = { nobody: 'wait' } as const
const aPerson = (userId: number, rest: Partial<Candidate> = {}): Candidate => ({ userId, startsAt: '', presence: 'atWork', load: 0, lastAt: null, ...rest })

describe('who is next', () => {
  it.each<[string, Candidate[], number | null, number | null]>([
    ['has the fewest open', [aPerson(1, { load: 2 }), aPerson(2, { load: 1 }), aPerson(3, { load: 2 })], null, 2],
    ['has waited longest when that is equal', [aPerson(1, { lastAt: now }), aPerson(2, { lastAt: now - minute }), aPerson(3, { lastAt: now })], null, 2],
    ['never had one before who has', [aPerson(1, { lastAt: now - 9e9 }), aPerson(2)], null, 2],
    ['is at work before of whom nothing is known', [aPerson(1, { presence: 'unknown' }), aPerson(2, { load: 7 })], null, 2],
    ['is one of whom nothing is known when nobody is surely at work', [aPerson(1, { presence: 'unknown', load: 1 }), aPerson(2, { presence: 'unknown' }), aPerson(3, { presence: 'away' })], null, 2],
    ['is who has the client already, whatever his load', [aPerson(1), aPerson(2, { load: 9 })], 2, 2],
    ['is not who has the client when he is away', [aPerson(1), aPerson(2, { presence: 'away' })], 2, 1],
    ['is nobody when everybody is away', [aPerson(1, { presence: 'away' })], null, null],
    ['is nobody of none', [], null, null],
  ])('%s', (_, people, prefer, expected) => {
    expect(nextInTurn(people, prefer, wait)?.userId ?? null).toBe(expected)
  })

  it('is anybody when everybody is away and the settings say so', () => {
    expect(nextInTurn([aPerson(1, { presence: 'away', load: 1 }), aPerson(2, { presence: 'away' })], null, { nobody: 'anybody' })?.userId).toBe(2)
  })
})

it.each([
  ['OPENED', now - 15 * minute, 'atWork'],
  ['OPENED', now - 16 * minute, 'unknown'],
  ['OPENED', null, 'unknown'],
  ['HERE', now - 300 * minute, 'atWork'],
  ['PAUSED', now, 'away'],
  ['CLOSED', now - 300 * minute, 'away'],
  ['EXPIRED', now, 'away'],
  [null, now, 'unknown'],
] as const)('a workday %s known at %s is %s', (said, knownAt, expected) => {
  expect(presenceOf(said, knownAt, now)).toBe(expected)
})
