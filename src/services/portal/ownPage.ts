import type { PlacementContext } from './types'

/** Placement option that names the page of ours that is meant; the portal itself opens the main page only. */
export const ownPageOption = 'cardinalPage'

/** Pages that may be opened so. */
const pages: readonly string[] = ['copy-to-events']

/** The page that the main page was opened for; `null` for itself. A name that is none of ours leads nowhere. */
export function askedPage({ options }: PlacementContext): string | null {
  return pages.find(page => page === options[ownPageOption]) ?? null
}
