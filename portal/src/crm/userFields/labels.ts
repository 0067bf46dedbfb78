import type { Json } from '../../state/types.ts'
import { toObject, toText } from '../parameters.ts'
import { labelLanguages } from './types.ts'

/** A label in every language: a text stands for all of them, a map for those it names, `fallback` for the rest. */
export function readLabels(given: Json | undefined, fallback = ''): Record<string, string> {
  const map = toObject(given)
  const text = map ? fallback : toText(given) || fallback
  return Object.fromEntries(labelLanguages.map(language => [language, map ? toText(map[language]) || text : text]))
}
