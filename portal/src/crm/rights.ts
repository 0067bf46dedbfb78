import type { AccessLevel, EntityRights, Item, PortalUser } from '../state/types.ts'

const nothing: EntityRights = { read: 'none', add: 'none', update: 'none', delete: 'none' }

/** The level a user has for one action on one CRM type; administrators have every right. */
export function levelOf(user: PortalUser, entityTypeId: number, action: keyof EntityRights): AccessLevel {
  return user.isAdmin ? 'all' : (user.rights.entities[entityTypeId] ?? nothing)[action]
}

/** Whether a user may do this with this record. Observers of a record may read it. */
export function mayDo(user: PortalUser, entityTypeId: number, action: keyof EntityRights, item: Item): boolean {
  const level = levelOf(user, entityTypeId, action)
  if (level !== 'own')
    return level === 'all'
  return item.assignedById === user.id || (action === 'read' && isObserver(user, item))
}

function isObserver(user: PortalUser, item: Item): boolean {
  return Array.isArray(item.observers) && item.observers.includes(user.id)
}

/** The CRM right "Allow to change settings": pipelines, stages, fields. */
export function mayChangeSettings(user: PortalUser): boolean {
  return user.isAdmin || user.rights.changeSettings
}
