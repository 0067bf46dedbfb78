/** The address a page was opened from, path and query; the page's own when it came from outside or from nowhere. */
export function previousUri(referrer: string, { origin, pathname, search }: Pick<Location, 'origin' | 'pathname' | 'search'>): string {
  const from = URL.canParse(referrer) ? new URL(referrer) : null
  return from?.origin === origin ? from.pathname + from.search : pathname + search
}

/** What a link gives its application: only the keys of `params[…]`, all of them texts. */
export function linkParams(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => {
    const key = /^params\[([^\]]+)\]$/.exec(name)?.[1]
    return key === undefined ? [] : [[key, value]]
  }))
}
