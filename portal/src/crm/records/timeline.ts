import type { Portal } from '../../portal.ts'
import type { Json, TimelineEntry } from '../../state/types.ts'

/** Writes a line into a card's timeline. */
export function writeTimeline(
  portal: Portal,
  kind: TimelineEntry['kind'],
  owner: { entityTypeId: number, entityId: number, authorId: number },
  details: { text?: string, fileIds?: number[], details?: { [key: string]: Json } } = {},
): TimelineEntry {
  const entry: TimelineEntry = {
    id: portal.nextId('timeline'),
    kind,
    ...owner,
    createdTime: portal.nowIso(),
    text: details.text ?? '',
    fileIds: details.fileIds ?? [],
    details: details.details ?? {},
  }
  portal.state.timeline.set(entry.id, entry)
  return entry
}
