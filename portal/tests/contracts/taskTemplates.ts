import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/tasks/template'

/** Half of the page's own example. */
const fields = { TITLE: 'Preparation of Weekly Project Status', CREATED_BY: 1, RESPONSIBLE_ID: 2, UF_CRM_TASK: ['L_1179', 'D_1833'], UF_TASK_WEBDAV_FILES: ['n1117'] }

const before = { template: { method: 'tasks.template.add', params: { fields } } }
const withItem = {
  ...before,
  added: { method: 'tasks.template.checklist.add', params: { templateId: 1, fields: { TITLE: 'What needs to be done', PARENT_ID: 0, MEMBERS: { 2: { TYPE: 'A' } } } } },
}

const texts = (names: string) => Object.fromEntries(names.split(' ').map(name => [name, 'string'] as const))

const template: Shape = {
  ...texts(`ID TITLE DESCRIPTION DESCRIPTION_IN_BBCODE PRIORITY STATUS STAGE_ID RESPONSIBLE_ID REPLICATE CREATED_BY ALLOW_CHANGE_DEADLINE
    ALLOW_TIME_TRACKING TASK_CONTROL ADD_IN_REPORT GROUP_ID PARENT_ID MULTITASK SITE_ID ACCOMPLICES AUDITORS RESPONSIBLES MATCH_WORK_TIME TPARAM_TYPE
    TPARAM_REPLICATION_COUNT REPLICATE_PARAMS BASE_TEMPLATE_ID TEMPLATE_CHILDREN_COUNT CREATED_BY_NAME CREATED_BY_LAST_NAME CREATED_BY_SECOND_NAME
    CREATED_BY_LOGIN CREATED_BY_WORK_POSITION RESPONSIBLE_NAME RESPONSIBLE_LAST_NAME RESPONSIBLE_SECOND_NAME RESPONSIBLE_LOGIN
    RESPONSIBLE_WORK_POSITION SCENARIO`.replace(/\s+/g, ' ')),
  DEADLINE_AFTER: 'string|null', START_DATE_PLAN_AFTER: 'string|null', END_DATE_PLAN_AFTER: 'string|null', XML_ID: 'string|null', FILES: 'null',
  TAGS: 'null', DEPENDS_ON: 'null', TASK_ID: 'null', CREATED_BY_PHOTO: 'string|null', RESPONSIBLE_PHOTO: 'string|null', UF_CRM_TASK: ['string'],
  UF_TASK_WEBDAV_FILES: ['number'],
}

const description: Shape = { title: 'string', type: 'string', 'required?': 'boolean', 'default?': 'any', 'values?': 'object', 'primary?': 'boolean' }

const described = `ID PARENT_ID TITLE DESCRIPTION PRIORITY GROUP_ID STAGE_ID CREATED_BY RESPONSIBLE_ID DEPENDS_ON RESPONSIBLES ACCOMPLICES AUDITORS STATUS
  MULTITASK REPLICATE SITE_ID TASK_CONTROL ADD_IN_REPORT XML_ID DEADLINE_AFTER START_DATE_PLAN_AFTER END_DATE_PLAN_AFTER TPARAM_TYPE
  TPARAM_REPLICATION_COUNT REPLICATE_PARAMS BASE_TEMPLATE_ID TEMPLATE_CHILDREN_COUNT UF_CRM_TASK UF_TASK_WEBDAV_FILES`.split(/\s+/)

const added: Shape = {
  id: 'number', copiedId: 'null', userId: 'number', createdBy: 'number', parentId: 'number', title: 'string', sortIndex: 'number',
  displaySortIndex: 'string', isComplete: 'boolean', isImportant: 'boolean', completedCount: 'number', members: [{ type: 'string', id: 'number' }],
  attachments: ['any'], nodeId: 'null', templateId: 'number',
}
const member: Shape = { id: 'string', type: 'string', name: 'string', personalPhoto: 'string', personalGender: 'string', image: 'string', isCollaber: 'boolean' }
const item: Shape = { ...added, createdBy: 'null', members: [member] }
const empty: Shape = { ...item, id: 'null', parentId: 'null', sortIndex: 'null', templateId: 'null' }
const row: Shape = { id: 'string', templateId: 'string', parentId: 'number|string', title: 'string', sortIndex: 'string', isComplete: 'string', isImportant: 'string' }

const refuse = (name: string, params: MethodContract['errors'][number]['params'], error = '100') => ({ name, params, status: 400, error })
const stranger = { as: 'employee', status: 400, error: '0' } as const

/** A fresh portal: the first template and the first line have id 1. */
const known = { templateId: 1 }
const knownItem = { ...known, checkListItemId: 1 }

