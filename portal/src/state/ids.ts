import type { PortalState } from './types.ts'

/** Takes the next id of a table. */
export function takeId(state: PortalState, table: string): number {
  const id = state.counters[table] ?? 1
  state.counters[table] = id + 1
  return id
}

/** Keeps a table's counter above an id that was given from outside. */
export function noteId(state: PortalState, table: string, id: number): void {
  state.counters[table] = Math.max(state.counters[table] ?? 1, id + 1)
}
