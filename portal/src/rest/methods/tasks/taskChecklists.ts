import { toInteger, toObject, toText } from '../../../crm/parameters.ts'
import type { Task, TaskChecklistItem } from '../../../state/taskTypes.ts'
import { addChecklistItem, changeChecklistItem, itemsOf, removeChecklistItem, toggleChecklistItem } from '../../../tasks/items/checklists.ts'
import { encodeChecklistItem } from '../../../tasks/items/encodeChecklist.ts'
import { taskErrors } from '../../../tasks/items/errors.ts'
import { findTask, taskActions } from '../../../tasks/items/rights.ts'
import { compareValues } from '../../listFilter.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/tasks/checklist-item/task-checklist-item'
const SORTABLE = ['ID', 'PARENT_ID', 'CREATED_BY', 'TITLE', 'SORT_INDEX', 'IS_COMPLETE', 'IS_IMPORTANT', 'TOGGLED_BY', 'TOGGLED_DATE']

const rights = 'The author, the responsible person, those who take part and administrators change lines; attachments are not kept, members are, without becoming part of the task.'

const errors = {
  missing: (method: string, name: string) => taskErrors.core(`TASKS_ERROR_EXCEPTION_#256; Param #${PLACES[name]} (${name}) expected by method ctaskchecklistitem::${method}(), but not given.; 256/TE/WRONG_ARGUMENTS`),
  type: (method: string, name: string) => taskErrors.core(`TASKS_ERROR_EXCEPTION_#256; Param #${PLACES[name]} (${name}) for method ctaskchecklistitem::${method}() expected to be of type "integer", but given something else.; 256/TE/WRONG_ARGUMENTS`),
  order: (name: string) => taskErrors.core(`TASKS_ERROR_EXCEPTION_#256; Param #1 (arOrder) for method ctaskchecklistitem::getlist() must not contain key "${name}".; 256/TE/WRONG_ARGUMENTS`),
  failed: (what: string) => taskErrors.core(`TASKS_ERROR_EXCEPTION_#8; ${what}; 8/TE/ACTION_FAILED_TO_BE_PROCESSED`),
  mayNotEdit: () => taskErrors.core('TASKS_ERROR_EXCEPTION_#4; No access to edit the task; 4/TE/ACTION_NOT_ALLOWED'),
  notFound: () => taskErrors.core('TASKS_ERROR_EXCEPTION_#512; Check listitem not found or not accessible; 512/TE/ITEM_NOT_FOUND_OR_NOT_ACCESSIBLE'),
  notPositive: () => taskErrors.core('TASKS_ERROR_ASSERT_EXCEPTION'),
}
const PLACES: Record<string, number> = { taskId: 0, itemId: 1, arFields: 2 }

/** @throws {RestError} `ERROR_CORE` */
function requireId({ params }: MethodCall, method: string, name: 'taskId' | 'itemId'): number {
  const value = params[name.toUpperCase()]
  if (value === undefined || value === null)
    throw name === 'taskId' && ['add', 'getlist'].includes(method) ? errors.type(method, name) : errors.missing(method, name)
  const id = toInteger(value)
  if (id === null)
    throw errors.type(method, name)
  return id
}

function requireFields({ params }: MethodCall, method: 'add' | 'update') {
  const fields = toObject(params.FIELDS)
  if (!fields || Object.keys(fields).length === 0)
    throw taskErrors.core(`TASKS_ERROR_EXCEPTION_#256; Param #${method === 'add' ? 1 : 2} (arFields) expected by method ctaskchecklistitem::${method}(), but not given.; 256/TE/WRONG_ARGUMENTS`)
  return fields
}

/** The task, if the caller may see it. */
function visibleTask({ portal, actor }: MethodCall, id: number): Task | undefined {
  return findTask(portal.state, actor.user, id)
}

function mayEdit({ portal, actor }: MethodCall, task: Task | undefined): task is Task {
  return task !== undefined && taskActions(portal.state, actor.user, task)['CHECKLIST.ADD']
}

function itemById({ portal }: MethodCall, id: number): TaskChecklistItem | undefined {
  return portal.state.tasks.checklists.find(item => item.id === id)
}

