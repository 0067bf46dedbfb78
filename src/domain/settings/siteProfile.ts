/** What the client's site takes of an announcement: settings of the events, as cards need them. */
export interface SiteProfile {
  /** Characters of a description; zero: no limit. */
  descriptionLimit: number
  /** Levels of headings the site has a look for: `234` all three, empty none. */
  siteHeadings: '234' | '34' | '2' | ''
  siteTables: boolean
  sitePictures: boolean
  siteLinks: boolean
  /** Hosts of pictures by link. Empty: only pictures of the deal itself. */
  imageHosts: readonly string[]
  pictureTextRequired: boolean
  /** Width by height of the announcement's picture. */
  pictureRatio: string
  /** Largest width of the announcement's picture, and of those in the text, pixels. */
  pictureWidth: number
  textPictureWidth: number
  /** `auto`: photographs as JPEG, drawings as PNG. */
  pictureFormat: 'auto' | 'webp' | 'jpeg' | 'png'
  /** Percent. */
  pictureQuality: number
  /** Address of the site's style sheet for the preview; empty without one. */
  siteStyles: string
}

export const siteDefaults: SiteProfile = {
  descriptionLimit: 4000,
  siteHeadings: '234',
  siteTables: true,
  sitePictures: true,
  siteLinks: true,
  imageHosts: [],
  pictureTextRequired: true,
  pictureRatio: '16:9',
  pictureWidth: 2400,
  textPictureWidth: 1600,
  pictureFormat: 'auto',
  pictureQuality: 85,
  siteStyles: '',
}

/** Bounds of the numbers. */
export const siteBounds = {
  descriptionLimit: { min: 0, max: 60_000 },
  pictureWidth: { min: 400, max: 4096 },
  textPictureWidth: { min: 200, max: 4096 },
  pictureQuality: { min: 40, max: 100 },
} as const

/** Values of the settings with a closed list. */
export const siteChoices = {
  siteHeadings: ['234', '34', '2', ''],
  pictureRatio: ['16:9', '3:2', '4:3', '1:1'],
  pictureFormat: ['auto', 'webp', 'jpeg', 'png'],
} as const

function isUsable(role: keyof SiteProfile, value: unknown): boolean {
  const usual = siteDefaults[role]
  if (Array.isArray(usual))
    return Array.isArray(value) && value.every(each => typeof each === 'string')
  const bounds = role in siteBounds ? siteBounds[role as keyof typeof siteBounds] : null
  const choices: readonly unknown[] | null = role in siteChoices ? siteChoices[role as keyof typeof siteChoices] : null
  return typeof value === typeof usual
    && (choices === null || choices.includes(value))
    && (bounds === null || (Number.isInteger(value) && Number(value) >= bounds.min && Number(value) <= bounds.max))
}

/**
 * The profile of a portal, read from the options that come with a page's first answer, so that no page asks for it. What
 * somebody's hand made of a setting counts as its default.
 */
export function siteProfileOf(appOptions: Readonly<Record<string, unknown>>): SiteProfile {
  const kept = keptEventValues(appOptions)
  const roles = Object.keys(siteDefaults) as (keyof SiteProfile)[]
  return Object.fromEntries(roles.map(role => [role, isUsable(role, kept[role]) ? kept[role] : siteDefaults[role]])) as unknown as SiteProfile
}

/** Where the site listens and where its inventory is; empty without one. */
export function siteAddressesOf(appOptions: Readonly<Record<string, unknown>>): { receiver: string, feed: string } {
  const { siteAddress, feedAddress } = keptEventValues(appOptions)
  return { receiver: typeof siteAddress === 'string' ? siteAddress : '', feed: typeof feedAddress === 'string' ? feedAddress : '' }
}

/** What the portal keeps of the events' settings, unchecked. */
export function keptEventValues(appOptions: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return keptValues(appOptions['cardinal.settings.events'])
}

/** Values of a settings option, read as untrusted; empty without any. */
export function keptValues(option: unknown): Readonly<Record<string, unknown>> {
  try {
    const content = JSON.parse(typeof option === 'string' ? option : 'null') as { version?: unknown, values?: unknown } | null
    return content?.version === 1 && typeof content.values === 'object' && content.values !== null ? content.values as Record<string, unknown> : {}
  }
  catch {
    return {}
  }
}
