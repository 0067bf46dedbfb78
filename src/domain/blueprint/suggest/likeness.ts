import { soundOf } from './latin'
import { isSameName, normaliseName, wordsOf } from './names'

/** Words that say little about what is meant: many names have them. */
const common = new Set('дата время тип вид статус номер код название имя список сумма поле клиент сделка лид контакт общий date time type kind status number code name list amount total deal lead contact client'.split(' '))
const fillers = new Set('в во на для по с со из и или от до к ко о об у при за не the a an of for to in on by and or'.split(' '))

const weights = { ordinary: 1, common: 0.4, filler: 0.1 }
/** Less than 1, so that the very same name always comes first. */
const scores = { sameLetters: 0.98, sameWords: 0.96, sameSound: 0.94, sameStem: 0.95 }

/**
 * How much two names look like names of one thing, 0–1. Looked at: case, ё, dashes, spaces, the order of words, endings,
 * transliteration.
 */
export function likenessOfNames(one: string, other: string): number {
  if (isSameName(one, other))
    return 1
  const [left, right] = [wordsOf(one), wordsOf(other)]
  if (haveOtherNumbers(left, right))
    return 0
  if (left.join('') === right.join('') || normaliseName(one).replaceAll(' ', '') === normaliseName(other).replaceAll(' ', ''))
    return scores.sameLetters
  if ([...left].sort().join(' ') === [...right].sort().join(' '))
    return scores.sameWords
  return sharedWeight(left, right)
}

/** The revenue of another year is another thing, however alike the rest is. */
function haveOtherNumbers(left: readonly string[], right: readonly string[]): boolean {
  const numbers = [left, right].map(words => words.filter(word => /^\d+$/.test(word)).sort().join(' '))
  return numbers[0] !== '' && numbers[1] !== '' && numbers[0] !== numbers[1]
}

/** Twice the weight of the words both have, by the weight of all. */
function sharedWeight(left: readonly string[], right: readonly string[]): number {
  const rest = [...right]
  let shared = 0
  for (const word of left) {
    const [best, score] = bestOf(word, rest)
    if (best === null)
      continue
    rest.splice(rest.indexOf(best), 1)
    shared += score * (weightOf(word) + weightOf(best))
  }
  const all = [...left, ...right].reduce((sum, word) => sum + weightOf(word), 0)
  return all === 0 ? 0 : shared / all
}

function bestOf(word: string, others: readonly string[]): [string | null, number] {
  return others.reduce<[string | null, number]>((best, other) => {
    const score = likenessOfWords(word, other)
    return score > best[1] ? [other, score] : best
  }, [null, 0])
}

function likenessOfWords(one: string, other: string): number {
  if (one === other)
    return 1
  if (haveOneStem(one, other))
    return scores.sameStem
  const [left, right] = [soundOf(one), soundOf(other)]
  if (left === right)
    return scores.sameSound
  return haveOneStem(left, right) ? scores.sameStem * scores.sameSound : 0
}

/** Russian endings are the last letter or two of a short word, up to a third of a long one. */
function haveOneStem(one: string, other: string): boolean {
  const longer = Math.max(one.length, other.length)
  let same = 0
  while (same < Math.min(one.length, other.length) && one[same] === other[same])
    same++
  return longer <= 4 ? same >= 3 && longer - same <= 1 : same >= 4 && same >= longer * 0.7
}

function weightOf(word: string): number {
  if (fillers.has(word))
    return weights.filler
  return isCommon(word) ? weights.common : weights.ordinary
}

function isCommon(word: string): boolean {
  return common.has(word) || [...common].some(one => haveOneStem(one, word))
}
