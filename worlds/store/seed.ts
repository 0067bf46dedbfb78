import { createRandom } from 'b24-local-portal'
import type { Random } from 'b24-local-portal'
import type { PortalCodes } from '@/domain/blueprint/items'
import { drawCodes } from '@/domain/coupon/draw'
import { couponUntil, giveBack } from '@/domain/coupon/validity'
import { dealStageRoles, leadStatusRoles } from '@/domain/store/roles'
import { storeDefaults } from '@/domain/store/rules'
import { callsOf, keepSettings, setUpCardinal } from '../cardinal.ts'
import { ENTITY } from '../entities.ts'
import { PlainError } from '../plainError.ts'
import type { PortalClient } from '../portalClient.ts'
import { importDeals } from '../records.ts'
import { clientChats, clientFields, messagesOf, writtenClients } from './clients.ts'
import { dealOfStage, furtherDeals, saleDeal } from './deals.ts'
import type { SalePlan } from './deals.ts'
import { furtherLeads, leadFields, leadOfStatus } from './leads.ts'
import type { LeadPlan } from './leads.ts'
import { departments, employees, operators, shops } from './people.ts'
import { shiftFields, shifts } from './shifts.ts'
import { NOW, at, iso } from './shopClock.ts'
import { structureOf } from './structure.ts'
import type { Structure } from './structure.ts'
import { taskFields, taskOfStatus } from './tasks.ts'
import type { TaskPlan } from './tasks.ts'

export interface SeedOptions { seed: number, deals: number }

/** Who has which role; administrators and deputies are named by the stores themselves as well. */
const roleSettings = {
  'roles.operator': ['department:2'],
  'roles.cashier': ['department:5'],
  'roles.seller': ['department:6', 'department:7'],
  'roles.storeAdministrators': [10, 11, 12, 13].map(id => `user:${id}`),
}

/** A som is 1.1 roubles; the shops count in som. */
async function countInSom(portal: PortalClient): Promise<void> {
  await portal.rest('crm.currency.add', { fields: { CURRENCY: 'KGS', AMOUNT_CNT: 10, AMOUNT: 11, SORT: 50, LANG: { ru: { FULL_NAME: 'Киргизский сом', FORMAT_STRING: '# сом', DECIMALS: 2 }, en: { FULL_NAME: 'Kyrgyz som', FORMAT_STRING: '# som', DECIMALS: 2 } } } })
  await portal.rest('crm.currency.base.set', { ID: 'KGS' })
}

async function importShops(portal: PortalClient, structure: Structure): Promise<void> {
  await portal.control('import', {
    items: [
      {
        entityTypeId: structure.typeOf('store'),
        rows: shops.map(({ title, address, administrator, deputy }) => ({ title, assignedById: administrator, createdTime: iso(at('2025-09-01T10:00')), ...structure.fields('process.store', { administrator, deputy, address, opensAt: '08:00', closesAt: '20:00' }) })),
      },
      { entityTypeId: structure.typeOf('shift'), rows: shifts.map(shift => shiftFields(structure, shift)) },
    ],
    openLines: [{ id: 1, name: 'Обувь «Ак-Жол»', queue: operators, joiners: 'all' }],
  })
}

/** Codes from chance that the seed decides. */
function codesOf(random: Random, count: number): string[] {
  return drawCodes(count, bytes => bytes.forEach((_, index) => {
    bytes[index] = random.whole(0, 255)
  }), new Set())
}

