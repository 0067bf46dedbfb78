import { expect, it } from 'vitest'
import type { EventMap, EventStage } from '../eventMap'
import { dueKind, dueSinceCancelled, kindByHand, stageRole } from './due'
import type { OrderKind, SiteAnswer, SiteOrder } from './order'

const map = { pipelines: { ideas: 1, events: 2, tickets: 3 }, stages: new Map<EventStage, string>([['ideas.site', 'C1:WON'], ['events.dates', 'C2:DATES']]) } as Partial<EventMap> as EventMap

function anOrder(kind: OrderKind): SiteOrder {
  return { deal: 1, kind, revision: 1, key: '', fingerprint: '', at: '', by: null }
}

it.each<[EventStage | null, OrderKind | null, OrderKind | null]>([
  ['ideas.announcement', null, null],
  ['ideas.site', null, 'template'],
  ['ideas.site', 'template', null],
  ['events.planned', null, 'event'],
  ['events.planned', 'template', 'event'],
  ['events.planned', 'host', null],
  ['events.dates', null, 'dates'],
  ['events.dates', 'event', 'dates'],
  ['events.dates', 'dates', null],
  ['events.host', 'event', 'host'],
  ['events.host', 'dates', 'host'],
  ['events.host', 'host', null],
  ['events.held', 'event', null],
  ['events.cancelled', null, null],
  ['tickets.paid', null, null],
  [null, null, null],
])('on %s with an order for %s is due: %s', (stage, ordered, expected) => {
  expect(dueKind(stage, ordered === null ? null : anOrder(ordered))).toBe(expected)
})

it.each<[number, EventStage | null, OrderKind | null, OrderKind | null]>([
  [1, 'ideas.idea', null, 'template'],
  [1, null, 'template', 'template'],
  [2, 'events.planned', 'event', 'event'],
  [2, 'events.dates', 'event', 'dates'],
  [2, 'events.held', 'host', 'host'],
  [2, 'events.held', null, 'event'],
  [3, 'tickets.paid', null, null],
  [0, null, null, null],
])('by hand in pipeline %i on %s after %s: %s', (pipeline, stage, ordered, expected) => {
  expect(kindByHand(map, pipeline, stage, ordered === null ? null : anOrder(ordered))).toBe(expected)
})

it('knows a stage by its code', () => {
  expect(stageRole(map, 'C2:DATES')).toBe('events.dates')
  expect(stageRole(map, 'C9:NEW')).toBeNull()
})

it('an event that was cancelled since it went out is due once more, another change is not', () => {
  const changed = { kind: 'changed', order: anOrder('dates'), answer: {} as SiteAnswer } as const
  expect(dueSinceCancelled({ ...changed, roles: ['price', 'cancelled'] })).toBe('dates')
  expect(dueSinceCancelled({ ...changed, roles: ['price'] })).toBeNull()
  expect(dueSinceCancelled({ kind: 'unsent' })).toBeNull()
})
