import { normaliseName } from '../blueprint/suggest/names'

export type Match = { kind: 'found', option: string } | { kind: 'none' } | { kind: 'ambiguous', options: readonly string[] }

/**
 * Finds a list's value by its text: case, spaces, kinds of dashes, ё and е make no difference.
 *
 * @param options Texts by id.
 */
export function matchOption(text: string, options: ReadonlyMap<string, string>): Match {
  const exact = [...options].filter(([, name]) => name.trim() === text.trim())
  if (exact.length === 1)
    return { kind: 'found', option: exact[0]![0] }
  const wanted = normaliseName(text)
  const like = wanted === '' ? [] : [...options].filter(([, name]) => normaliseName(name) === wanted)
  const [first] = like
  if (first === undefined)
    return exact.length > 1 ? { kind: 'ambiguous', options: exact.map(([id]) => id) } : { kind: 'none' }
  return like.length === 1 ? { kind: 'found', option: first[0] } : { kind: 'ambiguous', options: like.map(([id]) => id) }
}
