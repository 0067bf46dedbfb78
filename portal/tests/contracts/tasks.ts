import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/tasks'

const fields = { TITLE: 'task for test', RESPONSIBLE_ID: 1 }
const before = { task: { method: 'tasks.task.add', params: { fields } } }

const shapeOf = (names: string, type: string) => Object.fromEntries(names.split(/\s+/).map(name => [name, type] as const))

const person: Shape = shapeOf('id name link icon workPosition', 'string')
const action: Shape = shapeOf(
  `accept decline complete approve disapprove start pause delegate remove edit defer renew create changeDeadline checklistAddItems addFavorite deleteFavorite
  rate take edit.originator checklist.reorder elapsedtime.add dayplan.timer.toggle edit.plan checklist.add favorite.add favorite.delete`, 'boolean')
const node: Shape = {
  nodeId: 'number', action: ['any'], descendants: ['any'],
  fields: {
    id: 'null', copiedId: 'null', entityId: 'null', userId: 'number', createdBy: 'null', parentId: 'null', title: 'string', sortIndex: 'null',
    displaySortIndex: 'string', isComplete: 'boolean', isImportant: 'boolean', completedCount: 'number', members: ['any'], attachments: ['any'], nodeId: 'null',
  },
}

const task: Shape = {
  ...shapeOf(
    `id title description priority multitask notViewed replicate stageId createdBy createdDate responsibleId changedBy changedDate activityDate guid
    allowChangeDeadline allowTimeTracking taskControl addInReport timeEstimate matchWorkTime siteId subordinate outlookVersion isMuted isPinned isPinnedInGroup
    descriptionInBbcode status statusChangedDate durationType favorite groupId`, 'string'),
  ...shapeOf(
    `parentId mark sprintId backlogId statusChangedBy closedBy closedDate dateStart deadline startDatePlan endDatePlan xmlId commentsCount serviceCommentsCount
    forkedByTemplateId timeSpentInLogs forumTopicId forumId exchangeModified exchangeId viewedDate sorting durationFact flowId durationPlan`, 'string|null'),
  auditors: ['string'], accomplices: ['string'], checklist: ['any'], group: ['any'], creator: person, responsible: person, accomplicesData: ['any'],
  auditorsData: ['any'], newCommentsCount: 'number', action, checkListTree: node, checkListCanAdd: 'boolean', chatId: 'number',
}
const answer: Shape = { task }

const refuse = (name: string, params: MethodContract['errors'][number]['params'], error: string) => ({ name, params, status: 400, error })

const known = { taskId: 1 }
const wrongId = refuse('an id that is no number', { taskId: 'x' }, '0')
const noId = refuse('no id', {}, '100')

function statusContract(name: string, page: string, code: string, status?: number): MethodContract {
  return {
    method: `tasks.task.${name}`,
    page: `${pages}/${page}.html`,
    before: { task: { method: 'tasks.task.add', params: { fields: { ...fields, RESPONSIBLE_ID: 2, ...(status ? { STATUS: status } : {}) } } } },
    answers: [{ name: 'answers the task', params: known, result: answer }],
    errors: [wrongId, refuse('a task that is not there', { taskId: 9 }, code)],
  }
}

const described: Shape = { title: 'string|null', type: 'string', 'primary?': 'boolean', 'required?': 'boolean', 'default?': 'any', 'values?': 'object' }
const fieldNames = `ID PARENT_ID TITLE DESCRIPTION MARK PRIORITY STATUS MULTITASK NOT_VIEWED REPLICATE GROUP_ID STAGE_ID SPRINT_ID BACKLOG_ID CREATED_BY CREATED_DATE
  RESPONSIBLE_ID ACCOMPLICES AUDITORS CHANGED_BY CHANGED_DATE STATUS_CHANGED_BY STATUS_CHANGED_DATE CLOSED_BY CLOSED_DATE ACTIVITY_DATE DATE_START DEADLINE
  START_DATE_PLAN END_DATE_PLAN GUID XML_ID COMMENTS_COUNT SERVICE_COMMENTS_COUNT NEW_COMMENTS_COUNT ALLOW_CHANGE_DEADLINE ALLOW_TIME_TRACKING TASK_CONTROL
  ADD_IN_REPORT FORKED_BY_TEMPLATE_ID TIME_ESTIMATE TIME_SPENT_IN_LOGS MATCH_WORK_TIME FORUM_TOPIC_ID FORUM_ID SITE_ID SUBORDINATE FAVORITE EXCHANGE_MODIFIED
  EXCHANGE_ID OUTLOOK_VERSION VIEWED_DATE SORTING DURATION_PLAN DURATION_FACT CHECKLIST DURATION_TYPE IS_MUTED IS_PINNED IS_PINNED_IN_GROUP FLOW_ID UF_CRM_TASK
  UF_TASK_WEBDAV_FILES UF_MAIL_MESSAGE`

