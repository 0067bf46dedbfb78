import { raiseEvent, raiseRecordEvent } from '../../events/raise.ts'
import type { Portal } from '../../portal.ts'
import { ENTITY } from '../../state/types.ts'
import type { Item, PortalUser } from '../../state/types.ts'
import type { ItemFields } from '../contract.ts'
import { checkItemsWritable } from '../dynamic/plan.ts'
import { dropActivities } from '../activities/owner.ts'
import { entityOf } from '../entities.ts'
import { crmErrors } from '../errors.ts'
import { fieldsOf } from '../fields/index.ts'
import type { FieldMap } from '../fields/types.ts'
import { isSameJson } from '../parameters.ts'
import { bestLevelOf, mayDo } from '../rights.ts'
import { dropRow, rowsAmount, rowsOf } from '../rows/table.ts'
import type { WriteContext } from '../values/context.ts'
import { fileIds } from '../values/files.ts'
import { alignBindings, forget, mirrorBindings } from './bindings.ts'
import { checkRequired, decodeFields, differences, hasAmount } from './decodeFields.ts'
import { defaultFields } from './defaults.ts'
import { settleMultifields, settleStage, settleTitle } from './derive.ts'
import { dropItem, putItem, tableOf } from './table.ts'
import { writeTimeline } from './timeline.ts'

/** How a record comes in: an import keeps its own dates and leaves no trace in the timeline. */
export interface AddOptions { isImport?: boolean }

/** Creates a record in one piece. See `prepareAdd`. */
export function addItem(portal: Portal, user: PortalUser, entityTypeId: number, given: ItemFields, options: AddOptions = {}): Item {
  return prepareAdd(portal, user, entityTypeId, given, options)()
}

/**
 * Checks a new record.
 *
 * @returns What writes it: between the two other requests may come in.
 * @throws {RestError} `ACCESS_DENIED`, `CRM_FIELD_ERROR_VALUE_NOT_VALID`, `CRM_FIELD_ERROR_REQUIRED`, `100`
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 */
export function prepareAdd(portal: Portal, user: PortalUser, entityTypeId: number, given: ItemFields, options: AddOptions = {}): () => Item {
  const entity = entityOf(portal.state, entityTypeId)
  if (entity.dynamic)
    checkItemsWritable(portal, 'add')
  if (bestLevelOf(user, entityTypeId, 'add') === 'none')
    throw crmErrors.accessDenied()
  const { state } = portal
  const fields = fieldsOf(state, entityTypeId)
  const context: WriteContext = { portal, user, entityTypeId, previous: null, newFiles: [] }
  const changes = decodeFields(context, fields, given, options.isImport)
  alignBindings(entityTypeId, changes, null)
  settleStage(context, changes)
  const item: Item = { id: 0, categoryId: 0, ...withoutNulls({ ...defaultFields(context, fields), ...changes }) }
  if (!mayDo(user, entityTypeId, 'add', item))
    throw crmErrors.accessDenied()
  checkRequired(fields, item)
  return () => {
    item.id = portal.nextId(entity.table)
    // An imported record was last touched when it says so, any other when it is written.
    if (options.isImport)
      item.lastActivityTime = item.updatedTime ?? null
    else
      stampNow(portal, item)
    settleTitle(context, item)
    settleMultifields(state, entityTypeId, item)
    putItem(tableOf(state, entityTypeId), item)
    keepFiles(context)
    mirrorBindings(state, entityTypeId, item, null)
    if (!options.isImport)
      noteCreation(context, item)
    return item
  }
}

function stampNow(portal: Portal, item: Item): void {
  for (const name of ['createdTime', 'updatedTime', 'movedTime', 'lastActivityTime'].filter(name => item[name] !== undefined))
    item[name] = portal.nowIso()
}

function noteCreation({ portal, user, entityTypeId }: WriteContext, item: Item): void {
  writeTimeline(portal, 'created', { entityTypeId, entityId: item.id, authorId: user.id })
  raiseRecordEvent(portal, 'ADD', { entityTypeId, id: item.id, userId: user.id })
}

