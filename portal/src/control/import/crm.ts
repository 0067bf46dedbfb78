import { Buffer } from 'node:buffer'
import { entityByAbbreviation, entityOf } from '../../crm/entities.ts'
import type { EntityInfo } from '../../crm/entities.ts'
import { tableOf } from '../../crm/records/table.ts'
import { addItem } from '../../crm/records/write.ts'
import { putRow, rowsAmount } from '../../crm/rows/table.ts'
import { readRow } from '../../crm/rows/write.ts'
import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'
import { noteId } from '../../state/ids.ts'
import type { Item, Json, PortalUser } from '../../state/types.ts'
import { ControlError } from '../controlError.ts'
import type { ImportedItem, ImportOrder } from './records.ts'

/** Takes an id: the given one, or the next of the table. */
function settleId(portal: Portal, table: string, given: number | undefined): number {
  const id = given ?? portal.nextId(table)
  noteId(portal.state, table, id)
  return id
}

export function importFiles(portal: Portal, files: ImportOrder['files'] = []): number[] {
  return files.map(({ base64, ...given }) => {
    const id = settleId(portal, 'file', given.id)
    portal.state.files.set(id, { createdTime: portal.nowIso(), ...given, id, bytes: new Uint8Array(Buffer.from(base64, 'base64')) })
    return id
  })
}

/**
 * Adds records as an administrator does by `crm.item.add`, with the same checks, but keeps given ids, dates and authors
 * and writes nothing into the timeline.
 *
 * @throws {ControlError} naming the row that was refused; the rows before it stay.
 */
export function importItems(portal: Portal, groups: ImportOrder['items'] = []): { entityTypeId: number, ids: number[] }[] {
  const user = portal.state.users.find(one => one.isAdmin)
  if (!user)
    throw new ControlError('Failed to import records: the portal has no administrator.')
  return groups.map(({ entityTypeId, rows }) => ({ entityTypeId, ids: rows.map((row, index) => importItem(portal, user, { entityTypeId, row, index })) }))
}

function importItem(portal: Portal, user: PortalUser, { entityTypeId, row, index }: { entityTypeId: number, row: ImportedItem, index: number }): number {
  try {
    const { id, ...fields } = row
    return addWithId(portal, user, entityOf(portal.state, entityTypeId), id, fields)
  }
  catch (error) {
    if (error instanceof RestError)
      throw new ControlError(`Failed to import row ${index} of type ${entityTypeId}: ${error.code} ${error.message}`)
    throw error
  }
}

function addWithId(portal: Portal, user: PortalUser, { entityTypeId, table }: EntityInfo, id: number | undefined, fields: Partial<Item>): number {
  const { counters } = portal.state
  const next = counters[table] ?? 1
  if (id !== undefined && tableOf(portal.state, entityTypeId).has(id))
    throw new ControlError(`Failed to import ${table} ${id}: there is one already.`)
  counters[table] = id ?? next
  try {
    return addItem(portal, user, entityTypeId, given(fields), { isImport: true }).id
  }
  finally {
    counters[table] = Math.max(next, counters[table] ?? next)
  }
}

/** A record of which only the beginning is dated was not touched since. */
function given(fields: Partial<Item>): { [field: string]: Json } {
  const { createdTime } = fields
  return known(createdTime === undefined ? fields : { updatedTime: createdTime, movedTime: createdTime, ...fields })
}

function known(fields: { [field: string]: Json | undefined }): { [field: string]: Json } {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined))
}

/** Adds rows and brings the amounts of their owners in line, where they are not set by hand. */
export function importProductRows(portal: Portal, rows: ImportOrder['productRows'] = []): number[] {
  const { state } = portal
  const ids = rows.map((one, index) => {
    const id = settleId(portal, 'productRow', one.id)
    putRow(state, { ownerType: one.ownerType, ownerId: one.ownerId, ...readRow(portal, { sort: (index + 1) * 10, ...known(one) }), id })
    return id
  })
  for (const key of new Set(rows.map(row => `${row.ownerType}:${row.ownerId}`))) {
    const [ownerType = '', ownerId] = key.split(':')
    const owner = entityByAbbreviation(state, ownerType)
    const item = owner && tableOf(state, owner.entityTypeId).get(Number(ownerId))
    if (!owner || !item)
      throw new ControlError(`Failed to import product rows: there is no record ${key}.`)
    if (item.isManualOpportunity !== 'Y')
      item.opportunity = rowsAmount(state, owner.entityTypeId, item.id)
  }
  return ids
}

export function importTimeline(portal: Portal, entries: ImportOrder['timeline'] = []): number[] {
  return entries.map(given => {
    const id = settleId(portal, 'timeline', given.id)
    portal.state.timeline.set(id, { kind: 'comment', authorId: 1, createdTime: portal.nowIso(), fileIds: [], details: {}, ...given, id })
    return id
  })
}
