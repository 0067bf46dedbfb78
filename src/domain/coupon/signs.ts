/** Signs of a code: no 0, 1, I and O, which nobody tells apart on paper. Their order is their value in the check. */
export const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Cyrillic letters that look like a sign, capital and small. «О» is none: no code has it. */
const lookAlikes = new Map([...'АВЕКМНРСТУХ'].map((letter, index) => [letter, 'ABEKMHPCTYX'[index]!] as const))

/** Signs that no code has and people write all the same; `0` and `О` are one, `1`, `I` and `l`-like strokes another. */
const impossible: Readonly<Record<string, '0' | '1'>> = { 0: '0', O: '0', О: '0', 1: '1', I: '1', І: '1', Ӏ: '1', '|': '1' }

/** A sign as it was typed, `typed`, and what it is read as; `null` for what no code has. */
export interface ReadSign {
  typed: string
  sign: string | null
  /** It was the other alphabet's letter. */
  isFolded: boolean
  /** `0` for a nought or an O in either alphabet, `1` for a one or an I, `other` for the rest. */
  whyNot: '0' | '1' | 'other' | null
}

/** Splits what was typed into signs; spaces, dashes and points may stand anywhere. */
export function readSigns(text: string): ReadSign[] {
  return [...text.normalize('NFC').toUpperCase()].filter(typed => !/[\s\p{Dash}\p{Cf}.,_/\u2212]/u.test(typed)).map((typed): ReadSign => {
    const folded = lookAlikes.get(typed)
    const sign = folded ?? (alphabet.includes(typed) ? typed : null)
    return { typed, sign, isFolded: folded !== undefined, whyNot: sign === null ? impossible[typed] ?? 'other' : null }
  })
}
