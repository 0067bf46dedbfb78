import type { ItemId, PortalCodes } from './blueprint/items'

/** Application option that holds the portal map. */
export const mapOption = 'cardinal.map'

/** Which field of this portal plays which role. Pages know roles, never `UF_CRM_…` names. */
export interface PortalMap {
  deal: {
    /** Description as HTML: a field of our own type. */
    description: string
    /** Its plain string twin (spec, "What the platform forces", 10). */
    descriptionTwin: string
  }
}

/** Names of the fields that setup makes when nothing of the portal's takes their place: those of the blueprints. */
export const ownMap: PortalMap = {
  deal: { description: 'UF_CRM_CARDINAL_DESCRIPTION', descriptionTwin: 'UF_CRM_CARDINAL_DESCRIPTION_TWIN' },
}

/**
 * Reads what setup left on the portal.
 *
 * @returns `null` when the portal was not set up, or by another version.
 */
export function readCodes(appOptions: Readonly<Record<string, unknown>>): PortalCodes | null {
  const value = appOptions[mapOption]
  if (typeof value !== 'string')
    return null
  try {
    const map = JSON.parse(value) as Partial<PortalCodes> | null
    return map?.version === 2 && typeof map.codes === 'object' && map.codes !== null ? map as PortalCodes : null
  }
  catch {
    return null
  }
}

/** The portal's own fields where a person mapped them in setup; a portal without a map has ours. */
export function readPortalMap(appOptions: Readonly<Record<string, unknown>>): PortalMap {
  const codes: Partial<Record<ItemId, unknown>> = readCodes(appOptions)?.codes ?? {}
  const codeOf = (role: keyof PortalMap['deal']) => {
    const code = codes[`field:deal.${role}`]
    return typeof code === 'string' && code !== '' ? code : ownMap.deal[role]
  }
  return { deal: { description: codeOf('description'), descriptionTwin: codeOf('descriptionTwin') } }
}
