// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countRows, makePlan, needsNumber, runOf, samePlace } from './plan'
import type { KnownEvent, Surroundings } from './plan'
import { addDays, spanOf, timeOf } from './slots'
import type { Slot } from './slots'

const offset = '+03:00'
const at = (day: string, from: string, to = '15:00'): Slot => ({ day, from, to })
const spanAt = (day: string, from: string, to?: string) => spanOf(at(day, from, to), offset)

function anEvent(change: Partial<KnownEvent> = {}): KnownEvent {
  return { id: 51, title: 'Дом Пашкова', span: spanAt('2026-12-12', '12:00', '14:00'), speakerId: 7, place: 'Дом Пашкова', templateId: 2, isCancelled: false, createdTime: '', name: '', ...change }
}

function around(change: Partial<Surroundings> = {}): Surroundings {
  return {
    templateId: 1, speakerId: 7, place: 'Сквер у часовни', events: [anEvent()], busy: [], speakerGap: 60, offset, now: Date.parse('2026-11-16T09:30:00+03:00'),
    daysOff: { weekends: false, holidays: true, calendar: ['01-02'] }, ...change,
  }
}

const actionOf = (slot: Slot, surroundings = around()) => makePlan([slot], surroundings)[0]!.action

describe('the speaker', () => {
  it.each<[string, Slot, string]>([
    ['at the same hours is busy', at('2026-12-12', '12:00'), 'speaker'],
    ['within the hour after is busy', at('2026-12-12', '14:59', '16:00'), 'speaker'],
    ['an hour after is free', at('2026-12-12', '15:00', '16:00'), 'create'],
    ['up to an hour before is busy', at('2026-12-12', '09:00', '11:01'), 'speaker'],
    ['an hour before is free', at('2026-12-12', '09:00', '11:00'), 'create'],
    ['on another day is free', at('2026-12-19', '12:00'), 'create'],
    ['of an event through midnight is busy', at('2026-12-11', '23:00', '11:30'), 'speaker'],
  ])('%s', (_, slot, action) => {
    expect(actionOf(slot)).toBe(action)
  })

  it.each<[string, Partial<KnownEvent>]>([
    ['another speaker\'s event', { speakerId: 8 }],
    ['a cancelled event', { isCancelled: true }],
    ['an event without dates', { span: null }],
  ])('%s does not clash', (_, change) => {
    expect(actionOf(at('2026-12-12', '12:00'), around({ events: [anEvent(change)] }))).toBe('create')
  })

  it('nobody in particular clashes with nobody', () => {
    expect(actionOf(at('2026-12-12', '12:00'), around({ speakerId: null, events: [anEvent({ speakerId: null })] }))).toBe('create')
  })

  it('cannot give two dates of one plan at once', () => {
    const rows = makePlan([at('2026-12-13', '12:00'), at('2026-12-13', '14:00', '16:00'), at('2026-12-13', '17:00', '18:00')], around())
    expect(rows.map(({ action }) => action)).toEqual(['create', 'speaker', 'create'])
  })
})

