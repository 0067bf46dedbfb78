import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import { offsetMinutes, portalNow } from '../state/clock.ts'
import type { PortalState, PortalUser } from '../state/types.ts'
import type { Place, Workday, WorkdayStatus, WorkSettings } from '../state/workdayTypes.ts'

/** What a call says of the change: another moment, the reason for it, and the place. */
export interface WorkdayChange { at: number | null, report: string, place: Place }

/**
 * Refusals of workdays; the codes of the last two are ours.
 *
 * @see https://apidocs.bitrix24.com/api-reference/timeman/base/timeman-open.html
 * @see https://apidocs.bitrix24.com/api-reference/timeman/base/timeman-close.html
 */
export const workdayErrors = {
  unknownUser: () => new RestError('', 'User not found'),
  otherDay: () => new RestError('WRONG_DATETIME', 'Day open date should correspond to the current date'),
  otherEnd: () => new RestError('WRONG_DATETIME', 'Day close date should correspond to the day open date'),
  paused: () => new RestError('TIME', 'Unable to set time, work day is paused'),
  running: () => new RestError('TIME', 'Unable to set time, work day is open'),
  noReport: () => new RestError('REPORT', 'Report is required'),
  notAllowed: () => new RestError('ACCESS_DENIED', 'User does not have access to managing other users work time'),
}

const DAY_MS = 86_400_000

export function workSettingsOf({ timeman }: PortalState, user: PortalUser): WorkSettings {
  const usual = { userId: user.id, isOn: true, isFree: false, maxStart: '09:15:00', minFinish: '17:45:00', minDuration: '08:00:00', allowedDelta: '00:15:00', managesOthers: false }
  const own = timeman.settings.get(user.id) ?? usual
  return user.isAdmin ? { ...own, managesOthers: true } : own
}

/** Of people without any day yet it is closed. A day that was left open is expired once another has begun where the portal is. */
export function statusOf(state: PortalState, workday: Workday | undefined): WorkdayStatus {
  if (workday === undefined || workday.finishedAt !== null)
    return 'CLOSED'
  if (dayNumber(state, workday.startedAt) !== dayNumber(state, portalNow(state)))
    return 'EXPIRED'
  return workday.pausedAt === null ? 'OPENED' : 'PAUSED'
}

/** Begins a day, or goes on with it after a break or its end. @throws {RestError} */
export function openWorkday(portal: Portal, user: PortalUser, change: WorkdayChange): void {
  const { state } = portal
  const known = state.timeman.workdays.get(user.id)
  const status = statusOf(state, known)
  const now = portalNow(state)
  if (change.at !== null) {
    if (status !== 'CLOSED')
      throw status === 'PAUSED' ? workdayErrors.paused() : workdayErrors.running()
    if (dayNumber(state, change.at) !== dayNumber(state, now))
      throw workdayErrors.otherDay()
    requireReport(state, user, change)
  }
  if (known !== undefined && status === 'PAUSED')
    put(portal, { ...known, pausedAt: null, leaksMs: known.leaksMs + now - (known.pausedAt ?? now) })
  else if (known !== undefined && status === 'CLOSED' && change.at === null && dayNumber(state, known.startedAt) === dayNumber(state, now))
    put(portal, { ...known, finishedAt: null, closed: null, leaksMs: known.leaksMs + now - (known.finishedAt ?? now) })
  else if (status === 'CLOSED')
    put(portal, { userId: user.id, startedAt: change.at ?? now, finishedAt: null, pausedAt: null, leaksMs: 0, isConfirmed: isConfirmed(state, user, change), opened: change.place, closed: null })
}

/** A break; after the end of today's day it goes on, and the time since counts as worked. */
export function pauseWorkday(portal: Portal, user: PortalUser): void {
  const { state } = portal
  const known = state.timeman.workdays.get(user.id)
  const status = statusOf(state, known)
  const now = portalNow(state)
  if (known === undefined)
    return
  if (status === 'OPENED' || (status === 'CLOSED' && dayNumber(state, known.startedAt) === dayNumber(state, now)))
    put(portal, { ...known, finishedAt: null, closed: null, pausedAt: now })
}

/** Ends the day, now or at another moment of the day on which it began. @throws {RestError} */
export function closeWorkday(portal: Portal, user: PortalUser, change: WorkdayChange): void {
  const { state } = portal
  const known = state.timeman.workdays.get(user.id)
  if (known === undefined || known.finishedAt !== null)
    return
  const end = change.at ?? portalNow(state)
  if (dayNumber(state, end) !== dayNumber(state, known.startedAt) || end < known.startedAt)
    throw workdayErrors.otherEnd()
  if (change.at !== null)
    requireReport(state, user, change)
  const leaksMs = known.leaksMs + Math.max(0, known.pausedAt === null ? 0 : end - known.pausedAt)
  put(portal, { ...known, finishedAt: end, pausedAt: null, leaksMs, isConfirmed: known.isConfirmed && isConfirmed(state, user, change), closed: change.place })
}

/** When the portal proposes to end a day that was left open. */
export function proposedEnd(state: PortalState, user: PortalUser, { startedAt }: Workday): number {
  const offset = offsetMinutes(state.settings.timeZone) * 60_000
  const [hours = 0, minutes = 0, seconds = 0] = workSettingsOf(state, user).minFinish.split(':').map(Number)
  return dayNumber(state, startedAt) * DAY_MS - offset + ((hours * 60 + minutes) * 60 + seconds) * 1000
}

function put({ state }: Portal, workday: Workday): void {
  state.timeman.workdays.set(workday.userId, workday)
}

function dayNumber({ settings }: PortalState, at: number): number {
  return Math.floor((at + offsetMinutes(settings.timeZone) * 60_000) / DAY_MS)
}

function requireReport(state: PortalState, user: PortalUser, { report }: WorkdayChange): void {
  if (report === '' && !workSettingsOf(state, user).isFree)
    throw workdayErrors.noReport()
}

/** Another moment than now waits for the superior, but not of people with free hours. */
function isConfirmed(state: PortalState, user: PortalUser, { at }: WorkdayChange): boolean {
  return at === null || workSettingsOf(state, user).isFree
}
