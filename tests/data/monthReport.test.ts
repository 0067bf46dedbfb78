import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthReport } from '@/domain/reports/monthReport'
import { fetchRates } from '@/services/reports/rates'
import { linkSale, planLinks } from '@/services/reports/linkSales'
import { readMonth } from '@/services/reports/readMonth'
import type { ReadMonthOptions } from '@/services/reports/readMonth'
import { openAgency } from './agency/agencyPortal.ts'
import type { AgencyDeal, AgencyPortal } from './agency/agencyPortal.ts'

let portal: AgencyPortal

function event(id: number, start: string, stage: AgencyDeal['stage'], roles: AgencyDeal['roles'] = {}): AgencyDeal {
  return { id, title: `Событие ${id}`, stage, roles: { start, ...roles }, fields: { closedate: '2026-10-15' } }
}

function sale(id: number, parent: number | null, opportunity: number, more: Partial<AgencyDeal> & { created?: string } = {}): AgencyDeal {
  return {
    id, title: `Билеты ${id}`, stage: more.stage ?? 'tickets.paid', rows: more.rows ?? [2], roles: { ...parent === null ? {} : { parent }, ...more.roles },
    fields: { opportunity, currencyId: 'RUB', isManualOpportunity: 'Y', createdTime: more.created ?? '2026-11-05T12:00:00+03:00', ...more.fields },
  }
}

const deals: AgencyDeal[] = [
  { id: 1, title: 'Идея', stage: 'ideas.site' },
  event(10, '2026-11-01T00:30:00+03:00', 'events.held', { cost: '300.50|RUB' }),
  event(11, '2026-11-30T23:30:00+03:00', 'events.planned'),
  event(12, '2026-11-14T12:00:00+03:00', 'events.cancelled', { cost: '1|EUR' }),
  event(13, '2026-10-31T23:59:00+03:00', 'events.closed'),
  event(14, '2026-12-01T00:00:00+03:00', 'events.dates'),
  sale(100, 10, 1000.1),
  // Sold long before its event: the event's month counts.
  sale(101, 10, 500, { created: '2026-08-01T12:00:00+03:00', rows: [1, 2, 4] }),
  sale(102, 10, 200, { stage: 'tickets.refund' }),
  sale(103, 10, 100, { roles: { refund: '40|RUB' }, rows: [] }),
  sale(104, 10, 7000, { stage: 'tickets.refused' }),
  sale(105, 11, 9000, { stage: 'tickets.ordered' }),
  sale(106, 11, 2, { fields: { currencyId: 'EUR' } }),
  // Of an event of another month: counted there.
  sale(107, 13, 800),
  // Without an event: none, an idea, an event that is none.
  sale(108, null, 50, { roles: { siteEvent: '5521' } }),
  sale(109, 1, 60),
  sale(110, null, 70, { created: '2026-10-30T12:00:00+03:00' }),
  sale(111, null, 80, { stage: 'tickets.refused' }),
]

const read = (month: string, options: Partial<ReadMonthOptions> = {}) => readMonth(portal.calls, portal.map, month, { monthBy: 'start', ...options })

beforeAll(async () => {
  portal = await openAgency()
  await portal.bring(deals)
})
afterAll(() => portal.running.close())

