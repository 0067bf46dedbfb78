import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signsOf, withChecks } from './check'
import { formatCode, isCode, readCode } from './code'
import { drawCode, drawCodes } from './draw'
import type { FillRandom } from './draw'
import { isRude, rudeWords } from './rudeWords'
import { alphabet } from './signs'

const RUNS = { numRuns: 200 }
const anyCode = fc.array(fc.nat(31), { minLength: 8, maxLength: 8 }).map(data => signsOf(withChecks(data)))
const place = fc.nat(9)
const replaced = (code: string, at: number, sign: string) => code.slice(0, at) + sign + code.slice(at + 1)
const swapped = (code: string, one: number, other: number) => replaced(replaced(code, one, code[other]!), other, code[one]!)
const wrong = (text: string) => {
  const read = readCode(text)
  if (read.kind !== 'wrong')
    throw new Error(`${text} was read as ${read.kind}`)
  return read
}

describe('a code', () => {
  it('is of 2–9 and A–Z without I and O', () => {
    expect(alphabet).toHaveLength(32)
    expect(alphabet).toMatch(/^[2-9A-HJ-NP-Z]+$/)
  })

  it('is right as it was made', () => fc.assert(fc.property(anyCode, code => {
    expect(readCode(formatCode(code))).toMatchObject({ kind: 'right', code })
    expect(isCode(code)).toBe(true)
  }), RUNS))

  it('is written in the groups of the settings', () => {
    expect(formatCode('ABCDEFGHJK')).toBe('ABCD-EFGH-JK')
    expect(formatCode('ABCDEFGHJK', [5, 5])).toBe('ABCDE-FGHJK')
    expect(formatCode('ABCDEFGHJK', [3, 3])).toBe('ABC-DEFGHJK')
    expect(formatCode('ABCDEFGHJK', [10])).toBe('ABCDEFGHJK')
  })

  it('is nothing when nothing was typed', () => expect(readCode(' – ')).toEqual({ kind: 'empty' }))
})

describe('one wrong sign', () => {
  it('is found at every place, and the guess is the code that was meant', () => fc.assert(fc.property(anyCode, place, fc.constantFrom(...alphabet), (code, at, sign) => {
    fc.pre(code[at] !== sign)
    expect(wrong(replaced(code, at, sign))).toMatchObject({ why: 'check', guesses: [{ kind: 'sign', places: [at], code }] })
  }), RUNS))

  it('is found whatever it is: all 310 of a code', () => {
    const code = signsOf(withChecks([7, 0, 31, 12, 5, 5, 20, 9]))
    const all = Array.from({ length: 10 }, (_, at) => [...alphabet].filter(sign => sign !== code[at]).map(sign => replaced(code, at, sign))).flat()
    expect(all).toHaveLength(310)
    expect(all.filter(text => readCode(text).kind === 'right')).toEqual([])
  })

  it('together with another one is found too', () => fc.assert(fc.property(anyCode, place, place, fc.constantFrom(...alphabet), fc.constantFrom(...alphabet), (code, one, other, sign, next) => {
    const text = replaced(replaced(code, one, sign), other, next)
    fc.pre(text !== code)
    expect(readCode(text).kind).toBe('wrong')
  }), RUNS))
})

describe('two signs that changed places', () => {
  it('are found wherever they stand, all 45 pairs, and the guesses hold the code', () => {
    const code = signsOf(withChecks([1, 2, 3, 4, 5, 6, 7, 8]))
    const pairs = Array.from({ length: 10 }, (_, one) => Array.from({ length: 9 - one }, (__, apart) => [one, one + apart + 1] as const)).flat()
    expect(pairs).toHaveLength(45)
    for (const [one, other] of pairs.filter(([a, b]) => code[a] !== code[b]))
      expect(wrong(swapped(code, one, other)).guesses).toContainEqual({ kind: 'swap', places: [one, other], code })
  })

  it('are found in any code; neighbours come first', () => fc.assert(fc.property(anyCode, fc.nat(8), (code, at) => {
    fc.pre(code[at] !== code[at + 1])
    const { why, guesses } = wrong(swapped(code, at, at + 1))
    expect(why).toBe('check')
    expect(guesses.filter(({ places }) => places[1]! - places[0]! === 1)).toContainEqual({ kind: 'swap', places: [at, at + 1], code })
    expect(guesses[0]?.places).toHaveLength(2)
  }), RUNS))

  it('are found far apart', () => fc.assert(fc.property(anyCode, place, place, (code, one, other) => {
    fc.pre(code[one] !== code[other])
    expect(readCode(swapped(code, one, other)).kind).toBe('wrong')
  }), RUNS))
})

describe('a sign too few or too many', () => {
  it('is found, and the code is among the guesses', () => fc.assert(fc.property(anyCode, place, fc.constantFrom(...alphabet), (code, at, sign) => {
    const short = wrong(code.slice(0, at) + code.slice(at + 1))
    expect(short.why).toBe('short')
    expect(short.guesses.map(guess => guess.code)).toContain(code)
    const long = wrong(code.slice(0, at) + sign + code.slice(at))
    expect(long.why).toBe('long')
    expect(long.guesses.map(guess => guess.code)).toContain(code)
  }), RUNS))
})