function toggling(name: 'complete' | 'renew'): MethodDefinition {
  return defineMethod({
    name: `task.checklistitem.${name}`,
    scope: 'task',
    doc: `${pages}-${name}.html`,
    undocumented: [rights, 'A line of a task one may not change is "Action failed".'],
    handle(call) {
      const taskId = requireId(call, name, 'taskId')
      const itemId = requireId(call, name, 'itemId')
      if (taskId <= 0 || itemId <= 0)
        throw errors.notPositive()
      const item = itemById(call, itemId)
      if (!item)
        return { result: false }
      if (!mayEdit(call, visibleTask(call, item.taskId)))
        throw errors.failed('Action failed')
      toggleChecklistItem(call.portal, call.actor.user, item, name === 'complete')
      return { result: true }
    },
  })
}

export const taskChecklistMethods: MethodDefinition[] = [
  defineMethod({
    name: 'task.checklistitem.add',
    scope: 'task',
    doc: `${pages}-add.html`,
    undocumented: [rights],
    async handle(call) {
      const taskId = requireId(call, 'add', 'taskId')
      const fields = requireFields(call, 'add')
      if (toText(fields.TITLE).trim() === '')
        throw errors.failed('Item name not specified')
      await call.portal.pause({ method: 'task.checklistitem.add', userId: call.actor.user.id })
      const task = visibleTask(call, taskId)
      if (!mayEdit(call, task))
        throw errors.failed('Adding item: action not allowed')
      return { result: addChecklistItem(call.portal, call.actor.user, task, fields).id }
    },
  }),
  defineMethod({
    name: 'task.checklistitem.get',
    scope: 'task',
    doc: `${pages}-get.html`,
    handle(call) {
      const task = visibleTask(call, requireId(call, 'get', 'taskId'))
      const item = itemById(call, requireId(call, 'get', 'itemId'))
      if (!task || item?.taskId !== task.ID)
        throw errors.notFound()
      return { result: encodeChecklistItem(call.portal, item) }
    },
  }),
  defineMethod({
    name: 'task.checklistitem.getlist',
    scope: 'task',
    doc: `${pages}-get-list.html`,
    handle(call) {
      const task = visibleTask(call, requireId(call, 'getlist', 'taskId'))
      const order = Object.entries(toObject(call.params.ORDER) ?? {})
      const unknown = order.find(([name]) => !SORTABLE.includes(name))
      if (unknown)
        throw errors.order(unknown[0])
      if (!task)
        throw errors.failed('Action failed')
      const rows = itemsOf(call.portal.state, task.ID).map(item => encodeChecklistItem(call.portal, item))
      return {
        result: rows.sort((one, other) => {
          for (const [name, direction] of order) {
            const difference = compareValues(String(one[name] ?? ''), String(other[name] ?? ''))
            if (difference !== 0)
              return toText(direction).toLowerCase() === 'desc' ? -difference : difference
          }
          return Number(other.ID) - Number(one.ID)
        }),
      }
    },
  }),
  defineMethod({
    name: 'task.checklistitem.update',
    scope: 'task',
    doc: `${pages}-update.html`,
    undocumented: [rights],
    handle(call) {
      const task = visibleTask(call, requireId(call, 'update', 'taskId'))
      const item = itemById(call, requireId(call, 'update', 'itemId'))
      const fields = requireFields(call, 'update')
      if (!mayEdit(call, task) || item?.taskId !== task.ID)
        throw errors.mayNotEdit()
      changeChecklistItem(call.portal, call.actor.user, item, fields)
      return { result: null }
    },
  }),
  defineMethod({
    name: 'task.checklistitem.delete',
    scope: 'task',
    doc: `${pages}-delete.html`,
    undocumented: [rights, 'A checklist goes with its lines.'],
    handle(call) {
      const task = visibleTask(call, requireId(call, 'delete', 'taskId'))
      const item = itemById(call, requireId(call, 'delete', 'itemId'))
      if (!mayEdit(call, task) || item?.taskId !== task.ID)
        throw errors.failed('Deleting item: action not allowed')
      removeChecklistItem(call.portal, call.actor.user, item)
      return { result: true }
    },
  }),
  toggling('complete'),
  toggling('renew'),
]
