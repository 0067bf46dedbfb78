import type { FrameOpening } from '../../src/ui/contract.ts'

const ENTITY_START = /&(?!(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);)/gi

/** Escapes `& < > "`; entities already there stay as they are. */
export function escapeOnce(text: string): string {
  return text.replace(ENTITY_START, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function isList(keys: string[]): boolean {
  return keys.every((key, index) => key === String(index))
}

/**
 * A value as the portal's page prints it for a script: numbers become text, null becomes `''`, booleans stay, and a
 * map with keys 0, 1, 2… is a list, so an empty map arrives as `[]`.
 */
export function toPageValue(value: unknown): unknown {
  if (value === null || value === undefined)
    return ''
  if (typeof value === 'number')
    return String(value)
  if (Array.isArray(value))
    return value.map(toPageValue)
  if (typeof value !== 'object')
    return value
  const entries = Object.entries(value)
  if (isList(entries.map(([key]) => key)))
    return entries.map(([, inner]) => toPageValue(inner))
  return Object.fromEntries(entries.map(([key, inner]) => [key, toPageValue(inner)]))
}

/** Escapes the texts of the first level; nested ones stay raw, as on card tabs and custom fields. */
export function escapeFirstLevel(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [key, typeof value === 'string' ? escapeOnce(value) : value]))
}

/** The answer to `getInitData`. `PROTOCOL` alone stays a number: the page prints it itself. */
export function initAnswer(facts: FrameOpening['init'], escapesOptions: boolean): Record<string, unknown> {
  const options = escapesOptions ? escapeFirstLevel(facts.PLACEMENT_OPTIONS) : facts.PLACEMENT_OPTIONS
  return { ...(toPageValue({ ...facts, PLACEMENT_OPTIONS: options }) as Record<string, unknown>), PROTOCOL: facts.PROTOCOL }
}
