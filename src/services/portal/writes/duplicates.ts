import type { CallOptions, PortalCalls } from '../types'
import { findByName } from './named'
import type { NamedKind, NamedRecord } from './named'

/** More than one record under one name. */
export interface Duplicate {
  name: string
  /** The lowest id stays. */
  keptId: number
  /** `isUntouched`: nobody changed it since it was made. */
  others: (NamedRecord & { isUntouched: boolean })[]
}

export function findDuplicates(records: ReadonlyMap<string, readonly NamedRecord[]>): Duplicate[] {
  return [...records].flatMap(([name, [kept, ...others]]) => kept === undefined || others.length === 0
    ? []
    : [{ name, keptId: kept.id, others: others.map(one => ({ ...one, isUntouched: one.createdTime !== '' && one.createdTime === one.updatedTime })) }])
}

/**
 * Looks for names with more than one record: on each opening of what was created, since an add may land late.
 *
 * @throws {PortalError}
 */
export async function sweepDuplicates(portal: PortalCalls, kind: NamedKind, names: readonly string[], options: CallOptions = {}): Promise<Duplicate[]> {
  return findDuplicates((await findByName(portal, kind, names, options)).records)
}
