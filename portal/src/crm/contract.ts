import type { Portal } from '../portal.ts'
import type { Item, Json, PortalUser } from '../state/types.ts'

/** Field values keyed as in `crm.item.*` (camelCase). */
export type ItemFields = { [field: string]: Json }

/** One condition group of a list: keys are `<operator><field>`; `logic: 'OR'` and numbered groups nest. */
export type ItemFilter = { [key: string]: Json }

export interface ItemQuery {
  filter?: ItemFilter
  order?: { [field: string]: 'ASC' | 'DESC' }
  /** Rows to skip; -1 means "do not count". */
  offset?: number
  limit?: number
}

/**
 * The record store behind REST, the card pages and bulk import. Every function checks the user's CRM rights and
 * throws `RestError` exactly as REST would; the pages turn it into a form message.
 * Implemented in `crm/items.ts`.
 */
export interface ItemStore {
  get: (portal: Portal, user: PortalUser, entityTypeId: number, id: number) => Item
  list: (portal: Portal, user: PortalUser, entityTypeId: number, query: ItemQuery) => { items: Item[], total: number }
  add: (portal: Portal, user: PortalUser, entityTypeId: number, fields: ItemFields) => Item
  update: (portal: Portal, user: PortalUser, entityTypeId: number, id: number, fields: ItemFields) => Item
  remove: (portal: Portal, user: PortalUser, entityTypeId: number, id: number) => void
  /** The three writes in two steps: checked now, written when the answer is called, so that others may come between. */
  prepareAdd: (portal: Portal, user: PortalUser, entityTypeId: number, fields: ItemFields) => () => Item
  prepareUpdate: (portal: Portal, user: PortalUser, entityTypeId: number, id: number, fields: ItemFields) => () => Item
  prepareRemove: (portal: Portal, user: PortalUser, entityTypeId: number, id: number) => () => void
  /** What the user may do with this record: decides buttons on the card. */
  access: (portal: Portal, user: PortalUser, entityTypeId: number, id: number) => { read: boolean, update: boolean, delete: boolean }
}
