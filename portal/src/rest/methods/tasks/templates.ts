import { toInteger, toList, toObject, toText } from '../../../crm/parameters.ts'
import { encodeTemplate, selectTemplateFields } from '../../../tasks/templates/encode.ts'
import { describeTemplateFields } from '../../../tasks/templates/fields.ts'
import { addTemplate, findTemplate, removeTemplate, updateTemplate } from '../../../tasks/templates/store.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { requireInteger, requireObject } from '../crm/call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/tasks/template/tasks-template'

const rights = 'Everybody may create templates; the author (CREATED_BY) and administrators see, change and delete them.'

/** @throws {RestError} `100` without fields, also when there is nothing in them. */
function requireFields(call: MethodCall): { [key: string]: Json } {
  const fields = requireObject(call.params, 'fields')
  if (Object.keys(fields).length === 0)
    throw new RestError('100', 'Could not find value for parameter {fields}')
  return fields
}

export const taskTemplateMethods: MethodDefinition[] = [
  defineMethod({
    name: 'tasks.template.add',
    scope: 'task',
    doc: `${pages}-add.html`,
    undocumented: [rights, 'People who do not exist count as missing; an author other than the caller is taken. No task is ever made from a template by itself: REPLICATE is only kept.'],
    async handle(call) {
      const fields = requireFields(call)
      await call.portal.pause({ method: 'tasks.template.add', userId: call.actor.user.id })
      return { result: addTemplate(call.portal, fields)?.id ?? 0 }
    },
  }),
  defineMethod({
    name: 'tasks.template.get',
    scope: 'task',
    doc: `${pages}-get.html`,
    undocumented: [rights],
    handle({ portal, actor, params }) {
      if (params.templateId === undefined)
        throw new RestError('100', 'Could not find value for parameter {templateId}')
      const template = findTemplate(portal.state, actor.user, toInteger(params.templateId))
      if (!template)
        return { result: false }
      const select = (toList(toObject(params.params)?.select) ?? []).map(toText)
      return { result: selectTemplateFields(encodeTemplate(portal.state, template), select) }
    },
  }),
  defineMethod({
    name: 'tasks.template.update',
    scope: 'task',
    doc: `${pages}-update.html`,
    undocumented: [rights, 'An empty TITLE is passed over.'],
    async handle(call) {
      const { portal, actor, params } = call
      const id = requireInteger(params, 'templateId')
      const fields = requireObject(params, 'fields')
      await portal.pause({ method: 'tasks.template.update', userId: actor.user.id })
      const template = findTemplate(portal.state, actor.user, id)
      if (template)
        updateTemplate(portal, template, fields)
      return { result: template !== undefined }
    },
  }),
  defineMethod({
    name: 'tasks.template.delete',
    scope: 'task',
    doc: `${pages}-delete.html`,
    undocumented: [rights, 'Deleted at once, without a recycle bin.'],
    handle({ portal, actor, params }) {
      const template = findTemplate(portal.state, actor.user, requireInteger(params, 'templateId'))
      if (template)
        removeTemplate(portal, template)
      // Whatever happened.
      return { result: false }
    },
  }),
  defineMethod({
    name: 'tasks.template.fields',
    scope: 'task',
    doc: `${pages}-fields.html`,
    undocumented: ['Templates have no custom fields of the portal\'s owner here.'],
    handle: ({ actor }) => ({ result: describeTemplateFields(actor.user.language) }),
  }),
]
