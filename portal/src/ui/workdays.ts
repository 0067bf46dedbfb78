import { parseMoment } from '../crm/values/dates.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import { formatIso } from '../state/clock.ts'
import type { PortalUser } from '../state/types.ts'
import type { WorkdayStatus } from '../state/workdayTypes.ts'
import { closeWorkday, openWorkday, pauseWorkday, proposedEnd, statusOf, workSettingsOf } from '../timeman/workdays.ts'
import { userBrief } from './people.ts'
import type { WorkdayButton, WorkdayLine, WorkdaysData } from './workdayContract.ts'

const BUTTONS: Record<WorkdayStatus, WorkdayButton[]> = { CLOSED: ['open'], OPENED: ['pause', 'close'], PAUSED: ['open', 'close'], EXPIRED: ['close'] }

/** What a press says besides: of a day left open, when it ended and why that is said only now. */
export interface WorkdayPress { button: WorkdayButton, time?: string, report?: string }

export function workdaysPage(portal: Portal, user: PortalUser): WorkdaysData {
  const { state } = portal
  const own = lineOf(portal, user)
  const workday = state.timeman.workdays.get(user.id)
  return {
    own,
    buttons: BUTTONS[own.status],
    proposedEnd: own.status === 'EXPIRED' && workday !== undefined ? formatIso(proposedEnd(state, user, workday), state.settings.timeZone) : null,
    people: workSettingsOf(state, user).managesOthers ? state.users.filter(({ active }) => active).map(each => lineOf(portal, each)) : [],
  }
}

/** @throws {RestError} for a button that the page does not show, and as the REST methods refuse. */
export function pressWorkday(portal: Portal, user: PortalUser, { button, time, report = '' }: WorkdayPress): void {
  if (!BUTTONS[lineOf(portal, user).status].includes(button))
    throw new RestError('ACTION', 'The workday has changed: load the page again')
  const at = time === undefined ? null : parseMoment(time, portal.state.settings.timeZone)
  const change = { at, report: report.trim(), place: { ip: '127.0.0.1', latitude: 0, longitude: 0 } }
  if (button === 'open')
    openWorkday(portal, user, change)
  else if (button === 'pause')
    pauseWorkday(portal, user)
  else
    closeWorkday(portal, user, change)
}

function lineOf({ state }: Portal, user: PortalUser): WorkdayLine {
  const workday = state.timeman.workdays.get(user.id)
  const moment = (at: number | null | undefined) => at === null || at === undefined ? null : formatIso(at, state.settings.timeZone)
  return { user: userBrief(user), status: statusOf(state, workday), startedAt: moment(workday?.startedAt), finishedAt: moment(workday?.finishedAt), pausedAt: moment(workday?.pausedAt) }
}
