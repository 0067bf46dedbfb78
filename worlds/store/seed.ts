import { createRandom } from 'b24-local-portal'
import type { PortalCodes } from '@/domain/blueprint/items'
import { callsOf, keepSettings, setUpCardinal } from '../cardinal.ts'
import { ENTITY } from '../entities.ts'
import { PlainError } from '../plainError.ts'
import type { PortalClient } from '../portalClient.ts'
import { importDeals } from '../records.ts'
import type { ItemFields } from '../records.ts'
import { clientChats, clientFields, messagesOf, writtenClients } from './clients.ts'
import type { Client } from './clients.ts'
import { claimFolders, codesOf } from './coupons.ts'
import type { CouponPlan } from './coupons.ts'
import { commentEntry, comments } from './comments.ts'
import { crowd } from './crowd.ts'
import { saleDeal, writtenDeals } from './deals.ts'
import { importGoods } from './goods.ts'
import { tellHistory } from './history.ts'
import { leadFields, writtenLeads } from './leads.ts'
import { departments, employees, operators, shops } from './people.ts'
import { assignmentFields, ratingFields, visitFields } from './processes.ts'
import { shiftFields, shifts } from './shifts.ts'
import { DAY, HOUR, NOW, at, iso } from './shopClock.ts'
import type { Story } from './story.ts'
import { structureOf } from './structure.ts'
import type { Structure } from './structure.ts'
import { taskFields } from './tasks.ts'
import { giveWork, remindHolds, tellMorning } from './today.ts'
import { writtenCouponCount, writtenCoupons } from './writtenCoupons.ts'

/** Deals of the world as it is delivered: four months of work. */
const STORE_DEALS = 320
const MONTHS_FROM = at('2026-07-16T09:00')
/** A larger world reaches further back, to this day at the most, and has more in a day. */
const EARLIEST = at('2024-11-18T09:00')
const DEALS_OF_A_DAY = 2.5
/** A large world has a client more for so many deals. */
const DEALS_OF_ONE = 3
const CHUNK = 500

export interface SeedOptions {
  seed: number
  /** At least so many deals; 0 leaves the world as it is written. */
  deals: number
}

/** Who has which role; administrators and deputies are named by the stores themselves as well. */
const roleSettings = {
  'roles.operator': ['department:2'],
  'roles.cashier': ['department:5'],
  'roles.seller': ['department:6', 'department:7'],
  'roles.storeAdministrators': [10, 11, 12, 13].map(id => `user:${id}`),
}

/** The shops count in som; ten are eleven roubles. */
async function countInSom(portal: PortalClient): Promise<void> {
  const lang = (FULL_NAME: string, FORMAT_STRING: string) => ({ FULL_NAME, FORMAT_STRING, DECIMALS: 2 })
  await portal.rest('crm.currency.add', { fields: { CURRENCY: 'KGS', AMOUNT_CNT: 10, AMOUNT: 11, SORT: 50, LANG: { ru: lang('Киргизский сом', '# сом'), en: lang('Kyrgyz som', '# som') } } })
  await portal.rest('crm.currency.base.set', { ID: 'KGS' })
}

/**
 * What the shops' administrator has done before Cardinal came: a lead has no statuses but the store's, and the first one is called as in the client's text.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-delete.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-update.html
 */
async function nameOwnStatuses(portal: PortalClient): Promise<void> {
  const statuses = await portal.rest<{ ID: string, STATUS_ID: string }[]>('crm.status.list', { filter: { ENTITY_ID: 'STATUS' } })
  for (const { ID, STATUS_ID } of statuses) {
    if (STATUS_ID === 'NEW')
      await portal.rest('crm.status.update', { id: ID, fields: { NAME: 'НОВЫЙ' } })
    else if (!['CONVERTED', 'JUNK'].includes(STATUS_ID))
      await portal.rest('crm.status.delete', { id: ID, params: { FORCED: 'Y' } })
  }
}

async function importShops(portal: PortalClient, structure: Structure): Promise<void> {
  await portal.control('import', {
    items: [
      {
        entityTypeId: structure.typeOf('store'),
        rows: shops.map(({ title, address, administrator, deputy }) => ({ title, assignedById: administrator, createdTime: iso(EARLIEST), ...structure.fields('process.store', { administrator, deputy, address, opensAt: '08:00', closesAt: '20:00' }) })),
      },
      { entityTypeId: structure.typeOf('shift'), rows: shifts.map(shift => shiftFields(structure, shift)) },
    ],
    openLines: [{ id: 1, name: 'Обувь «Ак-Жол»', queue: operators, joiners: 'all' }],
  })
}

/** Алина, who has written and is no contact yet: lead 1. */
const newClientChat = {
  line: 1,
  connector: 'whatsappbyedna',
  client: { name: 'Алина', phone: '+996 000 70-10-01' },
  crm: ['L_1'],
  operator: 2,
  messages: messagesOf({ connector: 'whatsappbyedna', lastWroteAt: '2026-11-16T12:21', says: 'Добрый день! Есть ли сапоги на широкую голень?' }, 2),
}

