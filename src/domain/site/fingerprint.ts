import { textHash } from '../html/stamp'
import type { EventField } from '../eventMap'
import type { OrderKind } from './order'

/** What of a deal the site shows; `title` is the deal's own name, `cancelled` whether it stands on «Отменено». */
export type PublicRole = 'title' | 'cancelled' | Extract<EventField,
  'description' | 'picture' | 'pictureText' | 'pictureFocus' | 'format' | 'age' | 'accessible' | 'price' | 'capacity' | 'place' | 'start' | 'end' | 'speaker' | 'host'>

const templateRoles: readonly PublicRole[] = ['title', 'description', 'picture', 'pictureText', 'pictureFocus', 'format', 'age', 'accessible', 'price', 'capacity', 'place']

/** What the site takes with each order, by the contract. */
export const publicRoles: Readonly<Record<OrderKind, readonly PublicRole[]>> = {
  template: templateRoles,
  event: [...templateRoles, 'start', 'end', 'cancelled'],
  dates: [...templateRoles, 'start', 'end', 'cancelled', 'speaker'],
  host: [...templateRoles, 'start', 'end', 'cancelled', 'speaker', 'host'],
}

/** Values in one spelling each, so that equal values are equal texts; nothing is `''`. */
export type PublicValues = Readonly<Record<PublicRole, string>>

function shortHash(value: string): string {
  return textHash(value).slice(0, 12)
}

/**
 * What a deal would show on the site, field by field: `title.3f2a9c1b04de description.…`. By it a card tells which fields have changed
 * since they were handed over. It finds changes and proves nothing against forgery.
 */
export function fingerprintOf(values: PublicValues, kind: OrderKind): string {
  return publicRoles[kind].map(role => `${role}.${shortHash(values[role])}`).join(' ')
}

/** Fields that differ from what was handed over with this fingerprint. One it does not name was not handed over. */
export function changedSince(fingerprint: string, values: PublicValues, kind: OrderKind): PublicRole[] {
  const handed = new Map(fingerprint.split(' ').map(part => part.split('.', 2) as [string, string]))
  return publicRoles[kind].filter(role => handed.get(role) !== shortHash(values[role]))
}
