import { holdTimesUntil } from './reservation'
import type { HoldRules } from './reservation'

export type HoldPointKind = 'putAside' | 'message' | 'task' | 'end'

/** A step of a reservation's plan. `late`: its time has passed and nothing shows that it happened. */
export interface HoldPoint {
  kind: HoldPointKind
  /** When it happened, or is to happen; milliseconds. */
  at: number
  state: 'done' | 'next' | 'late'
}

/** What has happened so far; `null` for what has not, or nobody knows of. */
export interface HoldHappened { messageAt: number | null, taskAt: number | null }

/**
 * The plan of goods that are put aside, as a strip: what is behind and what is to come, in the order of time.
 *
 * @param hold When they were put aside, and until when they are kept; milliseconds.
 * @param isTold Whether the client gets a message: not who has opted out.
 */
export function holdStrip(hold: { putAsideAt: number, until: number }, happened: HoldHappened, isTold: boolean, now: number, rules: HoldRules): HoldPoint[] {
  const planned = holdTimesUntil(hold.until, hold.putAsideAt, rules)
  const messageAt = isTold ? planned.messageAt : null
  const point = (kind: HoldPointKind, at: number | null, doneAt: number | null): HoldPoint[] => {
    if (doneAt !== null)
      return [{ kind, at: doneAt, state: 'done' }]
    return at === null ? [] : [{ kind, at, state: now > at ? 'late' : 'next' }]
  }
  const between = [...point('message', messageAt, happened.messageAt), ...point('task', planned.taskAt, happened.taskAt)]
  return [
    ...point('putAside', hold.putAsideAt, hold.putAsideAt),
    ...between.sort((one, other) => one.at - other.at),
    ...point('end', hold.until, null),
  ]
}

/** How near the end is: `soon` in its last 24 hours. */
export type HoldUrgency = 'calm' | 'soon' | 'over'

const soonMs = 24 * 3_600_000

export function holdUrgency(until: number, now: number): HoldUrgency {
  return now > until ? 'over' : until - now < soonMs ? 'soon' : 'calm'
}
