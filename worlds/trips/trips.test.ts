// @vitest-environment node
import { createHash } from 'node:crypto'
import { packState, startPortal, unpackState } from 'b24-local-portal'
import type { Item, PortalState } from 'b24-local-portal'
import { beforeAll, describe, expect, it } from 'vitest'
import { recount, sumsOfCompany, sumsOfContact } from '../../tests/data/revenue/recount.ts'
import type { RecountSettings, StateJson } from '../../tests/data/revenue/recount.ts'
import { readFilled } from '@/domain/product/filled'
import { buildWorld } from '../build.ts'
import { runSetup } from '../cardinal.ts'
import { ENTITY } from '../entities.ts'
import { WORLD_NOW } from '../moscowTime.ts'
import { connectPortal } from '../portalClient.ts'

const { company: COMPANY, contact: CONTACT, deal: DEAL } = ENTITY
const plain: RecountSettings = { rule: 'equal', yearBy: 'closing', currency: 'RUB' }

let state: PortalState
let told: StateJson

beforeAll(async () => {
  state = await buildWorld({ world: 'trips', seed: 1, deals: 0 })
  told = asTold(state)
}, 60_000)

function items(entityTypeId: number, of = state): Item[] {
  return [...of.items.get(entityTypeId)?.values() ?? []]
}

/** As `/_portal/state` answers. */
function asTold(of: PortalState): StateJson {
  return JSON.parse(JSON.stringify({ ...of, items: [...of.items].map(([entityTypeId, rows]) => ({ entityTypeId, rows: [...rows.values()] })) })) as StateJson
}

function fingerprint(built: PortalState): string {
  return createHash('sha256').update(packState(built)).digest('hex')
}

