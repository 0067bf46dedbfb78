import type { Json } from '../../src/state/types.ts'
import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type'

/** Keys of a type in a list. */
const row = {
  id: 'number', title: 'string', code: 'string', createdBy: 'number', entityTypeId: 'number', customSectionId: 'null',
  isCategoriesEnabled: 'string', isStagesEnabled: 'string', isBeginCloseDatesEnabled: 'string', isClientEnabled: 'string',
  isUseInUserfieldEnabled: 'string', isLinkWithProductsEnabled: 'string', isMycompanyEnabled: 'string', isDocumentsEnabled: 'string',
  isSourceEnabled: 'string', isObserversEnabled: 'string', isRecyclebinEnabled: 'string', isAutomationEnabled: 'string',
  isBizProcEnabled: 'string', isSetOpenPermissions: 'string', isPaymentsEnabled: 'string', isCountersEnabled: 'string',
  createdTime: 'string', updatedTime: 'string', updatedBy: 'number',
} satisfies Shape

const relation: Shape = { entityTypeId: 'number', isChildrenListEnabled: 'string', isPredefined: 'string' }

const details = {
  ...row,
  relations: { parent: [relation], child: [relation] },
  linkedUserFields: { 'CALENDAR_EVENT|UF_CRM_CAL_EVENT': 'string', 'TASKS_TASK|UF_CRM_TASK': 'string', 'TASKS_TASK_TEMPLATE|UF_CRM_TASK': 'string' },
  customSections: ['any'],
} satisfies Shape

const { code: _, ...added } = details

const description: Shape = {
  type: 'string', isRequired: 'boolean', isReadOnly: 'boolean', isImmutable: 'boolean', isMultiple: 'boolean', isDynamic: 'boolean',
  title: 'string', upperName: 'string',
}

const fieldNames = [
  'id', 'title', 'code', 'createdBy', 'entityTypeId', 'customSectionId', 'isCategoriesEnabled', 'isStagesEnabled',
  'isBeginCloseDatesEnabled', 'isClientEnabled', 'isUseInUserfieldEnabled', 'isLinkWithProductsEnabled', 'isMycompanyEnabled',
  'isDocumentsEnabled', 'isSourceEnabled', 'isObserversEnabled', 'isRecyclebinEnabled', 'isAutomationEnabled', 'isBizProcEnabled',
  'isSetOpenPermissions', 'createdTime', 'updatedTime', 'updatedBy',
]

/** The page's own example, but for invoices, which this portal does not have. */
const sample: { [key: string]: Json } = {
  title: 'SPA', entityTypeId: 2024, isAutomationEnabled: 'Y', isBeginCloseDatesEnabled: 'Y', isBizProcEnabled: 'Y', isCategoriesEnabled: 'Y',
  isClientEnabled: 'Y', isDocumentsEnabled: 'Y', isLinkWithProductsEnabled: 'Y', isMycompanyEnabled: 'Y', isObserversEnabled: 'Y',
  isRecyclebinEnabled: 'Y', isSetOpenPermissions: 'Y', isSourceEnabled: 'Y', isStagesEnabled: 'Y', isUseInUserfieldEnabled: 'Y',
  linkedUserFields: { 'CALENDAR_EVENT|UF_CRM_CAL_EVENT': 'true', 'TASKS_TASK|UF_CRM_TASK': 'true' },
  relations: {
    parent: [{ entityTypeId: 1, isChildrenListEnabled: 'true' }, { entityTypeId: 2, isChildrenListEnabled: 'true' }],
    child: [{ entityTypeId: 3, isChildrenListEnabled: 'true' }, { entityTypeId: 4 }],
  },
}

const before = { type: { method: 'crm.type.add', params: { fields: sample } } }

const denied = { name: 'who may not change settings', as: 'employee', status: 400, error: 'ACCESS_DENIED' } as const

/** A fresh portal: the first type has id 1. */
const known = { id: 1 }

export const dynamicTypeContracts: MethodContract[] = [
  {
    method: 'crm.type.add',
    page: `${pages}-add.html`,
    answers: [
      { name: 'answers the type of the example', params: { fields: sample }, result: { type: added } },
      { name: 'picks a number', params: { fields: { title: 'SPA' } }, result: { type: added } },
    ],
    errors: [
      { ...denied, params: { fields: sample } },
      { name: 'a call without fields', params: {}, status: 400, error: '100' },
      { name: 'an odd number', params: { fields: { title: 'SPA', entityTypeId: 1031 } }, status: 400, error: 'INVALID_ARG_VALUE' },
      { name: 'a number below the range', params: { fields: { title: 'SPA', entityTypeId: 1028 } }, status: 400, error: 'INVALID_ARG_VALUE' },
      { name: 'a workplace that is not named', params: { fields: { title: 'SPA', isExternal: 'true' } }, status: 400, error: '0' },
    ],
  },
  {
    method: 'crm.type.update',
    page: `${pages}-update.html`,
    before,
    answers: [{ name: 'answers the changed type', params: { ...known, fields: { isDocumentsEnabled: 'N' } }, result: { type: details } }],
    errors: [
      { ...denied, params: { ...known, fields: {} } },
      { name: 'an unknown type', params: { id: 99, fields: {} }, status: 400, error: '0' },
      { name: 'a workplace that is not named', params: { ...known, fields: { isExternal: 'true' } }, status: 400, error: '0' },
    ],
  },
  {
    method: 'crm.type.get',
    page: `${pages}-get.html`,
    before,
    answers: [
      { name: 'answers the type', params: known, result: { type: details } },
      { name: 'answers a reader of its records', params: known, as: 'employee', result: { type: details } },
    ],
    errors: [{ name: 'an unknown type', params: { id: 99 }, status: 400, error: '0' }],
  },
  {
    method: 'crm.type.getbyentitytypeid',
    page: `${pages}-get-by-entity-type-id.html`,
    before,
    answers: [{ name: 'answers the type', params: { entityTypeId: 2024 }, result: { type: details } }],
    errors: [{ name: 'an unknown type', params: { entityTypeId: 2026 }, status: 400, error: '0' }],
  },
  {
    method: 'crm.type.list',
    page: `${pages}-list.html`,
    before,
    answers: [{ name: 'answers types with a total', params: { filter: { '=isStagesEnabled': 'Y' }, order: { id: 'DESC' } }, result: { types: [row] }, total: true }],
    errors: [
      { ...denied, params: {} },
      { name: 'an unknown field in filter', params: { filter: { abc: 1 } }, status: 400, error: 'INVALID_ARG_VALUE' },
      { name: 'an unknown field in order', params: { order: { abc: 'ASC' } }, status: 400, error: 'INVALID_ARG_VALUE' },
      { name: 'an unknown direction', params: { order: { id: 'UP' } }, status: 400, error: 'INVALID_ARG_VALUE' },
    ],
  },
  {
    method: 'crm.type.delete',
    page: `${pages}-delete.html`,
    before,
    answers: [
      { name: 'answers an empty list', params: known, result: ['any'] },
      { name: 'answers null without an id', params: {}, result: 'null' },
    ],
    errors: [
      { ...denied, params: known },
      { name: 'an unknown type', params: { id: 99 }, status: 400, error: '0' },
    ],
  },
  {
    method: 'crm.type.fields',
    page: `${pages}-fields.html`,
    answers: [{ name: 'answers the fields of the settings', params: {}, result: { fields: Object.fromEntries(fieldNames.map(name => [name, description])) } }],
    errors: [{ ...denied, params: {} }],
  },
]
