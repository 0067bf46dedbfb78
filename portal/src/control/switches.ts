import type { Portal } from '../portal.ts'
import { defaultSwitches } from '../state/switches.ts'
import type { Switches } from '../state/switches.ts'
import { ControlError } from './controlError.ts'

const checks: { [Name in keyof Switches]: (value: unknown) => value is Switches[Name] } = {
  escapePlacementOptions: isBoolean,
  frameMethod: isOneOf('post', 'get', 'refused'),
  errorStatuses: isOneOf('documented', 'source'),
  tokenLifeSeconds: (value): value is number => typeof value === 'number' && value >= 0,
  refreshFails: isBoolean,
  diskUniqueKey: isOneOf<boolean | 'fails'>(true, false, 'fails'),
  diskFreeBytes: (value): value is number | null => value === null || (typeof value === 'number' && value >= 0),
  fileDownloads: isOneOf('direct', 'redirect'),
  operatingBilling: isOneOf('methods', 'batch'),
  operatingCounters: isBoolean,
  catalogAccess: isOneOf('documented', 'source'),
  closeDateSync: isBoolean,
  contactIdsFilter: isOneOf('supported', 'refused'),
  duplicateRows: isBoolean,
}

/** Turns the named switches and leaves the others. @throws {ControlError} on an unknown name or value. */
export function turnSwitches(portal: Portal, patch: Record<string, unknown>): Switches {
  for (const [name, value] of Object.entries(patch)) {
    if (!Object.hasOwn(checks, name) || !checks[name as keyof Switches](value))
      throw new ControlError(`Failed to turn "${name}": known switches are ${Object.keys(defaultSwitches()).join(', ')}; see the README for their values.`)
  }
  portal.state.switches = { ...portal.state.switches, ...patch }
  return portal.state.switches
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

function isOneOf<T extends string | boolean>(...values: T[]): (value: unknown) => value is T {
  return (value): value is T => values.includes(value as T)
}
