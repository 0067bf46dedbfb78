import { fileIds } from '../crm/values/files.ts'
import { mayUseApp } from '../auth/tokens.ts'
import { itemStore } from '../crm/items.ts'
import { raiseCommentEvent } from '../events/raise.ts'
import { writeTimeline } from '../crm/records/timeline.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { Activity } from '../state/activityTypes.ts'
import type { PortalUser, TimelineEntry } from '../state/types.ts'
import type { ActivityLayout } from './activityView.ts'
import { fileBriefs } from './card.ts'
import type { TimelineLine } from './contract.ts'
import { briefById } from './people.ts'

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

/**
 * What happened to a record, newest first; activities that are not completed stand above.
 *
 * @throws {RestError} without the right to read the record.
 */
export function timelineOf(portal: Portal, user: PortalUser, entityTypeId: number, id: number): TimelineLine[] {
  itemStore.get(portal, user, entityTypeId, id)
  const own = [...portal.state.timeline.values()].filter(entry => entry.entityTypeId === entityTypeId && entry.entityId === id)
  const activities = [...portal.state.activities.values()].filter(activity => activity.ownerTypeId === entityTypeId && activity.ownerId === id)
  const lines = [
    ...activities.sort((one, other) => other.id - one.id).map(activity => lineOfActivity(portal, user, activity)),
    ...own.sort((one, other) => other.id - one.id).map(entry => lineOf(portal, entry)),
  ]
  return lines.sort(byTime).slice(0, LINES_SHOWN)
}

function byTime(one: TimelineLine, other: TimelineLine): number {
  const isOpen = ({ activity }: TimelineLine) => activity?.isCompleted === false ? 1 : 0
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
