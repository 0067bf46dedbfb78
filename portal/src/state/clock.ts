import type { PortalState } from './types.ts'

/** Portal time, unix milliseconds. */
export function portalNow(state: PortalState): number {
  const { frozenAt, offsetMs, rate, rateSince } = state.clock
  const now = Date.now()
  return frozenAt ?? now + offsetMs + (rate === 1 ? 0 : (rate - 1) * (now - rateSince))
}

const knownOffsets = new Map<string, number>()

/** Minutes of an offset text: `+03:00` is 180. */
export function offsetMinutes(timeZone: string): number {
  const known = knownOffsets.get(timeZone)
  if (known !== undefined)
    return known
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(timeZone) ?? []
  if (!sign)
    throw new Error(`Failed to read the offset "${timeZone}": write it as +03:00.`)
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  knownOffsets.set(timeZone, offset)
  return offset
}

/** A moment as the portal writes it, whole seconds and offset: `2026-11-22T10:44:00+03:00`. */
export function formatIso(timeMs: number, timeZone: string): string {
  const shifted = new Date(timeMs + offsetMinutes(timeZone) * 60_000)
  return `${shifted.toISOString().slice(0, 19)}${timeZone}`
}

/** Moves the clock so that it shows `timeMs` now; a frozen one stays frozen there. */
export function setClock(state: PortalState, timeMs: number): void {
  if (state.clock.frozenAt === null)
    runFrom(state, timeMs)
  else
    state.clock.frozenAt = timeMs
}

/** Stops the clock where it stands, or lets it go on from there. */
export function freezeClock(state: PortalState, freeze: boolean): void {
  const now = portalNow(state)
  state.clock.frozenAt = freeze ? now : null
  if (!freeze)
    runFrom(state, now)
}

/** Lets the clock run `rate` times as fast from now on; every wait of the portal is so many times as short. */
export function setClockRate(state: PortalState, rate: number): void {
  const now = portalNow(state)
  state.clock.rate = rate
  runFrom(state, now)
}

function runFrom(state: PortalState, timeMs: number): void {
  state.clock.rateSince = Date.now()
  state.clock.offsetMs = timeMs - state.clock.rateSince
}
