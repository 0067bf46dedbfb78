import type { Portal } from '../portal.ts'
import { defaultLimits } from '../state/limits.ts'
import type { Limits } from '../state/limits.ts'
import { ControlError } from './controlError.ts'

const checks: { [Name in keyof Limits]: (value: unknown) => value is Limits[Name] } = {
  rate: (value): value is Limits['rate'] => value === null || hasAmounts(value, 'depth', 'drainPerSecond'),
  operatingSeconds: (value): value is number | null => value === null || isAmount(value),
  requestSeconds: (value): value is number | null => value === null || isAmount(value),
  roundTripMs: isAmount,
  latency: (value): value is Limits['latency'] => isObject(value) && Object.entries(value).every(([name, pace]) => name === name.toLowerCase() && hasAmounts(pace, 'callMs', 'rowMs')),
  interleave: (value): value is Limits['interleave'] => value === null || (hasAmounts(value, 'fromMs', 'toMs') && value.fromMs <= value.toMs),
}

/** Sets the named limits and leaves the others. @throws {ControlError} on an unknown name or value. */
export function setLimits(portal: Portal, patch: Record<string, unknown>): Limits {
  for (const [name, value] of Object.entries(patch)) {
    if (!Object.hasOwn(checks, name) || !checks[name as keyof Limits](value))
      throw new ControlError(`Failed to set "${name}": known limits are ${Object.keys(defaultLimits()).join(', ')}; see the README for their values.`)
  }
  portal.state.limits = { ...portal.state.limits, ...patch }
  return portal.state.limits
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0
}

function hasAmounts<Name extends string>(value: unknown, ...names: Name[]): value is Record<Name, number> {
  return isObject(value) && Object.keys(value).length === names.length && names.every(name => isAmount(value[name]))
}
