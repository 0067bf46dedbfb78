import type { Limits } from '../dial.ts'
import type { DialTexts } from '../../texts/dialRu.ts'

/** Rates of the two kinds of cloud portal, and none. */
export const RATE_PRESETS = {
  ordinary: { depth: 50, drainPerSecond: 2 },
  enterprise: { depth: 250, drainPerSecond: 5 },
  off: null,
} satisfies Record<keyof DialTexts['limits']['rates'], Limits['rate']>

export const PACE_PRESETS = {
  none: { roundTripMs: 0, latency: {} },
  fast: { roundTripMs: 40, latency: { '*': { callMs: 40, rowMs: 0.4 } } },
  slow: { roundTripMs: 100, latency: { '*': { callMs: 200, rowMs: 6 } } },
} satisfies Record<keyof DialTexts['pace']['presets'], Pick<Limits, 'roundTripMs' | 'latency'>>

/** Pauses between a method's check and its write. */
export const PAUSE_PRESETS = {
  none: null,
  turn: { fromMs: 0, toMs: 0 },
  long: { fromMs: 0, toMs: 400 },
} satisfies Record<keyof DialTexts['pace']['pauses'], Limits['interleave']>

/** The preset in force; empty when it is something else. */
export function presetOf<Name extends string>(presets: Record<Name, unknown>, value: unknown): Name | '' {
  const text = JSON.stringify(value)
  return (Object.keys(presets) as Name[]).find(name => JSON.stringify(presets[name]) === text) ?? ''
}
