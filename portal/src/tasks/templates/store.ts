import { toText } from '../../crm/parameters.ts'
import type { Portal } from '../../portal.ts'
import type { TaskTemplate } from '../../state/taskTypes.ts'
import type { Json, PortalState, PortalUser } from '../../state/types.ts'
import { initialFields, readTemplateFields } from './fields.ts'

/** The author and administrators; nobody else sees a template. */
export function mayUseTemplate(user: PortalUser, template: TaskTemplate): boolean {
  return user.isAdmin || template.fields.CREATED_BY === user.id
}

/** A template the person may use; undefined for none and for somebody else's. */
export function findTemplate({ tasks }: PortalState, user: PortalUser, id: number | null): TaskTemplate | undefined {
  return tasks.templates.find(template => template.id === id && mayUseTemplate(user, template))
}

/** Null when a title, the author or the responsible person is missing. */
export function addTemplate(portal: Portal, given: { [key: string]: Json }): TaskTemplate | null {
  const fields = { ...initialFields(), ...readTemplateFields(given) }
  const isPerson = (id: Json | undefined) => portal.state.users.some(user => user.id === id)
  if (toText(fields.TITLE).trim() === '' || !isPerson(fields.CREATED_BY) || !isPerson(fields.RESPONSIBLE_ID))
    return null
  const responsibles = Array.isArray(fields.RESPONSIBLES) && fields.RESPONSIBLES.length > 0 ? fields.RESPONSIBLES : [fields.RESPONSIBLE_ID ?? 0]
  const template: TaskTemplate = { id: portal.nextId('taskTemplate'), fields: { ...fields, RESPONSIBLES: responsibles } }
  portal.state.tasks.templates = [...portal.state.tasks.templates, template]
  return template
}

/** Changes what is named; a title is never emptied. */
export function updateTemplate({ state }: Portal, template: TaskTemplate, given: { [key: string]: Json }): void {
  const { TITLE, ...fields } = readTemplateFields(given)
  const changed = { ...template, fields: { ...template.fields, ...fields, ...(TITLE ? { TITLE } : {}) } }
  state.tasks.templates = state.tasks.templates.map(one => one === template ? changed : one)
}

/** Deletes a template with its checklists. */
export function removeTemplate({ state }: Portal, template: TaskTemplate): void {
  state.tasks.templates = state.tasks.templates.filter(one => one !== template)
  state.tasks.templateChecklists = state.tasks.templateChecklists.filter(item => item.templateId !== template.id)
}
