import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Portal } from 'b24-local-portal'
import type { Clock } from '@/services/portal/writes/lookUp'
import type { PortalControl } from '../../support/portalControl.ts'

/** Time of a portal and its people that passes only while everybody waits: how fast this machine is does not matter. */
export interface StillTime extends Clock {
  /** Time stands still while this work goes on. */
  during: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs work to its end, from wait to wait. @throws when it waits for nothing that will come */
  run: <T>(work: Promise<T>) => Promise<T>
}

interface Timer { at: number, order: number, fire: () => void }

/** How often a request that is applied late looks at the portal's clock. */
const LATE_LOOKS_MS = 5
/** What this machine counts and nobody sees, as a digest, is done in so many looks. */
const MOST_LOOKS = 200

/** @param portal With a frozen clock. */
export function stillTime(portal: Portal, control: PortalControl): StillTime {
  const timers: Timer[] = []
  let order = 0
  let underWay = 0
  let whenDone = () => {}

  function wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted)
        return reject(signal.reason as Error)
      timers.push({ at: portal.now() + Math.max(0, ms), order: order++, fire: resolve })
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
  }

  async function during<T>(work: () => Promise<T>): Promise<T> {
    underWay++
    try {
      return await work()
    }
    finally {
      underWay--
      whenDone()
    }
  }

  /** Until nobody does anything but wait. */
  async function quiet(): Promise<void> {
    for (let still = 0; still < 2;) {
      await setImmediate()
      still = underWay === 0 ? still + 1 : 0
      if (underWay > 0)
        await new Promise<void>(resolve => { whenDone = resolve })
      else if ((portal.faults.late[0]?.dueMs ?? Infinity) <= portal.now())
        await setTimeout(LATE_LOOKS_MS, still = 0)
    }
  }

  async function run<T>(work: Promise<T>): Promise<T> {
    let isOver = false
    const end = () => { isOver = true }
    work.then(end, end)
    for (let looks = 0; ;) {
      await quiet()
      if (isOver)
        return work
      timers.sort((one, other) => one.at - other.at || one.order - other.order)
      const at = Math.min(timers[0]?.at ?? Infinity, portal.faults.late[0]?.dueMs ?? Infinity)
      if (at === Infinity && looks++ < MOST_LOOKS) {
        await setTimeout(1)
        continue
      }
      if (at === Infinity)
        throw new Error('Everybody waits, and nothing will come.')
      looks = 0
      if (at > portal.now())
        await control.send('POST', '/_portal/clock', { now: at })
      // Together: what happens in one moment goes on side by side.
      for (const timer of timers.splice(0, timers.filter(one => one.at <= at).length))
        timer.fire()
    }
  }

  return { now: () => portal.now(), wait, during, run }
}
