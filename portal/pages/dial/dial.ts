import type { ClockReading } from '../../src/control/clock.ts'
import type { FaultReading, FaultRule } from '../../src/faults/types.ts'
import type { LogEntry } from '../../src/portal.ts'
import type { Limits } from '../../src/state/limits.ts'
import type { Switches } from '../../src/state/types.ts'
import { read, write } from '../app/api.ts'

export interface DialData { clock: ClockReading, switches: Switches, limits: Limits, faults: FaultReading[], log: LogEntry[] }

/** All the dial shows, from the portal's control API. */
export async function loadDial(): Promise<DialData> {
  const [clock, switches, limits, { rules }, log] = await Promise.all([
    read<ClockReading>('/_portal/clock'),
    read<Switches>('/_portal/switches'),
    read<Limits>('/_portal/limits'),
    read<{ rules: FaultReading[] }>('/_portal/faults'),
    read<LogEntry[]>('/_portal/log'),
  ])
  return { clock, switches, limits, faults: rules, log }
}

export const control = {
  turnSwitches: (switches: Partial<Switches>) => write('/_portal/switches', switches, 'PATCH'),
  turnClock: (order: { now?: string, advanceSeconds?: number, freeze?: boolean, rate?: number }) => write('/_portal/clock', order),
  setLimits: (limits: Partial<Limits>) => write('/_portal/limits', limits, 'PATCH'),
  addFault: (rule: FaultRule) => write('/_portal/faults', rule),
  enableFault: (id: string, enabled: boolean) => write(`/_portal/faults/${encodeURIComponent(id)}`, { enabled }, 'PATCH'),
  removeFault: (id: string) => write(`/_portal/faults/${encodeURIComponent(id)}`, {}, 'DELETE'),
  clearFaults: () => write('/_portal/faults', {}, 'DELETE'),
  clearLog: () => write('/_portal/log', {}, 'DELETE'),
  snapshot: () => write('/_portal/snapshot'),
  reset: () => write('/_portal/reset'),
}

/** Something was turned; the panel shows it when it is done. */
export type Turn = (done: Promise<unknown>) => void
