import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare } from './compare'
import { aDeal, anAnswer, anElement, anIdea, anOrder, aTicket } from './gap.fixture'
import { repairsOf } from './repairs'
import { gapKinds, orderKindOf } from './types'
import type { Comparison, GapDeal } from './types'
import type { SiteElement } from '../site/inventory'

const now = Date.parse('2026-11-22T10:44:00+03:00')
const idea = anIdea()
const template = anElement({ kind: 'template', id: '318', deal: 2, template: null, start: null, end: null, price: null, place: null, revision: 7 })

/** Ids of the gaps of a deal and an element beside an idea and its template that fit. */
function found(deals: GapDeal[], elements: SiteElement[], marked: string[] = []): string[] {
  return all(deals, elements, marked).gaps.map(({ id }) => id)
}

function all(deals: GapDeal[], elements: SiteElement[], marked: string[] = []): Comparison {
  return compare([idea, ...deals], [template, ...elements], { now, marked: new Set(marked) })
}

describe('two sides that fit', () => {
  it('are counted, and nothing is found', () => {
    expect(all([aDeal(), aTicket()], [anElement()])).toEqual({ gaps: [], same: 2, underWay: 0, deals: 3, elements: 2 })
  })

  it.each<[string, Partial<GapDeal>, Partial<SiteElement>]>([
    ['the same moment in another offset', {}, { start: '2026-12-12T09:00:00Z' }],
    ['seconds', {}, { start: '2026-12-12T12:00:59+03:00' }],
    ['spaces', { title: 'Дом  Пашкова ' }, {}],
    ['no price and a price of zero', { price: null }, { price: { minor: 0, currency: 'RUB' } }],
    ['an id that only the site tells', { siteEvent: '' }, {}],
    ['an element made by hand, whose id a person wrote into the deal', {}, { deal: null }],
    ['an element of a deal that is gone, taken over by another', {}, { deal: 4000 }],
    ['a done order', { order: anOrder(4), answer: anAnswer(4) }, {}],
    ['an order done, its answer lost', { order: anOrder(4), answer: anAnswer(3) }, {}],
    ['a site that tells no revisions', { order: anOrder(4), answer: anAnswer(4) }, { revision: null }],
  ])('%s', (_, deal, element) => {
    expect(found([aDeal(deal)], [anElement(element)])).toEqual([])
  })

  it('a template tells only what it has', () => {
    expect(compare([anIdea({ place: 'Ворота', price: { minor: 5, currency: 'RUB' } })], [template], { now }).gaps).toEqual([])
    expect(compare([anIdea({ place: 'Ворота' })], [{ ...template, place: 'Двор' }], { now }).gaps).toMatchObject([{ kind: 'differs', fields: [{ field: 'place' }] }])
  })
})

describe('an element without a deal', () => {
  it.each<[string, Partial<SiteElement>, string]>([
    ['made by hand', { deal: null }, 'by-hand'],
    ['whose deal is gone', { deal: 4000 }, 'gone'],
    ['that names an idea for an event', { deal: 2 }, 'other'],
  ])('%s', (_, element, why) => {
    expect(all([], [anElement(element)]).gaps).toMatchObject([{ kind: 'noDeal', id: 'noDeal:event:5521', why, sales: [] }])
  })

  it('holds its sold tickets, which are not told again', () => {
    expect(all([aTicket({ parent: null }), aTicket({ id: 901, parent: 4000, siteOrder: '70002' }), aTicket({ id: 902, parent: null, siteOrder: '', stage: 'tickets.refused', isFailed: true })], [anElement({ deal: null })]).gaps)
      .toMatchObject([{ kind: 'noDeal', sales: [{ id: 900 }, { id: 901 }] }])
  })

  it('comes first when tickets were sold, the dearest at the top', () => {
    const elements = ['a', 'b', 'c', 'd'].map(id => anElement({ id, deal: null }))
    const ticket = (id: number, siteEvent: string, minor: number) => aTicket({ id, parent: null, siteEvent, siteOrder: '', amount: { minor, currency: 'RUB' } })
    expect(found([ticket(901, 'b', 100), ticket(902, 'd', 300), ticket(903, 'z', 900)], elements))
      .toEqual(['noDeal:event:d', 'noDeal:event:b', 'noDeal:event:a', 'noDeal:event:c', 'unlinkedSale:903'])
  })
})

