import { setImmediate } from 'node:timers/promises'
import type { Random } from 'b24-local-portal'
import { readCode } from '@/domain/coupon/code'
import { drawCodes } from '@/domain/coupon/draw'
import type { FillRandom } from '@/domain/coupon/draw'
import { isRude } from '@/domain/coupon/rudeWords'
import { alphabet } from '@/domain/coupon/signs'
import { broken, kept } from '../scenario.ts'
import type { Case, Scenario, Verdict } from '../scenario.ts'

const CODES = 1_000_000
/** Issued at once, between two turns of the event loop: the portal beside it must get its turn. */
const BATCH = 20_000
const SAMPLE = 500
/** Every so many draws repeat one that was made before. */
const FORCED_EVERY = 10

/** Chance that is forced onto earlier draws, and how often it was. */
function forced(random: Random): { fillRandom: FillRandom, repeats: () => number } {
  const earlier: Uint8Array<ArrayBuffer>[] = []
  let draws = 0
  let repeats = 0
  return {
    repeats: () => repeats,
    fillRandom(bytes) {
      draws++
      if (draws % FORCED_EVERY === 0) {
        repeats++
        bytes.set(random.pick(earlier))
        return
      }
      bytes.forEach((_, index) => (bytes[index] = random.whole(0, 255)))
      if (earlier.length < 10_000)
        earlier.push(bytes.slice())
    },
  }
}

async function issue(random: Random, taken: Set<string>): Promise<Verdict> {
  const { fillRandom, repeats } = forced(random)
  const codes: string[] = []
  while (codes.length < CODES) {
    codes.push(...drawCodes(BATCH, fillRandom, taken))
    await setImmediate()
  }
  const twice = codes.length - new Set(codes).size
  const rude = codes.filter(isRude).length
  return twice === 0 && rude === 0 && repeats() > CODES / FORCED_EVERY ? kept : broken(`${codes.length} issued, ${twice} twice, ${rude} rude, ${repeats()} forced`)
}

async function judgeSwaps(codes: readonly string[]): Promise<Verdict> {
  for (const code of codes) {
    await setImmediate()
    const passed = everySwap(code).find(({ text }) => readCode(text).kind === 'right')
    if (passed)
      return broken(`${passed.text} for ${code}`)
  }
  return kept
}

const sampleOf = (random: Random): string[] => drawCodes(SAMPLE, bytes => bytes.forEach((_, index) => (bytes[index] = random.whole(0, 255))), new Set())
const put = (code: string, place: number, sign: string) => code.slice(0, place) + sign + code.slice(place + 1)

/** Which of the spoilt codes pass for right, or do not lead back to the code at their place. */
async function judge(codes: readonly string[], spoil: (code: string) => { text: string, places: readonly number[] }[]): Promise<Verdict> {
  for (const code of codes) {
    await setImmediate()
    for (const { text, places } of spoil(code)) {
      const read = readCode(text)
      const leadsBack = read.kind === 'wrong' && read.guesses.some(guess => guess.code === code && guess.places.join() === places.join())
      if (!leadsBack)
        return broken(`${text} for ${code}: ${read.kind}`)
    }
  }
  return kept
}

const everyWrongSign = (code: string) => [...code].flatMap((right, place) => [...alphabet].filter(sign => sign !== right).map(sign => ({ text: put(code, place, sign), places: [place] })))

const everySwap = (code: string) => [...code].flatMap((one, place) => [...code].flatMap((other, later) => (
  later > place && one !== other ? [{ text: put(put(code, place, other), later, one), places: [place, later] }] : []
)))
const neighbours = (code: string) => everySwap(code).filter(({ places: [one = 0, other = 0] }) => other - one === 1)

/** Cyrillic letters that look like a sign of codes. */
const cyrillic = new Map([...'ABEKMHPCTYX'].map((latin, index) => [latin, 'АВЕКМНРСТУХ'[index]!] as const))

/** As somebody types it: letters of either alphabet, capital or small, with spaces and dashes. */
function typed(random: Random, code: string): { text: string, folded: number } {
  let folded = 0
  const signs = [...code].map(sign => {
    const twin = cyrillic.get(sign)
    const isFolded = twin !== undefined && random.whole(0, 1) === 1
    folded += isFolded ? 1 : 0
    const shown = isFolded ? twin : sign
    return (random.whole(0, 1) === 1 ? shown.toLowerCase() : shown) + random.pick(['', '', ' ', '-', ' – '])
  })
  return { text: signs.join(''), folded }
}

async function judgeLookAlikes(random: Random, codes: readonly string[]): Promise<Verdict> {
  for (const code of codes) {
    await setImmediate()
    const right = typed(random, code)
    const read = readCode(right.text)
    if (read.kind !== 'right' || read.code !== code || read.signs.filter(({ isFolded }) => isFolded).length !== right.folded)
      return broken(`${right.text} for ${code}: ${read.kind}`)
    for (const { text } of everyWrongSign(code)) {
      const wrong = typed(random, text)
      if (readCode(wrong.text).kind !== 'wrong')
        return broken(`${wrong.text} passed, though the code is ${code}`)
    }
  }
  return kept
}

const cases: Case[] = [
  { name: `${CODES.toLocaleString('en')} codes, every tenth draw forced onto an earlier one: none issued twice`, runs: 1, run: (_, random) => issue(random, new Set()) },
  { name: `all 310 wrong signs of each of ${SAMPLE} codes: found, and their place and sign guessed`, runs: 10, run: (_, random) => judge(sampleOf(random), everyWrongSign) },
  { name: `all swaps of neighbours in each of ${SAMPLE} codes: found, and the code guessed`, runs: 10, run: (_, random) => judge(sampleOf(random), neighbours) },
  { name: `all swaps of any two signs in each of ${SAMPLE} codes: none passes for right`, runs: 10, run: (_, random) => judgeSwaps(sampleOf(random)) },
  { name: `each of ${SAMPLE} codes and all its wrong signs in letters of either alphabet: read as itself and told what was folded, or found`, runs: 10, run: (_, random) => judgeLookAlikes(random, sampleOf(random)) },
  { name: 'nobody knows what was issued', runs: 1, isControl: true, run: (_, random) => issue(random, Object.assign(new Set<string>(), { has: () => false })) },
]

export const codes: Scenario = {
  name: 'codes',
  promise: 'A million coupon codes without one issued twice; every wrong sign and every swap is found, told with its place, and never corrected by itself; look-alikes of either alphabet are folded, and said to be.',
  people: 0,
  cases,
}
