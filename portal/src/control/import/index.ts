import type { Portal } from '../../portal.ts'
import { ControlError } from '../controlError.ts'
import { addWebhook } from '../webhooks.ts'
import { importCalendar } from './calendar.ts'
import { importCatalog } from './catalog.ts'
import { importFiles, importItems, importProductRows, importTimeline } from './crm.ts'
import { importDrive } from './drive.ts'
import { importHistory } from './history/index.ts'
import { importDialogs, importLines } from './lines.ts'
import { importDepartments, importUsers } from './people.ts'
import { importTasks } from './tasks.ts'
import { importWorkSettings, importWorkdays } from './workdays.ts'
import type { ImportAnswer, ImportOrder } from './records.ts'

/** Lists of records; `catalog` and `history` are orders of their own. */
const LISTS: (keyof ImportOrder)[] = ['departments', 'files', 'users', 'webhooks', 'items', 'productRows', 'timeline', 'calendar', 'workSettings', 'workdays', 'drive', 'tasks', 'openLines', 'dialogs']

const ORDERS = ['catalog', 'history']

/**
 * Takes in bulk records, past the REST methods.
 *
 * @throws {ControlError} when a part is no list or a record is refused; what came before it stays, so reset after it.
 */
export function importRecords(portal: Portal, order: ImportOrder): ImportAnswer {
  for (const [key, rows] of Object.entries(order)) {
    const isKnown = LISTS.some(known => known === key) ? Array.isArray(rows) : ORDERS.includes(key) && typeof rows === 'object' && rows !== null
    if (!isKnown)
      throw new ControlError(`Failed to import "${key}": known parts are ${LISTS.join(', ')}, each a list, and ${ORDERS.join(', ')}.`)
  }
  const departments = importDepartments(portal, order.departments)
  const files = importFiles(portal, order.files)
  const users = importUsers(portal, order.users)
  for (const webhook of order.webhooks ?? [])
    addWebhook(portal, webhook)
  const catalog = order.catalog && importCatalog(portal, order.catalog)
  return {
    departments,
    files,
    users,
    ...(catalog ? { catalog } : {}),
    items: importItems(portal, order.items),
    productRows: importProductRows(portal, order.productRows),
    timeline: importTimeline(portal, order.timeline),
    calendar: importCalendar(portal, order.calendar),
    workSettings: importWorkSettings(portal, order.workSettings),
    workdays: importWorkdays(portal, order.workdays),
    drive: importDrive(portal, order.drive),
    tasks: importTasks(portal, order.tasks),
    openLines: importLines(portal, order.openLines),
    dialogs: importDialogs(portal, order.dialogs),
    ...(order.history ? { history: importHistory(portal, order.history) } : {}),
  }
}
