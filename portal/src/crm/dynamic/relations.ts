import { ENTITY } from '../../state/types.ts'
import type { DynamicType, Json, PortalState, TypeRelation } from '../../state/types.ts'
import { findEntity } from '../entities.ts'
import { toInteger, toList, toObject } from '../parameters.ts'

/** One relation as `crm.type.*` answers it. */
export type RelationAnswer = { entityTypeId: number, isChildrenListEnabled: 'Y' | 'N', isPredefined: 'Y' | 'N' }

function answer(entityTypeId: number, isChildrenListEnabled: boolean, isPredefined = false): RelationAnswer {
  return { entityTypeId, isChildrenListEnabled: isChildrenListEnabled ? 'Y' : 'N', isPredefined: isPredefined ? 'Y' : 'N' }
}

/**
 * Parents and children of a smart process. Its clients are parents by themselves while the field "Client" is on.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-get.html
 */
export function relationsOf(state: PortalState, { entityTypeId, flags }: DynamicType): { parent: RelationAnswer[], child: RelationAnswer[] } {
  const clients = flags.isClientEnabled ? [answer(ENTITY.contact, true, true), answer(ENTITY.company, true, true)] : []
  const parents = state.typeRelations.filter(one => one.childTypeId === entityTypeId)
  const children = state.typeRelations.filter(one => one.parentTypeId === entityTypeId)
  return {
    parent: [...clients, ...parents.map(one => answer(one.parentTypeId, one.isChildrenListEnabled))],
    child: children.map(one => answer(one.childTypeId, one.isChildrenListEnabled)),
  }
}

/**
 * Writes the relations of a smart process over the old ones. Only the word `true` switches a list of children on; a
 * type the portal does not have, the process itself and its clients as parents are passed over in silence.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-update.html
 */
export function writeRelations(state: PortalState, type: DynamicType, given: Json): void {
  const { parent, child } = toObject(given) ?? {}
  const { entityTypeId } = type
  const isClient = (id: number) => type.flags.isClientEnabled && (id === ENTITY.contact || id === ENTITY.company)
  const parents = readSide(state, type, parent).filter(one => !isClient(one.id))
  const children = readSide(state, type, child)
  const foreign = state.typeRelations.filter(one => one.parentTypeId !== entityTypeId && one.childTypeId !== entityTypeId)
  state.typeRelations = [
    ...foreign,
    ...parents.map(({ id, isListed }): TypeRelation => ({ parentTypeId: id, childTypeId: entityTypeId, isChildrenListEnabled: isListed })),
    ...children.map(({ id, isListed }): TypeRelation => ({ parentTypeId: entityTypeId, childTypeId: id, isChildrenListEnabled: isListed })),
  ]
}

function readSide(state: PortalState, type: DynamicType, given: Json | undefined): { id: number, isListed: boolean }[] {
  const rows = (toList(given) ?? []).flatMap(one => {
    const row = toObject(one) ?? {}
    const id = toInteger(row.entityTypeId)
    return id === null || id === type.entityTypeId || !findEntity(state, id) ? [] : [{ id, isListed: row.isChildrenListEnabled === 'true' }]
  })
  return [...new Map(rows.map(row => [row.id, row])).values()]
}
