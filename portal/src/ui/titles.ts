import { entityOf } from '../crm/entities.ts'
import { ENTITY } from '../state/types.ts'
import type { Item, Json, PortalState, PortalUser } from '../state/types.ts'

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}

/** How a record is called in headings, lists and links. */
export function itemTitle(state: PortalState, user: PortalUser, entityTypeId: number, item: Item): string {
  const person = [text(item.name), text(item.secondName), text(item.lastName)].filter(part => part !== '').join(' ')
  const named = entityTypeId === ENTITY.contact ? person : text(item.title) || person
  return named || `${entityOf(state, entityTypeId).label[user.language]} #${item.id}`
}
