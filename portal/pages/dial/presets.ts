import type { FaultAction } from '../../src/faults/types.ts'
import type { Limits } from '../../src/state/limits.ts'

interface Preset { action: FaultAction, target: 'method' | 'frame' }

/** The troubles people ask for most; anything finer goes through the control API. */
export const FAULT_PRESETS = {
  cutAfter: { target: 'method', action: { kind: 'cut-after' } },
  cutBefore: { target: 'method', action: { kind: 'cut-before' } },
  late20: { target: 'method', action: { kind: 'cut-late', seconds: 20 } },
  late55: { target: 'method', action: { kind: 'cut-late', seconds: 55 } },
  delay: { target: 'method', action: { kind: 'delay', ms: 5000 } },
  busy: { target: 'method', action: { kind: 'refuse', status: 503, error: 'QUERY_LIMIT_EXCEEDED', description: 'Too many requests' } },
  denied: { target: 'method', action: { kind: 'refuse', status: 403, error: 'ACCESS_DENIED', description: 'Access denied!' } },
  page: { target: 'method', action: { kind: 'answer', status: 502, html: '<html><body><h1>502 Bad Gateway</h1></body></html>' } },
  truncate: { target: 'method', action: { kind: 'truncate', bytes: 100 } },
  partial: { target: 'method', action: { kind: 'partial', keep: 1 } },
  types: { target: 'method', action: { kind: 'distort', how: ['numbers-as-texts', 'texts-as-numbers', 'false-for-null', 'letters-for-booleans'], share: 0.5 } },
  silence: { target: 'frame', action: { kind: 'silence' } },
} satisfies Record<string, Preset>

export type FaultPreset = keyof typeof FAULT_PRESETS

/** Rates of the two kinds of cloud portal, and none. */
export const RATE_PRESETS = {
  ordinary: { depth: 50, drainPerSecond: 2 },
  enterprise: { depth: 250, drainPerSecond: 5 },
  off: null,
} satisfies Record<string, Limits['rate']>

export const LATENCY_PRESETS = {
  none: { roundTripMs: 0, latency: {} },
  fast: { roundTripMs: 40, latency: { '*': { callMs: 40, rowMs: 0.4 } } },
  slow: { roundTripMs: 100, latency: { '*': { callMs: 200, rowMs: 6 } } },
} satisfies Record<string, Pick<Limits, 'roundTripMs' | 'latency'>>

/** Pauses between a method's check and its write. */
export const PAUSE_PRESETS = {
  none: null,
  turn: { fromMs: 0, toMs: 0 },
  long: { fromMs: 0, toMs: 400 },
} satisfies Record<string, Limits['interleave']>

/** The preset in force; empty when it is something else. */
export function presetOf<Name extends string>(presets: Record<Name, unknown>, value: unknown): Name | '' {
  const text = JSON.stringify(value)
  return (Object.keys(presets) as Name[]).find(name => JSON.stringify(presets[name]) === text) ?? ''
}
