import type { Json, PortalState, UserField } from '../../state/types.ts'
import { entityOf } from '../entities.ts'
import { bareType, labelLanguages, typeOwner } from './types.ts'

type Answer = { [key: string]: Json }

function yesNo(flag: boolean): 'Y' | 'N' {
  return flag ? 'Y' : 'N'
}

/**
 * A custom field as `crm.*.userfield.*` answers it.
 *
 * @param language One language for `list` (labels become texts), null for `get` (labels in every language), undefined
 * for a list without labels.
 */
export function encodeUserField(state: PortalState, field: UserField, language?: string | null): Answer {
  const owner = typeOwner(state, field.userTypeId)
  return {
    ID: String(field.id),
    ENTITY_ID: entityOf(state, field.entityTypeId).userFieldEntityId,
    FIELD_NAME: field.fieldName,
    USER_TYPE_ID: bareType(field.userTypeId),
    XML_ID: field.xmlId || null,
    SORT: String(field.sort),
    MULTIPLE: yesNo(field.multiple),
    MANDATORY: yesNo(field.mandatory),
    SHOW_FILTER: field.showFilter,
    SHOW_IN_LIST: yesNo(field.showInList),
    EDIT_IN_LIST: yesNo(field.editInList),
    IS_SEARCHABLE: yesNo(field.isSearchable),
    SETTINGS: field.settings,
    ...(owner === undefined ? {} : { USER_TYPE_OWNER: owner }),
    ...(language === undefined ? {} : {
      EDIT_FORM_LABEL: label(field.editFormLabel, language),
      LIST_COLUMN_LABEL: label(field.listColumnLabel, language),
      LIST_FILTER_LABEL: label(field.listFilterLabel, language),
      ERROR_MESSAGE: label(field.errorMessage, language),
      HELP_MESSAGE: label(field.helpMessage, language),
    }),
    ...(field.userTypeId === 'enumeration' ? { LIST: encodeOptions(field) } : {}),
  }
}

function label(labels: Record<string, string>, language: string | null): Json {
  return language === null ? Object.fromEntries(labelLanguages.map(code => [code, labels[code] ?? ''])) : labels[language] || null
}

function encodeOptions(field: UserField): Json[] {
  return field.options.map(option => ({
    ID: String(option.id),
    SORT: String(option.sort),
    VALUE: option.value,
    DEF: yesNo(option.isDefault),
    XML_ID: option.xmlId,
  }))
}

/**
 * A custom field as `userfieldconfig.*` answers it.
 *
 * @param languages Languages whose labels are wanted; null leaves all of them out.
 */
export function encodeFieldConfig(state: PortalState, field: UserField, languages: string[] | null, withOptions: boolean): Answer {
  const labels = (map: Record<string, string>) => Object.fromEntries((languages ?? []).map(code => [code, map[code] || null]))
  return {
    id: String(field.id),
    entityId: entityOf(state, field.entityTypeId).userFieldEntityId,
    fieldName: field.fieldName,
    userTypeId: field.userTypeId,
    xmlId: field.xmlId || null,
    sort: String(field.sort),
    multiple: yesNo(field.multiple),
    mandatory: yesNo(field.mandatory),
    showFilter: field.showFilter,
    showInList: yesNo(field.showInList),
    editInList: yesNo(field.editInList),
    isSearchable: yesNo(field.isSearchable),
    settings: field.settings,
    ...(languages === null ? {} : {
      languageId: Object.fromEntries(languages.map(code => [code, code])),
      editFormLabel: labels(field.editFormLabel),
      listColumnLabel: labels(field.listColumnLabel),
      listFilterLabel: labels(field.listFilterLabel),
      errorMessage: labels(field.errorMessage),
      helpMessage: labels(field.helpMessage),
    }),
    ...(withOptions && field.userTypeId === 'enumeration' ? { enum: encodeEnum(field) } : {}),
  }
}

function encodeEnum(field: UserField): Json[] {
  return field.options.map(option => ({
    id: String(option.id),
    userFieldId: String(field.id),
    value: option.value,
    def: yesNo(option.isDefault),
    sort: String(option.sort),
    xmlId: option.xmlId,
  }))
}
