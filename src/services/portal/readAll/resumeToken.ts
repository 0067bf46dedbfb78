import { asList, asNumber, asRecord, asText } from '../decode'
import type { Stretch } from './chain'
import type { ListQuery } from './listQuery'

/** Where a reading stopped: plain data that can be kept anywhere and taken up in another browser. */
export interface ResumeToken {
  version: 1
  /** Of the portal and the query; a token of another reading is refused. */
  fingerprint: string
  /** Rows the list had at the start. */
  total: number
  /** Rows handed over so far. */
  rows: number
  /** Ids still to be read; null when nothing was read at all. */
  left: Stretch[] | null
}

/** A short name for a portal and a query, the same in every browser. */
export function fingerprintOf(origin: string, { method, params, filter, select, idField, after }: ListQuery): string {
  return hash(canonical([origin, method, params ?? {}, filter ?? {}, select === undefined ? null : [...select].sort(), idField, after ?? 0]))
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1)) : inner)
}

/** FNV-1a over UTF-16 units, twice with different seeds: 64 bits in hex. */
function hash(text: string): string {
  return [0x811C9DC5, 0x050C5D1F].map(seed => {
    let value = seed
    for (let index = 0; index < text.length; index++)
      value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
    return (value >>> 0).toString(16).padStart(8, '0')
  }).join('')
}

/** A token as it comes out of a store; null when it is none. */
export function decodeResumeToken(value: unknown): ResumeToken | null {
  const { version, fingerprint, total, rows, left } = asRecord(value)
  const counts = { total: asNumber(total), rows: asNumber(rows) }
  if (version !== 1 || asText(fingerprint) === '' || counts.total === null || counts.rows === null)
    return null
  const stretches = left === null ? null : asList(left).map(asStretch)
  if (stretches?.includes(null))
    return null
  return { version, fingerprint: asText(fingerprint), total: counts.total, rows: counts.rows, left: stretches as Stretch[] | null }
}

function asStretch(value: unknown): Stretch | null {
  const { after, end } = asRecord(value)
  return Number.isSafeInteger(after) && Number.isSafeInteger(end) ? { after: Number(after), end: Number(end) } : null
}
