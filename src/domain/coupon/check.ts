import { alphabet } from './signs'

/*
 * The check is that of a Reed-Solomon code over the 32 signs: with 10 signs of which 2 are checks, two codes differ in three places or
 * more. So one wrong sign, two wrong signs and any two signs that changed places are always found, and the place of a single wrong one is known.
 */

/** `x⁵ + x² + 1` */
const POLYNOMIAL = 0b100101
const POWERS = 31
const powers = Array.from({ length: POWERS }, () => 0)
const logarithms = new Map<number, number>()
for (let power = 0, value = 1; power < POWERS; power++, value = value << 1 >= 32 ? (value << 1) ^ POLYNOMIAL : value << 1) {
  powers[power] = value
  logarithms.set(value, power)
}

const power = (exponent: number) => powers[(exponent % POWERS + POWERS) % POWERS]!
const times = (one: number, other: number) => one === 0 || other === 0 ? 0 : power(logarithms.get(one)! + logarithms.get(other)!)
const over = (one: number, other: number) => one === 0 ? 0 : power(logarithms.get(one)! - logarithms.get(other)!)

export const dataLength = 8
export const codeLength = dataLength + 2

type Values = readonly number[]
interface Sums { plain: number, weighed: number }

export const valuesOf = (signs: string): Values => [...signs].map(sign => alphabet.indexOf(sign))
export const signsOf = (values: Values): string => values.map(value => alphabet[value]).join('')

/** Both are 0 for a right code. */
function sumsOf(values: Values): Sums {
  return values.reduce<Sums>(({ plain, weighed }, value, place) => ({ plain: plain ^ value, weighed: weighed ^ times(value, power(place)) }), { plain: 0, weighed: 0 })
}

export function isRight(values: Values): boolean {
  const { plain, weighed } = sumsOf(values)
  return values.length === codeLength && plain === 0 && weighed === 0
}

/** Adds the two check signs to eight. */
export function withChecks(data: Values): Values {
  return solve([...data, 0, 0], dataLength, dataLength + 1)
}

/** The right code where the signs at two places are not known: there is always exactly one. */
export function solve(values: Values, place: number, other: number): Values {
  const known = values.map((value, index) => index === place || index === other ? 0 : value)
  const { plain, weighed } = sumsOf(known)
  const second = over(weighed ^ times(plain, power(place)), power(place) ^ power(other))
  return known.map((value, index) => index === other ? second : index === place ? plain ^ second : value)
}

/** The right code that differs in one place, and which; `null` when there is none: then more than one sign is wrong. */
export function repairOne(values: Values): { place: number, values: Values } | null {
  const { plain, weighed } = sumsOf(values)
  const place = plain === 0 || weighed === 0 ? -1 : logarithms.get(over(weighed, plain))!
  return place < 0 || place >= codeLength ? null : { place, values: values.map((value, index) => index === place ? value ^ plain : value) }
}

/** Right codes that come of two signs changing places, neighbours first. */
export function repairSwap(values: Values): { places: [number, number], values: Values }[] {
  if (sumsOf(values).plain !== 0)
    return []
  const pairs = values.flatMap((_, place) => values.slice(place + 1).map((__, apart): [number, number] => [place, place + 1 + apart]))
  return pairs
    .map(([one, other]) => ({ places: [one, other] as [number, number], values: values.map((value, index) => index === one ? values[other]! : index === other ? values[one]! : value) }))
    .filter(swapped => isRight(swapped.values) && signsOf(swapped.values) !== signsOf(values))
    .sort((one, other) => one.places[1] - one.places[0] - (other.places[1] - other.places[0]))
}
