// @vitest-environment node
import { createHash } from 'node:crypto'
import { packState, startPortal, unpackState } from 'b24-local-portal'
import type { Item, PortalState } from 'b24-local-portal'
import { beforeAll, describe, expect, it } from 'vitest'
import { dealOnStage, leadInStatus, storeContacts, storeDeals, storeLeads, storePeople } from '../../tests/support/storePeople.ts'
import { isCode } from '@/domain/coupon/code'
import { readHold } from '@/domain/coupon/hold'
import { readReceipt } from '@/domain/coupon/receipt'
import { readStoreMap } from '@/domain/store/map'
import type { StoreMap } from '@/domain/store/map'
import { dealStageRoles, leadStatusRoles } from '@/domain/store/roles'
import { buildWorld } from '../build.ts'
import { runSetup } from '../cardinal.ts'
import { ENTITY } from '../entities.ts'
import { connectPortal } from '../portalClient.ts'
import { itemKey } from '../structure.ts'
import { NOW } from './shopClock.ts'

let state: PortalState
let map: StoreMap

beforeAll(async () => {
  state = await buildWorld({ world: 'store', seed: 1, deals: 0 })
  map = readStoreMap(state.apps[0]!.options)!
}, 60_000)

function fingerprint(built: PortalState): string {
  return createHash('sha256').update(packState(built)).digest('hex')
}

function rows(entityTypeId: number, of = state): Item[] {
  return [...of.items.get(entityTypeId)!.values()]
}

/** A custom field of a record, by its role. */
function value(item: Item, entity: 'lead' | 'deal', role: string): unknown {
  return item[itemKey(map.field(entity, role)!)]
}

function record(entityTypeId: number, id: number): Item {
  return state.items.get(entityTypeId)!.get(id)!
}

it('has a lead in every status and a deal on every stage, at the ids that stories name', () => {
  expect(leadStatusRoles.map(role => map.statusRole(String(record(ENTITY.lead, leadInStatus[role]).stageId)))).toEqual(leadStatusRoles)
  expect(dealStageRoles.map(role => map.stageRole(String(record(ENTITY.deal, dealOnStage[role]).stageId)))).toEqual(dealStageRoles)
  expect(Object.values(storeDeals).map(id => map.stageRole(String(record(ENTITY.deal, id).stageId)))).toEqual(['hold', 'hold', 'hold', 'changedMind'])
  expect(Object.values(storeLeads).map(id => map.statusRole(String(record(ENTITY.lead, id).stageId)))).toEqual(['getPayment', 'getPayment', 'getPayment', 'getPayment', 'couponIssued', 'couponIssued', 'couponIssued', 'discoverNeed'])
})

it('has clients whom a message reaches, and clients whom none does', () => {
  const hoursAgo = (contact: number) => [...state.lines.dialogs.values()].filter(({ crm }) => crm.includes(`C_${contact}`)).map(({ connector, lastClientTime }) => [connector, Math.floor((NOW - Date.parse(lastClientTime!)) / 3_600_000)])
  expect(hoursAgo(storeContacts.openChat)).toEqual([['whatsappbyedna', 0]])
  expect(hoursAgo(storeContacts.closedChat)).toEqual([['whatsappbyedna', 66]])
  expect(hoursAgo(storeContacts.telegram)[0]?.[0]).toBe('telegrambot')
  expect([storeContacts.noChat, storeContacts.noPhone].flatMap(hoursAgo)).toEqual([])
  expect(hoursAgo(storeContacts.twoChats).map(([connector]) => connector)).toEqual(['fbinstagramdirect', 'telegrambot'])
  expect(record(ENTITY.contact, storeContacts.noPhone).hasPhone).toBe('N')
})

it('has people for every role, in departments', () => {
  expect(state.users).toHaveLength(13)
  expect(state.users.filter(({ isAdmin }) => isAdmin).map(({ id }) => id)).toEqual([storePeople.director])
  const inDepartment = (department: number) => state.users.filter(({ departments }) => departments.includes(department)).map(({ id }) => id)
  expect([2, 5, 6, 7].map(inDepartment)).toEqual([[...storePeople.operators], Object.values(storePeople.cashiers), [...storePeople.sellers.bishkek], [...storePeople.sellers.osh]])
})

it('is what its blueprint says: setup finds nothing to do', async () => {
  const running = await startPortal({ port: 0, state: unpackState(packState(state)), quiet: true })
  try {
    const { plan } = await runSetup(connectPortal(running.origin), 'local.cardinal', ['store'])
    expect(new Set(plan.items.map(({ action }) => action))).toEqual(new Set(['keep']))
  }
  finally {
    await running.close()
  }
})

it('is the same bytes when built again', async () => {
  expect(fingerprint(await buildWorld({ world: 'store', seed: 1, deals: 0 }))).toBe(fingerprint(state))
}, 60_000)

