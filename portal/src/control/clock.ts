import type { Portal } from '../portal.ts'
import { freezeClock, setClock } from '../state/clock.ts'
import { ControlError } from './controlError.ts'

export interface ClockOrder {
  /** Date and time as text, or unix milliseconds. */
  now?: string | number
  advanceSeconds?: number
  freeze?: boolean
}

export interface ClockReading { now: string, nowMs: number, frozen: boolean }

/** Freezing comes first, so `{freeze: true, now: …}` stands exactly there. */
export function turnClock(portal: Portal, { now, advanceSeconds, freeze }: ClockOrder): ClockReading {
  if (freeze !== undefined)
    freezeClock(portal.state, freeze)
  if (now !== undefined)
    setClock(portal.state, toMs(now))
  if (advanceSeconds !== undefined)
    setClock(portal.state, portal.now() + toMs(advanceSeconds) * 1000)
  return readClock(portal)
}

export function readClock(portal: Portal): ClockReading {
  return { now: portal.nowIso(), nowMs: portal.now(), frozen: portal.state.clock.frozenAt !== null }
}

function toMs(value: string | number): number {
  const timeMs = typeof value === 'number' ? value : Date.parse(value)
  if (!Number.isFinite(timeMs))
    throw new ControlError(`Failed to read the time "${value}": write it as 2026-11-22T10:44:00+03:00.`)
  return timeMs
}