const access: Shape = shapeOf(
  `ACCEPT DECLINE COMPLETE APPROVE DISAPPROVE START PAUSE DELEGATE REMOVE EDIT DEFER RENEW CREATE CHANGE_DEADLINE CHECKLIST_ADD_ITEMS ADD_FAVORITE
  DELETE_FAVORITE RATE TAKE EDIT.ORIGINATOR CHECKLIST.REORDER ELAPSEDTIME.ADD DAYPLAN.TIMER.TOGGLE EDIT.PLAN CHECKLIST.ADD FAVORITE.ADD FAVORITE.DELETE`, 'boolean')

const line = { TASKID: 1, ITEMID: 2 }
const withLine = { ...before, line: { method: 'task.checklistitem.add', params: { TASKID: 1, FIELDS: { TITLE: 'First', MEMBERS: { 2: { TYPE: 'A' } } } } } }
const member: Shape = { ...shapeOf('ID TYPE NAME PERSONAL_PHOTO PERSONAL_GENDER IMAGE', 'string'), IS_COLLABER: 'boolean' }
const item: Shape = {
  ...shapeOf('ID TASK_ID CREATED_BY TITLE SORT_INDEX IS_COMPLETE IS_IMPORTANT TOGGLED_DATE', 'string'), PARENT_ID: 'string|number', TOGGLED_BY: 'string|null',
  MEMBERS: [member], ATTACHMENTS: ['any'],
}
const toggle = (name: 'complete' | 'renew'): MethodContract => ({
  method: `task.checklistitem.${name}`,
  page: `${pages}/checklist-item/task-checklist-item-${name}.html`,
  before: withLine,
  answers: [
    { name: 'answers true', params: line, result: 'boolean' },
    { name: 'answers false about a line that is not there', params: { TASKID: 1, ITEMID: 99 }, result: 'boolean' },
  ],
  errors: [
    refuse('no task', { ITEMID: 2 }, 'ERROR_CORE'), refuse('no line', { TASKID: 1 }, 'ERROR_CORE'), refuse('a line that is no number', { TASKID: 1, ITEMID: 'x' }, 'ERROR_CORE'),
    refuse('a line of 0', { TASKID: 1, ITEMID: 0 }, 'ERROR_CORE'),
  ],
})

