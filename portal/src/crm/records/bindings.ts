import { ENTITY } from '../../state/types.ts'
import type { Item, Json, PortalState } from '../../state/types.ts'
import type { ItemFields } from '../contract.ts'
import { parentFieldName } from '../fields/parents.ts'
import { tableOf } from './table.ts'

/** Which field lists the linked records and which one names the first of them. */
function bindingFields(entityTypeId: number): { list: string, primary: string | null } {
  if (entityTypeId === ENTITY.contact)
    return { list: 'companyIds', primary: 'companyId' }
  return { list: 'contactIds', primary: entityTypeId === ENTITY.company ? null : 'contactId' }
}

function idList(value: Json | undefined): number[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'number') : []
}

/**
 * Keeps the list of bound records and its first one together: the primary record stands first, a lone `contactId`
 * replaces the whole list.
 */
export function alignBindings(entityTypeId: number, changes: ItemFields, previous: Item | null): void {
  const { list, primary } = bindingFields(entityTypeId)
  if (primary === null)
    return
  const single = changes[primary]
  if (changes[list] === undefined && single === undefined)
    return
  const ids = changes[list] === undefined ? (single ? [Number(single)] : []) : idList(changes[list])
  const first = [single, previous?.[primary], ids[0]].find(id => typeof id === 'number' && ids.includes(id)) ?? 0
  changes[primary] = first
  changes[list] = first === 0 ? [] : [first, ...ids.filter(id => id !== first)]
}

/** Mirrors a contact's companies into the companies, and a company's contacts into the contacts. */
export function mirrorBindings(state: PortalState, entityTypeId: number, item: Item, before: Item | null): void {
  if (entityTypeId !== ENTITY.contact && entityTypeId !== ENTITY.company)
    return
  const other = entityTypeId === ENTITY.contact ? ENTITY.company : ENTITY.contact
  const { list } = bindingFields(entityTypeId)
  const now = idList(item[list])
  for (const id of idList(before?.[list]).filter(id => !now.includes(id)))
    unbind(state, other, id, item.id)
  for (const id of now)
    bind(state, other, id, item.id)
}

function bind(state: PortalState, entityTypeId: number, id: number, boundId: number): void {
  const item = tableOf(state, entityTypeId).get(id)
  const { list } = bindingFields(entityTypeId)
  if (item && !idList(item[list]).includes(boundId))
    setBindings(entityTypeId, item, [...idList(item[list]), boundId])
}

function unbind(state: PortalState, entityTypeId: number, id: number, boundId: number): void {
  const item = tableOf(state, entityTypeId).get(id)
  const { list } = bindingFields(entityTypeId)
  if (item && idList(item[list]).includes(boundId))
    setBindings(entityTypeId, item, idList(item[list]).filter(one => one !== boundId))
}

function setBindings(entityTypeId: number, item: Item, ids: number[]): void {
  const { list, primary } = bindingFields(entityTypeId)
  item[list] = ids
  if (primary)
    item[primary] = ids[0] ?? 0
}

/** Takes a deleted record out of everything that was bound to it or had it for a parent. */
export function forget(state: PortalState, entityTypeId: number, id: number): void {
  forgetParent(state, entityTypeId, id)
  if (entityTypeId !== ENTITY.contact && entityTypeId !== ENTITY.company && entityTypeId !== ENTITY.lead)
    return
  for (const [otherTypeId, table] of state.items) {
    for (const item of table.values()) {
      if (entityTypeId === ENTITY.contact || (entityTypeId === ENTITY.company && otherTypeId === ENTITY.contact))
        unbind(state, otherTypeId, item.id, id)
      if (entityTypeId === ENTITY.company && item.companyId === id)
        item.companyId = 0
      if (entityTypeId === ENTITY.company && item.mycompanyId === id)
        item.mycompanyId = 0
      if (entityTypeId === ENTITY.lead && item.leadId === id)
        item.leadId = null
    }
  }
}

function forgetParent(state: PortalState, entityTypeId: number, id: number): void {
  const name = parentFieldName(entityTypeId)
  for (const { childTypeId } of state.typeRelations.filter(relation => relation.parentTypeId === entityTypeId)) {
    for (const item of tableOf(state, childTypeId).values()) {
      if (item[name] === id)
        item[name] = null
    }
  }
}

/** Binds everything that named one record to another of its type. The bound records count as untouched. */
export function rebind(state: PortalState, entityTypeId: number, fromId: number, toId: number): void {
  const parentName = parentFieldName(entityTypeId)
  const single = { [ENTITY.company]: ['companyId', 'mycompanyId'], [ENTITY.lead]: ['leadId'] }[entityTypeId] ?? []
  for (const [otherTypeId, table] of state.items) {
    const list = listOf(entityTypeId, otherTypeId)
    for (const item of table.values()) {
      for (const name of [...single, parentName].filter(name => item[name] === fromId))
        item[name] = toId
      if (list && idList(item[list]).includes(fromId))
        setBindings(otherTypeId, item, [...new Set(idList(item[list]).map(id => id === fromId ? toId : id))])
    }
  }
}

/** The field in which records of a type list those of another. */
function listOf(entityTypeId: number, otherTypeId: number): string | null {
  if (entityTypeId === ENTITY.company)
    return otherTypeId === ENTITY.contact ? 'companyIds' : null
  return entityTypeId === ENTITY.contact && otherTypeId !== ENTITY.contact ? 'contactIds' : null
}
