import { toFlag, toInteger, toList, toText } from '../../crm/parameters.ts'
import { toDateTime } from '../../crm/values/dates.ts'
import type { Json } from '../../state/types.ts'

export type TaskFieldKind = 'integer' | 'string' | 'enum' | 'flag' | 'moment' | 'ids' | 'texts'

interface TaskField {
  kind: TaskFieldKind
  /** Type as `tasks.task.getFields` names it; a field without one is not described there. */
  type?: string
  title?: { ru: string, en: string } | null
  isRequired?: boolean
  /** As the description tells it; undefined when it tells none. */
  default?: Json
  values?: readonly string[]
  /** What a new task has. */
  initial: Json
  /** Calls may set it. */
  isGiven?: boolean
}

const given = { isGiven: true } as const
const yesNo = { kind: 'flag', type: 'enum', values: ['Y', 'N'], default: 'N', initial: 'N' } as const
const unsetFlag = { ...yesNo, default: null } as const
const count = { kind: 'integer', type: 'integer', initial: null } as const
const moment = { kind: 'moment', type: 'datetime', initial: null } as const
const untitled = { title: null } as const

function titled(ru: string, en: string) {
  return { title: { ru, en } }
}

/**
 * What a task holds, in the order of the page.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-get-fields.html
 */
