import fc from 'fast-check'
import { writeOrder } from '@/domain/site/order'
import type { AgencyDeal } from './agencyPortal.ts'
import type { SiteEntry } from './siteServer.ts'

export interface Planting { deals: AgencyDeal[], entries: SiteEntry[], expected: string[] }

interface Pair { deal: AgencyDeal & { roles: Record<string, unknown> }, entry: SiteEntry }

/** When the comparison looks. */
export const NOW = Date.parse('2026-11-22T10:44:00+03:00')
const longAgo = '2026-11-22T08:00:00+03:00'

function ideaPair(id: number): Pair {
  const siteId = String(10_000 + id)
  return {
    deal: { id, title: `Идея ${id}`, stage: 'ideas.site', roles: { siteTemplate: siteId } },
    entry: { kind: 'template', id: siteId, title: `Идея ${id}`, start: null, end: null, deal: id, template: null, revision: 3, price: null, place: null, url: `https://example.ru/events/${siteId}` },
  }
}

function eventPair(id: number): Pair {
  const siteId = String(50_000 + id)
  const day = String(1 + id % 28).padStart(2, '0')
  const start = `2026-12-${day}T12:00:00+03:00`
  const end = `2026-12-${day}T14:00:00+03:00`
  return {
    deal: { id, title: `Событие ${id}`, stage: 'events.dates', roles: { siteEvent: siteId, start, end, place: `Место ${id}`, price: `${1000 + id}|RUB` } },
    // The site writes moments and money its own way.
    entry: { kind: 'event', id: siteId, title: `Событие ${id}`, start: new Date(start).toISOString(), end, deal: id, template: null, revision: 3, price: { amount: `${1000 + id}.00`, currency: 'RUB' }, place: `Место  ${id}`, url: null },
  }
}

function ticket(id: number, roles: Record<string, unknown>, stage: AgencyDeal['stage'] = 'tickets.paid'): AgencyDeal {
  return { id, title: `Билеты ${id}`, stage, roles: { siteOrder: `z${id}`, ...roles }, fields: { opportunity: 2000, currencyId: 'RUB', isManualOpportunity: 'Y' } }
}

function order(deal: number, kind: 'template' | 'dates', revision: number, at: string): string {
  return writeOrder({ deal, kind, revision, key: `${kind}-${deal}-${revision}`, fingerprint: '', at, by: 1 })
}

function answer(deal: number, kind: 'template' | 'dates', revision: number, outcome: 'taken' | 'refused'): string {
  return JSON.stringify({ v: 1, deal, kind, revision, key: `${kind}-${deal}-${revision}`, outcome, id: '1', at: longAgo, ...outcome === 'refused' ? { code: 'not-ready', reason: 'Нет картинки' } : {} })
}

/**
 * 120 ideas and 380 events on both sides, that fit, with 40 tickets; then thirty gaps of all kinds, each in a pair of its own,
 * and beside them what looks like a gap and is none.
 */
