/**
 * Parameters as a PHP query: `fields[title]=…&ids[0]=5`. Booleans become `1` and `0`, nothing becomes an empty text, an
 * empty list or object is left out, as PHP has no word for it.
 */
export function phpQuery(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params).flatMap(([key, value]) => pairs(key, value)).join('&')
}

function pairs(name: string, value: unknown): string[] {
  if (value === undefined)
    return []
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => pairs(`${name}[${key}]`, item))
  return [`${encodeURIComponent(name)}=${encodeURIComponent(scalar(value))}`]
}

function scalar(value: unknown): string {
  if (value === null)
    return ''
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value)
}
