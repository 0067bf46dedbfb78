const ALLOWED_STARTS = [
  /^\/crm\/(?:deal|lead|contact|company|type)\//,
  /^\/marketplace\//,
  /^\/company\/personal\/user\/\d+\//,
  /^\/workgroups\/group\/\d+\//,
]

/**
 * The address `openPath` opens: only what starts with an allowed prefix *as sent*; dots are resolved when opening,
 * which is how the SDK's width trick (`/crm/deal/../..` before the real path) works.
 *
 * @returns Path and query with `from=rest_placement&from_app=<id>`, or null when it is not available.
 */
export function sliderPath(path: unknown, appId: number, origin: string): string | null {
  if (typeof path !== 'string' || !ALLOWED_STARTS.some(start => start.test(path)))
    return null
  return pageInSlider(path, origin, { from: 'rest_placement', from_app: String(appId) })
}

/** Whether a page of the portal opens in a slider when a link leads to it. */
export function opensInSlider(path: string): boolean {
  return ALLOWED_STARTS.some(start => start.test(path))
}

/** A page of the portal without its menu; null for an address elsewhere. */
export function pageInSlider(path: string, origin: string, query: Record<string, string> = {}): string | null {
  const address = new URL(path, origin)
  if (address.origin !== origin)
    return null
  for (const [name, value] of Object.entries({ ...query, IFRAME: 'Y', IFRAME_TYPE: 'SIDE_SLIDER' }))
    address.searchParams.set(name, value)
  return address.pathname + address.search
}

const WIDTHS: [start: RegExp, width: number][] = [
  [/^\/workgroups\/group\//, 900],
  [/^\/crm\/company\/requisite\//, 950],
  [/^\/company\/personal\/user\//, 1200],
  [/^\/crm\/type\//, 1640],
]

/**
 * Width of the slider in pixels by the path *as sent*, null for the whole page: the portal chooses it by the beginning,
 * which is why the SDK puts one before the real path.
 */
export function sliderWidth(path: string): number | null {
  return WIDTHS.find(([start]) => start.test(path))?.[1] ?? null
}
