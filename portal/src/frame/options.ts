import type { Json } from '../state/types.ts'

/** Options are kept as text; what is no text is kept as its JSON. */
export function optionText(value: Json | undefined): string {
  if (typeof value === 'string')
    return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}
