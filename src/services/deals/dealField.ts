import { asText } from '../portal/decode'
import type { PortalCalls } from '../portal/types'
import { guardedUpdate } from '../portal/writes/guardedUpdate'
import type { GuardedOptions, GuardedOutcome } from '../portal/writes/guardedUpdate'

const DEAL = 2

/** One field of a deal, changed by a person. */
export interface FieldEdit {
  /** Original name, `UF_CRM_…`, or `stageId`. */
  name: string
  /** As the person saw it, and as it is to be. */
  base: unknown
  mine: string | number
  /** One spelling for every way in which the portal may write the value. */
  spell: (value: unknown) => string
}

/**
 * Changes one field of a deal unless a colleague changed it meanwhile.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function saveDealField(portal: PortalCalls, dealId: number, { name, base, mine, spell }: FieldEdit, options: GuardedOptions = {}): Promise<GuardedOutcome<string>> {
  return guardedUpdate<string>(portal, { entityTypeId: DEAL, id: dealId }, {
    base: spell(base),
    mine: spell(mine),
    isSame: (one, other) => one === other,
    read: fields => spell(fields[name]),
    fieldsFor: () => ({ [name]: mine }),
  }, options)
}

/** A stage's code as it is. */
export const spellCode = (value: unknown): string => asText(value)