describe('November', () => {
  it('holds its events, their sales and those without an event, to the kopeck', async () => {
    const reading = await read('2026-11')
    const report = monthReport(reading, 'RUB', await fetchRates(portal.calls))
    expect(report.rows.map(({ event: { id }, tickets, revenue, refunds, cost, unpaid }) => [id, tickets, revenue, refunds, cost, unpaid])).toEqual([
      [10, 2 + 7 + 1, 180_010, 24_000, 30_050, 0],
      [12, 0, 0, 0, 9000, 0],
      [11, 2, 18_000, 0, 0, 1],
    ])
    expect(report).toMatchObject({ held: 1, coming: 1, cancelled: 1, missing: [] })
    expect(report.rows.map(({ isConverted }) => isConverted)).toEqual([false, true, true])
    expect(report.unlinked.sales.map(({ id }) => id)).toEqual([108, 109])
    expect(report.unlinked).toMatchObject({ tickets: 4, revenue: 11_000 })
    expect(report.totals).toMatchObject({ revenue: 209_010, refunds: 24_000, cost: 39_050, margin: 145_960 })
  })

  it('by the deal\'s end date is empty, and October has them all', async () => {
    expect((await read('2026-11', { monthBy: 'closing' })).events).toEqual([])
    expect((await read('2026-10', { monthBy: 'closing' })).events.map(({ id }) => id).sort()).toEqual([10, 11, 12, 13, 14])
  })

  it('compared without the unlinked sales takes two requests, and three with them', async () => {
    await portal.control.send('DELETE', '/_portal/log')
    await read('2026-11')
    expect((await portal.requests()).length).toBe(3)
    expect((await read('2026-10', { linkedOnly: true })).unlinked).toEqual([])
  })
})

describe('a person', () => {
  it('who may not read the rates sees the sums of one currency', async () => {
    await portal.control.send('POST', '/_portal/import', { users: [{ id: 77, name: 'Бухгалтер', rights: { entities: { 2: { read: 'all', add: 'none', update: 'none', delete: 'none' } }, changeSettings: false } }] })
    const calls = await portal.callsOf(77)
    expect(await fetchRates(calls)).toBeNull()
    const report = monthReport(await readMonth(calls, portal.map, '2026-11', { monthBy: 'start' }), 'RUB', null)
    expect(report.missing).toEqual(['EUR'])
    expect(report.totals.revenue).toBe(191_010)
  })
})

describe('sales without an event', () => {
  it('are matched by the site\'s id, and only where one deal has it', async () => {
    await portal.bring([
      event(500, '2027-03-01T12:00:00+03:00', 'events.held', { siteEvent: '9001' }),
      event(501, '2027-03-02T12:00:00+03:00', 'events.held', { siteEvent: '9002' }),
      event(502, '2027-03-03T12:00:00+03:00', 'events.held', { siteEvent: '9002' }),
      ...['9001', '9002', '9003', ''].map((siteEvent, index) => sale(510 + index, null, 100, { roles: { siteEvent }, created: '2027-03-05T12:00:00+03:00' })),
    ])
    const { unlinked } = await read('2027-03')
    const plans = await planLinks(portal.calls, portal.map, unlinked)
    expect(plans.map(({ sale: { id }, event: found, why }) => [id, found?.id ?? null, why])).toEqual([[510, 500, 'found'], [511, null, 'several'], [512, null, 'no-deal'], [513, null, 'no-id']])
    expect(await linkSale(portal.calls, portal.map, plans[0]!.sale, 500)).toMatchObject({ kind: 'done' })
    expect((await read('2027-03')).unlinked.map(({ id }) => id)).toEqual([511, 512, 513])
    await portal.write(511, { parent: 501 })
    await portal.control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
    expect(await linkSale(portal.calls, portal.map, plans[1]!.sale, 502)).toMatchObject({ kind: 'conflict', theirs: ['501'] })
  })
})

it('31 events with 412 tickets are read in a few requests', async () => {
  const events = Array.from({ length: 31 }, (_, index) => event(2000 + index, `2025-11-${String(index % 30 + 1).padStart(2, '0')}T12:00:00+03:00`, 'events.held'))
  await portal.bring([...events, ...Array.from({ length: 412 }, (_, index) => sale(3000 + index, 2000 + index % 31, 100, { rows: [1], created: '2025-11-05T12:00:00+03:00' }))])
  await portal.control.send('DELETE', '/_portal/log')
  const report = monthReport(await read('2025-11'), 'RUB', null)
  expect(report.totals).toMatchObject({ tickets: 412, revenue: 4_120_000 })
  expect((await portal.requests()).length).toBeLessThanOrEqual(15)
})
