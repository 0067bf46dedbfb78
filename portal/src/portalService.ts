import { setImmediate, setTimeout } from 'node:timers/promises'
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
    sleep: ms => waitFor(ms / portal.state.clock.rate),
    pause: () => pauseOnce(portal),
    writeLog(entry) {
      log.push({ id: ++lastLogId, time: portal.nowIso(), ...entry })
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
