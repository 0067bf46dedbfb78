import { expect, it } from 'vitest'
import type { EventStage } from './eventMap'
import { momentInput, needInput, readAmount, readMoment, readWhole } from './needInput'
import { readinessOf } from './readiness'
import type { NeedId } from './readiness'

const order: readonly EventStage[] = ['events.planned', 'events.dates', 'events.host']
const needs = new Map<EventStage, readonly NeedId[]>([['events.planned', ['start', 'place']], ['events.dates', ['speaker', 'start']], ['events.host', ['host']]])
const has = (id: NeedId) => id === 'start'

it('asks for what the next stage and those before it need, each once', () => {
  expect(readinessOf('events', order, 'events.planned', needs, has)).toEqual({
    next: 'events.dates',
    needs: [{ id: 'start', isMet: true }, { id: 'place', isMet: false }, { id: 'speaker', isMet: false }],
  })
})

it('still tells on the last stage whether all is there', () => {
  const { next, needs: all } = readinessOf('events', order, 'events.host', needs, has)
  expect([next, all.map(({ id }) => id)]).toEqual([null, ['start', 'place', 'speaker', 'host']])
})

it.each<[EventStage | null]>([[null], ['events.cancelled'], ['ideas.idea']])('asks for nothing on %s', stage => {
  expect(readinessOf('events', order, stage, needs, has)).toEqual({ next: null, needs: [] })
})

it.each([
  ['1900', '1900'],
  ['1 900', '1900'],
  ['1\u00A0900,50 ₽', '1900.5'],
  ['2400 руб.', '2400'],
  ['0', '0'],
  ['-5', null],
  ['1,9,0', null],
  ['тысяча', null],
  ['', null],
  ['1.005', null],
])('reads %j as the amount %j', (typed, amount) => {
  expect(readAmount(typed)).toBe(amount)
})

it.each([['18', 18], [' 1 000 ', 1000], ['0', null], ['1.5', null], ['много', null]])('reads %j as the whole number %j', (typed, number) => {
  expect(readWhole(typed)).toBe(number)
})

it('writes a moment by the portal’s own clock', () => {
  expect(momentInput('2026-12-12T19:00:00+05:00')).toBe('2026-12-12T19:00')
  expect(readMoment('2026-12-12T19:00', '2026-11-22T10:44:00+05:00')).toBe('2026-12-12T19:00:00+05:00')
  expect(readMoment('2026-13-12T19:00', '2026-11-22T10:44:00+05:00')).toBeNull()
  expect(readMoment('', '2026-11-22T10:44:00+05:00')).toBeNull()
})

it('knows how each need is entered', () => {
  expect((['price', 'start', 'speaker', 'host', 'format', 'capacity', 'place', 'description', 'siteTemplate'] as const).map(needInput))
    .toEqual(['money', 'moment', 'contact', 'employee', 'choice', 'whole', 'text', null, null])
})
