import { addMessage } from '../../../chats/store.ts'
import { toInteger, toObject, toText } from '../../../crm/parameters.ts'
import { parseMoment } from '../../../crm/values/dates.ts'
import { formatIso } from '../../../state/clock.ts'
import { taskErrors } from '../../../tasks/items/errors.ts'
import { noteTaskEvent } from '../../../tasks/items/history.ts'
import { findTask } from '../../../tasks/items/rights.ts'
import { defineMethod } from '../../method.ts'
import type { MethodDefinition } from '../../method.ts'

const FIELDS = ['POST_MESSAGE', 'AUTHOR_ID', 'POST_DATE', 'UF_FORUM_MESSAGE_DOC']

function wrongArguments(complaint: string) {
  return taskErrors.core(`TASKS_ERROR_EXCEPTION_#256; ${complaint}; 256/TE/WRONG_ARGUMENTS`)
}

export const taskCommentMethods: MethodDefinition[] = [
  defineMethod({
    name: 'task.commentitem.add',
    scope: 'task',
    doc: 'https://apidocs.bitrix24.com/api-reference/tasks/comment-item/task-comment-item-add.html',
    undocumented: [
      'The card is the new one, so a comment is a message of the task\'s chat, and its id that of the message; im.dialog.messages.get reads it. The other methods of comments, which do not work there, are not offered.',
      'Files are passed over.',
    ],
    async handle({ portal, actor, params }) {
      const id = toInteger(params.TASKID)
      if (id === null)
        throw wrongArguments('Param #0 (taskId) for method ctaskcommentitem::add() expected to be of type "integer", but given something else.')
      const fields = toObject(params.FIELDS) ?? {}
      const unknown = Object.keys(fields).find(name => !FIELDS.includes(name))
      if (unknown !== undefined)
        throw wrongArguments(`Param #1 (arFields) for method ctaskcommentitem::add() must not contain key "${unknown}".`)
      const text = toText(fields.POST_MESSAGE).trim()
      if (text === '')
        throw taskErrors.core('Comment text is not specified')
      await portal.pause({ method: 'task.commentitem.add', userId: actor.user.id })
      const task = findTask(portal.state, actor.user, id)
      if (!task)
        throw taskErrors.core('Insufficient permissions to add a comment.')
      const named = toInteger(fields.AUTHOR_ID)
      const authorId = portal.state.users.some(user => user.id === named) ? named! : actor.user.id
      const posted = parseMoment(toText(fields.POST_DATE), portal.state.settings.timeZone)
      const message = addMessage(portal, { chatId: task.CHAT_ID, authorId, text, ...(posted === null ? {} : { createdTime: formatIso(posted, portal.state.settings.timeZone) }) })
      noteTaskEvent(portal, actor.user, task.ID, 'COMMENT', { to: String(message.id) })
      task.ACTIVITY_DATE = portal.nowIso()
      return { result: message.id }
    },
  }),
]