it('a larger one of another seed has more of everything, further back, and the same beginning', async () => {
  const large = await buildWorld({ world: 'store', seed: 2, deals: 700 })
  expect(rows(ENTITY.deal, large)).toHaveLength(700)
  expect(rows(ENTITY.deal, large).slice(0, storeDeals.couponGivenBack)).toEqual(rows(ENTITY.deal).slice(0, storeDeals.couponGivenBack))
  expect([ENTITY.lead, ENTITY.contact, map.processTypeId('visit')!].every(type => rows(type, large).length > rows(type).length * 1.8)).toBe(true)
  expect(String(rows(ENTITY.deal, large)[20]!.createdTime) < String(rows(ENTITY.deal)[20]!.createdTime)).toBe(true)
}, 60_000)

describe('four months of work', () => {
  it('end in every status and on every stage', () => {
    const statuses = rows(ENTITY.lead).map(({ stageId }) => map.statusRole(String(stageId)))
    const count = (role: string) => statuses.filter(status => status === role).length
    expect(rows(ENTITY.deal)).toHaveLength(320)
    expect([count('couponIssued') > 6, count('couponUsed') > 30, count('couponUnused') > 40, count('converted') > 200, count('offerRefused') > 30]).toEqual(Array.from({ length: 5 }, () => true))
    expect(rows(map.processTypeId('rating')!).length).toBeGreaterThan(60)
    expect(new Set(rows(map.processTypeId('visit')!).map(({ stageId }) => String(stageId).split(':')[1]))).toEqual(new Set(['NEW', 'ACCEPTED', 'SUCCESS', 'FAIL']))
  })

  it('have nothing that happened later than now, or before its record was made', () => {
    for (const item of [...state.items.values()].flatMap(table => [...table.values()])) {
      const [created, moved] = [item.createdTime, item.movedTime ?? item.updatedTime].map(time => Date.parse(String(time)))
      expect(created).toBeLessThanOrEqual(moved!)
      expect(moved).toBeLessThanOrEqual(NOW)
    }
    for (const task of state.tasks.items.values())
      expect(Date.parse(String(task.CLOSED_DATE ?? task.CREATED_DATE))).toBeLessThanOrEqual(NOW)
    for (const { createdTime } of state.chats.messages.values())
      expect(Date.parse(createdTime)).toBeLessThanOrEqual(NOW)
  })

  it('have a claim on the drive for each redeemed coupon, which names its deal as the deal names it', () => {
    const claims = new Map([...state.disk.objects.values()].map(({ id, name, parentId, createdBy }) => [id, { name, parentId, createdBy }]))
    const claimOf = (name: string) => [...claims].find(([, claim]) => claim.name === name)
    const used = rows(ENTITY.lead).filter(lead => map.statusRole(String(lead.stageId)) === 'couponUsed')
    for (const lead of used) {
      const deal = record(ENTITY.deal, Number(value(lead, 'lead', 'couponDeal')))
      const hold = readHold(String(value(lead, 'lead', 'couponClaim')), lead.id)
      expect(value(deal, 'deal', 'coupon')).toBe(lead.id)
      expect(readReceipt(String(value(deal, 'deal', 'couponReceipt')), deal.id, lead.id)).not.toBeNull()
      expect([hold.dealId, map.stageRole(String(deal.stageId))]).toEqual([deal.id, 'won'])
      const [id, claim] = claimOf(`${lead.id}-0`)!
      expect(claim.createdBy).toBe(hold.by)
      expect([...claims.values()].find(({ parentId }) => parentId === id)?.name).toBe(hold.operation)
    }
    expect(value(record(ENTITY.lead, storeLeads.couponGivenBack), 'lead', 'couponDeal')).toBeUndefined()
    expect(readHold(String(value(record(ENTITY.lead, storeLeads.couponGivenBack), 'lead', 'couponClaim')), storeLeads.couponGivenBack)).toMatchObject({ round: 1, dealId: null, past: [{ dealId: storeDeals.couponGivenBack }] })
    expect(new Set(rows(ENTITY.lead).flatMap(lead => value(lead, 'lead', 'couponCode') ?? [])).size).toBeGreaterThan(100)
    expect(rows(ENTITY.lead).every(lead => (value(lead, 'lead', 'couponCode') ?? null) === null || isCode(String(value(lead, 'lead', 'couponCode'))))).toBe(true)
  })

  it('leave goods in sizes in both shops, some gone, those put aside in reserve', () => {
    const { products, stores, storeProducts } = state.catalog
    expect([...stores.values()].map(({ title }) => title)).toEqual(['Бишкек', 'Ош'])
    const left = [...storeProducts.values()]
    expect([left.length, left.some(({ amount }) => amount === 0)]).toEqual([[...products.values()].filter(({ type }) => type === 4).length * 2, true])
    const held = rows(ENTITY.deal).filter(({ stageId }) => map.stageRole(String(stageId)) === 'hold')
    expect(left.reduce((sum, { quantityReserved }) => sum + (quantityReserved ?? 0), 0)).toBe(held.length)
    for (const row of state.productRows.values())
      expect(products.get(row.productId)?.name).toBe(row.productName)
  })
})
