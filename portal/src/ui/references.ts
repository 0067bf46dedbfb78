import { entityByAbbreviation, entityOf } from '../crm/entities.ts'
import { itemStore } from '../crm/items.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import { ENTITY } from '../state/types.ts'
import type { Item, Json, PortalState, PortalUser } from '../state/types.ts'
import type { FieldDescription, Reference, Values } from './contract.ts'
import { itemTitle } from './titles.ts'

const HIDDEN = { ru: 'Нет доступа', en: 'No access' }

function secondLine(entityTypeId: number, item: Item): string {
  const line = entityTypeId === ENTITY.contact || entityTypeId === ENTITY.company ? item.phone ?? item.email : item.opportunity
  return typeof line === 'string' ? line : ''
}

/** A record as a link; one the person may not see keeps its place without its name. */
export function referenceTo(portal: Portal, user: PortalUser, entityTypeId: number, id: number): Reference {
  try {
    const item = itemStore.get(portal, user, entityTypeId, id)
    return { id, entityTypeId, title: itemTitle(portal.state, user, entityTypeId, item), text: secondLine(entityTypeId, item) }
  }
  catch (error) {
    if (!(error instanceof RestError))
      throw error
    return { id, entityTypeId, title: `${entityOf(portal.state, entityTypeId).label[user.language]} #${id}: ${HIDDEN[user.language]}`, text: '' }
  }
}

/** Type and id a stored link means: a bare id of the field's only type, or `D_5`. */
export function linkTarget(state: PortalState, field: FieldDescription, value: Json): { entityTypeId: number, id: number } | null {
  const [, abbreviation, id] = /^(?:([A-Z]+|T[0-9a-f]+)_)?(\d+)$/.exec(String(value)) ?? []
  const entityTypeId = abbreviation ? entityByAbbreviation(state, abbreviation)?.entityTypeId : field.entityTypes?.[0]
  return id && Number(id) > 0 && entityTypeId ? { entityTypeId, id: Number(id) } : null
}

/** Names of all records the fields point to. */
export function referencesOf(portal: Portal, user: PortalUser, fields: FieldDescription[], values: Values): Reference[] {
  const linked = fields.filter(field => field.kind === 'crm').flatMap(field => {
    const value = values[field.name] ?? null
    return (Array.isArray(value) ? value : [value]).flatMap(one => linkTarget(portal.state, field, one) ?? [])
  })
  return linked.map(({ entityTypeId, id }) => referenceTo(portal, user, entityTypeId, id))
}
