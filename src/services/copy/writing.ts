import { sweepDuplicates } from '../portal/writes/duplicates'
import type { Duplicate } from '../portal/writes/duplicates'
import type { PortalCalls } from '../portal/types'
import { copyNames } from './names'

// What the page loads only when something is to be written.
export { reserveRun } from './reserveRun'
export { runCopy } from './runCopy'
export { planUndo, undoCopy } from './undoCopy'

/**
 * Looks for names with more than one deal: an add may have landed late.
 *
 * @throws {PortalError}
 */
export function findTwins(portal: PortalCalls, names: readonly string[]): Promise<Duplicate[]> {
  return sweepDuplicates(portal, copyNames, names)
}