describe('a date', () => {
  it.each<[string, Slot, Partial<Surroundings>, string]>([
    ['on which the template stands already', at('2026-12-12', '12:00'), { events: [anEvent({ templateId: 1 })] }, 'exists'],
    ['on whose day it stands at another time', at('2026-12-12', '18:00', '20:00'), { events: [anEvent({ templateId: 1 })] }, 'same-day'],
    ['on which it was cancelled', at('2026-12-12', '12:00'), { events: [anEvent({ templateId: 1, isCancelled: true })] }, 'create'],
    ['that is over', at('2026-11-16', '09:00', '10:00'), {}, 'past'],
    ['of this very minute', at('2026-11-16', '09:30', '10:00'), {}, 'create'],
    ['on a holiday', at('2027-01-02', '12:00'), {}, 'day-off'],
    ['on a holiday that is not skipped', at('2027-01-02', '12:00'), { daysOff: { weekends: false, holidays: false, calendar: ['01-02'] } }, 'create'],
    ['on a Saturday when weekends are skipped', at('2026-12-19', '12:00'), { daysOff: { weekends: true, holidays: false, calendar: [] } }, 'day-off'],
    ['when the place is taken', at('2026-12-12', '13:00'), { events: [anEvent({ speakerId: 8, place: 'сквер у Часовни!' })] }, 'place'],
    ['right after the place is free', at('2026-12-12', '14:00'), { events: [anEvent({ speakerId: 8, place: 'Сквер у часовни' })] }, 'create'],
    ['when the host is away', at('2026-12-19', '12:00'), { busy: [{ span: spanAt('2026-12-19', '14:00', '18:00'), what: 'Отпуск' }] }, 'host'],
    ['when nobody sees the host\'s calendar', at('2026-12-19', '12:00'), { busy: null }, 'create'],
  ])('%s', (_, slot, change, action) => {
    expect(actionOf(slot, around(change))).toBe(action)
  })

  it('names every reason, the heaviest first', () => {
    const [row] = makePlan([at('2026-11-14', '12:00')], around({ events: [anEvent({ span: spanAt('2026-11-14', '12:00', '14:00') }), anEvent({ id: 52, templateId: 1, span: spanAt('2026-11-14', '12:00', '14:00') })] }))
    expect(row!.reasons.map(({ kind }) => kind)).toEqual(['exists', 'past', 'speaker'])
  })
})

it('counts the ticked, and of the rest why they are not', () => {
  const slots = [at('2026-11-07', '12:00'), at('2026-12-12', '12:00'), at('2026-12-19', '12:00'), at('2027-01-02', '12:00')]
  expect(countRows(makePlan(slots, around()))).toEqual({ create: 1, clash: 1, skip: 1, past: 1 })
})

it('a tick by hand stays, and is counted', () => {
  const slot = at('2026-12-12', '12:00')
  const [row] = makePlan([slot], around(), new Map([[spanOf(slot, offset).start, true]]))
  expect(row).toMatchObject({ isTicked: true, action: 'speaker' })
})

it('only what stands already and is wanted once more takes the number of a new run', () => {
  expect(runOf({ action: 'exists' }, 3)).toBe(3)
  expect(runOf({ action: 'speaker' }, 3)).toBe(0)
  expect(needsNumber([{ action: 'exists', isTicked: false }, { action: 'create', isTicked: true }])).toBe(false)
  expect(needsNumber([{ action: 'exists', isTicked: true }])).toBe(true)
})

it('takes the same place for the same, and no place for none', () => {
  expect(samePlace('Метро «Третьяковская», выход 1', 'метро Третьяковская выход 1')).toBe(true)
  expect(samePlace('', '')).toBe(false)
})

const someSlot = fc.record({ day: fc.integer({ min: -10, max: 60 }).map(days => addDays('2026-11-16', days)), from: fc.integer({ min: 0, max: 95 }).map(quarter => timeOf(quarter * 15)), to: fc.integer({ min: 0, max: 95 }).map(quarter => timeOf(quarter * 15)) })
const someEvent = fc.record({ slot: someSlot, speakerId: fc.constantFrom(7, 8, null), templateId: fc.constantFrom(1, 2), isCancelled: fc.boolean() })
  .map(({ slot, ...rest }) => anEvent({ ...rest, span: spanOf(slot, offset) }))

it('ticks nothing by itself that clashes with anything, whatever stands around', () => {
  fc.assert(fc.property(fc.array(someSlot, { maxLength: 12 }), fc.array(someEvent, { maxLength: 10 }), (slots, events) => {
    const rows = makePlan(slots, around({ events }))
    expect(rows.map(({ key }) => key)).toEqual([...new Set(slots.map(slot => spanOf(slot, offset).start))].sort((one, other) => one - other))
    const ticked = rows.filter(({ isTicked }) => isTicked)
    const standing = events.filter(event => event.speakerId === 7 && !event.isCancelled).map(({ span }) => span!)
    const hourMs = 3_600_000
    for (const [index, { span }] of ticked.entries()) {
      for (const other of [...standing, ...ticked.slice(0, index).map(row => row.span)])
        expect(span.start - hourMs >= other.end || other.start >= span.end + hourMs).toBe(true)
    }
    const { create, clash, skip, past } = countRows(rows)
    expect(create + clash + skip + past).toBe(rows.length)
  }), { numRuns: 300 })
})
