import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import type { CommandResult, PortalCalls } from '@/services/portal/types'
import { readContact } from '@/services/revenue/readContact'
import { openClub, readWonDeals } from './club.ts'
import type { Club } from './club.ts'
import { balanceByProduct, sumsByProduct, sumsByRecount } from './compare.ts'
import { recount, recountedBalance } from './recount.ts'
import type { RecountSettings } from './recount.ts'

// How deals come over the wire must not matter: their order, pages, ids, repetitions, and the time zone of anybody.

const CONTACT = 3
const DEAL = 2
const plain: RecountSettings = { rule: 'equal', yearBy: 'closing', currency: 'RUB' }
const processZone = process.env.TZ

let club: Club | null = null

afterEach(async () => {
  process.env.TZ = processZone
  await club?.running.close()
  club = null
})

it('the order of deals and their repetition change nothing', async () => {
  club = await openClub()
  const owner = { kind: 'contact', id: 12 } as const
  const { deals, rates } = await readContact(club.calls, club.map, owner)
  const won = await readWonDeals(club)
  const state = await club.state()
  fc.assert(fc.property(fc.shuffledSubarray([...deals!], { minLength: deals!.length }), fc.subarray([...deals!]), fc.constantFrom('equal', 'primary', 'weights', 'payer'), (shuffled, again, rule) => {
    const settings: RecountSettings = { ...plain, rule }
    expect(sumsByProduct([...again, ...shuffled, ...again], settings, rates!.rates, owner)).toEqual(sumsByRecount(recount(state, settings), owner))
  }), { seed: 7, numRuns: 50 })
  expect(balanceByProduct([...won, ...won.toReversed()], plain, rates!.rates)).toEqual({ ...recountedBalance(recount(state, plain)), difference: 0 })
})

it.each(['even', 'uneven'] as const)('hundreds of deals of a contact, with %s ids, are read by pages and add up', async ids => {
  club = await openClub()
  await club.control.send('POST', '/_portal/import', { history: { deals: 3000, contacts: 8, ids, seed: 11 } })
  const state = await club.state()
  const counted = recount(state, plain)
  const contacts = state.items.find(({ entityTypeId }) => entityTypeId === CONTACT)!.rows.map(({ id }) => Number(id)).filter(id => id > 60)
  expect(contacts).toHaveLength(8)
  for (const id of contacts) {
    const owner = { kind: 'contact', id } as const
    const { deals, rates } = await readContact(club.calls, club.map, owner)
    expect(deals!.length).toBeGreaterThan(250)
    expect(sumsByProduct(deals!, plain, rates!.rates, owner)).toEqual(sumsByRecount(counted, owner))
  }
}, 60_000)

/** Every third deal comes twice on its page. */
function repeating(calls: PortalCalls): PortalCalls {
  return {
    ...calls,
    async readBatch(commands, options) {
      const outcomes = await calls.readBatch(commands, options)
      const twice = Object.entries<CommandResult>(outcomes).map(([name, outcome]) => {
        const { items } = outcome.kind === 'done' ? outcome.result as { items?: { id: number }[] } : {}
        return [name, items === undefined ? outcome : { ...outcome, result: { items: items.flatMap(row => row.id % 3 === 0 ? [row, row] : [row]) } }]
      })
      return Object.fromEntries(twice) as typeof outcomes
    },
  }
}

it('deals that a page repeats count once', async () => {
  club = await openClub()
  await club.control.send('POST', '/_portal/import', { history: { deals: 800, contacts: 3, seed: 5 } })
  const owner = { kind: 'contact', id: 61 } as const
  const { deals, rates } = await readContact(repeating(club.calls), club.map, owner)
  expect(deals!.length).toBeGreaterThan(150)
  expect(sumsByProduct(deals!, plain, rates!.rates, owner)).toEqual(sumsByRecount(recount(await club.state(), plain), owner))
})

/** Half an hour either side of New Year, in the portal's own time. */
const nights = [
  { closedate: '2024-12-31T23:30:00', year: '2024' },
  { closedate: '2025-01-01T00:30:00', year: '2025' },
] as const

it.each([
  ['Vladivostok', '+10:00', 'Asia/Vladivostok'],
  ['Vladivostok, seen from Kaliningrad', '+10:00', 'Europe/Kaliningrad'],
  ['Kaliningrad', '+02:00', 'Europe/Kaliningrad'],
  ['Kaliningrad, seen from Vladivostok', '+02:00', 'Asia/Vladivostok'],
  ['Moscow, seen from Honolulu', '+03:00', 'Pacific/Honolulu'],
  ['Moscow, seen from Kiritimati', '+03:00', 'Pacific/Kiritimati'],
])('31 December, 23:30, belongs to the old year on a portal in %s', async (_, timeZone, here) => {
  club = await openClub(state => { state.settings.timeZone = timeZone })
  const { calls, map, control } = club
  const fields = { title: 'Новогодняя ночь', categoryId: map.pipelines.tours, stageId: map.stages.get('tours.won')!, contactIds: [57], opportunity: 1000, currencyId: 'RUB', isManualOpportunity: 'Y' }
  const rows = nights.map(({ closedate }, index) => ({ id: 9001 + index, ...fields, closedate: `${closedate}${timeZone}` }))
  await control.send('POST', '/_portal/import', { items: [{ entityTypeId: DEAL, rows }] })
  process.env.TZ = here
  const owner = { kind: 'contact', id: 57 } as const
  for (const yearBy of ['closing', 'trip', 'payment'] as const) {
    const settings: RecountSettings = { ...plain, yearBy }
    const { deals, rates } = await readContact(calls, map, owner)
    expect(sumsByProduct(deals!, settings, rates!.rates, owner)).toEqual(sumsByRecount(recount(await club.state(), settings), owner))
  }
  const { deals } = await readContact(calls, map, owner)
  expect(nights.map((_night, index) => deals!.find(({ id }) => id === 9001 + index)?.closedOn?.slice(0, 4))).toEqual(nights.map(({ year }) => year))
})
