import type { AccessLevel, DynamicType, EntityRights, PortalState } from '../../state/types.ts'

function every(level: AccessLevel): EntityRights {
  return { read: level, add: level, update: level, delete: level }
}

/**
 * Opens a new smart process to everyone when its settings say so. Rights somebody has for this number already stay: an
 * import may hand them out before the type is there.
 */
export function openType({ users }: PortalState, { entityTypeId, flags }: DynamicType): void {
  for (const user of flags.isSetOpenPermissions ? users : [])
    user.rights.entities[entityTypeId] ??= every('all')
}

/** Keeps a new pipeline of a smart process to administrators when its settings do not open pipelines to everyone. */
export function closePipeline({ users }: PortalState, { entityTypeId, flags }: DynamicType, categoryId: number): void {
  if (flags.isSetOpenPermissions)
    return
  for (const { rights } of users) {
    const own = rights.entities[entityTypeId]
    if (own)
      own.categories = { [categoryId]: every('none'), ...own.categories }
  }
}

/** Takes the rights to a type away with it: its number may come again. */
export function dropRights({ users }: PortalState, entityTypeId: number): void {
  for (const { rights } of users)
    delete rights.entities[entityTypeId]
}
