import type { EntityRole } from '@/domain/blueprint/types'
import type { StoreEntity } from '@/domain/store/actions/plan'
import type { StoreMap } from '@/domain/store/map'
import { PortalError } from '@/domain/portalError'
import type { GuardedRecord } from '../portal/writes/guardedRecord'
import type { NamedKind } from '../portal/writes/named'
import type { CardRecord } from './types'

/** Code of the application beside the names of what it makes. */
export const app = 'cardinal'

const standard = { lead: { entityTypeId: 1, letter: 'L' }, deal: { entityTypeId: 2, letter: 'D' }, contact: { entityTypeId: 3, letter: 'C' } } as const
type Standard = keyof typeof standard
const isStandard = (entity: string): entity is Standard => entity in standard

/** Smart processes of the store, beside those that plans name. */
export type OwnEntity = StoreEntity | 'assignment' | 'shift'

/** `entityTypeId`; `null` when the portal has no such smart process. */
export function typeIdOf(map: StoreMap, entity: OwnEntity): number | null {
  return isStandard(entity) ? standard[entity].entityTypeId : map.processTypeId(entity)
}

/** @throws {PortalError} `missing` on a portal whose setup lacks the smart process. */
export function requireTypeId(map: StoreMap, entity: OwnEntity): number {
  const id = typeIdOf(map, entity)
  if (id === null)
    throw new PortalError('missing', `The portal has no smart process "${entity}": run setup again.`)
  return id
}

/** As the blueprint calls its fields. */
export function roleOf(entity: OwnEntity): EntityRole {
  return isStandard(entity) ? entity : `process.${entity}`
}

export function guardedOf(map: StoreMap, { entity, id }: CardRecord): GuardedRecord {
  return { entityTypeId: requireTypeId(map, entity), id }
}

export function namedOf(map: StoreMap, entity: OwnEntity): NamedKind {
  return { entityTypeId: requireTypeId(map, entity), app }
}

/**
 * How tasks name a record: `L_7`, `D_11`, `T40e_5`.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/data-types.html#object_type
 */
export function taskBinding(map: StoreMap, { entity, id }: CardRecord): string {
  return isStandard(entity) ? `${standard[entity].letter}_${id}` : `T${requireTypeId(map, entity).toString(16)}_${id}`
}
