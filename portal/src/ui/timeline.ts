import { fileIds } from '../crm/values/files.ts'
import { itemStore } from '../crm/items.ts'
import { raiseCommentEvent } from '../events/raise.ts'
import { writeTimeline } from '../crm/records/timeline.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { PortalUser, TimelineEntry } from '../state/types.ts'
import { fileBriefs } from './card.ts'
import type { TimelineLine } from './contract.ts'
import { briefById } from './people.ts'

const LINES_SHOWN = 200

function lineOf(portal: Portal, { entityTypeId, entityId, ...entry }: TimelineEntry): TimelineLine {
  const address = `/_ui/file/${entityTypeId}/${entityId}/timeline`
  return { ...entry, author: briefById(portal, entry.authorId), files: fileBriefs(portal, address, fileIds(entry.fileIds)) }
}

/**
 * What happened to a record, newest first.
 *
 * @throws {RestError} without the right to read the record.
 */
export function timelineOf(portal: Portal, user: PortalUser, entityTypeId: number, id: number): TimelineLine[] {
  itemStore.get(portal, user, entityTypeId, id)
  const own = [...portal.state.timeline.values()].filter(entry => entry.entityTypeId === entityTypeId && entry.entityId === id)
  return own.sort((one, other) => other.id - one.id).slice(0, LINES_SHOWN).map(entry => lineOf(portal, entry))
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
