/** Habits and refusals of the real portal that a test may turn; defaults follow the documentation. */
export interface Switches {
  /** First-level strings of `PLACEMENT_OPTIONS` arrive HTML-escaped in tabs and fields. */
  escapePlacementOptions: boolean
  /** How the frame is opened. `refused`: the host's 405 page. */
  frameMethod: 'post' | 'get' | 'refused'
  /** Where documentation and source differ on a status. */
  errorStatuses: 'documented' | 'source'
  /** Lifetime of an access token. */
  tokenLifeSeconds: number
  /** The portal cannot renew tokens (shows an alert, never answers). */
  refreshFails: boolean
  /** The unique key on name and folder: refuses a second name, refuses it with a 500, or is not there. */
  diskUniqueKey: boolean | 'fails'
  /** Largest file the Drive has room for, in bytes; null for as much as one likes. */
  diskFreeBytes: number | null
  /** Files by REST addresses: given at once and readable by any origin, or from a storage without CORS headers. */
  fileDownloads: 'direct' | 'redirect'
  /** Whom the commands of a batch are billed to: their own methods, as documented, or all to `batch`, as measured. */
  operatingBilling: 'methods' | 'batch'
  /** Answers carry `time.operating` and `time.operating_reset_at`; self-hosted portals may leave them out. */
  operatingCounters: boolean
  /** Who reads products, sections and price types where the pages name administrators: they, or who may view the catalogue. */
  catalogAccess: 'documented' | 'source'
  /** The portal's setting: a deal that comes to a final stage closes today. */
  closeDateSync: boolean
  /** `crm.item.list` knows the condition on every bound contact, or refuses it as a field that is not allowed. */
  contactIdsFilter: 'supported' | 'refused'
  /** A record bound to several of the contacts asked for comes once for each of them. */
  duplicateRows: boolean
}

/** What a portal does when nobody turned anything. */
export function defaultSwitches(): Switches {
  return {
    escapePlacementOptions: true,
    frameMethod: 'post',
    errorStatuses: 'documented',
    tokenLifeSeconds: 3600,
    refreshFails: false,
    diskUniqueKey: true,
    diskFreeBytes: null,
    fileDownloads: 'direct',
    operatingBilling: 'methods',
    operatingCounters: true,
    catalogAccess: 'documented',
    closeDateSync: true,
    contactIdsFilter: 'supported',
    duplicateRows: false,
  }
}
