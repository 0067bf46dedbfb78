import type { PortalState } from './types.ts'

/** Gives a fresh portal what every CRM starts with: stages, statuses, sources, types and currencies. */
export function addCrmDefaults(state: PortalState): void {
  state.counters.status ??= 1
}
