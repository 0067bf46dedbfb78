import { dataLength, signsOf, withChecks } from './check'
import { isRude } from './rudeWords'

/** Fills the bytes with chance: `bytes => crypto.getRandomValues(bytes)` in the application. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => void

/** Draws that come to nothing before it is given up. There are 10¹² codes: this many only go by when the source of chance is broken. */
const MOST_DRAWS = 1000

/**
 * Draws a code that nobody has.
 *
 * @param isTaken Whether the code, ten signs without dashes, was issued before.
 * @returns Ten signs without dashes; `null` when 1000 draws in a row were taken or rude.
 */
export function drawCode(fillRandom: FillRandom, isTaken: (signs: string) => boolean): string | null {
  const bytes = new Uint8Array(dataLength)
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    fillRandom(bytes)
    const signs = signsOf(withChecks([...bytes].map(byte => byte % 32)))
    if (!isTaken(signs) && !isRude(signs) && new Set(signs).size > 1)
      return signs
  }
  return null
}

/**
 * Draws many codes, each once.
 *
 * @param taken Issued before; what is drawn is added to it.
 * @returns As many as there were to be had.
 */
export function drawCodes(count: number, fillRandom: FillRandom, taken: Set<string>): string[] {
  const drawn: string[] = []
  while (drawn.length < count) {
    const code = drawCode(fillRandom, signs => taken.has(signs))
    if (code === null)
      break
    taken.add(code)
    drawn.push(code)
  }
  return drawn
}