export const taskContracts: MethodContract[] = [
  {
    method: 'tasks.task.add',
    page: `${pages}/tasks-task-add.html`,
    answers: [{ name: 'answers the task', params: { fields }, result: answer }],
    errors: [
      refuse('no fields', {}, '100'), refuse('empty fields', { fields: {} }, '100'), refuse('no title', { fields: { RESPONSIBLE_ID: 1 } }, 'ERROR_CORE'),
      refuse('nobody responsible', { fields: { TITLE: 'A' } }, 'ERROR_CORE'), refuse('a stranger for responsible', { fields: { TITLE: 'A', RESPONSIBLE_ID: 99 } }, 'ERROR_CORE'),
      refuse('a status that is none', { fields: { ...fields, STATUS: 9 } }, 'ERROR_CORE'), refuse('a parent that is not there', { fields: { ...fields, PARENT_ID: 99 } }, 'ERROR_CORE'),
      refuse('an end before the beginning', { fields: { ...fields, START_DATE_PLAN: '2025-01-02', END_DATE_PLAN: '2025-01-01' } }, 'ERROR_CORE'),
    ],
  },
  {
    method: 'tasks.task.get',
    page: `${pages}/tasks-task-get.html`,
    before,
    answers: [
      { name: 'answers all fields', params: known, result: answer },
      {
        name: 'answers those asked for', params: { ...known, select: ['TITLE', 'CREATED_BY', 'UF_CRM_TASK'] },
        result: { task: { id: 'string', title: 'string', createdBy: 'string', ufCrmTask: ['string'], favorite: 'string', group: ['any'], creator: person, action } },
      },
      { name: 'names the chat of the task', params: { ...known, select: ['CHAT_ID'] }, result: { task: { id: 'string', chatId: 'number', favorite: 'string', group: ['any'], action } } },
      { name: 'answers nothing about a hidden one', params: known, as: 'employee', result: ['any'] },
    ],
    errors: [noId, wrongId, refuse('a select that is no list', { ...known, select: 'ID' }, '100')],
  },
  {
    method: 'tasks.task.list',
    page: `${pages}/tasks-task-list.html`,
    before,
    answers: [{
      name: 'answers the fields asked for', params: { select: ['ID', 'TITLE', 'STATUS', 'RESPONSIBLE_ID', 'AUDITORS'], order: { DEADLINE: 'asc' } }, total: true,
      result: { tasks: [{ id: 'string', title: 'string', status: 'string', responsibleId: 'string', auditors: ['string'], group: ['any'], responsible: person, auditorsData: ['any'], subStatus: 'string' }] },
    }],
    errors: [refuse('a field one cannot sort by', { order: { DESCRIPTION: 'asc' } }, '0')],
  },
  {
    method: 'tasks.task.update',
    page: `${pages}/tasks-task-update.html`,
    before: { ...before, child: { method: 'tasks.task.add', params: { fields: { ...fields, PARENT_ID: 1 } } } },
    answers: [{ name: 'answers the task', params: { ...known, fields: { TITLE: 'New' } }, result: answer }],
    errors: [
      refuse('no id', { fields }, '100'), refuse('an id that is no number', { taskId: 'x', fields }, '0'), refuse('no fields', known, '100'),
      refuse('a task that is not there', { taskId: 9, fields }, '0'), refuse('a stranger for responsible', { ...known, fields: { RESPONSIBLE_ID: 99 } }, 'ERROR_CORE'),
      refuse('a status that is none', { ...known, fields: { STATUS: 9 } }, 'ERROR_CORE'), refuse('itself for parent', { ...known, fields: { PARENT_ID: 1 } }, 'ERROR_CORE'),
      refuse('its child for parent', { ...known, fields: { PARENT_ID: 2 } }, 'ERROR_CORE'), refuse('a parent that is not there', { ...known, fields: { PARENT_ID: 99 } }, 'ERROR_CORE'),
      { name: 'a stranger', params: { ...known, fields: { TITLE: 'New' } }, as: 'employee', status: 400, error: '0' },
    ],
  },
  {
    method: 'tasks.task.delete',
    page: `${pages}/tasks-task-delete.html`,
    before,
    answers: [{ name: 'answers true', params: known, result: { task: 'boolean' } }],
    errors: [noId, wrongId, { name: 'a stranger', params: known, as: 'employee', status: 400, error: '1048582' }],
  },
  statusContract('start', 'status/tasks-task-start', '0'),
  statusContract('pause', 'status/tasks-task-pause', '1048582', 3),
  statusContract('defer', 'status/tasks-task-defer', '1048582'),
  statusContract('complete', 'status/tasks-task-complete', '0'),
  statusContract('renew', 'status/tasks-task-renew', '1048582', 5),
  statusContract('approve', 'tasks-task-approve', '1048582', 4),
  statusContract('disapprove', 'tasks-task-disapprove', '1048582', 4),
  {
    method: 'tasks.task.delegate',
    page: `${pages}/tasks-task-delegate.html`,
    before,
    answers: [{ name: 'answers the task', params: { ...known, userId: 1 }, result: answer }],
    errors: [
      refuse('no id', { userId: 2 }, '100'), refuse('nobody', known, '100'), refuse('an id that is no number', { taskId: 'x', userId: 2 }, '0'),
      { name: 'a stranger', params: { ...known, userId: 2 }, as: 'employee', status: 400, error: '0' },
    ],
  },
  {
    method: 'tasks.task.getfields',
    page: `${pages}/tasks-task-get-fields.html`,
    answers: [{ name: 'answers the fields', params: {}, as: 'employee', result: { fields: Object.fromEntries(fieldNames.split(/\s+/).map(name => [name, described])) } }],
    errors: [],
  },
  {
    method: 'tasks.task.getaccess',
    page: `${pages}/tasks-task-get-access.html`,
    before,
    answers: [
      { name: 'answers everybody asked for', params: { ...known, users: [1, 2] }, result: { allowedActions: { 1: access, 2: access } } },
      { name: 'answers the caller', params: known, result: { allowedActions: { 1: access } } },
      { name: 'answers nothing about a hidden task', params: known, as: 'employee', result: { allowedActions: ['any'] } },
    ],
    errors: [noId, wrongId, refuse('users that are no list', { ...known, users: '1' }, '100')],
  },
  {
    method: 'tasks.task.history.list',
    page: `${pages}/tasks-task-history-list.html`,
    before: { ...before, change: { method: 'tasks.task.update', params: { ...known, fields: { AUDITORS: [2] } } } },
    answers: [{
      name: 'answers the changes', params: known,
      result: { list: [{ id: 'number', createdDate: 'string', field: 'string', value: { from: 'any', to: 'any' }, user: { id: 'number', ...shapeOf('name lastName secondName login', 'string') } }] },
    }],
    errors: [noId, wrongId, { name: 'a stranger', params: { taskId: 9 }, as: 'employee', status: 400, error: '0' }],
  },
  {
    method: 'task.commentitem.add',
    page: `${pages}/comment-item/task-comment-item-add.html`,
    before,
    answers: [{ name: 'answers the id', params: { TASKID: 1, FIELDS: { POST_MESSAGE: 'Prepared new photos' } }, result: 'number' }],
    errors: [
      refuse('no text', { TASKID: 1, FIELDS: {} }, 'ERROR_CORE'), refuse('a field that is none', { TASKID: 1, FIELDS: { POST_MESSAGE: 'A', TITLE: 'A' } }, 'ERROR_CORE'),
      refuse('an id that is no number', { TASKID: 'x', FIELDS: { POST_MESSAGE: 'A' } }, 'ERROR_CORE'),
      { name: 'a stranger', params: { TASKID: 1, FIELDS: { POST_MESSAGE: 'A' } }, as: 'employee', status: 400, error: 'ERROR_CORE' },
    ],
  },
  {
    method: 'task.checklistitem.add',
    page: `${pages}/checklist-item/task-checklist-item-add.html`,
    before,
    answers: [{ name: 'answers the id', params: { TASKID: 1, FIELDS: { TITLE: 'First' } }, result: 'number' }],
    errors: [
      refuse('no task', { FIELDS: { TITLE: 'First' } }, 'ERROR_CORE'), refuse('no fields', { TASKID: 1 }, 'ERROR_CORE'), refuse('no title', { TASKID: 1, FIELDS: { PARENT_ID: 0 } }, 'ERROR_CORE'),
      { name: 'a stranger', params: { TASKID: 1, FIELDS: { TITLE: 'First' } }, as: 'employee', status: 400, error: 'ERROR_CORE' },
    ],
  },
  {
    method: 'task.checklistitem.get',
    page: `${pages}/checklist-item/task-checklist-item-get.html`,
    before: withLine,
    answers: [{ name: 'answers the line', params: line, result: item }],
    errors: [refuse('no ids', {}, 'ERROR_CORE'), refuse('a line that is not there', { TASKID: 1, ITEMID: 99 }, 'ERROR_CORE'), refuse('an id that is no number', { TASKID: 'x', ITEMID: 2 }, 'ERROR_CORE')],
  },
  {
    method: 'task.checklistitem.getlist',
    page: `${pages}/checklist-item/task-checklist-item-get-list.html`,
    before: withLine,
    answers: [{ name: 'answers the lines', params: { TASKID: 1, ORDER: { SORT_INDEX: 'asc' } }, result: [item] }],
    errors: [
      refuse('no task', {}, 'ERROR_CORE'), refuse('a field that is none in the order', { TASKID: 1, ORDER: { IS_COMPLETED: 'asc' } }, 'ERROR_CORE'),
      { name: 'a stranger', params: { TASKID: 1 }, as: 'employee', status: 400, error: 'ERROR_CORE' },
    ],
  },
  {
    method: 'task.checklistitem.update',
    page: `${pages}/checklist-item/task-checklist-item-update.html`,
    before: withLine,
    answers: [{ name: 'answers nothing', params: { ...line, FIELDS: { TITLE: 'Second' } }, result: 'null' }],
    errors: [
      refuse('no task', { ITEMID: 2, FIELDS: { TITLE: 'A' } }, 'ERROR_CORE'), refuse('no line', { TASKID: 1, FIELDS: { TITLE: 'A' } }, 'ERROR_CORE'), refuse('no fields', line, 'ERROR_CORE'),
      { name: 'a stranger', params: { ...line, FIELDS: { TITLE: 'A' } }, as: 'employee', status: 400, error: 'ERROR_CORE' },
    ],
  },
  {
    method: 'task.checklistitem.delete',
    page: `${pages}/checklist-item/task-checklist-item-delete.html`,
    before: withLine,
    answers: [{ name: 'answers true', params: line, result: 'boolean' }],
    errors: [
      refuse('no line', { TASKID: 1 }, 'ERROR_CORE'), refuse('an id that is no number', { TASKID: 'x', ITEMID: 2 }, 'ERROR_CORE'),
      { name: 'a stranger', params: line, as: 'employee', status: 400, error: 'ERROR_CORE' },
    ],
  },
  toggle('complete'),
  toggle('renew'),
]