describe('what was typed or dictated', () => {
  const cyrillic = new Map([...'ABEKMHPCTYX'].map((sign, index) => [sign, 'АВЕКМНРСТУХ'[index]!]))

  it('is read in either alphabet, large or small, with spaces and dashes anywhere', () => fc.assert(fc.property(
    anyCode,
    fc.array(fc.record({ isCyrillic: fc.boolean(), isSmall: fc.boolean(), before: fc.constantFrom('', ' ', '-', '–', '\u00A0', '.') }), { minLength: 10, maxLength: 10 }),
    (code, ways) => {
      const text = [...code].map((sign, index) => {
        const { isCyrillic, isSmall, before } = ways[index]!
        const written = isCyrillic ? cyrillic.get(sign) ?? sign : sign
        return before + (isSmall ? written.toLowerCase() : written)
      }).join('')
      const read = readCode(text)
      expect(read).toMatchObject({ kind: 'right', code })
      const folded = read.kind === 'right' ? read.signs.filter(({ isFolded }) => isFolded).length : -1
      expect(folded).toBe([...code].filter((sign, index) => ways[index]!.isCyrillic && cyrillic.has(sign)).length)
    },
  ), RUNS))

  it.each([['0', '0'], ['O', '0'], ['о', '0'], ['О', '0'], ['1', '1'], ['i', '1'], ['I', '1'], ['Ж', 'other'], ['?', 'other']])('names %j, which no code has, and its place tells the sign', (typed, whyNot) => {
    const code = signsOf(withChecks([7, 0, 31, 12, 5, 5, 20, 9]))
    const { why, signs, guesses } = wrong(replaced(code, 3, typed))
    expect(why).toBe('sign')
    expect(signs[3]).toMatchObject({ sign: null, whyNot })
    expect(guesses).toEqual([{ kind: 'sign', places: [3], code }])
  })

  it('tells two signs that no code has', () => fc.assert(fc.property(anyCode, place, place, (code, one, other) => {
    fc.pre(one < other)
    expect(wrong(replaced(replaced(code, one, '0'), other, '1')).guesses).toEqual([{ kind: 'sign', places: [one, other], code }])
  }), RUNS))

  it('guesses at a Russian keyboard', () => {
    const code = signsOf(withChecks([8, 11, 13, 14, 15, 21, 24, 25]))
    const keys = new Map([...'QWERTYUIOPASDFGHJKLZXCVBNM'].map((key, index) => [key, 'йцукенгшщзфывапролдячсмить'[index]!]))
    expect(wrong([...code].map(sign => keys.get(sign) ?? sign).join('')).guesses).toContainEqual({ kind: 'keys', places: [], code })
  })

  it('guesses at names of letters and digits', () => {
    const code = signsOf(withChecks([29, 5, 17, 0, 28, 19, 2, 26]))
    const names: Record<string, string> = { X: 'икс', Y: 'игрек', K: 'ка', 2: 'два', 4: 'четыре', 7: 'семь', M: 'эм', W: 'дубль вэ', U: 'U', V: 'вэ' }
    const spoken = [...code].map(sign => names[sign] ?? sign).join(', ')
    expect(wrong(spoken).guesses).toContainEqual({ kind: 'names', places: [], code })
  })

  it('keeps its head with any text at all', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
    const read = readCode(text)
    for (const { code } of read.kind === 'wrong' ? read.guesses : [])
      expect(isCode(code)).toBe(true)
  }), RUNS))
})

describe('drawing', () => {
  const chance = (seed: number): FillRandom => {
    let state = seed
    return bytes => bytes.forEach((_, index) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      bytes[index] = state >>> 24
    })
  }

  it('draws again what was issued before: the source is forced onto it', () => {
    const [first, second] = drawCodes(2, chance(1), new Set())
    const forced = (source: FillRandom): FillRandom => {
      const repeat = [chance(1), chance(1)]
      return bytes => (repeat.shift() ?? source)(bytes)
    }
    const taken = new Set([first!])
    expect(drawCode(forced(chance(2)), signs => taken.has(signs))).toBe(drawCode(chance(2), () => false))
    expect(second).not.toBe(first)
  })

  it('gives up when there is nothing else to draw', () => {
    const stuck: FillRandom = bytes => bytes.fill(9)
    const [only] = drawCodes(1, stuck, new Set())
    expect(only && isCode(only)).toBe(true)
    expect(drawCode(stuck, signs => signs === only)).toBeNull()
    expect(drawCodes(3, stuck, new Set())).toEqual([only])
  })

  it('never draws one sign ten times', () => expect(drawCode(bytes => bytes.fill(0), () => false)).toBeNull())

  it('draws right codes, each once, none of them rude', () => {
    const taken = new Set<string>()
    const codes = drawCodes(3000, chance(7), taken)
    expect(taken.size).toBe(3000)
    expect(codes.filter(code => !isCode(code) || isRude(code))).toEqual([])
  })

  it.each([['XYE', 'AAXYEAAA'], ['digits for letters', '22SUK4ZZ'], ['over the dash', 'KKKCYKA2'], ['look-alikes of both alphabets', 'Z2E6ATXX']])('knows a rude word: %s', (_, signs) => {
    expect(isRude(signs)).toBe(true)
  })

  it('has only words that a code could hold or resemble', () => {
    expect(rudeWords.filter(word => !/^[A-Z3]{3,}$/.test(word))).toEqual([])
  })
})
