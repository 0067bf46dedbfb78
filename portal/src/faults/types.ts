import type { Json } from '../state/types.ts'

/** When a rule strikes. Everything named must hold; calls are counted for each rule alone, after all but the numbers held. */
export interface FaultCondition {
  /** REST method in any letter case, or `*`. Compared with the request's own method and with each command of a batch. */
  method?: string
  /** Command of an application frame, or `*`, instead of a REST method. */
  frame?: string
  /** Event on its way to a handler, or `*`, instead of a REST method. */
  event?: string
  /** `request`: only requests of their own; `batch`: only commands inside a batch. Without it both, and `*` every request once. */
  inside?: 'request' | 'batch'
  /** Only calls of this user. */
  user?: number
  /** Only calls of this application, by id or code. */
  app?: number | string
  /** Only this call; the first is 1. */
  nth?: number
  /** From this call on. */
  from?: number
  /** Up to this call, included. */
  to?: number
  /** Every third for 3: the third, the sixth, … */
  every?: number
  /** From 0 to 1, drawn from a generator of the rule's own. */
  probability?: number
  /** Seed of that generator; 1 without it. */
  seed?: number
  /** Strikes at most this often. */
  times?: number
}

/** A change of types in an answer; the README lists what each does. */
export type Distortion = 'numbers-as-texts' | 'texts-as-numbers' | 'list-for-object' | 'object-for-list' | 'false-for-null' | 'text-for-null' | 'null-for-value' | 'letters-for-booleans' | 'key-missing'

/** A REST call of somebody else. */
export interface SecondCall { method: string, params?: { [key: string]: Json }, user: number }

export type FaultAction
  /** Not applied. `html` comes without cross-origin headers, as a proxy's page does. */
  = { kind: 'answer', status: number, body?: Json, html?: string }
    /** Not applied: refused as the portal itself refuses, inside a batch this command alone. `status` is 400 without one. */
    | { kind: 'refuse', error: string, description?: string, status?: number }
    /** Waits so many milliseconds before anything is done. */
    | { kind: 'delay', ms: number }
    /** The connection is cut and nothing is applied. */
    | { kind: 'cut-before' }
    /** The connection is cut, and the call applied so many seconds later by the portal's clock. */
    | { kind: 'cut-late', seconds: number }
    /** In a batch: earlier commands are applied, then the connection is cut. A request of its own: nothing is applied. */
    | { kind: 'cut-within' }
    /** Applied; the connection is cut instead of the answer. */
    | { kind: 'cut-after' }
    /** Applied; the answer ends after so many bytes. */
    | { kind: 'truncate', bytes: number }
    /** Applied; a batch's answer lacks the named commands, or all from the n-th on (0 leaves none). */
    | { kind: 'partial', commands?: string[], keep?: number }
    /** Applied; values of the answer change their type. `keys` names the fields, `share` the part of them that changes (0–1). */
    | { kind: 'distort', how: Distortion[], keys?: string[], share?: number }
    /** Another person's call: when ours comes in, right before it starts (in a batch: after the commands before it), or between its check and its write. */
    | { kind: 'second-person', moment: 'arrival' | 'start' | 'write', call: SecondCall }
    /** `frame` only: the parent never answers. */
    | { kind: 'silence' }
    /** `event` only: it is never sent. */
    | { kind: 'drop' }
    /** `event` only: it is sent twice. */
    | { kind: 'duplicate' }

export interface FaultRule {
  /** Given by the portal when absent. */
  id?: string
  /** Words for people. */
  title?: string
  when: FaultCondition
  do: FaultAction
  /** `false` lets the rule rest; its counters stand still. */
  enabled?: boolean
}

/** A rule as the portal keeps it. */
export interface FaultReading extends FaultRule {
  id: string
  /** Calls that met everything but the numbers. */
  calls: number
  strikes: number
}

/** One call of a request: itself, or a command of its batch; or an event on its way. */
export interface FaultCall {
  kind: 'rest' | 'frame' | 'event'
  method: string
  /** Name of the command in its batch; null for the request itself. */
  command: string | null
  userId: number | null
  /** Id and code of the application. */
  app: { id: number, code: string } | null
}

export interface Strike { id: string, action: FaultAction, call: FaultCall, chance: () => number }
