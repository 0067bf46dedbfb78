import { asId, asList, asMoment, asRecord, asText } from '../../../portal/decode'
import { taskBinding } from '../../entities'
import type { CardRecord, Store } from '../../types'

/** A task of a record, as its list tells it. */
export interface TaskLook { id: number, title: string, mark: string, responsibleId: number | null, creatorId: number | null, createdAt: number, isDone: boolean, chatId: number | null }

const completed = 5

/**
 * Tasks of a record that the person may see, the newest first, at most 50: their own, those they set, and their subordinates'.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-list.html
 */
export async function tasksOfRecord({ calls, map }: Store, record: CardRecord): Promise<TaskLook[]> {
  const binding = taskBinding(map, record)
  const result = await calls.read('tasks.task.list', {
    filter: { UF_CRM_TASK: binding },
    // The bindings come only when they are named.
    select: ['ID', 'TITLE', 'XML_ID', 'RESPONSIBLE_ID', 'CREATED_BY', 'CREATED_DATE', 'STATUS', 'CHAT_ID', 'UF_CRM_TASK'],
    order: { ID: 'DESC' },
  })
  return asList(asRecord(result).tasks).map(asRecord).filter(task => asList(task.ufCrmTask).map(asText).includes(binding)).flatMap(task => {
    const id = asId(task.id)
    return id === null ? [] : [{
      id,
      title: asText(task.title),
      mark: asText(task.xmlId),
      responsibleId: asId(task.responsibleId),
      creatorId: asId(task.createdBy),
      createdAt: Date.parse(asMoment(task.createdDate) ?? ''),
      isDone: Number(task.status) === completed,
      chatId: asId(task.chatId),
    }]
  })
}
