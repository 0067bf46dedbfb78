import { deserialize, serialize } from 'node:v8'
import type { PortalState } from './types.ts'

/** The whole state as bytes: for snapshots and for caches on disk (same major version of Node). */
export function packState(state: PortalState): Uint8Array {
  return serialize(state)
}

/** @throws {Error} when the bytes hold no state of this version. */
export function unpackState(bytes: Uint8Array): PortalState {
  const state: unknown = deserialize(bytes)
  if (typeof state !== 'object' || state === null || !('version' in state) || state.version !== 3)
    throw new Error('Failed to read the packed state: it was made by another version. Build it again.')
  return state as PortalState
}
