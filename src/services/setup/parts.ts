import type { PortalError } from '@/domain/portalError'
import type { PortalCodes } from '@/domain/blueprint/items'
import { ownMap } from '@/domain/portalMap'

/** Things on the portal that setup makes, in the order in which they need each other. */
export const setupParts = ['field-type', 'twin-field', 'announcement-tab', 'description-field', 'portal-map'] as const
export type SetupPart = typeof setupParts[number]

/**
 * State of one part. `outdated`: it is ours and points to another address of the application. `taken`: the name belongs
 * to something that is not ours.
 */
export type PartState = 'present' | 'missing' | 'outdated' | 'taken'

export type SetupStep
  = | { part: SetupPart, state: 'kept' | 'created' | 'updated' }
    | { part: SetupPart, state: 'failed', reason: 'taken' | 'refused' | 'unknown', error: PortalError }
    /** A part before it failed. */
    | { part: SetupPart, state: 'skipped' }
    /** Possible only after the installation is finished. */
    | { part: SetupPart, state: 'deferred' }

/**
 * Parts that wait until the application counts as installed: the portal gives no field of a type whose application is not.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-fields/userfield-type.html
 */
export const partsAfterFinish: ReadonlySet<SetupPart> = new Set(['description-field', 'portal-map'])

export const fieldTypeId = 'cardinalhtml'
export const tabPlacement = 'CRM_DEAL_DETAIL_TAB'
/** Height of the field's frame until its page asks for another, pixels. */
export const fieldHeightPx = 200

/** Names of what this setup makes, as the map keeps them. */
export const ownCodes: PortalCodes = {
  version: 2,
  solutions: {},
  codes: { 'field:deal.description': ownMap.deal.description, 'field:deal.descriptionTwin': ownMap.deal.descriptionTwin },
}

export { readCodes as readPortalMap } from '@/domain/portalMap'
