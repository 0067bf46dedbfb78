import { setupUnderWay } from '@/domain/portalError'
import type { PortalError, PortalErrorKind } from '@/domain/portalError'
import * as m from '@/paraglide/messages.js'
import { formatMoment } from './moment'

/** What the person was doing: "no rights" reads differently for each. */
export type Doing = 'reading' | 'changing' | 'setup'

interface ErrorText {
  /** What happened. */
  title: string
  /** What to do. */
  advice: string
}

const texts: Record<PortalErrorKind, () => ErrorText> = {
  'outside-portal': () => ({ title: m.portal_error_outside_title(), advice: m.portal_error_outside_advice() }),
  unreachable: () => ({ title: m.portal_error_unreachable_title(), advice: m.portal_error_unreachable_advice() }),
  'signed-out': () => ({ title: m.portal_error_signed_out_title(), advice: m.portal_error_signed_out_advice() }),
  'no-access': () => ({ title: m.portal_error_no_access_title(), advice: m.portal_error_no_access_advice() }),
  forbidden: () => ({ title: m.portal_error_forbidden_title(), advice: m.portal_error_forbidden_advice() }),
  missing: () => ({ title: m.portal_error_missing_title(), advice: m.portal_error_missing_advice() }),
  busy: () => ({ title: m.portal_error_busy_title(), advice: m.portal_error_busy_advice() }),
  blocked: () => ({ title: m.portal_error_blocked_title(), advice: m.portal_error_blocked_advice() }),
  stopped: () => ({ title: m.portal_error_stopped_title(), advice: m.portal_error_stopped_advice() }),
  plan: () => ({ title: m.portal_error_plan_title(), advice: m.portal_error_plan_advice() }),
  rejected: () => ({ title: m.portal_error_rejected_title(), advice: m.portal_error_rejected_advice() }),
}

/** A wait shorter than this is over before anybody has read the time. */
const worthNamingMs = 60_000

/** An error in the person's words, by its kind; the portal's own text stays in the details. */
export function portalErrorText({ kind, code, retryAt = null }: Pick<PortalError, 'kind'> & Partial<Pick<PortalError, 'retryAt' | 'code'>>, doing: Doing = 'reading', now: Date = new Date()): ErrorText {
  if (code === setupUnderWay)
    return { title: m.portal_error_setup_running_title(), advice: m.portal_error_setup_running_advice() }
  const text = texts[kind]()
  if (retryAt !== null && retryAt - now.getTime() >= worthNamingMs)
    return { ...text, advice: m.portal_error_wait_until({ time: formatMoment(fullMinute(retryAt), now) }) }
  if (kind !== 'forbidden' || doing === 'reading')
    return text
  return doing === 'changing'
    ? { ...text, title: m.portal_error_forbidden_change_title() }
    : { title: m.portal_error_forbidden_setup_title(), advice: m.portal_error_forbidden_setup_advice() }
}

/** Whoever comes at the named minute must not be early. */
function fullMinute(time: number): Date {
  return new Date(Math.ceil(time / 60_000) * 60_000)
}

/** Whether trying the same again can help. */
export function mayRetry({ kind }: Pick<PortalError, 'kind'>): boolean {
  return ['unreachable', 'busy', 'blocked', 'rejected'].includes(kind)
}