export function plantGaps(seed: number): Planting {
  const ideas = shuffled(Array.from({ length: 120 }, (_, index) => ideaPair(index + 1)), seed)
  const events = shuffled(Array.from({ length: 380 }, (_, index) => eventPair(index + 121)), seed + 1)
  const deals: AgencyDeal[] = [...ideas, ...events].map(({ deal }) => deal)
  const entries: SiteEntry[] = [...ideas, ...events].map(({ entry }) => entry)
  for (const [index, { deal }] of events.slice(340).entries())
    deals.push(ticket(1001 + index, { parent: deal.id }))
  const expected: string[] = []
  const without = <T>(list: T[], item: T) => void list.splice(list.indexOf(item), 1)
  let at = 0
  const event = () => events[at++]!
  let ideaAt = 0
  const idea = () => ideas[ideaAt++]!

  // Elements without a deal: made by hand, and of a deal that is gone; one of them with two sold tickets.
  for (const sold of [true, false]) {
    const { deal, entry } = event()
    without(deals, deal)
    entry.deal = null
    if (sold)
      deals.push(ticket(1101, { siteEvent: entry.id }), ticket(1102, { siteEvent: entry.id, parent: 1507 }))
    expected.push(`noDeal:event:${entry.id}`)
  }
  for (const pair of [event(), idea()]) {
    without(deals, pair.deal)
    expected.push(`noDeal:${pair.entry.kind}:${pair.entry.id}`)
  }
  // Deals that are not on the site: they say so, or their stage does.
  for (const pair of [event(), event(), idea()]) {
    without(entries, pair.entry)
    expected.push(`notOnSite:${pair.deal.id}`)
  }
  for (let count = 0; count < 2; count++) {
    const { deal, entry } = event()
    without(entries, entry)
    deal.roles.siteEvent = ''
    expected.push(`notOnSite:${deal.id}`)
  }
  const untold = idea()
  without(entries, untold.entry)
  untold.deal.roles.siteTemplate = ''
  expected.push(`notOnSite:${untold.deal.id}`)
  // Fields that differ.
  const changes: ((entry: SiteEntry) => void)[] = [
    entry => { entry.title = 'Старое название' },
    entry => { entry.start = '2027-01-10T12:00:00+03:00' },
    entry => { entry.end = null },
    entry => { entry.price = { amount: '1200.00', currency: 'RUB' } },
    entry => { entry.place = 'Другое место' },
  ]
  for (const change of changes) {
    const { deal, entry } = event()
    change(entry)
    expected.push(`differs:${deal.id}`)
  }
  const renamed = idea()
  renamed.entry.title = 'Старая идея'
  expected.push(`differs:${renamed.deal.id}`)
  // Orders that were not done; the first pair differs, too, which is the same gap.
  const orders: [Pair, 'template' | 'dates', string, string][] = [
    [event(), 'dates', longAgo, 'taken'],
    [event(), 'dates', longAgo, ''],
    [idea(), 'template', longAgo, ''],
    [event(), 'dates', '2026-11-22T10:40:00+03:00', 'refused'],
  ]
  orders[0]![0].entry.title = 'Ещё старое'
  for (const [{ deal }, kind, moment, outcome] of orders) {
    deal.roles.published = order(deal.id, kind, 4, moment)
    deal.roles.revision = 4
    if (outcome !== '')
      deal.roles.siteAnswer = answer(deal.id, kind, 4, outcome as 'taken')
    expected.push(`stale:${deal.id}`)
  }
  // One too many.
  for (const pair of [event(), idea()]) {
    entries.push({ ...pair.entry, id: `${pair.entry.id}-2`, revision: 9 })
    expected.push(`twoElements:${pair.entry.kind}:${pair.entry.id}-2`)
  }
  for (const [id, stage] of [[1201, 'events.dates'], [1202, 'events.planned']] as const) {
    const { deal } = event()
    deals.push({ ...deal, id, stage })
    expected.push(`twoDeals:${id}`)
  }
  const twice = idea()
  deals.push({ ...twice.deal, id: 1203, stage: 'ideas.concept' })
  expected.push('twoDeals:1203')
  deals.push(ticket(1301, { parent: event().deal.id, siteOrder: 'z1001' }, 'tickets.ordered'), ticket(1302, { parent: event().deal.id, siteOrder: 'z1002' }))
  expected.push('twoOrders:1301', 'twoOrders:1302')
  // Tickets without an event.
  const sold = event()
  deals.push(ticket(1401, { siteEvent: sold.entry.id }), ticket(1402, { siteEvent: sold.entry.id, parent: idea().deal.id }), ticket(1403, { siteEvent: event().entry.id, parent: 1507 }, 'tickets.refund'))
  expected.push('unlinkedSale:1401', 'unlinkedSale:1402', 'unlinkedSale:1403')

  // None of these is a gap.
  deals.push(
    { id: 1501, title: 'Прошло', stage: 'events.closed', roles: { siteEvent: '7', start: '2026-11-01T12:00:00+03:00', end: '2026-11-01T14:00:00+03:00' } },
    { id: 1502, title: 'Отменено', stage: 'events.cancelled', roles: { siteEvent: '8', start: '2026-12-01T12:00:00+03:00' } },
    { id: 1503, title: 'Запланировано', stage: 'events.planned', roles: { start: '2026-12-01T12:00:00+03:00' } },
    { id: 1504, title: 'Только что', stage: 'events.dates', roles: { start: '2026-12-01T12:00:00+03:00', published: order(1504, 'dates', 1, '2026-11-22T10:40:00+03:00') } },
    { id: 1505, title: 'Обсуждение', stage: 'ideas.discussion' },
    ticket(1506, { siteEvent: '9' }, 'tickets.refused'),
    { id: 1507, title: 'Не наша воронка', stage: 'ideas.idea', fields: { categoryId: 0, stageId: 'NEW' } },
  )
  return { deals: shuffled(deals, seed + 2), entries: shuffled(entries, seed + 3), expected }
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return fc.sample(fc.shuffledSubarray([...items], { minLength: items.length }), { seed, numRuns: 1 })[0]!
}
