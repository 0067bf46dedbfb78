import type { EventMap } from '@/domain/eventMap'
import type { PortalCalls } from '../portal/types'
import { guardedUpdate } from '../portal/writes/guardedUpdate'
import type { GuardedOptions, GuardedOutcome } from '../portal/writes/guardedUpdate'
import { DEAL, lastRun } from './names'
import type { CopySource } from './readCopy'

/**
 * Takes the next number of a run, for a wanted second copy of what stands already. A conflict means that a colleague makes
 * second copies at this very moment: look again before anything is made.
 */
export function reserveRun(portal: PortalCalls, map: EventMap, source: CopySource, options: GuardedOptions = {}): Promise<GuardedOutcome<number>> {
  const base = lastRun(map, source.fields)
  return guardedUpdate(portal, { entityTypeId: DEAL, id: source.id }, {
    base, mine: base + 1,
    isSame: (one, other) => one === other,
    read: fields => lastRun(map, fields),
    fieldsFor: () => ({ [map.fields.copyRun]: base + 1 }),
  }, options)
}
