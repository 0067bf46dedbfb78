import { toObject } from '../crm/parameters.ts'
import { sniffType } from '../files/sniff.ts'
import type { Portal } from '../portal.ts'
import type { Json } from '../state/types.ts'

const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/

/** Bytes of `fileContent: [name, base64]`; null when there are none or they are no base64. */
export function readContent(value: Json | undefined): Uint8Array | null {
  const base64 = toObject(value)?.['1']
  if (typeof base64 !== 'string' || !BASE64.test(base64))
    return null
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length > 0 ? new Uint8Array(bytes) : null
}

/** Whether the portal still has room for a file, by the switch `diskFreeBytes`. */
export function hasRoom({ state }: Portal, sizeBytes: number): boolean {
  const free = state.switches.diskFreeBytes
  return free === null || sizeBytes <= free
}

/** Keeps the bytes as a file of their own. @returns Its id. */
export function storeContent(portal: Portal, name: string, bytes: Uint8Array): number {
  const id = portal.nextId('file')
  portal.state.files.set(id, { id, name, contentType: sniffType(bytes), bytes, createdTime: portal.nowIso() })
  return id
}
