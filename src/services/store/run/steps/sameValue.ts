import { asList, asRecord, asText } from '../../../portal/decode'

/** Whether two values of a field mean the same, however the portal writes them: `12` and `"12"`, a moment in two time zones, no value in its several forms. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other)
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === false)
    return ''
  if (Array.isArray(value) || typeof value === 'object')
    return asList(value).map(each => typeof each === 'object' ? asText(asRecord(each).value) : plain(each)).filter(Boolean).sort().join('|')
  const text = String(value)
  if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)))
    return String(Date.parse(text))
  // Money, `500.00|KGS` and `500|KGS`.
  const [amount = '', currency] = text.split('|')
  if (currency !== undefined)
    return `${Number(amount)}|${currency}`
  return text === 'N' ? '' : text.trim()
}