async function importRows(portal: PortalClient, entityTypeId: number, rows: readonly ItemFields[]): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK)
    await portal.control('import', { items: [{ entityTypeId, rows: rows.slice(from, from + CHUNK) }] })
}

/**
 * Notes where coupons went, as the cashier's till does: deal and coupon name one another, so one of them must be there first.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
async function bindCoupons(portal: PortalClient, structure: Structure, coupons: ReadonlyMap<number, CouponPlan>): Promise<void> {
  const tills = new Map(await Promise.all(shops.map(async ({ cashier }) => [cashier, await callsOf(portal, cashier)] as const)))
  for (const [lead, { use }] of coupons) {
    if (!use)
      continue
    await portal.control('clock', { now: use.at, freeze: true })
    const outcome = await tills.get(use.by)!.write('crm.item.update', { entityTypeId: ENTITY.lead, id: lead, fields: structure.fields('lead', { couponDeal: use.deal }) })
    if (outcome.kind !== 'done')
      throw new PlainError(`Coupon ${lead} was not bound to deal ${use.deal}.`)
  }
  await portal.control('clock', { now: NOW, freeze: true })
}

/** What happened in the shops, and to whom. Lead and deal n of the first ones stand in status and stage n. */
function tellStory({ seed, deals }: SeedOptions): { story: Story, clients: Client[], sinceOf: (index: number) => number } {
  const random = createRandom(seed)
  const total = Math.max(STORE_DEALS, deals)
  const from = Math.max(EARLIEST, Math.min(MONTHS_FROM, NOW - total / DEALS_OF_A_DAY * DAY))
  // As many as there can be: one for each lead.
  const codes = codesOf(random, writtenCouponCount + total)
  const story: Story = { leads: [...writtenLeads], deals: [...writtenDeals], visits: [], assignments: [], ratings: [], tasks: [], coupons: writtenCoupons(codes.splice(0, writtenCouponCount)) }
  giveWork(story, writtenLeads)
  const people = crowd(random, { count: Math.ceil(total / DEALS_OF_ONE), firstId: writtenClients.length + 1, from: from - 60 * DAY, until: NOW - 3 * DAY })
  tellHistory(random, story, { deals: total - writtenDeals.length, clients: people, from, until: NOW - 3 * HOUR, code: () => codes.pop()! })
  tellMorning(story)
  remindHolds(story)
  const known = writtenClients.length
  return { story, clients: [...writtenClients, ...people], sinceOf: index => index < known ? at('2026-03-02T10:00') + index * DAY : people[index - known]!.since }
}

/** Fills a portal that has the solution with the shops, their clients, goods and months of work. */
async function importStore(portal: PortalClient, codes: PortalCodes['codes'], options: SeedOptions): Promise<void> {
  const structure = structureOf(codes)
  const { story, clients, sinceOf } = tellStory(options)
  const { leads, deals, coupons } = story
  await countInSom(portal)
  await keepSettings(portal, 'store', roleSettings)
  await importShops(portal, structure)
  await importGoods(portal, createRandom(options.seed), deals.filter(({ stage }) => stage === 'hold').map(({ pair, store }) => ({ productId: pair.productId, storeId: store })))
  await importRows(portal, ENTITY.contact, clients.map((client, index) => clientFields(structure, client, sinceOf(index))))
  await importRows(portal, ENTITY.lead, leads.map((lead, index) => leadFields(structure, { ...lead, ...(coupons.has(index + 1) ? { coupon: coupons.get(index + 1)! } : {}) }, index + 1)))
  await importDeals(portal, deals.map((sale, index) => saleDeal(structure, sale, index + 1)), 1)
  await bindCoupons(portal, structure, coupons)
  await importRows(portal, structure.typeOf('visit'), story.visits.map(visit => visitFields(structure, visit)))
  await importRows(portal, structure.typeOf('assignment'), story.assignments.map(assignment => assignmentFields(structure, assignment)))
  await importRows(portal, structure.typeOf('rating'), story.ratings.map(rating => ratingFields(structure, rating)))
  await portal.control('import', {
    dialogs: [...clientChats(clients, operators[0]!), newClientChat],
    tasks: story.tasks.map(taskFields),
    drive: claimFolders(coupons),
    timeline: comments.map(commentEntry),
  })
}

/** Fills a fresh portal with the shoe shops: people, then Cardinal by its own setup, then records in bulk. */
export async function seedStore(portal: PortalClient, options: SeedOptions): Promise<void> {
  await portal.control('import', { departments, users: employees })
  await nameOwnStatuses(portal)
  const codes = await setUpCardinal(portal, { access: 'all', solutions: ['store'] })
  await importStore(portal, codes, options)
}