describe('the world of the travel club', () => {
  it('is the same bytes when built again, and other sales with another seed', async () => {
    expect(fingerprint(await buildWorld({ world: 'trips', seed: 1, deals: 0 }))).toBe(fingerprint(state))
    expect(fingerprint(await buildWorld({ world: 'trips', seed: 2, deals: 0 }))).not.toBe(fingerprint(state))
  }, 60_000)

  it('has seven years of sales to sixty clients in three pipelines and the portal’s own', () => {
    expect([items(DEAL).length, items(CONTACT).length, items(COMPANY).length]).toEqual([350, 60, 3])
    const won = items(DEAL).filter(({ stageSemanticId }) => stageSemanticId === 'S')
    expect(new Set(won.map(({ closedate }) => closedate ? String(closedate).slice(0, 4) : 'never'))).toEqual(new Set(['2020', '2021', '2022', '2023', '2024', '2025', '2026', 'never']))
    expect(new Set(won.map(({ categoryId }) => categoryId)).size).toBe(4)
    expect(new Set(items(DEAL).map(({ currencyId }) => currencyId))).toEqual(new Set(['RUB', 'EUR']))
  })

  it('has couples and groups, deals of nobody, refunds, weights, payers, and the stage of returns', () => {
    const contacts = new Set(items(DEAL).map(({ contactIds }) => (contactIds as number[]).length))
    expect([...contacts].sort()).toEqual([0, 1, 2, 3, 4, 5, 6])
    const held = (name: string) => items(DEAL).filter(deal => deal[name]).length
    expect([held('ufCrmCardinalRefund'), held('ufCrmTripWeights'), held('ufCrmDealTripPayer')].every(count => count >= 7)).toBe(true)
    expect(items(DEAL).filter(({ stageId }) => String(stageId).endsWith(':REFUND')).length).toBeGreaterThan(5)
  })

  it('begins with a booked journey that has a long comment', () => {
    expect(state.items.get(DEAL)?.get(1)).toMatchObject({ title: 'Камчатка, август 2027', contactIds: [1, 2], stageSemanticId: 'P' })
    expect(String(state.items.get(DEAL)?.get(1)?.comments).length).toBeGreaterThan(300)
  })

  it('has Ирина Воронцова for contact 1, whose revenue is the one in the design', () => {
    expect(state.items.get(CONTACT)?.get(1)).toMatchObject({ name: 'Ирина', lastName: 'Воронцова' })
    const { total, years, pipelines, cells, deals } = sumsOfContact(recount(told, plain), 1)
    expect([total, deals.length]).toEqual([223034667n, 15])
    expect(years).toEqual({ 2026: 61750000n, 2025: 57434667n, 2024: 55950000n, 2023: 28100000n, 2022: 19800000n })
    expect(pipelines).toEqual({ 1: 175934667n, 2: 42500000n, 3: 4600000n })
    expect(cells['2025 1']).toBe(55634667n)
  })

  it('has a deal of hers that her manager does not see', () => {
    const seen = sumsOfContact(recount(told, { ...plain, sees: ({ assignedById }) => assignedById === 3 }), 1)
    expect([seen.total, seen.deals.length]).toEqual([199034667n, 14])
  })

  it('has a catalogue of thirty trips, some in variations, whose properties the settings map', () => {
    const { products, prices, sections } = state.catalog
    const byType = (type: number) => [...products.values()].filter(one => one.type === type).length
    expect([byType(1) + byType(3), byType(4), sections.size, prices.size]).toEqual([30, 6, 3, 36])
    expect(String(state.apps[0]?.options['cardinal.settings.trips'])).toContain('property:END > tripEnd')
    expect(state.users.filter(({ rights }) => !rights.catalog?.view).map(({ id }) => id)).toEqual([6])
    const named = [...state.productRows.values()].filter(({ productId }) => productId > 0)
    expect(named.length).toBeGreaterThan(40)
    expect(named.every(({ productId, productName }) => products.get(productId)?.name === productName)).toBe(true)
  })

  it('has a deal that was filled from its product and changed by hand, one that was not filled, and one of two products', () => {
    const [edited, empty, twofold] = [20, 21, 22].map(id => state.items.get(DEAL)!.get(id)!)
    const record = readFilled(String(edited!.ufCrmTripFilled), 20)
    expect([record.fields.get('UF_CRM_TRIP_END')?.values, String(edited!.ufCrmTripEnd).slice(0, 10)]).toEqual([['2027-02-27'], '2027-03-01'])
    expect([empty!.ufCrmTripArticle, empty!.ufCrmTripFilled]).toEqual([undefined, undefined])
    const rowsOf = (id: number) => [...state.productRows.values()].filter(({ ownerId }) => ownerId === id).map(({ productId }) => productId)
    expect([rowsOf(empty!.id), rowsOf(twofold!.id)]).toEqual([[111], [115, 114]])
  })

  it('counts its euros at 92 roubles', () => {
    expect(state.currencies.find(({ code }) => code === 'EUR')).toMatchObject({ amount: 92, amountCount: 1 })
  })

  it('has companies that buy without a contact', () => {
    expect(sumsOfCompany(recount(told, plain), 2).deals).toHaveLength(2)
  })

  it('has nothing that happened later than now, or before its deal was made', () => {
    const time = (value: unknown) => Date.parse(String(value))
    for (const deal of items(DEAL)) {
      expect(time(deal.createdTime)).toBeLessThanOrEqual(time(deal.movedTime))
      expect(time(deal.movedTime)).toBeLessThanOrEqual(Date.parse(WORLD_NOW))
      if (deal.stageSemanticId !== 'P' && deal.closedate)
        expect(time(deal.closedate)).toBeLessThanOrEqual(Date.parse(WORLD_NOW))
    }
  })

  it('names people, companies and contacts that are there, with phones and addresses that are nobody’s', () => {
    for (const deal of items(DEAL)) {
      expect(state.users.some(({ id }) => id === deal.assignedById)).toBe(true)
      expect([...deal.contactIds as number[], Number(deal.ufCrmDealTripPayer ?? 1)].every(id => state.items.get(CONTACT)?.has(id))).toBe(true)
      expect(deal.companyId === 0 || state.items.get(COMPANY)?.has(Number(deal.companyId))).toBe(true)
    }
    for (const record of [...items(CONTACT), ...items(COMPANY)]) {
      const values = (record.fm as { typeId: string, value: string }[]).map(({ typeId, value }) => [typeId, value] as const)
      expect(values).toEqual([['PHONE', expect.stringMatching(/^\+7 000 /)], ['EMAIL', expect.stringMatching(/\.example$/)]])
    }
    expect(new Set(items(CONTACT).map(({ name, lastName, secondName }) => `${String(name)} ${String(lastName)} ${String(secondName)}`)).size).toBe(60)
  })

  it('has a manager of own deals, an accountant who reads, one without the application and one in English', () => {
    expect(state.users.map(({ id, rights, language }) => [id, rights.entities[DEAL]?.read, rights.entities[DEAL]?.update, language])).toEqual([
      [1, 'all', 'all', 'ru'], [2, 'all', 'all', 'ru'], [3, 'own', 'own', 'ru'], [4, 'all', 'none', 'ru'], [5, 'all', 'all', 'ru'], [6, 'all', 'all', 'en'],
    ])
    expect(state.apps[0]?.access).toEqual([1, 2, 3, 4, 6])
  })

  it('is what its blueprint says: setup finds nothing to do', async () => {
    const running = await startPortal({ port: 0, state: unpackState(packState(state)), quiet: true })
    try {
      const { plan } = await runSetup(connectPortal(running.origin), 'local.cardinal', ['trips'])
      expect(new Set(plan.items.map(({ action }) => action))).toEqual(new Set(['keep']))
      expect(plan.items.length).toBeGreaterThan(40)
    }
    finally {
      await running.close()
    }
  })
})

it('a large club has clients in proportion, few of whom buy much, and the same beginning', async () => {
  const large = await buildWorld({ world: 'trips', seed: 1, deals: 3000 })
  expect([items(DEAL, large).length, items(CONTACT, large).length]).toEqual([3000, 502])
  expect(items(DEAL, large).slice(0, 50)).toEqual(items(DEAL).slice(0, 50))
  const bought = new Map<number, number>()
  for (const { contactIds } of items(DEAL, large)) {
    for (const id of contactIds as number[])
      bought.set(id, (bought.get(id) ?? 0) + 1)
  }
  const counts = [...bought.values()].sort((one, other) => other - one)
  const sum = (some: number[]) => some.reduce((all, one) => all + one, 0)
  expect(sum(counts.slice(0, counts.length / 5)) / sum(counts)).toBeGreaterThan(0.4)
  expect(asTold(await buildWorld({ world: 'trips', seed: 1, deals: 3000 }))).toEqual(asTold(large))
}, 60_000)

it('the world of all solutions has the club’s records behind those of the agency', async () => {
  const every = await buildWorld({ world: 'all', seed: 1, deals: 0 })
  const irina = items(CONTACT, every).find(({ lastName }) => lastName === 'Воронцова')!
  expect(irina.id).toBe(35)
  expect(sumsOfContact(recount(asTold(every), plain), irina.id).total).toBe(223034667n)
  expect(every.items.get(DEAL)?.get(126)?.title).toBe('Камчатка, август 2027')
}, 60_000)
