import { toInteger, toText } from '../../../crm/parameters.ts'
import { parseMoment } from '../../../crm/values/dates.ts'
import type { Portal } from '../../../portal.ts'
import { formatIso, offsetMinutes } from '../../../state/clock.ts'
import type { Json, PortalUser } from '../../../state/types.ts'
import { closeWorkday, openWorkday, pauseWorkday, proposedEnd, statusOf, workSettingsOf, workdayErrors } from '../../../timeman/workdays.ts'
import type { WorkdayChange } from '../../../timeman/workdays.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/timeman/base/timeman'
const scope = 'timeman'
const others = 'Without the right to manage everybody\'s work time a colleague\'s day is refused: the sentence is that of the source, the code ACCESS_DENIED ours. People are looked for before rights.'
const kept = 'Only the last day is kept, in the portal\'s own offset. IP_CLOSE is null and TIME_FINISH_DEFAULT absent unless the page names them; without any day the status is CLOSED and the times are null.'

/** Methods of the scope `timeman`. */
export const timemanMethods: MethodDefinition[] = [
  defineMethod({
    name: 'timeman.status', scope, doc: `${pages}-status.html`, undocumented: [kept, others],
    handle: call => ({ result: encode(call.portal, personOf(call)) }),
  }),
  defineMethod({
    name: 'timeman.open', scope, doc: `${pages}-open.html`,
    undocumented: [
      kept, others,
      'A day that is open or expired stays as it is. TIME of an open one is refused like that of a paused one, a missing REPORT with REPORT; a TIME that cannot be read is passed over.',
      'After the end of today\'s day the time since counts as a break; with TIME a new day begins.',
    ],
    handle: call => changed(call, 'open', (portal, user) => openWorkday(portal, user, changeOf(call))),
  }),
  defineMethod({
    name: 'timeman.pause', scope, doc: `${pages}-pause.html`,
    undocumented: [kept, others, 'A day that has not begun today, is expired or paused stays as it is.'],
    handle: call => changed(call, 'pause', pauseWorkday),
  }),
  defineMethod({
    name: 'timeman.close', scope, doc: `${pages}-close.html`,
    undocumented: [kept, others, 'A day that is closed stays as it is. An expired one needs a TIME of its own day; an end before the beginning is refused likewise.'],
    handle: call => changed(call, 'close', (portal, user) => closeWorkday(portal, user, changeOf(call))),
  }),
  defineMethod({
    name: 'timeman.settings', scope, doc: `${pages}-settings.html`,
    undocumented: [others, 'People who were given no settings have those of the page.'],
    handle(call) {
      const user = personOf(call)
      const settings = workSettingsOf(call.portal.state, user)
      return {
        result: {
          UF_TIMEMAN: settings.isOn, UF_TM_FREE: settings.isFree, UF_TM_MAX_START: settings.maxStart, UF_TM_MIN_FINISH: settings.minFinish,
          UF_TM_MIN_DURATION: settings.minDuration, UF_TM_ALLOWED_DELTA: settings.allowedDelta, ...(user.id === call.actor.user.id ? { ADMIN: settings.managesOthers } : {}),
        },
      }
    },
  }),
]

/** @throws {RestError} for people who are not there, and for colleagues without the right. */
function personOf({ portal: { state }, actor, params }: MethodCall): PortalUser {
  const given = params.USER_ID === undefined || params.USER_ID === null || params.USER_ID === '' ? actor.user.id : toInteger(params.USER_ID)
  const user = state.users.find(one => one.id === given)
  if (!user)
    throw workdayErrors.unknownUser()
  if (user.id !== actor.user.id && !workSettingsOf(state, actor.user).managesOthers)
    throw workdayErrors.notAllowed()
  return user
}

async function changed(call: MethodCall, name: 'open' | 'pause' | 'close', change: (portal: Portal, user: PortalUser) => void): Promise<{ result: Json }> {
  const user = personOf(call)
  await call.portal.pause({ method: `timeman.${name}`, userId: call.actor.user.id })
  change(call.portal, user)
  return { result: encode(call.portal, user) }
}

function changeOf({ portal, params }: MethodCall): WorkdayChange {
  const at = parseMoment(toText(params.TIME), portal.state.settings.timeZone)
  return { at, report: toText(params.REPORT).trim(), place: { ip: '', latitude: Number(params.LAT) || 0, longitude: Number(params.LON) || 0 } }
}

function encode({ state }: Portal, user: PortalUser): Json {
  const workday = state.timeman.workdays.get(user.id)
  const { timeZone } = state.settings
  const status = statusOf(state, workday)
  const moment = (at: number | null | undefined) => at === null || at === undefined ? null : formatIso(at, timeZone)
  const lasted = workday === undefined || workday.finishedAt === null ? 0 : workday.finishedAt - workday.startedAt - workday.leaksMs
  return {
    STATUS: status,
    TIME_START: moment(workday?.startedAt),
    TIME_FINISH: moment(workday?.finishedAt),
    DURATION: clock(lasted),
    TIME_LEAKS: clock(workday?.leaksMs ?? 0),
    ACTIVE: workday?.isConfirmed ?? true,
    IP_OPEN: workday?.opened.ip ?? '',
    IP_CLOSE: workday?.closed?.ip ?? null,
    LAT_OPEN: workday?.opened.latitude ?? 0,
    LON_OPEN: workday?.opened.longitude ?? 0,
    LAT_CLOSE: workday?.closed?.latitude ?? 0,
    LON_CLOSE: workday?.closed?.longitude ?? 0,
    TZ_OFFSET: offsetMinutes(timeZone) * 60,
    ...(status === 'EXPIRED' && workday !== undefined ? { TIME_FINISH_DEFAULT: formatIso(proposedEnd(state, user, workday), timeZone) } : {}),
  }
}

/** `09:37:04` */
function clock(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000))
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(part => String(part).padStart(2, '0')).join(':')
}
