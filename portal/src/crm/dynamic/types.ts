import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'
import { noteId } from '../../state/ids.ts'
import type { DynamicType, Json, PortalState, PortalUser, TypeFlag } from '../../state/types.ts'
import { addDefaultCategory } from '../directories/categories.ts'
import { toFlag, toInteger, toObject, toText } from '../parameters.ts'
import { tableOf } from '../records/table.ts'
import { stageOwner } from '../stages.ts'
import { allFlags, linkableUserFields, writableFlags } from './fields.ts'
import { checkTypeCount, checkTypesChangeable } from './plan.ts'
import { writeRelations } from './relations.ts'
import { dropRights, openType } from './rights.ts'

type TypeInput = { [key: string]: Json }

const FIRST_OWN_NUMBER = 1030

/** @throws {RestError} `0` for an id no smart process has. */
export function findType({ dynamicTypes }: PortalState, id: number): DynamicType {
  const type = dynamicTypes.find(one => one.id === id)
  if (!type)
    throw new RestError('0', 'SPA not found')
  return type
}

/**
 * Creates a smart process with its default pipeline.
 *
 * @throws {RestError} `CREATE_DYNAMIC_TYPE_RESTRICTED` by the plan, `INVALID_ARG_VALUE` for a number it may not have,
 * `BX_EMPTY_REQUIRED` without a title, `0` for a workplace that is not named.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-add.html
 */
export function addType(portal: Portal, user: PortalUser, input: TypeInput): DynamicType {
  const { state } = portal
  checkTypeCount(portal)
  checkWorkplace(input)
  const title = readTitle(input.title)
  const entityTypeId = settleNumber(portal, input.entityTypeId)
  const now = portal.nowIso()
  const type: DynamicType = {
    id: portal.nextId('dynamicType'), entityTypeId, title, code: toText(input.code),
    createdBy: user.id, updatedBy: user.id, createdTime: now, updatedTime: now,
    flags: readFlags(input, null),
    linkedUserFields: readLinkedFields(input, null),
  }
  state.dynamicTypes = [...state.dynamicTypes, type]
  addDefaultCategory(portal, entityTypeId)
  writeRelations(state, type, input.relations ?? {})
  openType(state, type)
  return type
}

/**
 * Changes what is named; relations are written over as a whole.
 *
 * @throws {RestError} `0`, `UPDATE_DYNAMIC_TYPE_RESTRICTED`, `BX_EMPTY_REQUIRED`
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-update.html
 */
export function updateType(portal: Portal, user: PortalUser, id: number, input: TypeInput): DynamicType {
  const { state } = portal
  const stored = findType(state, id)
  checkTypesChangeable(portal)
  checkWorkplace(input)
  const type: DynamicType = {
    ...stored,
    title: input.title === undefined ? stored.title : readTitle(input.title),
    code: input.code === undefined ? stored.code : toText(input.code),
    updatedBy: user.id,
    updatedTime: portal.nowIso(),
    flags: readFlags(input, stored),
    linkedUserFields: readLinkedFields(input, stored),
  }
  state.dynamicTypes = state.dynamicTypes.map(one => one === stored ? type : one)
  if (input.relations !== undefined)
    writeRelations(state, type, input.relations)
  return type
}

/**
 * Deletes a smart process without records, with its fields, pipelines, relations, widgets and rights.
 *
 * @throws {RestError} `0`, `BX_ERROR` while it has records.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-delete.html
 */
export function removeType({ state }: Portal, id: number): void {
  const { entityTypeId } = findType(state, id)
  if (tableOf(state, entityTypeId).size > 0)
    throw new RestError('BX_ERROR', 'You cannot delete an entity type that has elements')
  state.dynamicTypes = state.dynamicTypes.filter(one => one.id !== id)
  state.typeRelations = state.typeRelations.filter(one => one.parentTypeId !== entityTypeId && one.childTypeId !== entityTypeId)
  state.userFields = state.userFields.filter(one => one.entityTypeId !== entityTypeId)
  state.categories = state.categories.filter(one => one.entityTypeId !== entityTypeId)
  state.statuses = state.statuses.filter(one => stageOwner(one.entityId)?.entityTypeId !== entityTypeId)
  state.placements = state.placements.filter(one => !one.placement.startsWith(`CRM_DYNAMIC_${entityTypeId}_`))
  state.cardLayouts = state.cardLayouts.filter(one => one.entityTypeId !== entityTypeId)
  state.items.delete(entityTypeId)
  dropRights(state, entityTypeId)
}

/** A given number when it may be one and is free, or the next even one. */
function settleNumber({ state }: Portal, given: Json | undefined): number {
  const isTaken = (id: number) => state.dynamicTypes.some(type => type.entityTypeId === id)
  const id = given === undefined || given === null || given === '' ? nextNumber(state) : toInteger(given)
  if (id === null || !isAllowed(id))
    throw new RestError('INVALID_ARG_VALUE', 'entityTypeId is out of allowed range')
  if (isTaken(id))
    throw new RestError('INVALID_ARG_VALUE', 'entityTypeId is already in use')
  noteId(state, 'dynamicEntityType', id)
  return id
}

function isAllowed(id: number): boolean {
  return (id >= FIRST_OWN_NUMBER && id % 2 === 0) || (id >= 128 && id <= 192)
}

/** Numbers are not given twice, so that nothing left of a deleted type comes to a new one. */
function nextNumber(state: PortalState): number {
  const next = Math.max(state.counters.dynamicEntityType ?? 0, FIRST_OWN_NUMBER)
  return next + next % 2
}

function readTitle(value: Json | undefined): string {
  const title = toText(value).trim()
  if (title === '')
    throw new RestError('BX_EMPTY_REQUIRED', 'Required field "TITLE" is empty')
  return title
}

/** New types have everything off but the opening of pipelines to everyone. */
function readFlags(input: TypeInput, stored: DynamicType | null): Record<TypeFlag, boolean> {
  const flags = stored?.flags ?? { ...Object.fromEntries(allFlags.map(name => [name, false])) as Record<TypeFlag, boolean>, isSetOpenPermissions: true }
  const given = writableFlags.filter(name => input[name] !== undefined).map(name => [name, toFlag(input[name])])
  return { ...flags, ...Object.fromEntries(given) as Partial<Record<TypeFlag, boolean>> }
}

/** Only the word `true` switches a field on, and only in the same call as `isUseInUserfieldEnabled` or after it. */
function readLinkedFields(input: TypeInput, stored: DynamicType | null): Record<string, boolean> {
  const isUsed = readFlags(input, stored).isUseInUserfieldEnabled
  const given = isUsed ? toObject(input.linkedUserFields) ?? {} : {}
  return Object.fromEntries(linkableUserFields.map(name => [name, given[name] === undefined ? stored?.linkedUserFields[name] ?? false : given[name] === 'true']))
}

/** Workplaces are not here: a type meant for one has nowhere to stand. */
function checkWorkplace(input: TypeInput): void {
  if (toText(input.isExternal) === 'true' && !toInteger(input.customSectionId))
    throw new RestError('0', 'Select a workplace where the SPA will be located')
}
