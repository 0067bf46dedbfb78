import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { catchUp } from '@/services/revenue/catchUp'
import type { CaughtUpTo } from '@/services/revenue/catchUp'
import { PortalError } from '@/domain/portalError'
import type { Command, PortalCalls } from '@/services/portal/types'
import { afterDealChange } from '@/services/revenue/afterDealChange'
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

/** Two contacts without a common deal; the second has no totals yet, and no name of his own: a merge refuses what contradicts itself. */
async function twoContacts(): Promise<[number, number]> {
  const rows = await office.rows(CONTACT)
  const won = (await office.rows(DEAL)).filter(row => row.stageSemanticId === 'S')
  const dealsOf = (id: number) => won.filter(row => (row.contactIds as number[]).includes(id))
  const ids = rows.map(({ id }) => Number(id)).filter(id => dealsOf(id).length > 0)
  const one = ids[0]!
  const other = ids.find(id => id !== one && !dealsOf(id).some(row => (row.contactIds as number[]).includes(one)))!
  const named = rows.find(({ id }) => Number(id) === one)!
  const person = ['name', 'lastName', 'secondName', 'typeId', 'sourceId', 'post', 'birthdate', 'honorific']
  const { contact, totalOfYear } = club.map
  await office.change(CONTACT, other, {
    ...Object.fromEntries(person.filter(name => named[name] !== undefined).map(name => [name, named[name]])),
    ...Object.fromEntries([...Object.values(contact), ...totalOfYear.values()].map(name => [name, ''])),
  })
  return [one, other]
}

async function merge(kept: number, gone: number): Promise<void> {
  const told = await club.control.rest<{ STATUS: string }>('crm.entity.mergeBatch', { params: { entityTypeId: CONTACT, entityIds: [kept, gone] } })
  expect(told.STATUS).toBe('SUCCESS')
}

const stage = (deal: Record<string, unknown>, role: 'won' | 'lost' | 'booked') => {
  const pipeline = Object.entries(club.map.pipelines).find(([, id]) => id === Number(deal.categoryId))![0]
  return club.map.stages.get(`${pipeline}.${role}`)!
}

describe('totals are right after the next refresh when', () => {
  const cases: [what: string, change: () => Promise<number | null>][] = [
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
    ['a contact is deleted', async () => {
      const deal = await someDeal({ isWon: true, contacts: 3 })
      const gone = deal.contactIds[0]!
      const others = (await office.rows(DEAL)).filter(row => row.stageSemanticId === 'S' && (row.contactIds as number[]).includes(gone)).flatMap(row => row.contactIds as number[])
      await office.remove(CONTACT, gone)
      return new Set(others).size - 1
    }],
    ['a contact is merged into another', async () => {
      const [one, other] = await twoContacts()
      await merge(one, other)
      return 1
    }],
    ['a contact is merged into one that was never counted, and brings his record along', async () => {
      const [one, other] = await twoContacts()
      await merge(other, one)
      // Odd kopecks go to the lowest id: it is another one now.
      return null
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
    if (concerned !== null)
      expect([...outcomes.values()].filter(({ kind }) => kind === 'written')).toHaveLength(concerned)
    await office.later()
    await refresh()
    expect(await office.requests()).toMatchObject({ writes: 0 })
  })
})

it('a rate that changes changes the totals of deals in its currency', async () => {
  await club.control.rest('crm.currency.update', { ID: 'EUR', fields: { AMOUNT: 101.5, AMOUNT_CNT: 1 } })
  await office.later()
  expect((await office.wrong()).length).toBeGreaterThan(5)
  expect(await refresh()).toMatchObject({ kind: 'done' })
  expect(await office.wrong()).toEqual([])
})

it('where deals are not found by their contacts, all are read', async () => {
  const deal = await someDeal({ isWon: true, contacts: 2 })
  await office.change(DEAL, deal.id, { opportunity: 5, isManualOpportunity: 'Y' })
  await office.later()
  const without: PortalCalls = {
    ...club.calls,
    readBatch(commands, more) {
      const isByContact = Object.values<Command>(commands).some(({ params }) => JSON.stringify(params ?? {}).includes('@contactIds'))
      return isByContact ? Promise.reject(new PortalError('rejected', 'not allowed in filter', { code: 'INVALID_ARG_VALUE' })) : club.calls.readBatch(commands, more)
    },
  }
  expect(await refresh(without)).toMatchObject({ kind: 'done', pass: 'filter' })
  expect(await office.wrong()).toEqual([])
})

describe('after a page of ours has changed a deal', () => {
  it('the totals of everybody concerned are right at once', async () => {
    const deal = await someDeal({ isWon: true, contacts: 3 })
    await office.change(DEAL, deal.id, { contactIds: deal.contactIds.slice(1), opportunity: 999.99, isManualOpportunity: 'Y' })
    await office.later()
    await office.requests()
    const outcomes = await afterDealChange(club.calls, [deal.id], options)
    expect([...outcomes!.keys()].sort()).toEqual([...deal.contactIds].sort())
    expect(await office.wrong()).toEqual([])
    expect((await office.requests()).count).toBeLessThanOrEqual(6)
  })

  it('who does not see all deals writes nothing', async () => {
    const deal = await someDeal({ isWon: true, contacts: 2 })
    await office.change(DEAL, deal.id, { opportunity: 1, isManualOpportunity: 'Y' })
    await office.later()
    expect(await afterDealChange(await club.callsOf(3), [deal.id], options)).toBeNull()
  })
})
