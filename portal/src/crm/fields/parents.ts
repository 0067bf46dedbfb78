import type { PortalState } from '../../state/types.ts'
import { findEntity } from '../entities.ts'
import { field, parent } from './define.ts'
import type { FieldDefinition } from './types.ts'

/**
 * Links of a type's records to their parents: `parentId<type of the parent>` for every relation of a smart process that
 * has this type for its child.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/index.html
 */
export function parentFields(state: PortalState, entityTypeId: number): FieldDefinition[] {
  const parentIds = state.typeRelations.filter(relation => relation.childTypeId === entityTypeId).map(relation => relation.parentTypeId)
  return parentIds.sort((one, other) => one - other).flatMap(parentTypeId => {
    const label = findEntity(state, parentTypeId)?.label
    return label ? [field(parentFieldName(parentTypeId), 'crm_entity', label.en, label.ru, parent(parentTypeId))] : []
  })
}

/** Field in which a record names its parent of a type. */
export function parentFieldName(parentTypeId: number): string {
  return `parentId${parentTypeId}`
}
