import { fillers, joiners, monthNumbers, relativeDays, weekdayNumbers } from './words'
import { isDay, timeOf } from './slots'
import type { Day, Time } from './slots'

/** Where a token stands in the line. */
interface Place { from: number, to: number }

export type Token = Place & (
  /** A day as written; a part that is not said is null. `day` 0 is none of the calendar. */
  | { kind: 'day', day: number, month: number | null, year: number | null }
  /** Days from today. */
  | { kind: 'relative', days: number }
  | { kind: 'month', month: number }
  | { kind: 'year', year: number }
  | { kind: 'weekday', weekday: number }
  | { kind: 'time', time: Time | null }
  | { kind: 'number', number: number }
  | { kind: 'dash' | 'comma' | 'at' | 'unknown' }
)

export type TokenOf<Kind extends Token['kind']> = Extract<Token, { kind: Kind }>

const dashWords: ReadonlySet<string> = new Set(['до', 'по', 'to', 'till', 'until'])
const atWords: ReadonlySet<string> = new Set(['в', 'во', 'at', 'с', 'со', 'from'])
const halfDays: Readonly<Record<string, number>> = { утра: 0, ночи: 0, am: 0, дня: 12, вечера: 12, pm: 12 }

/** One character stays one character: places in the line are places in what was typed. */
function plain(line: string): string {
  return [...line].map(letter => {
    const lower = letter.toLowerCase()
    return lower.length === letter.length ? lower : letter
  }).join('').replaceAll('ё', 'е').replace(/[\u00A0\u2009\u202F\t]/g, ' ').replace(/[–—−‒]/g, '-')
}

function clock(hours: number, minutes: number, half?: string): Time | null {
  const shift = half === undefined ? null : halfDays[half]!
  const hour = shift === null ? hours : shift === 12 ? hours % 12 + 12 : hours === 12 ? 0 : hours
  const isReal = minutes < 60 && hour < 24 && (shift === null || (hours >= 1 && hours <= 12))
  return isReal ? timeOf(hour * 60 + minutes) : null
}

function fullYear(text: string | undefined): number | null {
  return text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text)
}

type Bare<T> = T extends Token ? Omit<T, keyof Place> : never
type Reading = Bare<Token>
type Rule = [pattern: RegExp, read: (found: RegExpExecArray, isMonthFirst: boolean) => Reading[] | null]

const time = (value: Time | null): Reading => ({ kind: 'time', time: value })

/** First that fits wins. Each begins where the line has come to. */
const rules: Rule[] = [
  [/(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/y, ([, year, month, day]) => [{ kind: 'day', day: Number(day), month: Number(month), year: Number(year) }]],
  [/(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)/y, ([, day, month, year]) => [{ kind: 'day', day: Number(day), month: Number(month), year: fullYear(year) }]],
  [/(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?!\d)/y, ([, one, two, year], isMonthFirst) => {
    const isSwapped = (isMonthFirst && Number(one) <= 12) || Number(two) > 12
    return [{ kind: 'day', day: Number(isSwapped ? two : one), month: Number(isSwapped ? one : two), year: fullYear(year) }]
  }],
  [/(\d{1,2}):(\d{2})(?!\d)(?: ?(утра|ночи|дня|вечера|am|pm)(?!\p{L}))?/uy, ([, hours, minutes, half]) => [time(clock(Number(hours), Number(minutes), half))]],
  [/(\d{1,2}) ?(утра|ночи|дня|вечера|am|pm)(?!\p{L})/uy, ([, hours, half]) => [time(clock(Number(hours), 0, half))]],
  [/(\d{1,2}) ?- ?(\d{1,2}) ?(?:часов|часа|час|ч)(?!\p{L})\.?/uy, ([, from, to]) => [time(clock(Number(from), 0)), { kind: 'dash' }, time(clock(Number(to), 0))]],
  [/(\d{1,2}) ?(?:часов|часа|час|ч)(?!\p{L})\.?/uy, ([, hours]) => [time(clock(Number(hours), 0))]],
  [/(\d{1,2})\.(\d{2})(?![\d.])/y, ([, day, month]) => Number(month) >= 1 && Number(month) <= 12 ? [{ kind: 'day', day: Number(day), month: Number(month), year: null }] : [time(clock(Number(day), Number(month)))]],
  [/(?:\+ ?|через |in )(\d{1,3}) ?(недел[юиь]|weeks?|дн[яеё]й|дня|день|дн|д|days?|d)?(?!\p{L})\.?/uy, ([, count, unit = 'д']) => [{ kind: 'relative', days: Number(count) * (/^(?:нед|week)/.test(unit) ? 7 : 1) }]],
  [/через неделю(?!\p{L})/uy, () => [{ kind: 'relative', days: 7 }]],
  [/(2\d{3})(?!\d)/y, ([, year]) => [{ kind: 'year', year: Number(year) }]],
  [/(\d{1,2})(?:-?(?:го|ое|е)|st|nd|rd|th)?(?![\d\p{L}])/uy, ([, number]) => [{ kind: 'number', number: Number(number) }]],
  [/[\d\p{L}]+(?:-[\d\p{L}]+)*/uy, ([word]) => readWord(word)],
  [/[-…]/y, () => [{ kind: 'dash' }]],
  [/[,+&|]/y, () => [{ kind: 'comma' }]],
  [/[^\d\p{L}]/uy, () => null],
]

function readWord(word: string): Reading[] | null {
  const month = monthNumbers.get(word)
  if (month !== undefined)
    return [{ kind: 'month', month }]
  const weekday = weekdayNumbers.get(word)
  if (weekday !== undefined)
    return [{ kind: 'weekday', weekday }]
  const days = relativeDays.get(word)
  if (days !== undefined)
    return [{ kind: 'relative', days }]
  if (dashWords.has(word))
    return [{ kind: 'dash' }]
  if (atWords.has(word))
    return [{ kind: 'at' }]
  if (joiners.has(word))
    return [{ kind: 'comma' }]
  return fillers.has(word) ? null : [{ kind: 'unknown' }]
}

/** Cuts a line into what dates are made of; nothing that has a letter or a digit is left out. */
export function tokensOf(line: string, isMonthFirst: boolean): Token[] {
  const text = plain(line)
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    const [length, readings] = readAt(text, at, isMonthFirst)
    for (const reading of readings ?? [])
      tokens.push({ ...reading, from: at, to: at + length } as Token)
    at += length
  }
  return tokens
}

function readAt(text: string, at: number, isMonthFirst: boolean): [number, Reading[] | null] {
  for (const [pattern, read] of rules) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null)
      return [found[0].length, read(found, isMonthFirst)]
  }
  return [1, null]
}

/** The day of these parts, or null when the calendar has none. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(text) ? text : null
}