describe('a deal that is not on the site', () => {
  it.each<[string, Partial<GapDeal>, string | null]>([
    ['says that it is', {}, 'told'],
    ['was in sync', { siteEvent: '', stage: 'events.planned', publication: 'synced' }, 'told'],
    ['has its dates', { siteEvent: '' }, 'stage'],
    ['has its host', { siteEvent: '', stage: 'events.host' }, 'stage'],
    ['is only planned', { siteEvent: '', stage: 'events.planned' }, null],
    ['is over', { start: '2026-11-20T12:00:00+03:00', end: '2026-11-20T14:00:00+03:00' }, null],
    ['goes on', { start: '2026-11-22T10:00:00+03:00', end: '2026-11-22T12:00:00+03:00' }, 'told'],
    ['was cancelled', { isFailed: true, stage: 'events.cancelled' }, null],
    ['an idea on the last stage', { ...anIdea({ id: 3, siteTemplate: '' }) }, 'stage'],
    ['an idea on an earlier one', { ...anIdea({ id: 3, siteTemplate: '', stage: 'ideas.concept' }) }, null],
  ])('%s: %3$j', (_, deal, why) => {
    expect(all([aDeal(deal)], []).gaps).toMatchObject(why === null ? [] : [{ kind: 'notOnSite', why }])
  })
})

describe('fields that differ', () => {
  it.each<[string, Partial<GapDeal>, string, string]>([
    ['title', { title: 'Дом Пашкова, 12 декабря' }, 'Дом Пашкова, 12 декабря', 'Дом Пашкова'],
    ['start', { start: '2026-12-12T12:30:00+03:00' }, '2026-12-12T12:30:00+03:00', '2026-12-12T12:00:00+03:00'],
    ['end', { end: null }, '', '2026-12-12T14:00:00+03:00'],
    ['price', { price: { minor: 150_000, currency: 'RUB' } }, '1500.00|RUB', '2400.00|RUB'],
    ['price', { price: null }, '', '2400.00|RUB'],
    ['price', { price: { minor: 240_000, currency: 'EUR' } }, '2400.00|EUR', '2400.00|RUB'],
    ['place', { place: '' }, '', 'Ворота'],
  ])('%s: %2$j and %3$j', (field, deal, one, other) => {
    expect(all([aDeal(deal)], [anElement()]).gaps).toMatchObject([{ kind: 'differs', fields: [{ field, deal: one, site: other }] }])
  })
})

describe('an order', () => {
  it.each<[string, Partial<GapDeal>, Partial<SiteElement> | null, string | null]>([
    ['that waits over an hour', { order: anOrder(5, '2026-11-22T09:43:00+03:00'), answer: anAnswer(4) }, {}, 'waiting'],
    ['that waits without a time', { order: anOrder(5, ''), answer: null }, {}, 'waiting'],
    ['refused', { order: anOrder(5), answer: anAnswer(5, 'refused') }, {}, 'refused'],
    ['taken, while the site shows the earlier revision', { order: anOrder(5), answer: anAnswer(5) }, {}, 'older'],
    ['that waits, of a deal that is not on the site yet', { siteEvent: '', order: anOrder(1, '2026-11-22T09:00:00+03:00') }, null, 'waiting'],
    ['that waits, of a deal that took over an element with a higher revision', { order: anOrder(1, '2026-11-22T09:00:00+03:00') }, { deal: null, revision: 9 }, 'waiting'],
    ['refused, of a deal that is not on the site', { siteEvent: '', order: anOrder(1), answer: anAnswer(1, 'refused') }, null, 'refused'],
  ])('%s', (_, deal, element, why) => {
    expect(all([aDeal(deal)], element === null ? [] : [anElement(element)]).gaps).toMatchObject([{ kind: 'stale', id: 'stale:51', why }])
  })

  it('of the last hour is under way: its differences are not told', () => {
    expect(all([aDeal({ title: 'Новое', order: anOrder(5, '2026-11-22T09:45:00+03:00'), answer: anAnswer(4) })], [anElement()])).toMatchObject({ gaps: [], underWay: 1, same: 1 })
  })

  it('that was not done stands for the differences', () => {
    expect(all([aDeal({ title: 'Новое', order: anOrder(5), answer: anAnswer(5, 'refused') })], [anElement()]).gaps).toMatchObject([{ kind: 'stale', fields: [{ field: 'title' }] }])
  })
})

describe('one too many', () => {
  it('of two elements of a deal the one that the deal does not name', () => {
    expect(all([aDeal()], [anElement({ id: '5520', revision: 9 }), anElement()]).gaps).toMatchObject([{ kind: 'twoElements', id: 'twoElements:event:5520', kept: { id: '5521' } }])
  })

  it('of two elements of a deal that names none the older one', () => {
    expect(all([aDeal({ siteEvent: '' })], [anElement({ id: '5520', revision: 9 }), anElement()]).gaps).toMatchObject([{ element: { id: '5521' }, kept: { id: '5520' } }])
  })

  it('a marked one is told no more', () => {
    expect(found([aDeal()], [anElement({ id: '5520' }), anElement()], ['twoElements:event:5520'])).toEqual([])
  })

  it('a copied deal carries the id of another\'s element', () => {
    expect(all([aDeal(), aDeal({ id: 60 })], [anElement()]).gaps).toMatchObject([{ kind: 'twoDeals', id: 'twoDeals:60', kept: { id: 51 }, siteId: '5521' }])
  })

  it('a copied deal carries an id that is on the site no more', () => {
    expect(all([aDeal(), aDeal({ id: 60 })], []).gaps).toMatchObject([{ kind: 'notOnSite', id: 'notOnSite:51' }, { kind: 'twoDeals', id: 'twoDeals:60' }])
  })

  it('of two ticket deals of an order the one that was not paid', () => {
    expect(all([aDeal(), aTicket({ stage: 'tickets.ordered' }), aTicket({ id: 901 })], [anElement()]).gaps).toMatchObject([{ kind: 'twoOrders', id: 'twoOrders:900', kept: { id: 901 } }])
    expect(found([aDeal(), aTicket(), aTicket({ id: 901, isFailed: true, stage: 'tickets.refused' })], [anElement()])).toEqual([])
  })
})

