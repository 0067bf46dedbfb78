import type { Portal } from '../../portal.ts'
import { ENTITY } from '../../state/types.ts'
import type { Item, Json, PortalUser, ProductRow } from '../../state/types.ts'
import type { ItemFields } from '../contract.ts'
import { entityOf } from '../entities.ts'
import { fieldsOf } from '../fields/index.ts'
import type { FieldDefinition, FieldMap } from '../fields/types.ts'
import { isSameJson } from '../parameters.ts'
import { dropRow, putRow, rowsOf } from '../rows/table.ts'
import { fileIds } from '../values/files.ts'
import { multifieldsOf } from '../values/multifields.ts'
import { rebind } from './bindings.ts'
import { rebindWork } from './boundWork.ts'
import { findItem, prepareRemove, saveChanges, syncAmount } from './write.ts'

/** Fields in which two records may differ: the main one keeps its own. */
const OWN_FIELDS = ['assignedById', 'opened', 'export', 'webformId', 'probability', 'begindate', 'closedate', 'taxValue', 'isRecurring', 'isManualOpportunity', 'contactId']

/** Sums count together with their currency. */
const AMOUNTS: Record<number, string> = { [ENTITY.company]: 'revenue' }

/** Ids of the records that are gone, or that there is something only a person can decide. */
export type MergeOutcome = { status: 'SUCCESS' | 'CONFLICT', ids: number[] }

/**
 * Merges records of one type into the first: its empty fields are filled, lists are united, what was bound to the others
 * is bound to it, and the others are deleted. Nothing is done when a field has two different values.
 *
 * @throws {RestError} `NOT_FOUND`, `ACCESS_DENIED` without the right to change the first or to delete another.
 * @see https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-entity-merge-batch.html
 */
export function mergeItems(portal: Portal, user: PortalUser, entityTypeId: number, [mainId = 0, ...otherIds]: number[]): MergeOutcome {
  const fields = fieldsOf(portal.state, entityTypeId)
  const main = findItem(portal, entityTypeId, mainId)
  const others = otherIds.map(id => findItem(portal, entityTypeId, id))
  const removals = otherIds.map(id => prepareRemove(portal, user, entityTypeId, id))
  let merged: ItemFields = { ...main }
  for (const other of others) {
    const next = mergeFields(entityTypeId, fields, merged, other)
    if (!next)
      return { status: 'CONFLICT', ids: [mainId, ...otherIds] }
    merged = { ...merged, ...next }
  }
  const hasRows = others.some(other => ownRows(portal, entityTypeId, other).length > 0)
  for (const [index, other] of others.entries()) {
    handOver(portal, entityTypeId, other, main)
    keepFiles(fields, other, merged)
    removals[index]?.()
  }
  const changes = Object.fromEntries(Object.entries(merged).filter(([name, value]) => !isSameJson(main[name], value)))
  saveChanges(portal, user, entityTypeId, main, changes)
  if (hasRows)
    syncAmount(portal, user, entityTypeId, main.id)
  return { status: 'SUCCESS', ids: otherIds }
}

/** What the main record takes from another; null when they contradict each other. */
function mergeFields(entityTypeId: number, fields: FieldMap, main: ItemFields, other: Item): ItemFields | null {
  const taken: ItemFields = {}
  const amount = AMOUNTS[entityTypeId] ?? 'opportunity'
  for (const field of fields.values()) {
    const { name } = field
    const [ours, theirs] = [main[name] ?? null, other[name] ?? null]
    if (field.isReadOnly || OWN_FIELDS.includes(name) || isEmpty(field, theirs) || isSameJson(ours, theirs))
      continue
    if (name === 'fm')
      taken.fm = uniteCommunications(ours, theirs)
    else if (field.isMultiple)
      taken[name] = unite(ours, theirs)
    else if (name === 'comments' && !isEmpty(field, ours))
      taken[name] = `${String(ours)}\n${String(theirs)}`
    else if (name === 'currencyId')
      Object.assign(taken, isZero(main[amount]) && !isZero(other[amount]) ? { currencyId: theirs } : {})
    else if (isEmpty(field, ours))
      taken[name] = theirs
    else
      return null
  }
  const hasBothAmounts = !isZero(main[amount]) && !isZero(other[amount])
  return hasBothAmounts && !isSameJson(main.currencyId, other.currencyId) ? null : taken
}

function isZero(value: Json | undefined): boolean {
  return Number(value ?? 0) === 0
}

/** Zero is an unset link or amount, `N` a flag nobody has set. */
function isEmpty(field: FieldDefinition, value: Json): boolean {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return true
  return field.type === 'boolean' ? value === 'N' : value === 0 && field.name !== 'categoryId'
}

function unite(ours: Json, theirs: Json): Json {
  const values = [...Array.isArray(ours) ? ours : [], ...Array.isArray(theirs) ? theirs : []]
  return values.filter((one, index) => values.findIndex(other => isSameJson(one, other)) === index)
}

function uniteCommunications(ours: Json, theirs: Json): Json {
  const known = multifieldsOf(ours)
  const added = multifieldsOf(theirs).filter(one => !known.some(other => other.typeId === one.typeId && other.value.toLowerCase() === one.value.toLowerCase()))
  return [...known, ...added]
}

/** Product rows, the timeline, activities, tasks, chats, and everything that is bound to a record go over to the main one. */
function handOver(portal: Portal, entityTypeId: number, from: Item, to: Item): void {
  const { state } = portal
  for (const row of ownRows(portal, entityTypeId, from)) {
    dropRow(state, row)
    putRow(state, { ...row, ownerId: to.id })
  }
  for (const entry of state.timeline.values()) {
    if (entry.entityTypeId === entityTypeId && entry.entityId === from.id)
      entry.entityId = to.id
  }
  for (const activity of state.activities.values()) {
    if (activity.ownerTypeId === entityTypeId && activity.ownerId === from.id)
      activity.ownerId = to.id
  }
  rebind(state, entityTypeId, from.id, to.id)
  const { abbreviation } = entityOf(state, entityTypeId)
  rebindWork(state, `${abbreviation}_${from.id}`, `${abbreviation}_${to.id}`)
}

function ownRows({ state }: Portal, entityTypeId: number, item: Item): ProductRow[] {
  const { abbreviation, hasProducts } = entityOf(state, entityTypeId)
  return hasProducts ? rowsOf(state, abbreviation, item.id) : []
}

/** Files the main record has taken do not go with the other. */
function keepFiles(fields: FieldMap, other: Item, merged: ItemFields): void {
  for (const { name, type } of fields.values()) {
    const isTaken = type === 'file' && fileIds(other[name]).some(id => fileIds(merged[name]).includes(id))
    if (isTaken)
      delete other[name]
  }
}
