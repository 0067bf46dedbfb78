import type { LogEntry } from '../../src/portal.ts'
import type { Switches } from '../../src/state/types.ts'
import { read, write } from '../app/api.ts'

export interface DialData { now: string, switches: Switches, log: LogEntry[] }

const LINES_SHOWN = 12

/** The portal's clock, switches and last requests, from its control API. */
export async function loadDial(): Promise<DialData> {
  const [clock, switches, log] = await Promise.all([
    read<{ now: string }>('/_portal/clock'),
    read<Switches>('/_portal/switches'),
    read<LogEntry[]>('/_portal/log'),
  ])
  return { now: clock.now, switches, log: log.slice(-LINES_SHOWN).reverse() }
}

export async function turnSwitches(switches: Partial<Switches>): Promise<void> {
  await write('/_portal/switches', switches, 'PATCH')
}

export async function advanceClock(seconds: number): Promise<void> {
  await write('/_portal/clock', { advanceSeconds: seconds })
}

export async function resetPortal(): Promise<void> {
  await write('/_portal/reset')
}