describe('a ticket without an event', () => {
  it.each<[string, Partial<GapDeal>, number | null]>([
    ['whose event the site\'s id tells', { parent: null }, 51],
    ['of an idea', { parent: 2 }, 51],
    ['of a deal that is gone', { parent: 4000 }, 51],
    ['of which nothing is known', { parent: null, siteEvent: '' }, null],
    ['whose event nobody knows', { parent: null, siteEvent: '1' }, null],
    ['given back', { parent: null, isFailed: true, stage: 'tickets.refund' }, 51],
  ])('%s: %2$j', (_, ticket, event) => {
    const { gaps } = all([aDeal(), aTicket(ticket)], [anElement()])
    expect(gaps).toMatchObject([{ kind: 'unlinkedSale', id: 'unlinkedSale:900', event: event === null ? null : { id: event } }])
    expect(repairsOf(gaps[0]!)).toEqual(event === null ? [] : ['link'])
  })

  it('is found by the deal\'s id when the element has left the site', () => {
    expect(all([aDeal({ start: null, end: '2026-11-01T00:00:00Z' }), aTicket({ parent: null })], []).gaps).toMatchObject([{ kind: 'unlinkedSale', event: { id: 51 } }])
  })

  it('that was refused is nobody\'s', () => {
    expect(found([aDeal(), aTicket({ parent: null, isFailed: true, stage: 'tickets.refused' })], [anElement()])).toEqual([])
  })
})

it.each<[Partial<GapDeal>, string]>([
  [{ pipeline: 'ideas', stage: 'ideas.site' }, 'template'],
  [{ stage: 'events.planned' }, 'event'],
  [{ stage: null }, 'event'],
  [{ stage: 'events.dates' }, 'dates'],
  [{ stage: 'events.host' }, 'host'],
  [{ stage: 'events.held' }, 'host'],
])('everything of %j goes out as %s', (deal, kind) => {
  expect(orderKindOf(aDeal(deal))).toBe(kind)
})

const anyDeals = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 12 }), siteEvent: fc.constantFrom('', '1', '2', '3'), what: fc.constantFrom('idea', 'event', 'ticket'), parent: fc.option(fc.integer({ min: 1, max: 12 })), siteOrder: fc.constantFrom('', '7'), isFailed: fc.boolean() }), { selector: ({ id }) => id })
  .map(rows => rows.map(({ what, siteEvent, ...row }) => what === 'idea' ? anIdea({ ...row, siteTemplate: siteEvent }) : what === 'event' ? aDeal({ ...row, siteEvent }) : aTicket({ ...row, siteEvent })))
const anyElements = fc.uniqueArray(fc.record({ kind: fc.constantFrom('event' as const, 'template' as const), id: fc.constantFrom('1', '2', '3', '4'), deal: fc.option(fc.integer({ min: 1, max: 12 })) }), { selector: ({ kind, id }) => kind + id })
  .map(rows => rows.map(row => anElement(row)))

describe('whatever lies on both sides', () => {
  it('gaps have names of their own and stand in order, whatever the order of what was read', () => {
    fc.assert(fc.property(anyDeals, anyElements, (deals, elements) => {
      const { gaps } = compare(deals, elements, { now })
      expect(new Set(gaps.map(({ id }) => id)).size).toBe(gaps.length)
      expect(compare([...deals].reverse(), [...elements].reverse(), { now }).gaps.map(({ id }) => id)).toEqual(gaps.map(({ id }) => id))
      expect(gaps.every(gap => gapKinds.includes(gap.kind))).toBe(true)
    }))
  })

  it('every live ticket without an event stands in one gap', () => {
    fc.assert(fc.property(anyDeals, anyElements, (deals, elements) => {
      const events = new Set(deals.filter(({ pipeline }) => pipeline === 'events').map(({ id }) => id))
      const hanging = deals.filter(({ pipeline, isFailed, parent }) => pipeline === 'tickets' && !isFailed && !events.has(parent ?? 0)).map(({ id }) => id)
      const told = compare(deals, elements, { now }).gaps.flatMap(gap => gap.kind === 'unlinkedSale' ? [gap.deal.id] : gap.kind === 'noDeal' ? gap.sales.map(({ id }) => id) : [])
      expect(told.sort((a, b) => a - b)).toEqual(hanging.sort((a, b) => a - b))
    }))
  })
})
