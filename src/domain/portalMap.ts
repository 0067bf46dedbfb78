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
    /** Its earlier versions, packed. */
    descriptionVersions: string
    /** Files that stand in the description. */
    textPictures: string
    /** The announcement's picture, one file; its text for who cannot see it; its focus as CSS takes it. */
    picture: string
    /** Field of our own type that shows it in the card. */
    pictureFrame: string
    pictureText: string
    pictureFocus: string
    /** Of an event its idea, of a ticket its event. */
    parent: string
  }
}

/** Names of the fields that setup makes when nothing of the portal's takes their place: those of the blueprints. */
export const ownMap: PortalMap = {
  deal: {
    description: 'UF_CRM_CARDINAL_DESCRIPTION',
    descriptionTwin: 'UF_CRM_CARDINAL_DESCRIPTION_TWIN',
    descriptionVersions: 'UF_CRM_CARDINAL_DESCRIPTION_VERSIONS',
    textPictures: 'UF_CRM_EVENT_TEXT_PICTURES',
    picture: 'UF_CRM_EVENT_PICTURE',
    pictureFrame: 'UF_CRM_CARDINAL_PICTURE',
    pictureText: 'UF_CRM_EVENT_PICTURE_TEXT',
    pictureFocus: 'UF_CRM_EVENT_PICTURE_FOCUS',
    parent: 'UF_CRM_EVENT_PARENT',
  },
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
  const roles = Object.keys(ownMap.deal) as (keyof PortalMap['deal'])[]
  return { deal: Object.fromEntries(roles.map(role => [role, codeOf(role)])) as PortalMap['deal'] }
}
