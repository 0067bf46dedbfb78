/**
 * Values as the portal sends them, read in one place: numbers as strings, `false` or `[]` for nothing, objects with
 * number keys for lists, money as `1500|RUB`.
 */

/** An object's keys; `[]`, `false` and the like count as empty. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {}
}

/** Text; numbers as they are written, nothing as `''`. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A whole or broken number, or `null` for anything that is none. */
export function asNumber(value: unknown): number | null {
  const text = asText(value).trim()
  const number = Number(text)
  return text === '' || !Number.isFinite(number) ? null : number
}

/** A positive whole number, as ids are, or `null`. */
export function asId(value: unknown): number | null {
  const number = asNumber(value)
  return number !== null && Number.isSafeInteger(number) && number > 0 ? number : null
}

/** `true`, `'Y'`, `1`, `'1'` and `'true'` are true; everything else is false. */
export function asFlag(value: unknown): boolean {
  return value === true || ['Y', '1', 'true'].includes(asText(value))
}

/** A list, whether sent as an array or as an object with number keys. A single value is not a list. */
export function asList(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value
  const entries = Object.entries(asRecord(value))
  return entries.every(([key]) => /^\d+$/.test(key)) ? entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item) : []
}

export interface Money { amount: number, currency: string }

/** Money as custom fields keep it, `1500|RUB`; `null` when there is none. */
export function asMoney(value: unknown): Money | null {
  const [amount, currency = ''] = asText(value).split('|')
  const number = asNumber(amount)
  return number === null ? null : { amount: number, currency }
}

/** A moment as ISO text of the portal (`2026-11-22T10:44:00+03:00`), or `null`. */
export function asMoment(value: unknown): string | null {
  const text = asText(value)
  return text !== '' && !Number.isNaN(Date.parse(text)) ? text : null
}
