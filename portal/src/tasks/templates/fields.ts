import { toFlag, toInteger, toList, toText } from '../../crm/parameters.ts'
import type { Json } from '../../state/types.ts'

type Kind = 'integer' | 'string' | 'enum' | 'flag' | 'ids' | 'texts' | 'offset' | 'object'

interface TemplateField {
  kind: Kind
  /** Type as `tasks.template.fields` names it; a field without one is answered by `get` only. */
  type?: string
  title?: { ru: string, en: string }
  isRequired?: boolean
  /** What a new template has, and whether the description tells it. */
  initial: Json
  isDefaultTold?: boolean
  values?: readonly string[]
}

const told = (initial: Json) => ({ initial, isDefaultTold: true })

const yesNo = { kind: 'flag', type: 'enum', values: ['Y', 'N'], ...told('N') } as const

/**
 * What a template holds, in the order of the page.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/template/fields.html
 */
export const templateFields: Record<string, TemplateField> = {
  PARENT_ID: { kind: 'integer', type: 'integer', title: { ru: 'Базовая задача', en: 'Parent Task' }, ...told(0) },
  TITLE: { kind: 'string', type: 'string', title: { ru: 'Название', en: 'Title' }, isRequired: true, initial: '' },
  DESCRIPTION: { kind: 'string', type: 'string', title: { ru: 'Описание', en: 'Description' }, initial: '' },
  PRIORITY: { kind: 'enum', type: 'enum', title: { ru: 'Приоритет', en: 'Priority' }, values: ['2', '1', '0'], ...told(1) },
  GROUP_ID: { kind: 'integer', type: 'integer', title: { ru: 'Проект', en: 'Project' }, ...told(0) },
  STAGE_ID: { kind: 'integer', type: 'integer', title: { ru: 'Стадия', en: 'Stage' }, ...told(0) },
  CREATED_BY: { kind: 'integer', type: 'integer', title: { ru: 'Постановщик', en: 'Creator' }, isRequired: true, initial: 0 },
  RESPONSIBLE_ID: { kind: 'integer', type: 'integer', title: { ru: 'Исполнитель', en: 'Responsible' }, isRequired: true, initial: 0 },
  DEPENDS_ON: { kind: 'ids', type: 'integer', title: { ru: 'Зависимость', en: 'Dependency' }, isRequired: true, initial: null },
  RESPONSIBLES: { kind: 'ids', type: 'array', title: { ru: 'Исполнители', en: 'Responsible Persons' }, initial: [] },
  ACCOMPLICES: { kind: 'ids', type: 'array', title: { ru: 'Соисполнители', en: 'Participants' }, initial: [] },
  AUDITORS: { kind: 'ids', type: 'array', title: { ru: 'Наблюдатели', en: 'Observers' }, initial: [] },
  STATUS: { kind: 'enum', type: 'enum', title: { ru: 'Статус', en: 'Status' }, values: ['2', '3', '4', '5', '6'], ...told(2) },
  MULTITASK: { ...yesNo, title: { ru: 'Множественная задача', en: 'Multitask' } },
  REPLICATE: { ...yesNo, title: { ru: 'Регулярная задача', en: 'Recurring Task' } },
  SITE_ID: { kind: 'string', type: 'string', title: { ru: 'SITE_ID', en: 'SITE_ID' }, initial: 's1' },
  TASK_CONTROL: { ...yesNo, title: { ru: 'Принять работу', en: 'Accept Work' } },
  ADD_IN_REPORT: { ...yesNo, title: { ru: 'Добавить в отчёт', en: 'Add to Report' } },
  XML_ID: { kind: 'string', type: 'string', title: { ru: 'XML_ID', en: 'XML_ID' }, ...told(null) },
  DEADLINE_AFTER: { kind: 'offset', type: 'datetime', title: { ru: 'Крайний срок через', en: 'Deadline After' }, ...told(null) },
  START_DATE_PLAN_AFTER: { kind: 'offset', type: 'datetime', title: { ru: 'Плановое начало через', en: 'Planned Start After' }, ...told(null) },
  END_DATE_PLAN_AFTER: { kind: 'offset', type: 'datetime', title: { ru: 'Плановое завершение через', en: 'Planned Completion After' }, ...told(null) },
  TPARAM_TYPE: { kind: 'enum', type: 'enum', title: { ru: 'Для новых сотрудников', en: 'For New Users' }, values: ['1', '0'], ...told(0) },
  TPARAM_REPLICATION_COUNT: { kind: 'integer', type: 'integer', title: { ru: 'Создано задач', en: 'Number of Created Tasks' }, ...told(0) },
  REPLICATE_PARAMS: { kind: 'object', type: 'string', title: { ru: 'Параметры создания задачи', en: 'Task Creation Parameters' }, initial: [] },
  BASE_TEMPLATE_ID: { kind: 'integer', type: 'integer', title: { ru: 'Базовый шаблон', en: 'Parent Template' }, ...told(null) },
  TEMPLATE_CHILDREN_COUNT: { kind: 'integer', type: 'integer', title: { ru: 'Подшаблонов', en: 'Number of Sub-templates' }, ...told(null) },
  UF_CRM_TASK: { kind: 'texts', type: 'crm', title: { ru: 'Элементы CRM', en: 'Link to CRM Entities' }, initial: [] },
  UF_TASK_WEBDAV_FILES: { kind: 'texts', type: 'disk_file', title: { ru: 'Файл (Диск)', en: 'File (Drive)' }, initial: [] },
  ALLOW_CHANGE_DEADLINE: { kind: 'flag', initial: 'N' },
  ALLOW_TIME_TRACKING: { kind: 'flag', initial: 'N' },
  MATCH_WORK_TIME: { kind: 'flag', initial: 'N' },
  TAGS: { kind: 'texts', initial: null },
}

