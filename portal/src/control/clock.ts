import type { Portal } from '../portal.ts'
import { freezeClock, setClock, setClockRate } from '../state/clock.ts'
import { ControlError } from './controlError.ts'

export interface ClockOrder {
  /** Date and time as text, or unix milliseconds. */
  now?: string | number
  advanceSeconds?: number
  freeze?: boolean
  /** So many times as fast as the machine's clock, up to 1000. */
  rate?: number
}

export interface ClockReading { now: string, nowMs: number, frozen: boolean, rate: number }

const MAX_RATE = 1000

/** Freezing comes first, so `{freeze: true, now: …}` stands exactly there. */
export function turnClock(portal: Portal, { now, advanceSeconds, freeze, rate }: ClockOrder): ClockReading {
  if (rate !== undefined)
    setClockRate(portal.state, toRate(rate))
  if (freeze !== undefined)
    freezeClock(portal.state, freeze)
  if (now !== undefined)
    setClock(portal.state, toMs(now))
  if (advanceSeconds !== undefined)
    setClock(portal.state, portal.now() + toMs(advanceSeconds) * 1000)
  return readClock(portal)
}

export function readClock(portal: Portal): ClockReading {
  return { now: portal.nowIso(), nowMs: portal.now(), frozen: portal.state.clock.frozenAt !== null, rate: portal.state.clock.rate }
}

function toMs(value: string | number): number {
  const timeMs = typeof value === 'number' ? value : Date.parse(value)
  if (!Number.isFinite(timeMs))
    throw new ControlError(`Failed to read the time "${value}": write it as 2026-11-22T10:44:00+03:00.`)
  return timeMs
}

function toRate(value: unknown): number {
  if (typeof value !== 'number' || !(value > 0 && value <= MAX_RATE))
    throw new ControlError(`Failed to set the clock's rate "${String(value)}": it is a number over 0, up to ${MAX_RATE}.`)
  return value
}