/** Empty fields are not kept: reading gives null for them anyway. */
function withoutNulls(fields: ItemFields): ItemFields {
  const kept: ItemFields = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null)
      kept[name] = value
  }
  return kept
}

function keepFiles({ portal, newFiles }: WriteContext): void {
  for (const file of newFiles)
    portal.state.files.set(file.id, file)
}

/** Removes files a record no longer names. */
function dropFiles(portal: Portal, fields: FieldMap, before: ItemFields, after: ItemFields | null): void {
  for (const field of fields.values()) {
    if (field.type !== 'file')
      continue
    const kept = fileIds(after?.[field.name])
    for (const id of fileIds(before[field.name]).filter(id => !kept.includes(id)))
      portal.state.files.delete(id)
  }
}

/** Changes a record in one piece. See `prepareUpdate`. */
export function updateItem(portal: Portal, user: PortalUser, entityTypeId: number, id: number, given: ItemFields): Item {
  return prepareUpdate(portal, user, entityTypeId, id, given)()
}

/**
 * Checks a change of a record and finds what differs from the record as it is now. When nothing does, nothing is saved.
 *
 * @returns What writes the fields that differed, whatever the record has become meanwhile: the last write of a field wins.
 * @throws {RestError} `NOT_FOUND`, `ACCESS_DENIED`, `CRM_FIELD_ERROR_VALUE_NOT_VALID`, `CRM_FIELD_ERROR_REQUIRED`, `100`
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export function prepareUpdate(portal: Portal, user: PortalUser, entityTypeId: number, id: number, given: ItemFields): () => Item {
  const read: Item = { ...findItem(portal, entityTypeId, id) }
  if (!mayDo(user, entityTypeId, 'update', read))
    throw crmErrors.accessDenied()
  const { state } = portal
  if (entityOf(state, entityTypeId).dynamic)
    checkItemsWritable(portal, 'update')
  const fields = fieldsOf(state, entityTypeId)
  const context: WriteContext = { portal, user, entityTypeId, previous: read, newFiles: [] }
  const decoded = decodeFields(context, fields, given)
  alignBindings(entityTypeId, decoded, read)
  settleStage(context, decoded)
  checkPipeline(context, decoded)
  followRows(context, decoded)
  const changes = differences(read, decoded)
  if (changes.stageId !== undefined)
    checkRequired(fields, { ...read, ...changes })
  return () => writeChanges(context, fields, findItem(portal, entityTypeId, id), changes)
}

/** Saves values that were stored before, as they are: no rights are asked for and nothing is derived but copies. */
export function saveChanges(portal: Portal, user: PortalUser, entityTypeId: number, item: Item, changes: ItemFields): Item {
  return writeChanges({ portal, user, entityTypeId, previous: { ...item }, newFiles: [] }, fieldsOf(portal.state, entityTypeId), item, changes)
}

function writeChanges(context: WriteContext, fields: FieldMap, item: Item, changes: ItemFields): Item {
  const { portal, user, entityTypeId } = context
  if (Object.keys(changes).length === 0)
    return item
  const before: Item = { ...item }
  Object.assign(item, changes, { updatedTime: portal.nowIso(), updatedBy: user.id })
  settleTitle(context, item)
  settleMultifields(portal.state, entityTypeId, item)
  keepFiles(context)
  dropFiles(portal, fields, before, item)
  mirrorBindings(portal.state, entityTypeId, item, before)
  if (changes.stageId !== undefined)
    noteStage(context, before, item)
  raiseUpdate(context, before, item)
  return item
}

/** A record comes into another pipeline only where its changer may add one. */
function checkPipeline({ user, entityTypeId, previous }: WriteContext, { categoryId }: ItemFields): void {
  if (previous && typeof categoryId === 'number' && categoryId !== previous.categoryId && !mayDo(user, entityTypeId, 'add', { ...previous, categoryId }))
    throw crmErrors.accessDenied()
}

function noteStage({ portal, user, entityTypeId }: WriteContext, before: Item, item: Item): void {
  const name = (code: Item[string] | undefined) => portal.state.statuses.find(status => status.statusId === code)?.name ?? ''
  writeTimeline(portal, 'stage', { entityTypeId, entityId: item.id, authorId: user.id }, {
    text: `${name(before.stageId)} → ${name(item.stageId)}`,
    details: { from: before.stageId ?? '', to: item.stageId ?? '' },
  })
  Object.assign(item, { lastActivityBy: user.id, lastActivityTime: portal.nowIso() })
}

