import type { EntityRole } from '@/domain/blueprint/types'
import type { StoreMap } from '@/domain/store/map'
import type { StoreEntity } from '@/domain/store/actions/plan'

/** A record in the portal's memory. */
export type Row = Record<string, unknown>

export const LEAD = 1
export const DEAL = 2
export const CONTACT = 3

export function typeIdOf(map: StoreMap, entity: StoreEntity): number {
  return { lead: LEAD, deal: DEAL, contact: CONTACT, visit: map.processTypeId('visit')!, store: map.processTypeId('store')! }[entity]
}

export function roleOfEntity(entity: StoreEntity): EntityRole {
  return entity === 'visit' || entity === 'store' ? `process.${entity}` : entity
}

/** Name of a field in the portal's memory and in its import: `ufCrmStGoods`, `ufCrm5StEmployee`. */
export function fieldKey(map: StoreMap, entity: EntityRole, role: string): string {
  const code = map.field(entity, role)
  if (code === null)
    throw new Error(`${entity} has no field ${role}.`)
  const [first = '', ...others] = code.toLowerCase().split('_')
  return first + others.map(part => part.charAt(0).toUpperCase() + part.slice(1)).join('')
}
