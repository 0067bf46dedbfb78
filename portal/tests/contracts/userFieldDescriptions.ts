import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-fields/crm-userfield'

const one: Shape = { type: 'string', title: 'string' }
const readOnly: Shape = { ...one, isReadOnly: 'boolean' }
const immutable: Shape = { ...one, isImmutable: 'boolean' }
const multiple: Shape = { ...one, isMultiple: 'boolean' }

export const userFieldDescriptionContracts: MethodContract[] = [
  {
    method: 'crm.userfield.fields',
    page: `${pages}-fields.html`,
    answers: [{
      name: 'answers the properties of custom fields', params: {}, as: 'employee',
      result: {
        ID: readOnly, ENTITY_ID: immutable, FIELD_NAME: immutable, USER_TYPE_ID: immutable, XML_ID: one, SORT: one, MULTIPLE: one, MANDATORY: one,
        SHOW_FILTER: one, SHOW_IN_LIST: one, EDIT_IN_LIST: one, IS_SEARCHABLE: one, EDIT_FORM_LABEL: one, LIST_COLUMN_LABEL: one,
        LIST_FILTER_LABEL: one, ERROR_MESSAGE: one, HELP_MESSAGE: one, LIST: multiple, SETTINGS: one,
      },
    }],
    errors: [],
  },
  {
    method: 'crm.userfield.enumeration.fields',
    page: `${pages}-enumeration-fields.html`,
    answers: [{ name: 'answers the properties of options', params: {}, as: 'employee', result: { ID: readOnly, SORT: one, VALUE: one, DEF: one, DEL: one } }],
    errors: [],
  },
  {
    method: 'crm.userfield.settings.fields',
    page: `${pages}-settings-fields.html`,
    answers: [{ name: 'answers the settings of numbers', params: { type: 'double' }, as: 'employee', result: { DEFAULT_VALUE: one, PRECISION: one } }],
    errors: [
      { name: 'no type', params: {}, status: 400, error: '' },
      { name: 'an empty type', params: { type: '' }, status: 400, error: '' },
    ],
  },
]
