import type { Portal, Switches } from 'b24-local-portal'
import type { PortalCalls } from '@/services/portal/types'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { PortalControl } from '../../support/portalControl.ts'
import type { Script } from './script.ts'
import { stillTime } from './stillTime.ts'
import type { StillTime } from './stillTime.ts'
import { carry } from './wire.ts'
import type { Sent } from './wire.ts'

export const DEAL = 2
/** Field of deals for the marks of guarded writes. */
export const MARK_FIELD = 'UF_CRM_SOAK_MARK'
/** Deals that are there from the beginning: four full pages and a short one. */
export const DEALS = 212
const FIRST_PERSON = 11
const MOST_PEOPLE = 3
/** Waits inside the portal become short; its clock stands still anyway. */
const RATE = 1000

/** A protection that a control takes away: of people's code, or of the portal itself. */
export interface Removal {
  calls?: (calls: PortalCalls, userId: number) => PortalCalls
  switches?: Partial<Switches>
}

export interface Colleague { userId: number, calls: PortalCalls, startMs: number }

/** One run on the portal: its people, its time, and all that went over the wire. */
export interface Scene {
  portal: Portal
  control: PortalControl
  time: StillTime
  wire: Sent[]
  people: Colleague[]
  /** Lets no rule strike any more; what is under way still comes. */
  calm: () => void
}

/** A portal on which scripts are played, one after another. */
export interface Office { portal: Portal, control: PortalControl, tokens: Map<number, string> }

/** Furnishes a portal: three employees with tokens that do not end, a field for marks, deals. The caller takes the snapshot. */
export async function furnish(portal: Portal, control: PortalControl): Promise<Office> {
  const users = Array.from({ length: MOST_PEOPLE }, (_, index) => ({ id: FIRST_PERSON + index, name: `Сотрудник ${index + 1}` }))
  await control.send('POST', '/_portal/import', { users, items: [{ entityTypeId: DEAL, rows: Array.from({ length: DEALS }, (_, index) => ({ title: `Сделка ${index + 1}`, createdTime: '2026-01-01T10:00:00+03:00', updatedTime: '2026-01-01T10:00:00+03:00' })) }] })
  await control.rest('crm.deal.userfield.add', { fields: { FIELD_NAME: 'SOAK_MARK', USER_TYPE_ID: 'string', LABEL: 'Mark' } })
  await control.send('PATCH', '/_portal/limits', { rate: null, operatingSeconds: null, requestSeconds: null })
  await control.send('PATCH', '/_portal/switches', { tokenLifeSeconds: 1e7 })
  await control.send('POST', '/_portal/clock', { freeze: true, rate: RATE, now: '2026-11-25T10:00:00+03:00' })
  await control.send('POST', '/_portal/apps', { code: 'local.soak', title: 'Soak', handler: 'http://127.0.0.1:9/main', scopes: ['crm', 'disk', 'user'], access: 'all', installed: true })
  const tokens = new Map<number, string>()
  for (const { id } of users)
    tokens.set(id, (await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: id })).access_token)
  return { portal, control, tokens }
}

/** Puts everything back and lets the script's rules strike from now on. */
export async function begin({ portal, control, tokens }: Office, { rules, people, pauseMs }: Script, { calls: change = calls => calls, switches = {} }: Removal = {}): Promise<Scene> {
  await control.send('POST', '/_portal/reset')
  await control.send('PATCH', '/_portal/limits', { interleave: { fromMs: 0, toMs: pauseMs } })
  await control.send('PATCH', '/_portal/switches', switches)
  const time = stillTime(portal, control)
  const wire: Sent[] = []
  const colleagues = people.map(({ startMs, ...road }, index): Colleague => {
    const userId = FIRST_PERSON + index
    const calls = connectByToken({ origin: portal.origin, accessToken: tokens.get(userId)!, manners: null, wait: time.wait, random: () => 0.5, fetch: carry(time, wire, userId, road) })
    return { userId, calls: change(calls, userId), startMs }
  })
  await control.send('PUT', '/_portal/faults', rules)
  const calm = () => {
    for (const { id } of portal.faults.readings)
      portal.faults.enable(id, false)
  }
  return { portal, control, time, wire, people: colleagues, calm }
}

/** Nothing that was cut off is still to come after so long, however late. */
export const LONG_AFTER_MS = 1_000_000

/** What a person's work came to. */
export type End<T> = { value: T } | { error: Error }

export async function attempt<T>(work: Promise<T>): Promise<End<T>> {
  return work.then(value => ({ value }), (error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)) }))
}
