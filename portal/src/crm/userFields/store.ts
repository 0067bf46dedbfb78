import type { Portal } from '../../portal.ts'
import type { Json, UserField } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import { fieldsOf } from '../fields/index.ts'
import { toFlag, toInteger, toObject, toText } from '../parameters.ts'
import { tableOf } from '../records/table.ts'
import { fileIds } from '../values/files.ts'
import { readLabels } from './labels.ts'
import { applyOptions } from './options.ts'
import { fieldSettings } from './settings.ts'
import { resolveFieldType } from './types.ts'

/** Properties of a custom field under the names of `crm.*.userfield.*`: `FIELD_NAME`, `LIST`, … */
export type UserFieldInput = { [key: string]: Json }

const NAME_LENGTH = 50
const labelKeys = {
  editFormLabel: 'EDIT_FORM_LABEL',
  listColumnLabel: 'LIST_COLUMN_LABEL',
  listFilterLabel: 'LIST_FILTER_LABEL',
  errorMessage: 'ERROR_MESSAGE',
  helpMessage: 'HELP_MESSAGE',
} as const

/**
 * Adds a custom field.
 *
 * @param fieldName Full code, `UF_CRM_…`.
 * @throws {RestError} `ERROR_CORE` for a name or type that cannot be.
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-add.html
 */
export function addUserField(portal: Portal, entityTypeId: number, fieldName: string, input: UserFieldInput): UserField {
  const { state } = portal
  checkName(fieldName)
  const userTypeId = resolveFieldType(portal, toText(input.USER_TYPE_ID).trim())
  if (userTypeId === null)
    throw crmErrors.core('Invalid user type specified.')
  if (state.userFields.some(field => field.entityTypeId === entityTypeId && field.fieldName === fieldName))
    throw crmErrors.core(`Field ${fieldName} already exists.`)
  // Yes/no fields cannot be multiple.
  const multiple = toFlag(input.MULTIPLE) && userTypeId !== 'boolean'
  const field: UserField = {
    id: portal.nextId('userField'),
    entityTypeId,
    fieldName,
    userTypeId,
    xmlId: toText(input.XML_ID),
    sort: readSort(input, 100),
    multiple,
    mandatory: toFlag(input.MANDATORY),
    showFilter: readShowFilter(input, 'N'),
    showInList: toFlag(input.SHOW_IN_LIST),
    editInList: input.EDIT_IN_LIST === undefined || toFlag(input.EDIT_IN_LIST),
    isSearchable: toFlag(input.IS_SEARCHABLE),
    settings: fieldSettings(userTypeId, toObject(input.SETTINGS) ?? {}),
    ...readAllLabels(input, toText(input.LABEL)),
    options: userTypeId === 'enumeration' ? applyOptions(portal, [], input.LIST, multiple) : [],
  }
  state.userFields = [...state.userFields, field]
  return field
}

function checkName(fieldName: string): void {
  if (fieldName.length > NAME_LENGTH)
    throw crmErrors.core(`Field name is too long (more than ${NAME_LENGTH} characters).`)
  if (!/^[A-Z0-9_]+$/.test(fieldName))
    throw crmErrors.core('Field name contains invalid characters. Allowed characters are: A-Z, 0-9 and _.')
}

function readSort(input: UserFieldInput, fallback: number): number {
  const sort = toInteger(input.SORT) ?? fallback
  return sort > 0 ? sort : fallback
}

function readShowFilter({ SHOW_FILTER: given }: UserFieldInput, fallback: UserField['showFilter']): UserField['showFilter'] {
  if (given === undefined)
    return fallback
  if (given === 'I' || given === 'E' || given === 'S')
    return given
  return toFlag(given) ? 'E' : 'N'
}

type Labels = Pick<UserField, keyof typeof labelKeys>

function readAllLabels(input: UserFieldInput, fallback: string): Labels {
  const read = (name: keyof typeof labelKeys) => readLabels(input[labelKeys[name]], fallback)
  return { editFormLabel: read('editFormLabel'), listColumnLabel: read('listColumnLabel'), listFilterLabel: read('listFilterLabel'), errorMessage: read('errorMessage'), helpMessage: read('helpMessage') }
}

/**
 * Changes a custom field. Name, type and "multiple" stay; settings are overwritten key by key, a label as a whole.
 *
 * @throws {RestError} `ERROR_CORE` for an external code that is taken.
 */
export function updateUserField(portal: Portal, field: UserField, input: UserFieldInput): UserField {
  const flag = (name: string, stored: boolean) => input[name] === undefined ? stored : toFlag(input[name])
  const labels = (name: keyof typeof labelKeys) => input[labelKeys[name]] === undefined ? field[name] : readLabels(input[labelKeys[name]])
  const changed: UserField = {
    ...field,
    xmlId: input.XML_ID === undefined ? field.xmlId : toText(input.XML_ID),
    sort: readSort(input, field.sort),
    mandatory: flag('MANDATORY', field.mandatory),
    showFilter: readShowFilter(input, field.showFilter),
    showInList: flag('SHOW_IN_LIST', field.showInList),
    editInList: flag('EDIT_IN_LIST', field.editInList),
    isSearchable: flag('IS_SEARCHABLE', field.isSearchable),
    settings: fieldSettings(field.userTypeId, toObject(input.SETTINGS) ?? {}, field.settings),
    editFormLabel: labels('editFormLabel'),
    listColumnLabel: labels('listColumnLabel'),
    listFilterLabel: labels('listFilterLabel'),
    errorMessage: labels('errorMessage'),
    helpMessage: labels('helpMessage'),
    options: field.userTypeId === 'enumeration' ? applyOptions(portal, field.options, input.LIST, field.multiple) : [],
  }
  portal.state.userFields = portal.state.userFields.map(one => one.id === field.id ? changed : one)
  return changed
}

/** Removes a custom field with its values in every record. */
export function removeUserField({ state }: Portal, field: UserField): void {
  const name = [...fieldsOf(state, field.entityTypeId).values()].find(one => one.userField?.id === field.id)?.name ?? ''
  for (const item of tableOf(state, field.entityTypeId).values()) {
    for (const id of field.userTypeId === 'file' ? fileIds(item[name]) : [])
      state.files.delete(id)
    delete item[name]
  }
  state.userFields = state.userFields.filter(one => one.id !== field.id)
}
