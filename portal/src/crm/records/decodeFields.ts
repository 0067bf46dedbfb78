import type { PortalState } from '../../state/types.ts'
import type { ItemFields } from '../contract.ts'
import { entityOf } from '../entities.ts'
import { crmErrors } from '../errors.ts'
import type { FieldDefinition, FieldMap } from '../fields/types.ts'
import { isSameJson } from '../parameters.ts'
import { stageEntityId } from '../stages.ts'
import type { WriteContext } from '../values/context.ts'
import { decodeValue } from '../values/decode.ts'
import { applyMultifields, multifieldsOf } from '../values/multifields.ts'

/** System fields an import may set although nobody else can. */
const importable = ['createdTime', 'updatedTime', 'movedTime', 'createdBy', 'updatedBy', 'movedBy']

/**
 * Reads the fields of a request. Unknown names and read-only fields are passed over in silence.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 */
export function decodeFields(context: WriteContext, fields: FieldMap, given: ItemFields, isImport = false): ItemFields {
  const changes: ItemFields = {}
  for (const [name, raw] of Object.entries(given)) {
    const field = fields.get(name)
    if (!field || !isWritable(field, isImport) || raw === undefined)
      continue
    if (name === 'fm')
      changes.fm = applyMultifields(context.portal, multifieldsOf(context.previous?.fm), raw)
    else
      changes[name] = isStage(context, field) ? raw : decodeValue(context, field, raw)
  }
  return changes
}

/** Stages are checked with their pipeline, once all fields are known. */
function isStage(context: WriteContext, field: FieldDefinition): boolean {
  return field.name === 'stageId' && stageEntityId(context.entityTypeId, 0) !== null
}

function isWritable(field: FieldDefinition, isImport: boolean): boolean {
  return !field.isReadOnly || (isImport && importable.includes(field.name))
}

/**
 * Refuses a record whose mandatory custom fields are empty.
 *
 * @throws {RestError} `CRM_FIELD_ERROR_REQUIRED`
 */
export function checkRequired(fields: FieldMap, item: ItemFields): void {
  for (const field of fields.values()) {
    if (field.userField?.mandatory && isEmpty(item[field.name]))
      throw crmErrors.fieldRequired(field.title.en)
  }
}

function isEmpty(value: ItemFields[string] | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The changes that differ from what is stored. */
export function differences(stored: ItemFields, changes: ItemFields): ItemFields {
  return Object.fromEntries(Object.entries(changes).filter(([name, value]) => !isSameJson(stored[name] ?? emptyOf(value), value)))
}

function emptyOf(value: ItemFields[string]): ItemFields[string] {
  return Array.isArray(value) ? [] : null
}

/** Whether a type keeps an amount that product rows may set. */
export function hasAmount(state: PortalState, entityTypeId: number): boolean {
  return entityOf(state, entityTypeId).hasProducts
}
