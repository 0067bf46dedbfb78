import { toInteger, toList, toObject, toText } from '../../../crm/parameters.ts'
import type { TemplateChecklistItem } from '../../../state/taskTypes.ts'
import type { Json, PortalState } from '../../../state/types.ts'
import { addItem, findItem, removeItem, updateItem } from '../../../tasks/templates/checklists.ts'
import { encodeItem, listColumns } from '../../../tasks/templates/encodeChecklist.ts'
import { findTemplate } from '../../../tasks/templates/store.ts'
import { compareValues, meetsCondition } from '../../listFilter.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { requireObject } from '../crm/call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/tasks/template/checklist/tasks-template-checklist'

const rights = 'A template the caller may not use, or that does not exist, refuses like one without the right.'

/** @throws {RestError} `100` without it. Anything that is no number is 0, which no template has. */
function templateIdOf({ params }: MethodCall): number {
  if (params.templateId === undefined)
    throw new RestError('100', 'Could not find value for parameter {templateId}')
  return toInteger(params.templateId) ?? 0
}

/** @throws {RestError} `100` without it. */
function itemIdOf({ params }: MethodCall): number {
  if (params.checkListItemId === undefined)
    throw new RestError('100', 'Bitrix\\Tasks\\CheckList\\Internals\\CheckList All parameters in the constructor must have real class type')
  return toInteger(params.checkListItemId) ?? 0
}

/** @throws {RestError} `0` with the refusal of the method. */
function checkTemplate({ portal, actor }: MethodCall, templateId: number, refusal: string): void {
  if (!findTemplate(portal.state, actor.user, templateId))
    throw new RestError('0', refusal)
}

/** @throws {RestError} `0` for a line the template does not have. */
function requireItem({ portal }: MethodCall, templateId: number, id: number, title = ''): TemplateChecklistItem {
  const item = findItem(portal.state, templateId, id)
  if (!item)
    throw new RestError('0', `Invalid value [] for field [ENTITY_ID] in item [, ${title}]`)
  return item
}

function listed(state: PortalState, items: TemplateChecklistItem[], { filter, order, select }: MethodCall['params']): { [id: string]: Json } {
  const column = (item: TemplateChecklistItem, name: string) => listColumns[name]?.(item, state)[1] ?? ''
  const row = (item: TemplateChecklistItem) => Object.fromEntries(Object.keys(listColumns).map(name => [name, column(item, name)]))
  const conditions = Object.entries(toObject(filter) ?? {}).filter(([key]) => key.replace(/^\W+/, '').toUpperCase() !== 'TEMPLATE_ID')
  const found = items.filter(item => conditions.every(([key, value]) => meetsCondition(row(item), key, value)))
  const sortings = Object.entries(toObject(order) ?? {}).map(([name, direction]) => [name.toUpperCase(), toText(direction).toUpperCase() === 'DESC' ? -1 : 1] as const)
  const by = sortings.length > 0 ? sortings : [['ID', -1] as const]
  const sorted = found.toSorted((one, other) => by.reduce((result, [name, sign]) => result || sign * compareValues(String(column(one, name)), String(column(other, name))), 0))
  const names = (toList(select) ?? []).map(toText).filter(name => name in listColumns)
  const wanted = names.length > 0 ? names : Object.keys(listColumns).filter(name => name !== 'MEMBERS' && name !== 'ATTACHMENTS')
  return Object.fromEntries(sorted.map(item => [String(item.id), Object.fromEntries(wanted.map(name => listColumns[name]!(item, state)))]))
}

export const templateChecklistMethods: MethodDefinition[] = [
  defineMethod({
    name: 'tasks.template.checklist.add',
    scope: 'task',
    doc: `${pages}-add.html`,
    undocumented: [rights, 'Without SORT_INDEX a line comes last among those of its parent.'],
    handle(call) {
      const templateId = templateIdOf(call)
      const fields = requireObject(call.params, 'fields')
      checkTemplate(call, templateId, 'Adding item: action is not available')
      const item = addItem(call.portal, templateId, call.actor.user.id, fields)
      return { result: { checkListItem: encodeItem(call.portal.state, call.actor.user.id, item, true) } }
    },
  }),
  defineMethod({
    name: 'tasks.template.checklist.get',
    scope: 'task',
    doc: `${pages}-get.html`,
    undocumented: [rights, 'What is empty in the answer about no line: numbers are null, texts and lists empty.'],
    handle(call) {
      const templateId = templateIdOf(call)
      const id = itemIdOf(call)
      if (templateId > 0)
        checkTemplate(call, templateId, 'Access to the task template is denied')
      return { result: { checkListItem: encodeItem(call.portal.state, call.actor.user.id, findItem(call.portal.state, templateId, id)) } }
    },
  }),
  defineMethod({
    name: 'tasks.template.checklist.list',
    scope: 'task',
    doc: `${pages}-list.html`,
    undocumented: [rights, 'Without select all fields but people and attachments come. Ids are keys of an object, so JavaScript reads them in ascending order whatever the order asked for.'],
    handle(call) {
      const templateId = templateIdOf(call)
      checkTemplate(call, templateId, 'Access to the task template is denied')
      const { state } = call.portal
      const items = state.tasks.templateChecklists.filter(item => item.templateId === templateId)
      return { result: { checkListItems: listed(state, items, call.params) } }
    },
  }),
  defineMethod({
    name: 'tasks.template.checklist.update',
    scope: 'task',
    doc: `${pages}-update.html`,
    undocumented: [rights, 'An empty TITLE is passed over; a line moved under one of its own lines becomes a checklist.'],
    handle(call) {
      const templateId = templateIdOf(call)
      const id = itemIdOf(call)
      const fields = requireObject(call.params, 'fields')
      checkTemplate(call, templateId, 'Updating item: action not available')
      const item = updateItem(call.portal, requireItem(call, templateId, id, toText(fields.TITLE)), fields)
      return { result: { checkListItem: encodeItem(call.portal.state, call.actor.user.id, item) } }
    },
  }),
  defineMethod({
    name: 'tasks.template.checklist.delete',
    scope: 'task',
    doc: `${pages}-delete.html`,
    undocumented: [rights, 'What stands under a line goes with it.'],
    handle(call) {
      const templateId = templateIdOf(call)
      const id = itemIdOf(call)
      checkTemplate(call, templateId, 'Deleting item: action not available')
      removeItem(call.portal, requireItem(call, templateId, id))
      return { result: true }
    },
  }),
]
