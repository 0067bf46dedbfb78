import type { AccessLevel, EntityRights, Item, PortalUser, TypeRights } from '../state/types.ts'

type Action = keyof EntityRights

const nothing: TypeRights = { read: 'none', add: 'none', update: 'none', delete: 'none' }

const ranks: Record<AccessLevel, number> = { none: 0, own: 1, all: 2 }

function rightsOf(user: PortalUser, entityTypeId: number): TypeRights {
  return user.rights.entities[entityTypeId] ?? nothing
}

/** The level a user has for one action in one pipeline; a pipeline without rights of its own has those of its type. */
export function levelOf(user: PortalUser, entityTypeId: number, action: Action, categoryId: number): AccessLevel {
  if (user.isAdmin)
    return 'all'
  const rights = rightsOf(user, entityTypeId)
  return rights.categories?.[categoryId]?.[action] ?? rights[action]
}

/** The highest level a user has for one action on a CRM type, in whichever pipeline. */
export function bestLevelOf(user: PortalUser, entityTypeId: number, action: Action): AccessLevel {
  if (user.isAdmin)
    return 'all'
  const rights = rightsOf(user, entityTypeId)
  const levels = [rights[action], ...Object.values(rights.categories ?? {}).flatMap(category => category[action] ?? [])]
  return levels.reduce((best, level) => ranks[level] > ranks[best] ? level : best)
}

/** Whether a user may do this with this record. Observers of a record may read it. */
export function mayDo(user: PortalUser, entityTypeId: number, action: Action, item: Item): boolean {
  const level = levelOf(user, entityTypeId, action, item.categoryId)
  if (level !== 'own')
    return level === 'all'
  return item.assignedById === user.id || (action === 'read' && isObserver(user, item))
}

function isObserver(user: PortalUser, item: Item): boolean {
  return Array.isArray(item.observers) && item.observers.includes(user.id)
}

/** The CRM right "Allow to change settings": pipelines, stages, fields, smart processes. */
export function mayChangeSettings(user: PortalUser): boolean {
  return user.isAdmin || user.rights.changeSettings
}
