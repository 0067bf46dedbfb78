import { serialize } from 'php-serialize'
import type { TaskTemplate } from '../../state/taskTypes.ts'
import type { Json, PortalState, PortalUser } from '../../state/types.ts'

type Answer = { [name: string]: Json }

/** Kept as PHP serialises it, and answered so. */
const SERIALISED = ['ACCOMPLICES', 'AUDITORS', 'RESPONSIBLES', 'REPLICATE_PARAMS']

/**
 * A template as `tasks.template.get` answers it: numbers are texts, lists of people are PHP's own.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/template/tasks-template-get.html
 */
export function encodeTemplate(state: PortalState, { id, fields }: TaskTemplate): Answer {
  const { UF_CRM_TASK, UF_TASK_WEBDAV_FILES, ...plain } = fields
  return {
    ID: String(id),
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, encodeValue(name, value)])),
    DESCRIPTION_IN_BBCODE: 'Y',
    FILES: null,
    TASK_ID: null,
    BASE_TEMPLATE_ID: String(fields.BASE_TEMPLATE_ID ?? 0),
    TEMPLATE_CHILDREN_COUNT: String(state.tasks.templates.filter(one => one.fields.BASE_TEMPLATE_ID === id).length),
    ...person('CREATED_BY', state.users.find(user => user.id === fields.CREATED_BY)),
    ...person('RESPONSIBLE', state.users.find(user => user.id === fields.RESPONSIBLE_ID)),
    SCENARIO: 'default',
    UF_CRM_TASK: UF_CRM_TASK ?? [],
    UF_TASK_WEBDAV_FILES: (Array.isArray(UF_TASK_WEBDAV_FILES) ? UF_TASK_WEBDAV_FILES : []).map(file => Number(String(file).replace(/^n/, ''))),
  }
}

function encodeValue(name: string, value: Json): Json {
  if (SERIALISED.includes(name))
    return serialize(Array.isArray(value) ? value.map(String) : value)
  return typeof value === 'number' ? String(value) : value
}

function person(prefix: string, user: PortalUser | undefined): Answer {
  return {
    [`${prefix}_NAME`]: user?.name ?? '',
    [`${prefix}_LAST_NAME`]: user?.lastName ?? '',
    [`${prefix}_SECOND_NAME`]: user?.secondName ?? '',
    [`${prefix}_LOGIN`]: user?.email ?? '',
    [`${prefix}_WORK_POSITION`]: user?.workPosition ?? '',
    [`${prefix}_PHOTO`]: user?.photo ? String(user.photo) : null,
  }
}

/** The fields asked for: `*` are the plain ones, `UF_*` the custom ones, both when nothing is asked. */
export function selectTemplateFields(answer: Answer, select: string[]): Answer {
  const wanted = select.length > 0 ? select : ['*', 'UF_*']
  return Object.fromEntries(Object.entries(answer).filter(([name]) => wanted.includes(name) || wanted.includes(name.startsWith('UF_') ? 'UF_*' : '*')))
}
