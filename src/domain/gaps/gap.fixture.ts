import type { SiteElement } from '../site/inventory'
import type { SiteAnswer, SiteOrder } from '../site/order'
import type { GapDeal } from './types'

export function aDeal(fields: Partial<GapDeal> = {}): GapDeal {
  return {
    id: 51, title: 'Дом Пашкова', pipeline: 'events', stage: 'events.dates', stageId: 'C2:DATES', isFailed: false,
    start: '2026-12-12T12:00:00+03:00', end: '2026-12-12T14:00:00+03:00', place: 'Ворота', price: { minor: 240_000, currency: 'RUB' },
    parent: 2, siteTemplate: '318', siteEvent: '5521', siteOrder: '', revision: null, order: null, answer: null, publication: null,
    amount: { minor: 0, currency: 'RUB' }, ...fields,
  }
}

export function anIdea(fields: Partial<GapDeal> = {}): GapDeal {
  return aDeal({ id: 2, pipeline: 'ideas', stage: 'ideas.site', start: null, end: null, place: '', price: null, parent: null, siteTemplate: '318', siteEvent: '', ...fields })
}

export function aTicket(fields: Partial<GapDeal> = {}): GapDeal {
  return aDeal({
    id: 900, title: 'Билеты', pipeline: 'tickets', stage: 'tickets.paid', start: null, end: null, place: '', price: null,
    parent: 51, siteTemplate: '', siteEvent: '5521', siteOrder: '70001', amount: { minor: 480_000, currency: 'RUB' }, ...fields,
  })
}

export function anElement(fields: Partial<SiteElement> = {}): SiteElement {
  return {
    kind: 'event', id: '5521', title: 'Дом Пашкова', start: '2026-12-12T12:00:00+03:00', end: '2026-12-12T14:00:00+03:00',
    deal: 51, template: '318', revision: 4, price: { minor: 240_000, currency: 'RUB' }, place: 'Ворота', url: 'https://example.ru/calendar/5521', ...fields,
  }
}

export function anOrder(revision: number, at = '2026-11-22T10:00:00+03:00'): SiteOrder {
  return { deal: 51, kind: 'dates', revision, key: `dates-51-${revision}`, fingerprint: 'f', at, by: 3 }
}

export function anAnswer(revision: number, outcome: SiteAnswer['outcome'] = 'taken'): SiteAnswer {
  return { deal: 51, kind: 'dates', revision, key: `dates-51-${revision}`, outcome, id: '5521', url: null, code: outcome === 'refused' ? 'not-ready' : null, reason: outcome === 'refused' ? 'Нет картинки' : '', missing: [], at: '' }
}
