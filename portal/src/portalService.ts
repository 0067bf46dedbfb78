import { setImmediate, setTimeout } from 'node:timers/promises'
import { FaultBook } from './faults/faultBook.ts'
import { betweenCheckAndWrite } from './faults/underway.ts'
import { currentTrace, noteWait } from './log/trace.ts'
import type { LogEntry, Portal } from './portal.ts'
import { formatIso, portalNow } from './state/clock.ts'
import { takeId } from './state/ids.ts'
import { drawFraction, drawHex } from './state/random.ts'
import type { PortalState } from './state/types.ts'

const LOG_LENGTH = 20_000

/** Wraps a state into the services every part of the portal shares. `origin` is the address without a path. */
export function createPortal(state: PortalState, origin: string): Portal {
  let lastLogId = 0
  const log: LogEntry[] = []
  const portal: Portal = {
    state,
    origin,
    log,
    now: () => portalNow(portal.state),
    nowIso: () => formatIso(portal.now(), portal.state.settings.timeZone),
    nextId: table => takeId(portal.state, table),
    randomHex: length => drawHex(portal.state, length),
    async sleep(ms) {
      const startedAt = performance.now()
      await waitFor(ms / portal.state.clock.rate)
      noteWait(performance.now() - startedAt)
    },
    faults: new FaultBook(),
    pauseHooks: [betweenCheckAndWrite],
    async pause(point) {
      await pauseOnce(portal)
      for (const hook of portal.pauseHooks)
        await hook(point)
    },
    writeLog(entry) {
      const line = { id: ++lastLogId, time: portal.nowIso(), ...entry }
      const trace = currentTrace()
      if (trace && line.second === undefined)
        trace.entry = line
      log.push(line)
      if (log.length > LOG_LENGTH)
        log.splice(0, log.length - LOG_LENGTH)
    },
  }
  return portal
}

/** A turn of the event loop for no time at all, so that what waits there comes in. */
function waitFor(ms: number): Promise<void> {
  return ms > 0 ? setTimeout(ms) : setImmediate()
}

async function pauseOnce(portal: Portal): Promise<void> {
  const { interleave } = portal.state.limits
  if (interleave)
    await portal.sleep(interleave.fromMs + drawFraction(portal.state, 'pause') * (interleave.toMs - interleave.fromMs))
}