export const taskFields: Record<string, TaskField> = {
  ID: { kind: 'integer', type: 'integer', ...titled('ID', 'ID'), initial: 0 },
  PARENT_ID: { ...count, ...titled('ID базовой задачи', 'Base Task ID'), default: 0, ...given },
  TITLE: { kind: 'string', type: 'string', ...titled('Название', 'Title'), isRequired: true, initial: '', ...given },
  DESCRIPTION: { kind: 'string', type: 'string', ...titled('Описание', 'Description'), initial: '', ...given },
  MARK: { kind: 'enum', type: 'enum', ...titled('Оценка', 'Rating'), values: ['N', 'P'], default: null, initial: null, ...given },
  PRIORITY: { kind: 'enum', type: 'enum', ...titled('Приоритет', 'Priority'), values: ['2', '1', '0'], default: 1, initial: 1, ...given },
  STATUS: { kind: 'enum', type: 'enum', ...titled('Статус', 'Status'), values: ['2', '3', '4', '5', '6'], default: 2, initial: 2, ...given },
  MULTITASK: { ...yesNo, ...titled('Множественная задача', 'Multitask') },
  NOT_VIEWED: { ...yesNo, ...untitled },
  REPLICATE: { ...yesNo, ...titled('Регулярная задача', 'Recurring Task') },
  GROUP_ID: { ...count, ...titled('Проект', 'Project'), default: 0, initial: 0 },
  STAGE_ID: { ...count, ...titled('Стадия', 'Stage'), default: 0, initial: 0 },
  SPRINT_ID: { ...count, ...titled('Спринт', 'Sprint'), default: 0 },
  BACKLOG_ID: { ...count, ...titled('Бэклог', 'Backlog'), default: 0 },
  CREATED_BY: { kind: 'integer', type: 'integer', ...titled('Постановщик', 'Creator'), isRequired: true, initial: 0, ...given },
  CREATED_DATE: { ...moment, ...untitled },
  RESPONSIBLE_ID: { kind: 'integer', type: 'integer', ...titled('Исполнитель', 'Participant'), isRequired: true, initial: 0, ...given },
  ACCOMPLICES: { kind: 'ids', type: 'array', ...untitled, initial: [], ...given },
  AUDITORS: { kind: 'ids', type: 'array', ...untitled, initial: [], ...given },
  CHANGED_BY: { ...count, ...titled('Изменил', 'Modified By') },
  CHANGED_DATE: { ...moment, ...titled('Дата изменения', 'Modification Date') },
  STATUS_CHANGED_BY: { ...count, ...titled('Изменил статус', 'Status Changed By') },
  STATUS_CHANGED_DATE: { ...moment, ...titled('Дата изменения статуса', 'Status Change Date') },
  CLOSED_BY: { ...count, ...titled('Закрыл задачу', 'Closed By'), default: null },
  CLOSED_DATE: { ...moment, ...titled('Дата закрытия', 'Closure Date'), default: null },
  ACTIVITY_DATE: { ...moment, ...untitled, default: null },
  DATE_START: { ...moment, ...titled('Дата начала', 'Start Date'), default: null },
  DEADLINE: { ...moment, ...titled('Крайний срок', 'Deadline'), default: null, ...given },
  START_DATE_PLAN: { ...moment, ...titled('Плановое начало', 'Planned Start'), default: null, ...given },
  END_DATE_PLAN: { ...moment, ...titled('Плановое завершение', 'Planned Completion'), default: null, ...given },
  GUID: { kind: 'string', type: 'string', ...titled('GUID', 'GUID'), default: null, initial: null },
  XML_ID: { kind: 'string', type: 'string', ...titled('XML_ID', 'XML_ID'), default: null, initial: null, ...given },
  COMMENTS_COUNT: { ...count, ...titled('Количество комментариев', 'Number of Comments'), default: 0 },
  SERVICE_COMMENTS_COUNT: { ...count, ...untitled, default: 0 },
  NEW_COMMENTS_COUNT: { ...count, ...untitled, default: 0 },
  ALLOW_CHANGE_DEADLINE: { ...yesNo, ...untitled, ...given },
  ALLOW_TIME_TRACKING: { ...yesNo, ...untitled, ...given },
  TASK_CONTROL: { ...yesNo, ...titled('Принять работу', 'Accept Work'), ...given },
  ADD_IN_REPORT: { ...yesNo, ...titled('Добавить в отчёт', 'Add to Report'), ...given },
  FORKED_BY_TEMPLATE_ID: { kind: 'integer', type: 'enum', ...titled('Создано по шаблону', 'Created from Template'), values: ['Y', 'N'], default: 'N', initial: null },
  TIME_ESTIMATE: { ...count, ...titled('Затраты времени', 'Estimated Time'), initial: 0, ...given },
  TIME_SPENT_IN_LOGS: { ...count, ...titled('Затраченное время', 'Time Spent from Change History') },
  MATCH_WORK_TIME: { ...yesNo, type: 'integer', values: undefined, default: undefined, ...titled('Пропустить выходные дни', 'Skip Weekends'), ...given },
  FORUM_TOPIC_ID: { ...count, ...titled('FORUM_TOPIC_ID', 'FORUM_TOPIC_ID') },
  FORUM_ID: { ...count, ...titled('FORUM_ID', 'FORUM_ID') },
  SITE_ID: { kind: 'string', type: 'string', ...titled('SITE_ID', 'SITE_ID'), initial: 's1' },
  SUBORDINATE: { ...unsetFlag, ...titled('Задача подчинённого', 'Subordinate Task') },
  FAVORITE: { ...unsetFlag, ...untitled },
  EXCHANGE_MODIFIED: { ...moment, ...titled('EXCHANGE_MODIFIED', 'EXCHANGE_MODIFIED'), default: null },
  EXCHANGE_ID: { ...count, ...titled('EXCHANGE_ID', 'EXCHANGE_ID'), default: null },
  OUTLOOK_VERSION: { ...count, ...titled('OUTLOOK_VERSION', 'OUTLOOK_VERSION'), default: null, initial: 1 },
  VIEWED_DATE: { ...moment, ...titled('Дата последнего просмотра', 'Last Viewed Date') },
  SORTING: { kind: 'integer', type: 'double', ...titled('Индекс сортировки', 'Sorting Index'), initial: null },
  DURATION_PLAN: { ...count, ...titled('Длительность (план)', 'Spent (planned)') },
  DURATION_FACT: { ...count, ...titled('Длительность (факт)', 'Spent (actual)') },
  CHECKLIST: { kind: 'ids', type: 'array', ...untitled, initial: [] },
  DURATION_TYPE: { kind: 'string', type: 'enum', ...titled('DURATION_TYPE', 'DURATION_TYPE'), default: 'days', initial: 'days' },
  IS_MUTED: { ...yesNo, ...untitled },
  IS_PINNED: { ...yesNo, ...untitled },
  IS_PINNED_IN_GROUP: { ...yesNo, ...untitled },
  FLOW_ID: { ...count, ...titled('Поток', 'Flow'), default: 0 },
  UF_CRM_TASK: { kind: 'texts', type: 'crm', ...titled('Элементы CRM', 'CRM Entities'), initial: [], ...given },
  UF_TASK_WEBDAV_FILES: { kind: 'texts', type: 'disk_file', ...titled('Загрузить файлы', 'Upload Files'), initial: [], ...given },
  UF_MAIL_MESSAGE: { kind: 'string', type: 'mail_message', ...untitled, initial: null, ...given },
  TAGS: { kind: 'texts', initial: [], ...given },
  CHAT_ID: { kind: 'integer', initial: null },
}

