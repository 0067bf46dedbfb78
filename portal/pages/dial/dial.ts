import type { AppReading, OutgoingReading, WebhooksReading } from '../../src/state/appTypes.ts'
import type { ClockOrder, ClockReading } from '../../src/control/clock.ts'
import type { HistoryAnswer, HistoryOrder } from '../../src/control/import/history/order.ts'
import type { PlanOrder } from '../../src/control/plan.ts'
import type { FaultReading, FaultRule } from '../../src/faults/types.ts'
import type { LogEntry } from '../../src/portal.ts'
import type { Limits } from '../../src/state/limits.ts'
import type { Plan, Switches } from '../../src/state/types.ts'
import { read, write } from '../app/api.ts'

export type { Distortion, FaultAction, FaultCondition, FaultReading, FaultRule } from '../../src/faults/types.ts'
export type { Limits } from '../../src/state/limits.ts'

const LINES_READ = 300

export interface DialData { clock: ClockReading, switches: Switches, limits: Limits, plan: Plan, apps: AppReading[], webhooks: OutgoingReading[], faults: FaultReading[], log: LogEntry[] }

/** All the dial shows, from the portal's control API. */
export async function loadDial(): Promise<DialData> {
  const [clock, switches, limits, plan, apps, { outgoing }, { rules }, log] = await Promise.all([
    read<ClockReading>('/_portal/clock'),
    read<Switches>('/_portal/switches'),
    read<Limits>('/_portal/limits'),
    read<Plan>('/_portal/plan'),
    read<AppReading[]>('/_portal/apps'),
    read<WebhooksReading>('/_portal/webhooks'),
    read<{ rules: FaultReading[] }>('/_portal/faults'),
    read<LogEntry[]>(`/_portal/log?last=${LINES_READ}`),
  ])
  return { clock, switches, limits, plan, apps, webhooks: outgoing, faults: rules, log }
}

export const control = {
  turnSwitches: (switches: Partial<Switches>) => write('/_portal/switches', switches, 'PATCH'),
  turnClock: (order: ClockOrder) => write('/_portal/clock', order),
  setLimits: (limits: Partial<Limits>) => write('/_portal/limits', limits, 'PATCH'),
  turnPlan: (order: PlanOrder) => write('/_portal/plan', order, 'PATCH'),
  setAccess: (app: number, access: AppReading['access']) => write(`/_portal/apps/${app}`, { access }, 'PATCH'),
  addHistory: async (history: HistoryOrder) => (await write<{ history: HistoryAnswer }>('/_portal/import', { history })).history,
  addWebhook: (handler: string, events: string[]) => write('/_portal/webhooks', { handler, events }),
  removeWebhook: (id: number) => write(`/_portal/webhooks/${id}`, {}, 'DELETE'),
  addFault: (rule: FaultRule) => write('/_portal/faults', rule),
  enableFault: (id: string, enabled: boolean) => write(`/_portal/faults/${encodeURIComponent(id)}`, { enabled }, 'PATCH'),
  removeFault: (id: string) => write(`/_portal/faults/${encodeURIComponent(id)}`, {}, 'DELETE'),
  clearFaults: () => write('/_portal/faults', {}, 'DELETE'),
  clearLog: () => write('/_portal/log', {}, 'DELETE'),
  snapshot: () => write('/_portal/snapshot'),
  reset: (to: 'snapshot' | 'start') => write('/_portal/reset', { to }),
}

/** Something is turned; the panel shows it, or why it was refused, when it is done. Says whether it was done. */
export type Turn = (done: Promise<unknown>) => Promise<boolean>
