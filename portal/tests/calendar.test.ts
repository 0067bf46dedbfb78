import { expect, it } from 'vitest'
import { packState, unpackState } from '../src/state/pack.ts'
import type { Json } from '../src/state/types.ts'
import { aPortal, EMPLOYEE, json } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'
import { asData, asList } from './crmPortal.ts'

const TALK = { id: 1213, userId: EMPLOYEE, name: 'Talk', from: '2026-11-22T11:00:00+03:00', to: '2026-11-22T12:30:00+03:00' }
const AWAY = { userId: EMPLOYEE, name: 'Away', from: '2026-11-24', to: '2026-11-25', isAllDay: true, accessibility: 'absent' }

function aCalendar(): TestPortal {
  return aPortal({ scopes: ['calendar'] })
}

const enter = ({ request }: TestPortal, calendar: Json[]) => request('/_portal/import', json('POST', { calendar }))

async function eventsOf({ call }: TestPortal, from: string, to: string) {
  const { body } = await call('calendar.accessibility.get', { users: [EMPLOYEE], from, to })
  return asList(asData(body.result)[EMPLOYEE])
}

it('tells events with the keys and forms of the page', async () => {
  const test = aCalendar()
  expect((await enter(test, [TALK, AWAY])).body.calendar).toEqual([1213, 1214])
  expect(await eventsOf(test, '2026-11-22', '2026-11-22')).toEqual([{
    ID: '1213', NAME: 'Talk', DATE_FROM: '22.11.2026 11:00:00', DATE_TO: '22.11.2026 12:30:00', DATE_FROM_TS_UTC: '1795334400', DATE_TO_TS_UTC: '1795339800',
    '~USER_OFFSET_FROM': 10_800, '~USER_OFFSET_TO': 10_800, DT_SKIP_TIME: 'N', TZ_FROM: 'Europe/Moscow', TZ_TO: 'Europe/Moscow', ACCESSIBILITY: 'busy', IMPORTANCE: 'normal', EVENT_TYPE: '',
  }])
  expect(await eventsOf(test, '2026-11-23', '2026-12-01')).toMatchObject([{ NAME: 'Away', DATE_FROM: '24.11.2026', DATE_TO: '25.11.2026', DT_SKIP_TIME: 'Y', ACCESSIBILITY: 'absent' }])
})

it.each([
  ['2026-11-21', '2026-11-21', []],
  ['2026-11-22', '2026-11-24', ['Talk', 'Away']],
  ['2026-11-25', '2026-11-25', ['Away']],
  ['2026-11-26', '2026-11-30', []],
])('from %s to %s finds %j', async (from, to, names) => {
  const test = aCalendar()
  await enter(test, [AWAY, TALK])
  expect((await eventsOf(test, from, to)).map(event => event.NAME)).toEqual(names)
})

it('names the missing parameter', async () => {
  const { call } = aCalendar()
  expect((await call('calendar.accessibility.get', { users: [1], to: '2026-11-22' })).body.error_description).toBe('The required parameter "from" for the method "calendar.accessibility.get" is not set.')
})

it('needs the scope', async () => {
  expect((await aPortal({ scopes: ['crm'] }).call('calendar.accessibility.get', {})).body.error).toBe('insufficient_scope')
})

it.each([
  { ...TALK, userId: 99 },
  { ...TALK, to: '2026-11-22T10:00:00+03:00' },
  { ...TALK, from: 'soon' },
  { ...TALK, accessibility: 'asleep' },
])('refuses to enter %j', async event => {
  expect((await enter(aCalendar(), [event])).status).toBeGreaterThanOrEqual(400)
})

it('calendars are part of a snapshot', async () => {
  const test = aCalendar()
  await enter(test, [TALK])
  expect(unpackState(packState(test.portal.state)).calendarEvents).toEqual(test.portal.state.calendarEvents)
})
