// @vitest-environment node
import { packState, startPortal, unpackState } from 'b24-local-portal'
import type { Item, PortalState } from 'b24-local-portal'
import { beforeAll, expect, it } from 'vitest'
import { dealOnStage, leadInStatus, storeContacts, storeDeals, storeLeads, storePeople } from '../../tests/support/storePeople.ts'
import { readStoreMap } from '@/domain/store/map'
import type { StoreMap } from '@/domain/store/map'
import { dealStageRoles, leadStatusRoles } from '@/domain/store/roles'
import { buildWorld } from '../build.ts'
import { runSetup } from '../cardinal.ts'
import { ENTITY } from '../entities.ts'
import { connectPortal } from '../portalClient.ts'
import { NOW } from './shopClock.ts'

let state: PortalState
let map: StoreMap

beforeAll(async () => {
  state = await buildWorld({ world: 'store', seed: 1, deals: 0 })
  map = readStoreMap(state.apps[0]!.options)!
}, 60_000)

function record(entityTypeId: number, id: number): Item {
  return state.items.get(entityTypeId)!.get(id)!
}

it('has a lead in every status and a deal on every stage, at the ids that stories name', () => {
  expect(leadStatusRoles.map(role => map.statusRole(String(record(ENTITY.lead, leadInStatus[role]).stageId)))).toEqual(leadStatusRoles)
  expect(dealStageRoles.map(role => map.stageRole(String(record(ENTITY.deal, dealOnStage[role]).stageId)))).toEqual(dealStageRoles)
  expect(Object.values(storeDeals).map(id => map.stageRole(String(record(ENTITY.deal, id).stageId)))).toEqual(['hold', 'hold', 'hold'])
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