/** A new template before anything is said of it. */
export function initialFields(): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(templateFields).map(([name, { initial }]) => [name, initial]))
}

/** What a call says of known fields; unknown names are passed over, and so is the count of children, which is counted. */
export function readTemplateFields(given: { [key: string]: Json }): { [name: string]: Json } {
  const known = Object.entries(given).filter(([name]) => name in templateFields && name !== 'TEMPLATE_CHILDREN_COUNT')
  return Object.fromEntries(known.map(([name, value]) => [name, readValue(templateFields[name]!, value)]))
}

function readValue({ kind, initial, values }: TemplateField, value: Json): Json {
  const list = toList(value) ?? (value === null || value === '' ? [] : [value])
  switch (kind) {
    case 'integer': return toInteger(value) ?? initial
    case 'enum': return values?.includes(toText(value)) ? Number(value) : initial
    case 'flag': return toFlag(value) ? 'Y' : 'N'
    case 'ids': return list.flatMap(one => toInteger(one) ?? [])
    case 'texts': return list.map(toText).filter(one => one !== '')
    case 'object': return typeof value === 'object' && value !== null ? value : initial
    case 'offset':
    case 'string': return toText(value) || initial
  }
}

/** As `tasks.template.fields` answers it. */
export function describeTemplateFields(language: 'ru' | 'en'): { [name: string]: Json } {
  const labels: Record<string, string> = language === 'ru' ? { Y: 'Да', N: 'Нет' } : { Y: 'Yes', N: 'No' }
  const described = Object.entries(templateFields).flatMap(([name, field]) => field.type === undefined || field.title === undefined ? [] : [[name, {
    title: field.title[language],
    type: field.type,
    ...(field.isRequired ? { required: true } : {}),
    ...(field.values ? { values: Object.fromEntries(field.values.map(value => [value, labels[value] ?? null])) } : {}),
    ...(field.isDefaultTold ? { default: field.initial } : {}),
  }]])
  return { ID: { title: 'ID', type: 'integer', primary: true }, ...Object.fromEntries(described) }
}
