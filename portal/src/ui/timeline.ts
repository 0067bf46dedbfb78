import { fileIds } from '../crm/values/files.ts'
import { mayUseApp } from '../auth/tokens.ts'
import { itemStore } from '../crm/items.ts'
import { raiseCommentEvent } from '../events/raise.ts'
import { entityOf } from '../crm/entities.ts'
import { dialogsOf } from '../lines/records.ts'
import { writeTimeline } from '../crm/records/timeline.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { Activity } from '../state/activityTypes.ts'
import type { LineDialog } from '../state/lineTypes.ts'
import type { PortalUser, TimelineEntry } from '../state/types.ts'
import type { ActivityLayout } from './activityView.ts'
import { fileBriefs } from './card.ts'
import { channelOf } from './chats.ts'
import type { TimelineLine } from './contract.ts'
import { briefById } from './people.ts'
import type { TaskBrief } from './taskContract.ts'
import { tasksOfRecord } from './tasks.ts'

const LINES_SHOWN = 200

function lineOf(portal: Portal, { entityTypeId, entityId, ...entry }: TimelineEntry): TimelineLine {
  const address = `/_ui/file/${entityTypeId}/${entityId}/timeline`
  return { ...entry, author: briefById(portal, entry.authorId), files: fileBriefs(portal, address, fileIds(entry.fileIds)) }
}

function lineOfActivity(portal: Portal, user: PortalUser, { id, appId, authorId, createdTime, isCompleted, isIncomingChannel, deadline, layout }: Activity): TimelineLine {
  const app = portal.state.apps.find(one => one.id === appId)
  return {
    id, kind: 'activity', authorId, createdTime, text: '', fileIds: [], details: {}, files: [],
    author: briefById(portal, authorId),
    activity: {
      appId: app && mayUseApp(app, user) ? app.id : null,
      appTitle: app?.title ?? '',
      isCompleted,
      isIncoming: isIncomingChannel,
      deadline,
      // Nothing gets past the checks of the methods that write it.
      layout: layout as unknown as ActivityLayout,
    },
  }
}

/** A line without anything but its kind, its author and its time. */
function bareLine(portal: Portal, kind: TimelineLine['kind'], id: number, { authorId, createdTime }: { authorId: number, createdTime: string }): TimelineLine {
  return { id, kind, authorId, createdTime, text: '', fileIds: [], details: {}, files: [], author: briefById(portal, authorId) }
}

function lineOfTask(portal: Portal, task: TaskBrief): TimelineLine {
  return { ...bareLine(portal, 'task', task.id, { authorId: task.author.id, createdTime: task.createdTime }), task }
}

/** A conversation stands where it began. */
function lineOfChat(portal: Portal, user: PortalUser, { chatId, operatorId, isClosed }: LineDialog): TimelineLine {
  const chat = portal.state.chats.items.get(chatId)
  const line = bareLine(portal, 'chat', chatId, { authorId: operatorId ?? 0, createdTime: chat?.createdTime ?? portal.nowIso() })
  return { ...line, chat: { channel: channelOf(portal, user, chatId), title: chat?.title ?? '', isClosed } }
}

/**
 * What happened to a record, newest first; activities that are not completed stand above.
 *
 * @throws {RestError} without the right to read the record.
 */
export function timelineOf(portal: Portal, user: PortalUser, entityTypeId: number, id: number): TimelineLine[] {
  itemStore.get(portal, user, entityTypeId, id)
  const own = [...portal.state.timeline.values()].filter(entry => entry.entityTypeId === entityTypeId && entry.entityId === id)
  const activities = [...portal.state.activities.values()].filter(activity => activity.ownerTypeId === entityTypeId && activity.ownerId === id)
  const code = `${entityOf(portal.state, entityTypeId).abbreviation}_${id}`
  const lines = [
    ...tasksOfRecord(portal, user, code).map(task => lineOfTask(portal, task)),
    ...dialogsOf(portal.state, { entityTypeId, id, code }).map(dialog => lineOfChat(portal, user, dialog)),
    ...activities.sort((one, other) => other.id - one.id).map(activity => lineOfActivity(portal, user, activity)),
    ...own.sort((one, other) => other.id - one.id).map(entry => lineOf(portal, entry)),
  ]
  return lines.sort(byTime).slice(0, LINES_SHOWN)
}

function byTime(one: TimelineLine, other: TimelineLine): number {
  const isOpen = ({ activity, task }: TimelineLine) => activity?.isCompleted === false || (task && task.status !== 5) ? 1 : 0
  return isOpen(other) - isOpen(one) || Date.parse(other.createdTime) - Date.parse(one.createdTime)
}

/** @throws {RestError} for an empty comment, or without the right to change the record. */
export function addComment(portal: Portal, user: PortalUser, entityTypeId: number, id: number, text: string): void {
  if (!itemStore.access(portal, user, entityTypeId, id).update)
    throw new RestError('ACCESS_DENIED', 'Access denied')
  if (text.trim() === '')
    throw new RestError('', 'The comment is empty')
  const comment = writeTimeline(portal, 'comment', { entityTypeId, entityId: id, authorId: user.id }, { text: text.trim() })
  raiseCommentEvent(portal, 'ADD', comment.id, user.id)
}
