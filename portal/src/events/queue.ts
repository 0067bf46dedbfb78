import { createHash } from 'node:crypto'
import type { Portal } from '../portal.ts'
import type { EventBinding, Json, OfflineEvent } from '../state/types.ts'

/** How long a row stays that was marked and never cleared: 34 days and 4 hours (seen in the source; the page says 30 days). */
export const MARKED_ROW_LIFE_SECONDS = 2_952_000

type Place = Pick<OfflineEvent, 'appId' | 'connector' | 'processId' | 'messageId'>

/** Rows are unique by this, as in the portal's table; so a repeat finds the row it belongs to at once. */
function keyOf({ appId, connector, processId, messageId }: Place): string {
  return JSON.stringify([appId, connector, processId, messageId])
}

/**
 * Puts an event into the queue of its subscription. While the same event with the same data is there and nobody has
 * marked it, only its time and its author change.
 *
 * @see https://apidocs.bitrix24.com/api-reference/events/offline-events.html
 */
export function queueEvent(portal: Portal, binding: EventBinding, data: Json, userId: number): void {
  const { offlineEvents } = portal.state
  const messageId = createHash('md5').update(`${binding.event}|${JSON.stringify(data)}`).digest('hex')
  const place: Place = { appId: binding.appId, connector: binding.connector, processId: '', messageId }
  const timestamp = Math.floor(portal.now() / 1000)
  const known = offlineEvents.get(keyOf(place))
  if (known)
    Object.assign(known, { timestamp, userId })
  else
    offlineEvents.set(keyOf(place), { id: portal.nextId('offlineEvent'), ...place, timestamp, event: binding.event, data, userId, hasError: false })
}

/** The queue of one application and connector, without rows whose time is over. */
export function queueOf(portal: Portal, appId: number, connector: string): OfflineEvent[] {
  dropForgotten(portal)
  return [...portal.state.offlineEvents.values()].filter(row => row.appId === appId && row.connector === connector)
}

function dropForgotten(portal: Portal): void {
  const oldest = portal.now() / 1000 - MARKED_ROW_LIFE_SECONDS
  dropRows(portal, row => row.processId !== '' && row.timestamp < oldest)
}

export function dropRows(portal: Portal, isDoomed: (row: OfflineEvent) => boolean): void {
  const { offlineEvents } = portal.state
  for (const [key, row] of offlineEvents) {
    if (isDoomed(row))
      offlineEvents.delete(key)
  }
}

/** Marks rows as taken by a process; a repeat of their events makes new rows from now on. */
export function markRows(portal: Portal, rows: OfflineEvent[], processId: string): void {
  for (const row of rows)
    moveRow(portal, row, { processId })
}

/**
 * Marks rows of a process as failed: they lose the process and are found by `error: 1` only. What has been queued anew
 * for the same events meanwhile goes.
 */
export function markFailed(portal: Portal, queue: OfflineEvent[], processId: string, messageIds: string[]): void {
  const fresh = queue.filter(row => messageIds.includes(row.messageId) && !row.hasError)
  const lost = new Set(fresh.filter(row => row.processId !== processId))
  dropRows(portal, row => lost.has(row))
  for (const row of fresh.filter(one => !lost.has(one)))
    moveRow(portal, row, { processId: '', hasError: true })
}

function moveRow(portal: Portal, row: OfflineEvent, change: Partial<Pick<OfflineEvent, 'processId' | 'hasError'>>): void {
  const { offlineEvents } = portal.state
  offlineEvents.delete(keyOf(row))
  Object.assign(row, change)
  offlineEvents.set(keyOf(row), row)
}
