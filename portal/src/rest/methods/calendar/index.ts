import { toInteger, toList, toText } from '../../../crm/parameters.ts'
import { parseMoment, toDay } from '../../../crm/values/dates.ts'
import type { CalendarEvent } from '../../../state/calendarTypes.ts'
import { formatIso, offsetMinutes } from '../../../state/clock.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodDefinition, Params } from '../../method.ts'

const NAME = 'calendar.accessibility.get'
const DAY_MS = 86_400_000
/** The portal keeps an offset, the page shows a place; for other offsets the offset itself stands there. */
const PLACES: Record<string, string> = { '+03:00': 'Europe/Moscow' }

/** Methods of the scope `calendar`. */
export const calendarMethods: MethodDefinition[] = [
  defineMethod({
    name: NAME,
    scope: 'calendar',
    doc: 'https://apidocs.bitrix24.com/api-reference/calendar/calendar-event/calendar-accessibility-get.html',
    undocumented: [
      'Both days count as whole days of the portal\'s time; an event that touches them by a second is told, by its beginning, then by id.',
      'Whole-day events have days for dates, midnights of UTC for timestamps (DATE_TO_TS_UTC that of the last day) and offsets of 0.',
      'EVENT_TYPE is empty for ordinary events; names are told to everybody; a person without events, or an unknown one, has an empty list.',
      'An empty list, and a date that cannot be read, are refused like a missing parameter; parameters are looked at in the order of the page.',
      'Events come in by the control API: there are no methods that add them, no repetition and no invitations.',
    ],
    handle({ portal, params }) {
      const { timeZone } = portal.state.settings
      const period = { from: requireDay(params, 'from', timeZone), to: requireDay(params, 'to', timeZone) + DAY_MS }
      const users = (toList(params.users) ?? []).flatMap(one => toInteger(one) ?? [])
      if (users.length === 0)
        throw notSet('users')
      const all = [...portal.state.calendarEvents.values()].filter(event => touches(event, period, timeZone))
      const ordered = all.sort((one, other) => startOf(one, timeZone) - startOf(other, timeZone) || one.id - other.id)
      return { result: Object.fromEntries(users.map(id => [String(id), ordered.filter(event => event.userId === id).map(event => encode(event, timeZone))])) }
    },
  }),
]

function notSet(name: string): RestError {
  return new RestError('', `The required parameter "${name}" for the method "${NAME}" is not set.`)
}

/** The day's beginning, unix milliseconds. */
function requireDay(params: Params, name: string, timeZone: string): number {
  const day = toDay(toText(params[name]), timeZone)
  if (day === null)
    throw notSet(name)
  return parseMoment(day, timeZone) ?? 0
}

function startOf({ from }: CalendarEvent, timeZone: string): number {
  return parseMoment(from, timeZone) ?? 0
}

function touches(event: CalendarEvent, { from, to }: { from: number, to: number }, timeZone: string): boolean {
  const end = (parseMoment(event.to, timeZone) ?? 0) + (event.isAllDay ? DAY_MS : 0)
  return startOf(event, timeZone) < to && end > from
}

function encode(event: CalendarEvent, timeZone: string): { [key: string]: Json } {
  const offset = event.isAllDay ? 0 : offsetMinutes(timeZone) * 60
  const place = PLACES[timeZone] ?? timeZone
  const written = (text: string) => event.isAllDay ? siteDay(text) : siteTime(parseMoment(text, timeZone) ?? 0, timeZone)
  const seconds = (text: string) => String(Math.floor((parseMoment(text, event.isAllDay ? '+00:00' : timeZone) ?? 0) / 1000))
  return {
    ID: String(event.id),
    NAME: event.name,
    DATE_FROM: written(event.from),
    DATE_TO: written(event.to),
    DATE_FROM_TS_UTC: seconds(event.from),
    DATE_TO_TS_UTC: seconds(event.to),
    '~USER_OFFSET_FROM': offset,
    '~USER_OFFSET_TO': offset,
    DT_SKIP_TIME: event.isAllDay ? 'Y' : 'N',
    TZ_FROM: place,
    TZ_TO: place,
    ACCESSIBILITY: event.accessibility,
    IMPORTANCE: event.importance,
    EVENT_TYPE: event.eventType,
  }
}

/** `2024-12-02` as the portal shows it: `02.12.2024`. */
function siteDay(day: string): string {
  return day.split('-').reverse().join('.')
}

function siteTime(moment: number, timeZone: string): string {
  const iso = formatIso(moment, timeZone)
  return `${siteDay(iso.slice(0, 10))} ${iso.slice(11, 19)}`
}