export const taskTemplateContracts: MethodContract[] = [
  {
    method: 'tasks.template.add',
    page: `${pages}/tasks-template-add.html`,
    answers: [
      { name: 'answers the id', params: { fields }, result: 'number' },
      { name: 'answers 0 without a title', params: { fields: { CREATED_BY: 1, RESPONSIBLE_ID: 2 } }, result: 'number' },
    ],
    errors: [refuse('no fields', {}), refuse('empty fields', { fields: {} })],
  },
  {
    method: 'tasks.template.get',
    page: `${pages}/tasks-template-get.html`,
    before,
    answers: [
      { name: 'answers the template', params: known, result: template },
      { name: 'answers the fields asked for', params: { ...known, params: { select: ['ID', 'UF_*'] } }, result: { ID: 'string', UF_CRM_TASK: ['string'], UF_TASK_WEBDAV_FILES: ['number'] } },
      { name: 'answers false about an unknown one', params: { templateId: 9 }, result: 'boolean' },
      { name: 'answers false about an empty id', params: { templateId: '' }, result: 'boolean' },
      { name: 'answers false to a stranger', params: known, as: 'employee', result: 'boolean' },
    ],
    errors: [refuse('no id', {})],
  },
  {
    method: 'tasks.template.update',
    page: `${pages}/tasks-template-update.html`,
    before,
    answers: [
      { name: 'answers true', params: { ...known, fields: { TITLE: 'New' } }, result: 'boolean' },
      { name: 'answers false about an unknown one', params: { templateId: 9, fields: { TITLE: 'New' } }, result: 'boolean' },
    ],
    errors: [refuse('no id', { fields }), refuse('an empty id', { templateId: '', fields }), refuse('no fields', known)],
  },
  {
    method: 'tasks.template.delete',
    page: `${pages}/tasks-template-delete.html`,
    before,
    answers: [{ name: 'answers false and deletes', params: known, result: 'boolean' }],
    errors: [refuse('no id', {}), refuse('an id that is no number', { templateId: 'x' })],
  },
  {
    method: 'tasks.template.fields',
    page: `${pages}/tasks-template-fields.html`,
    answers: [{ name: 'answers the fields', params: {}, as: 'employee', result: Object.fromEntries(described.map(name => [name, description])) }],
    errors: [],
  },
  {
    method: 'tasks.template.checklist.add',
    page: `${pages}/checklist/tasks-template-checklist-add.html`,
    before,
    answers: [{ name: 'answers the line', params: { ...known, fields: { TITLE: 'A', PARENT_ID: 0, MEMBERS: { 2: { TYPE: 'A' } } } }, result: { checkListItem: added } }],
    errors: [
      refuse('no template', { fields: { TITLE: 'A', PARENT_ID: 0 } }),
      refuse('no fields', known),
      refuse('no title', { ...known, fields: { PARENT_ID: 0 } }, '0'),
      refuse('no parent', { ...known, fields: { TITLE: 'A' } }, '0'),
      { name: 'a stranger', params: { ...known, fields: { TITLE: 'A', PARENT_ID: 0 } }, ...stranger },
    ],
  },
  {
    method: 'tasks.template.checklist.get',
    page: `${pages}/checklist/tasks-template-checklist-get.html`,
    before: withItem,
    answers: [
      { name: 'answers the line', params: knownItem, result: { checkListItem: item } },
      { name: 'answers empty values about an unknown one', params: { ...known, checkListItemId: 9 }, result: { checkListItem: empty } },
    ],
    errors: [refuse('no template', { checkListItemId: 1 }), refuse('no line', known), { name: 'a stranger', params: knownItem, ...stranger }],
  },
  {
    method: 'tasks.template.checklist.list',
    page: `${pages}/checklist/tasks-template-checklist-list.html`,
    before: withItem,
    answers: [{ name: 'answers the lines by id', params: known, result: { checkListItems: { 1: row } } }],
    errors: [refuse('no template', {}), { name: 'a stranger', params: known, ...stranger }],
  },
  {
    method: 'tasks.template.checklist.update',
    page: `${pages}/checklist/tasks-template-checklist-update.html`,
    before: withItem,
    answers: [{ name: 'answers the line', params: { ...knownItem, fields: { TITLE: 'B' } }, result: { checkListItem: item } }],
    errors: [
      refuse('no template', { checkListItemId: 1, fields }),
      refuse('no line', { ...known, fields }),
      refuse('no fields', knownItem),
      refuse('an unknown line', { ...known, checkListItemId: 9, fields }, '0'),
      { name: 'a stranger', params: { ...knownItem, fields }, ...stranger },
    ],
  },
  {
    method: 'tasks.template.checklist.delete',
    page: `${pages}/checklist/tasks-template-checklist-delete.html`,
    before: withItem,
    answers: [{ name: 'answers true', params: knownItem, result: 'boolean' }],
    errors: [
      refuse('no template', { checkListItemId: 1 }),
      refuse('no line', known),
      refuse('an unknown line', { ...known, checkListItemId: 9 }, '0'),
      { name: 'a stranger', params: knownItem, ...stranger },
    ],
  },
]
