import type { SiteClock } from './clock.ts'
import type { FieldMap } from './contract/types.ts'
import { isoTime } from './contract/times.ts'
import type { Faults } from './faults.ts'
import type { PortalCalls } from './portal/calls.ts'
import type { SiteElement } from './store/state.ts'
import type { SiteStore } from './store/store.ts'

/** What the parts of the site share. */
export interface Site {
  /** Address of the site without a path. */
  origin: string
  /** As it stands on the pages. */
  title: string
  timeZone: string
  map: FieldMap
  portal: PortalCalls
  store: SiteStore
  clock: SiteClock
  faults: Faults
  /** Longest text of an element, in characters without markup. */
  textLimit: number
  /** Says what went wrong; no text of a deal, no key. */
  note: (text: string) => void
}

export function timeOf(site: Site): string {
  return isoTime(site.clock.now(), site.timeZone)
}

export function pathOf({ kind, id }: Pick<SiteElement, 'kind' | 'id'>): string {
  return `/${kind === 'template' ? 'events' : 'calendar'}/${encodeURIComponent(id)}`
}

export function elementById({ store }: Site, kind: SiteElement['kind'], id: string): SiteElement | null {
  return store.state.elements.find(element => element.kind === kind && element.id === id) ?? null
}

/** The element of a deal: the site trusts its own memory of whose an element is, not an id in a deal. */
export function elementOfDeal({ store, map }: Site, kind: SiteElement['kind'], deal: number): SiteElement | null {
  return store.state.elements.find(({ kind: own, source }) => own === kind && source?.deal === deal && source.portal === map.portal) ?? null
}

/** The template that an event belongs to. */
export function templateOf(site: Site, { template }: SiteElement): SiteElement | null {
  return template === null ? null : elementById(site, 'template', template)
}

/** `element` itself, or its template where it has no picture of its own. */
export function pictureHolder(site: Site, element: SiteElement): SiteElement {
  return element.picture === null ? templateOf(site, element) ?? element : element
}
