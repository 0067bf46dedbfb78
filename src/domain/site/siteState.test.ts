import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changedSince, fingerprintOf, publicRoles } from './fingerprint'
import type { PublicRole, PublicValues } from './fingerprint'
import type { OrderKind, SiteAnswer, SiteOrder } from './order'
import { siteStateOf } from './siteState'

const roles = publicRoles.host
const blank = Object.fromEntries(roles.map(role => [role, ''])) as PublicValues
const values: PublicValues = { ...blank, title: 'Дом Пашкова', description: 'p|Дворец', price: '2400|RUB', speaker: '7', host: '3' }

function anOrder(kind: OrderKind = 'template', change: Partial<SiteOrder> = {}): SiteOrder {
  return { deal: 2, kind, revision: 3, key: `${kind}-2-3`, fingerprint: fingerprintOf(values, kind), at: '2026-11-22T10:44:00+03:00', by: 3, ...change }
}

function anAnswer(change: Partial<SiteAnswer> = {}): SiteAnswer {
  return { deal: 2, kind: 'template', revision: 3, key: 'template-2-3', outcome: 'taken', id: '318', url: null, code: null, reason: '', missing: [], at: '2026-11-22T10:44:09+03:00', ...change }
}

it.each<[string, SiteOrder | null, SiteAnswer | null, Partial<PublicValues>, string]>([
  ['without an order', null, null, {}, 'unsent'],
  ['with an answer and no order', null, anAnswer(), {}, 'unsent'],
  ['with an order and no answer', anOrder(), null, {}, 'waiting'],
  ['with an answer to an older order', anOrder(), anAnswer({ revision: 2 }), {}, 'waiting'],
  ['with an answer to an order that is gone', anOrder(), anAnswer({ revision: 4 }), {}, 'waiting'],
  ['that the site refused', anOrder(), anAnswer({ outcome: 'refused' }), { price: '1|RUB' }, 'refused'],
  ['as the site has it', anOrder(), anAnswer(), {}, 'synced'],
  ['with another price', anOrder(), anAnswer(), { price: '2500|RUB' }, 'changed'],
  ['with another speaker, which a template does not show', anOrder(), anAnswer(), { speaker: '8' }, 'synced'],
  ['cancelled, which a template cannot be', anOrder(), anAnswer(), { cancelled: '1' }, 'synced'],
  ['cancelled since', anOrder('event'), anAnswer({ kind: 'event' }), { cancelled: '1' }, 'changed'],
  ['handed over by other means', anOrder('template', { fingerprint: '' }), anAnswer(), { price: '1|RUB' }, 'synced'],
])('a deal %s is %s', (_, order, answer, change, kind) => {
  expect(siteStateOf(order, answer, { ...values, ...change }).kind).toBe(kind)
})

it('tells which fields have changed, whatever they were', () => {
  const kinds: readonly OrderKind[] = ['template', 'event', 'dates', 'host']
  const some = fc.record(Object.fromEntries(roles.map(role => [role, fc.string({ maxLength: 6 })])) as Record<PublicRole, fc.Arbitrary<string>>)
  fc.assert(fc.property(some, some, fc.constantFrom(...kinds), (before, after, kind) => {
    expect(changedSince(fingerprintOf(before, kind), after, kind)).toEqual(publicRoles[kind].filter(role => before[role] !== after[role]))
  }))
})
