import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { catchUp } from '@/services/revenue/catchUp'
import type { CaughtUpTo } from '@/services/revenue/catchUp'
import type { PortalCalls } from '@/services/portal/types'
import { openClub } from './club.ts'
import type { Club } from './club.ts'
import { CONTACT, DEAL, impatient, openOffice, recalculate } from './office.ts'
import type { Office } from './office.ts'

let club: Club
let office: Office

const options = { language: 'ru' as const, clock: impatient }
const refresh = (calls: PortalCalls = club.calls) => catchUp(calls, options) as Promise<CaughtUpTo>

beforeAll(async () => {
  club = await openClub()
  office = openOffice(club)
  expect((await recalculate(club.calls)).kind).toBe('done')
  await office.later()
  await club.control.send('POST', '/_portal/snapshot')
})
beforeEach(async () => {
  await club.control.send('POST', '/_portal/reset')
  await office.requests()
})
afterAll(() => club.running.close())

it('after a whole recalculation every contact has what a slow recount comes to', async () => {
  expect(await office.wrong()).toEqual([])
})

it('guard: with nothing changed a refresh takes three requests and writes nothing', async () => {
  const { changed, outcomes, pass } = await refresh()
  expect({ changed, written: outcomes.size, pass }).toEqual({ changed: 0, written: 0, pass: null })
  expect(await office.requests()).toEqual({ count: 3, writes: 0, optionWrites: 0 })
})

/** Some deal of the world, won or not, with at least so many contacts. */
async function someDeal({ isWon, contacts = 1 }: { isWon: boolean, contacts?: number }): Promise<Record<string, unknown> & { id: number, contactIds: number[], opportunity: number }> {
  const deal = (await office.rows(DEAL)).find(row => (row.stageSemanticId === 'S') === isWon && [1, 2, 3].includes(Number(row.categoryId)) && (row.contactIds as number[] | undefined ?? []).length >= contacts)
  return deal as Record<string, unknown> & { id: number, contactIds: number[], opportunity: number }
}

const stage = (deal: Record<string, unknown>, role: 'won' | 'lost' | 'booked') => {
  const pipeline = Object.entries(club.map.pipelines).find(([, id]) => id === Number(deal.categoryId))![0]
  return club.map.stages.get(`${pipeline}.${role}`)!
}

describe('totals are right after the next refresh when', () => {
  const cases: [what: string, change: () => Promise<number>][] = [
    ['a deal is won', async () => {
      const deal = await someDeal({ isWon: false, contacts: 2 })
      await office.change(DEAL, deal.id, { stageId: stage(deal, 'won') })
      return deal.contactIds.length
    }],
    ['a deal is lost again', async () => {
      const deal = await someDeal({ isWon: true, contacts: 2 })
      await office.change(DEAL, deal.id, { stageId: stage(deal, 'lost') })
      return deal.contactIds.length
    }],
    ['a deal is opened again', async () => {
      const deal = await someDeal({ isWon: true })
      await office.change(DEAL, deal.id, { stageId: stage(deal, 'booked') })
      return deal.contactIds.length
    }],
    ['a sum changes', async () => {
      const deal = await someDeal({ isWon: true, contacts: 3 })
      await office.change(DEAL, deal.id, { opportunity: deal.opportunity + 100.01, isManualOpportunity: 'Y' })
      return deal.contactIds.length
    }],
    ['money is paid back', async () => {
      const deal = await someDeal({ isWon: true, contacts: 2 })
      await office.change(DEAL, deal.id, { [club.map.deal.refund]: '1000.55|RUB' })
      return deal.contactIds.length
    }],
    ['a contact is added', async () => {
      const deal = await someDeal({ isWon: true, contacts: 2 })
      const other = (await office.rows(CONTACT)).map(({ id }) => Number(id)).find(id => !deal.contactIds.includes(id))!
      await office.change(DEAL, deal.id, { contactIds: [...deal.contactIds, other] })
      return deal.contactIds.length + 1
    }],
    ['a contact is removed', async () => {
      const deal = await someDeal({ isWon: true, contacts: 3 })
      await office.change(DEAL, deal.id, { contactIds: deal.contactIds.slice(1) })
      return deal.contactIds.length
    }],
    ['all contacts are removed', async () => {
      const deal = await someDeal({ isWon: true, contacts: 2 })
      await office.change(DEAL, deal.id, { contactIds: [] })
      return deal.contactIds.length
    }],
    ['a deal is deleted', async () => {
      const deal = await someDeal({ isWon: true, contacts: 2 })
      await office.remove(DEAL, deal.id)
      return deal.contactIds.length
    }],
    ['a deal moves to another pipeline', async () => {
      const deal = await someDeal({ isWon: true, contacts: 2 })
      const other = Object.values(club.map.pipelines).find(id => id !== Number(deal.categoryId))!
      await office.change(DEAL, deal.id, { categoryId: other, stageId: stage({ categoryId: other }, 'won') })
      return deal.contactIds.length
    }],
    ['a date moves across a year', async () => {
      const deal = await someDeal({ isWon: true, contacts: 2 })
      await office.change(DEAL, deal.id, { closedate: '2021-12-31' })
      return deal.contactIds.length
    }],
    ['somebody has changed a total by hand', async () => {
      const deal = await someDeal({ isWon: true })
      await office.change(CONTACT, deal.contactIds[0]!, { [club.map.contact.totalAll]: 1 })
      await office.change(DEAL, deal.id, { title: 'Другое название' })
      return 1
    }],
  ]

  it.each(cases)('%s', async (_, change) => {
    const concerned = await change()
    await office.later()
    expect((await office.wrong()).length).toBeGreaterThan(0)
    await office.requests()
    const { outcomes } = await refresh()
    expect(await office.wrong()).toEqual([])
    expect((await office.requests()).writes).toBe([...outcomes.values()].filter(({ kind }) => kind === 'written').length)
    expect([...outcomes.values()].filter(({ kind }) => kind === 'written')).toHaveLength(concerned)
    await office.later()
    await refresh()
    expect(await office.requests()).toMatchObject({ writes: 0 })
  })
})