/** A deal that changes its pipeline raises an event of its own besides. */
function raiseUpdate({ portal, user, entityTypeId }: WriteContext, before: Item, item: Item): void {
  raiseRecordEvent(portal, 'UPDATE', { entityTypeId, id: item.id, userId: user.id })
  if (entityTypeId === ENTITY.deal && before.categoryId !== item.categoryId) {
    const data = { FIELDS: { ID: String(item.id), CATEGORY_ID: String(item.categoryId), STAGE_ID: item.stageId ?? '' } }
    raiseEvent(portal, { name: 'ONCRMDEALMOVETOCATEGORY', data, userId: user.id })
  }
}

/** While the amount is not set by hand, it is the sum of the product rows, if there are any. */
function followRows({ portal, entityTypeId, previous }: WriteContext, changes: ItemFields): void {
  const isManual = changes.isManualOpportunity ?? previous?.isManualOpportunity
  if (!previous || !hasAmount(portal.state, entityTypeId) || isManual === 'Y')
    return
  const amount = rowsAmount(portal.state, entityTypeId, previous.id)
  if (amount !== null)
    changes.opportunity = amount
}

/** Brings the amount of a record in line with its product rows after they changed. */
export function syncAmount(portal: Portal, user: PortalUser, entityTypeId: number, id: number): void {
  const item = tableOf(portal.state, entityTypeId).get(id)
  if (!item || item.isManualOpportunity === 'Y')
    return
  const opportunity = rowsAmount(portal.state, entityTypeId, id) ?? 0
  if (isSameJson(item.opportunity, opportunity))
    return
  item.opportunity = opportunity
  touchItem(portal, user, entityTypeId, id)
}

/** Counts a record as changed without changing it. */
export function touchItem(portal: Portal, user: PortalUser, entityTypeId: number, id: number): void {
  Object.assign(findItem(portal, entityTypeId, id), { updatedTime: portal.nowIso(), updatedBy: user.id })
  raiseRecordEvent(portal, 'UPDATE', { entityTypeId, id, userId: user.id })
}

/** Deletes a record in one piece. See `prepareRemove`. */
export function removeItem(portal: Portal, user: PortalUser, entityTypeId: number, id: number): void {
  prepareRemove(portal, user, entityTypeId, id)()
}

/**
 * Checks that a record may be deleted.
 *
 * @returns What deletes it with its files, product rows, timeline and activities; of two who delete at once neither is refused.
 * @throws {RestError} `NOT_FOUND`, `ACCESS_DENIED`
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-delete.html
 */
export function prepareRemove(portal: Portal, user: PortalUser, entityTypeId: number, id: number): () => void {
  if (!mayDo(user, entityTypeId, 'delete', findItem(portal, entityTypeId, id)))
    throw crmErrors.accessDenied()
  return () => {
    const { state } = portal
    const item = tableOf(state, entityTypeId).get(id)
    if (!item)
      return
    dropItem(tableOf(state, entityTypeId), id)
    dropFiles(portal, fieldsOf(state, entityTypeId), item, null)
    for (const row of rowsOf(state, entityOf(state, entityTypeId).abbreviation, id))
      dropRow(state, row)
    for (const entry of state.timeline.values()) {
      if (entry.entityTypeId === entityTypeId && entry.entityId === id)
        state.timeline.delete(entry.id)
    }
    dropActivities(state, entityTypeId, id)
    forget(state, entityTypeId, id)
    raiseRecordEvent(portal, 'DELETE', { entityTypeId, id, userId: user.id })
  }
}

/** @throws {RestError} `NOT_FOUND` */
export function findItem(portal: Portal, entityTypeId: number, id: number): Item {
  const item = tableOf(portal.state, entityOf(portal.state, entityTypeId).entityTypeId).get(id)
  if (!item)
    throw crmErrors.itemNotFound()
  return item
}
