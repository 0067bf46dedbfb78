import type { PortalCalls } from '../portal/types'
import { guardedUpdate } from '../portal/writes/guardedUpdate'
import type { GuardedOptions, GuardedOutcome } from '../portal/writes/guardedUpdate'
import { DEAL } from './agencyDeals'

/** One field of a deal. Values are compared as texts, whatever way the portal writes them. */
export interface FieldChange {
  /** Original name: `title`, `UF_CRM_…`. */
  field: string
  /** As it was when it was looked at, and as it should be. */
  base: string
  mine: string
  /** The portal's value as such a text. */
  textOf: (value: unknown) => string
  /** What is written. */
  value: unknown
}

/**
 * Changes a few fields of a deal unless somebody changed one of them meanwhile. A deal that is already as it should be is
 * left alone.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export function changeDeal(portal: PortalCalls, dealId: number, changes: readonly FieldChange[], options: GuardedOptions = {}): Promise<GuardedOutcome<readonly string[]>> {
  return guardedUpdate(portal, { entityTypeId: DEAL, id: dealId }, {
    base: changes.map(({ base }) => base),
    mine: changes.map(({ mine }) => mine),
    isSame: (one, other) => one.every((text, index) => text === other[index]),
    read: fields => changes.map(({ field, textOf }) => textOf(fields[field])),
    fieldsFor: () => Object.fromEntries(changes.map(({ field, value }) => [field, value])),
  }, options)
}
