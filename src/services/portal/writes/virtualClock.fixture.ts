import type { Clock } from './lookUp'

export interface VirtualClock extends Clock {
  /** Runs work to its end, jumping from wait to wait. @throws when it waits for nothing that will come */
  run: <T>(work: Promise<T>) => Promise<T>
}

/** What no clock tells – a part of the page, a compressed text – has come after so many turns, also on a busy machine. */
const mostIdleTurns = 200

/** A clock without real waiting: time passes only when everybody waits. */
export function aVirtualClock(start = Date.parse('2026-11-25T10:00:00Z')): VirtualClock {
  let time = start
  let order = 0
  const timers: { at: number, order: number, fire: () => void }[] = []

  function wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted)
        return reject(signal.reason as Error)
      timers.push({ at: time + Math.max(0, ms), order: order++, fire: resolve })
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
  }

  async function run<T>(work: Promise<T>): Promise<T> {
    let isOver = false
    const end = () => { isOver = true }
    work.then(end, end)
    let patience = mostIdleTurns
    for (;;) {
      await idle()
      if (isOver)
        return work
      timers.sort((one, other) => one.at - other.at || one.order - other.order)
      const next = timers.shift()
      if (next === undefined) {
        if (--patience === 0)
          throw new Error('Everybody waits, and nothing will come.')
        continue
      }
      patience = mostIdleTurns
      time = Math.max(time, next.at)
      next.fire()
    }
  }

  return { now: () => time, wait, run }
}

/** Node's, which is quicker; browsers have none. */
const { setImmediate = setTimeout } = globalThis as unknown as { setImmediate?: (run: () => void) => void }

/** Until nothing runs any more but timers. */
function idle(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
