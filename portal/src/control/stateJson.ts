import { Buffer } from 'node:buffer'
import type { PortalState } from '../state/types.ts'

/** The whole state as JSON text: Maps as arrays of their values, file bytes only on request (base64). */
export function stateAsJson(state: PortalState, withFiles: boolean): string {
  return JSON.stringify({
    ...state,
    items: [...state.items].map(([entityTypeId, rows]) => ({ entityTypeId, rows: [...rows.values()] })),
    productRows: [...state.productRows.values()],
    catalog: {
      ...Object.fromEntries(Object.entries(state.catalog).map(([name, table]) => [name, table instanceof Map ? [...table.values()] : table])),
      values: [...state.catalog.values].map(([productId, properties]) => ({ productId, properties })),
    },
    files: [...state.files.values()].map(({ bytes, ...file }) => ({
      ...file,
      size: bytes.byteLength,
      ...(withFiles ? { base64: Buffer.from(bytes).toString('base64') } : {}),
    })),
    timeline: [...state.timeline.values()],
    activities: [...state.activities.values()],
    calendarEvents: [...state.calendarEvents.values()],
    timeman: { workdays: [...state.timeman.workdays.values()], settings: [...state.timeman.settings.values()] },
    disk: {
      storages: [...state.disk.storages.values()],
      objects: [...state.disk.objects.values()],
      versions: [...state.disk.versions.values()],
      links: state.disk.links,
    },
    tasks: { ...state.tasks, items: [...state.tasks.items.values()] },
    chats: { items: [...state.chats.items.values()], messages: [...state.chats.messages.values()], notices: [...state.chats.notices.values()] },
    lines: { ...state.lines, clients: [...state.lines.clients.values()], dialogs: [...state.lines.dialogs.values()] },
    offlineEvents: [...state.offlineEvents.values()],
  })
}
