import { parseMoment } from '../../crm/values/dates.ts'
import type { Portal } from '../../portal.ts'
import { workSettingsOf } from '../../timeman/workdays.ts'
import { findUser } from '../apps.ts'
import { ControlError } from '../controlError.ts'
import type { ImportOrder } from './records.ts'

const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

/**
 * The last workday of people, in place of one they had.
 *
 * @throws {ControlError} for moments that are none or in the wrong order, and for unknown people.
 */
export function importWorkdays(portal: Portal, workdays: ImportOrder['workdays'] = []): number[] {
  return workdays.map(({ userId, startedAt, pausedAt, finishedAt }) => {
    findUser(portal, userId)
    const read = (text: string | null | undefined) => typeof text === 'string' ? parseMoment(text, portal.state.settings.timeZone) : null
    const [start, pause, finish] = [read(startedAt), read(pausedAt), read(finishedAt)]
    if (start === null || (pausedAt != null && (pause === null || pause < start)) || (finishedAt != null && (finish === null || finish < start)))
      throw new ControlError(`Failed to import the workday of ${userId}: startedAt, pausedAt and finishedAt are moments, the first one first.`)
    const here = { ip: '', latitude: 0, longitude: 0 }
    portal.state.timeman.workdays.set(userId, { userId, startedAt: start, pausedAt: finish === null ? pause : null, finishedAt: finish, leaksMs: 0, isConfirmed: true, opened: here, closed: finish === null ? null : here })
    return userId
  })
}

/** What holds for workdays of people who differ from everybody. @throws {ControlError} */
export function importWorkSettings(portal: Portal, settings: ImportOrder['workSettings'] = []): number[] {
  return settings.map(given => {
    const own = { ...workSettingsOf(portal.state, findUser(portal, given.userId)), ...given }
    if (![own.maxStart, own.minFinish, own.minDuration, own.allowedDelta].every(time => TIME.test(time)))
      throw new ControlError(`Failed to import work settings of ${given.userId}: times are written 09:15:00.`)
    portal.state.timeman.settings.set(given.userId, own)
    return given.userId
  })
}