/** Coupons of the written leads: issued, redeemed, run out, for a birthday, given back with days added, run out and not looked at yet. */
function couponsOf(random: Random): Map<number, NonNullable<LeadPlan['coupon']>> {
  const [issued, used, unused, birthday, back, over] = codesOf(random, 6) as [string, string, string, string, string, string]
  const ordinary = (local: string) => couponUntil(at(local), 'ORDINARY', storeDefaults)
  const given = giveBack(ordinary('2026-11-01T12:10'), at('2026-11-14T18:30'), { way: 'grace', graceDays: 7 }, storeDefaults.timeZone)
  return new Map([
    [9, { code: issued, kind: 'ORDINARY', untilAt: ordinary('2026-11-13T17:58') }],
    [11, { code: used, kind: 'ORDINARY', untilAt: ordinary('2026-10-26T10:05') }],
    [12, { code: unused, kind: 'ORDINARY', untilAt: ordinary('2026-10-13T10:00') }],
    [21, { code: birthday, kind: 'BIRTHDAY', untilAt: couponUntil(at('2026-11-16T09:20'), 'BIRTHDAY', storeDefaults) }],
    [22, { code: back, kind: 'ORDINARY', untilAt: given.kind === 'back' ? given.until : NOW }],
    [23, { code: over, kind: 'ORDINARY', untilAt: ordinary('2026-10-30T10:00') }],
  ])
}

/** Fills a portal that has the solution with the shops, clients, leads and deals. Lead and deal n stand in status and stage n. */
async function importStore(portal: PortalClient, codes: PortalCodes['codes'], { seed }: SeedOptions): Promise<void> {
  const structure = structureOf(codes)
  const random = createRandom(seed)
  await countInSom(portal)
  await keepSettings(portal, 'store', roleSettings)
  await importShops(portal, structure)
  const coupons = couponsOf(random)
  const leads: LeadPlan[] = [...leadStatusRoles.map(status => ({ status, ...leadOfStatus[status] })), ...furtherLeads]
  const deals: SalePlan[] = [...dealStageRoles.map(stage => ({ stage, ...dealOfStage[stage] })), ...furtherDeals]
  await portal.control('import', {
    items: [
      { entityTypeId: ENTITY.contact, rows: writtenClients.map((client, index) => clientFields(structure, client, at('2026-03-02T10:00') + index * 86_400_000)) },
      { entityTypeId: ENTITY.lead, rows: leads.map((lead, index) => leadFields(structure, { ...lead, coupon: coupons.get(index + 1) })) },
    ],
  })
  await importDeals(portal, deals.map(sale => saleDeal(structure, sale)), 1)
  await bindCoupon(portal, structure, { lead: 11, deal: 6, usedAt: at('2026-11-07T15:10'), cashier: 5 })
  await portal.control('import', {
    dialogs: [...clientChats(writtenClients, operators[0]!), newClientChat],
    tasks: openTasks(leads).map(taskFields),
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

/** Of each lead at work the task of its status; a seller has the sale, a cashier the payment. */
function openTasks(leads: readonly LeadPlan[]): TaskPlan[] {
  return leads.flatMap((lead, index) => {
    const role = taskOfStatus[lead.status]
    if (role === undefined)
      return []
    const responsible = role === 'sellOnline' ? Number(lead.more?.seller) : lead.responsible
    return [{ role, on: [`L_${index + 1}`], responsible, creator: role === 'sellOnline' ? lead.responsible : 1, setAt: at(lead.enteredAt) }]
  })
}

/**
 * Notes where a coupon went, as the cashier's till does: deal and coupon name one another, so one of them must be there first.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
async function bindCoupon(portal: PortalClient, structure: Structure, { lead, deal, usedAt, cashier }: { lead: number, deal: number, usedAt: number, cashier: number }): Promise<void> {
  await portal.control('clock', { now: usedAt, freeze: true })
  const till = await callsOf(portal, cashier)
  const outcome = await till.write('crm.item.update', { entityTypeId: ENTITY.lead, id: lead, fields: structure.fields('lead', { couponDeal: deal, couponUsedAt: iso(usedAt) }) })
  await portal.control('clock', { now: NOW, freeze: true })
  if (outcome.kind !== 'done')
    throw new PlainError(`Coupon ${lead} was not bound to deal ${deal}.`)
}

/** Fills a fresh portal with the shoe shops: people, then Cardinal by its own setup, then records in bulk. */
export async function seedStore(portal: PortalClient, options: SeedOptions): Promise<void> {
  await portal.control('import', { departments, users: employees })
  const codes = await setUpCardinal(portal, { access: employees.map(({ id }) => id), solutions: ['store'] })
  await importStore(portal, codes, options)
}
