import { toDateTime } from '../../crm/values/dates.ts'
import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'
import { noteId } from '../../state/ids.ts'
import type { Json } from '../../state/types.ts'
import { addChecklistItem } from '../../tasks/items/checklists.ts'
import { enterTask, prepareTask } from '../../tasks/items/store.ts'
import { ControlError } from '../controlError.ts'
import type { ImportedTask, ImportOrder } from './records.ts'

/** Dates and people of the past that `tasks.task.add` takes from nobody. */
const KEPT = ['CREATED_DATE', 'CLOSED_DATE', 'DATE_START', 'STATUS_CHANGED_DATE', 'CLOSED_BY', 'STATUS_CHANGED_BY']

/**
 * Enters tasks as an administrator does by `tasks.task.add`, with the same checks, but keeps given ids, authors and dates, and tells nobody.
 *
 * @throws {ControlError} naming the row that was refused; the rows before it stay.
 */
export function importTasks(portal: Portal, rows: ImportOrder['tasks'] = []): number[] {
  return rows.map((row, index) => {
    try {
      return importTask(portal, row)
    }
    catch (error) {
      if (error instanceof RestError)
        throw new ControlError(`Failed to import task ${index}: ${error.code} ${error.message}`)
      throw error
    }
  })
}

function importTask(portal: Portal, { id, checklist = [], ...given }: ImportedTask): number {
  const { state } = portal
  const user = state.users.find(one => one.isAdmin)
  if (!user)
    throw new ControlError('Failed to import tasks: the portal has no administrator.')
  if (id !== undefined && state.tasks.items.has(id))
    throw new ControlError(`Failed to import task ${id}: there is one already.`)
  const fields = prepareTask(portal, user, given as { [name: string]: Json })
  const kept = Object.entries(given).filter(([name]) => KEPT.includes(name)).map(([name, value]) => [name, name.endsWith('DATE') || name === 'DATE_START' ? toDateTime(String(value), state.settings.timeZone) : value ?? null])
  const author = state.users.find(one => one.id === fields.CREATED_BY) ?? user
  const task = enterTask(portal, author, { ...fields, ...Object.fromEntries(kept), ID: id ?? portal.nextId('task') })
  noteId(state, 'task', task.ID)
  for (const title of checklist)
    addChecklistItem(portal, author, task, { TITLE: title })
  return task.ID
}
