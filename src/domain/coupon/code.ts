import { codeLength, isRight, repairOne, repairSwap, signsOf, solve, valuesOf } from './check'
import { alphabet, readSigns } from './signs'
import type { ReadSign } from './signs'
import { fromNames, fromRussianKeys } from './spoken'

/** `XXXX-XXXX-XX` */
export const usualGroups: readonly number[] = [4, 4, 2]

/** What the code may have been. Never taken without the person's word. */
export interface CodeGuess {
  /** `sign`: one or two signs are others; `swap`: two changed places; `missing`, `extra`: one too few, one too many; `keys`: Russian layout; `names`: written as it was spoken. */
  kind: 'sign' | 'swap' | 'missing' | 'extra' | 'keys' | 'names'
  /** From 0, among the signs that were typed; where one is missing, the place it belongs to. */
  places: readonly number[]
  /** Ten signs without dashes. */
  code: string
}

/** What became of typed or dictated words. `signs` say what was folded and what no code has. */
export type ReadCode
  = | { kind: 'empty' }
    | { kind: 'right', code: string, signs: readonly ReadSign[] }
    | { kind: 'wrong', why: 'sign' | 'check' | 'short' | 'long', signs: readonly ReadSign[], guesses: readonly CodeGuess[] }

/** Most guesses that are worth reading. */
const MOST_GUESSES = 6

/** Reads a code from either alphabet, capital or small, with spaces and dashes anywhere. Nothing is corrected: guesses are told beside it. */
export function readCode(text: string): ReadCode {
  const signs = readSigns(text)
  if (signs.length === 0)
    return { kind: 'empty' }
  const code = rightCode(signs)
  if (code !== null)
    return { kind: 'right', code, signs }
  const unknown = signs.flatMap(({ sign }, place) => sign === null ? [place] : [])
  const why = signs.length < codeLength ? 'short' : signs.length > codeLength ? 'long' : unknown.length > 0 ? 'sign' : 'check'
  const guesses = [...otherReadings(text), ...(unknown.length > 2 ? [] : why === 'short' ? guessMissing(signs) : why === 'long' ? guessExtra(signs) : guessSigns(signs, unknown))]
  return { kind: 'wrong', why, signs, guesses: guesses.slice(0, MOST_GUESSES) }
}

/** With a dash between groups; signs that no group holds follow the last one. */
export function formatCode(code: string, groups: readonly number[] = usualGroups): string {
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, length) => sum + length, 0))
  return starts.map((start, index) => code.slice(start, index === groups.length - 1 ? undefined : start + groups[index]!)).filter(Boolean).join('-')
}

/** Whether these are the ten signs of a code, as they are kept. */
export function isCode(text: string): boolean {
  return rightCode(readSigns(text)) === text
}

function rightCode(signs: readonly ReadSign[]): string | null {
  const code = signs.map(({ sign }) => sign ?? '?').join('')
  return !code.includes('?') && isRight(valuesOf(code)) ? code : null
}

function otherReadings(text: string): CodeGuess[] {
  return ([['keys', fromRussianKeys(text)], ['names', fromNames(text)]] as const).flatMap(([kind, reading]) => {
    const code = rightCode(readSigns(reading))
    return code === null ? [] : [{ kind, places: [], code }]
  })
}

/** With known places of signs that cannot be, the checks tell two signs; without, the place of one. */
function guessSigns(signs: readonly ReadSign[], unknown: readonly number[]): CodeGuess[] {
  const values = signs.map(({ sign }) => sign === null ? 0 : alphabet.indexOf(sign))
  const [one, other] = unknown
  if (one !== undefined && other !== undefined)
    return [{ kind: 'sign', places: [one, other], code: signsOf(solve(values, one, other)) }]
  if (one !== undefined)
    return guessAt(values, one)
  const repaired = repairOne(values)
  return [
    ...(repaired === null ? [] : [{ kind: 'sign' as const, places: [repaired.place], code: signsOf(repaired.values) }]),
    ...repairSwap(values).map(({ places, values: swapped }): CodeGuess => ({ kind: 'swap', places, code: signsOf(swapped) })),
  ]
}

/** One place is known to be wrong; if no sign there makes the code right, another place is wrong too. */
function guessAt(values: readonly number[], place: number): CodeGuess[] {
  return [...alphabet].flatMap((_, value) => {
    const tried = values.map((each, index) => index === place ? value : each)
    return isRight(tried) ? [{ kind: 'sign' as const, places: [place], code: signsOf(tried) }] : []
  })
}

function guessMissing(signs: readonly ReadSign[]): CodeGuess[] {
  if (signs.length !== codeLength - 1 || signs.some(({ sign }) => sign === null))
    return []
  const values = signs.map(({ sign }) => alphabet.indexOf(sign!))
  const guesses = Array.from({ length: codeLength }, (_, place) => guessAt([...values.slice(0, place), 0, ...values.slice(place)], place).map(guess => ({ ...guess, kind: 'missing' as const }))).flat()
  return onePerCode(guesses)
}

function guessExtra(signs: readonly ReadSign[]): CodeGuess[] {
  const guesses = signs.length !== codeLength + 1 ? [] : signs.flatMap((_, place) => {
    const code = rightCode(signs.filter((__, index) => index !== place))
    return code === null ? [] : [{ kind: 'extra' as const, places: [place], code }]
  })
  return onePerCode(guesses)
}

/** One of two equal neighbours is as good as the other. */
function onePerCode(guesses: readonly CodeGuess[]): CodeGuess[] {
  return guesses.filter((guess, index) => guesses.findIndex(({ code }) => code === guess.code) === index)
}
