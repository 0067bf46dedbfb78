import { parseMoment, toDateTime, toDay } from '../../crm/values/dates.ts'
import type { Portal } from '../../portal.ts'
import type { CalendarEvent } from '../../state/calendarTypes.ts'
import { noteId } from '../../state/ids.ts'
import { findUser } from '../apps.ts'
import { ControlError } from '../controlError.ts'
import type { ImportOrder } from './records.ts'

const ACCESSIBILITIES = ['busy', 'absent', 'quest', 'free']
const IMPORTANCES = ['high', 'normal', 'low']

/**
 * Enters events into people's calendars; a known id is replaced.
 *
 * @throws {ControlError} for dates that are none or end before they begin, and for unknown people or values.
 */
export function importCalendar(portal: Portal, events: ImportOrder['calendar'] = []): number[] {
  return events.map(given => {
    const event = readEvent(portal, { name: '', isAllDay: false, accessibility: 'busy', importance: 'normal', eventType: '', ...given, id: given.id ?? portal.nextId('calendarEvent') })
    noteId(portal.state, 'calendarEvent', event.id)
    portal.state.calendarEvents.set(event.id, event)
    return event.id
  })
}

function readEvent(portal: Portal, event: CalendarEvent): CalendarEvent {
  const { timeZone } = portal.state.settings
  findUser(portal, event.userId)
  const read = event.isAllDay ? toDay : toDateTime
  const from = read(String(event.from), timeZone)
  const to = read(String(event.to), timeZone)
  if (from === null || to === null || (parseMoment(to, timeZone) ?? 0) < (parseMoment(from, timeZone) ?? 0))
    throw new ControlError(`Failed to import calendar event ${event.id}: "from" and "to" are dates, the later one behind.`)
  if (!ACCESSIBILITIES.includes(event.accessibility) || !IMPORTANCES.includes(event.importance))
    throw new ControlError(`Failed to import calendar event ${event.id}: accessibility is ${ACCESSIBILITIES.join(', ')}; importance ${IMPORTANCES.join(', ')}.`)
  return { ...event, from, to }
}