const DURATIONS = ['secs', 'mins', 'hours', 'days', 'weeks', 'months', 'years']

const VALUES: Record<string, { ru: Record<string, string>, en: Record<string, string> }> = {
  MARK: { ru: { N: 'Отрицательная', P: 'Положительная' }, en: { N: 'Negative', P: 'Positive' } },
  PRIORITY: { ru: { 2: 'Высокий', 1: 'Средний', 0: 'Низкий' }, en: { 2: 'High', 1: 'Medium', 0: 'Low' } },
  STATUS: {
    ru: { 2: 'Ждёт выполнения', 3: 'Выполняется', 4: 'Ждёт контроля', 5: 'Завершена', 6: 'Отложена' },
    en: { 2: 'Pending', 3: 'In Progress', 4: 'Awaiting Review', 5: 'Completed', 6: 'Deferred' },
  },
}
const YES_NO = { ru: { Y: 'Да', N: 'Нет' }, en: { Y: 'Yes', N: 'No' } }

/** A new task before anything is said of it. */
export function initialTask(): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(taskFields).map(([name, { initial }]) => [name, initial]))
}

/** What a call says of fields it may set; unknown names are passed over. */
export function readTaskFields(said: { [key: string]: Json }, timeZone: string): { [name: string]: Json } {
  const known = Object.entries(said).filter(([name]) => taskFields[name]?.isGiven)
  return Object.fromEntries(known.map(([name, value]) => [name, readValue(taskFields[name]!, value, timeZone)]))
}

function readValue({ kind, initial, values }: TaskField, value: Json, timeZone: string): Json {
  const list = toList(value) ?? (value === null || value === '' || value === false ? [] : [value])
  switch (kind) {
    case 'integer': return toInteger(value) || initial
    case 'enum': return values?.includes(toText(value)) ? toInteger(value) ?? toText(value) : initial
    case 'flag': return toFlag(value) ? 'Y' : 'N'
    case 'moment': return toDateTime(toText(value), timeZone)
    case 'ids': return [...new Set(list.flatMap(one => toInteger(one) || []))]
    case 'texts': return [...new Set(list.map(toText).filter(one => one !== ''))]
    case 'string': return toText(value) || initial
  }
}

/** As `tasks.task.getFields` answers it. */
export function describeTaskFields(language: 'ru' | 'en'): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(taskFields).flatMap(([name, field]) => field.type === undefined ? [] : [[name, {
    title: field.title?.[language] ?? null,
    type: field.type,
    ...(name === 'ID' ? { primary: true } : {}),
    ...(field.isRequired ? { required: true } : {}),
    ...(name === 'DURATION_TYPE' ? { values: DURATIONS } : {}),
    ...(field.values ? { values: VALUES[name]?.[language] ?? YES_NO[language] } : {}),
    ...(field.default === undefined ? {} : { default: field.default }),
  }]]))
}
