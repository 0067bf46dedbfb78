import { dayOf, tokensOf } from './dateTokens'
import type { Token, TokenOf } from './dateTokens'
import { addDays, daysBetween, lengthOf, minutesOf, timeOf, weekdayOf } from './slots'
import type { Day, Slot, Time } from './slots'

export type BadDate
  = | 'unknown'
    /** 31 February. */
    | 'no-such-day'
    /** 25:00. */
    | 'no-such-time'
    | 'no-month'
    /** A month or a time, and no day. */
    | 'no-day'
    /** «12 декабря 19»: a day or an hour? */
    | 'unclear'
    | 'weekday-differs'
    | 'repeated'

/** A piece that is no date. Nothing typed is left out in silence. */
export interface BadPiece {
  /** From 1. */
  line: number
  /** As it was typed. */
  text: string
  reason: BadDate
}

export interface ParsedDates { slots: Slot[], bad: BadPiece[] }

export interface ParseOptions {
  /** The portal's day. */
  today: Day
  /** Times where none is written; a written start keeps their length. */
  usual: Pick<Slot, 'from' | 'to'>
  /** «12/5» is the fifth of December. */
  isMonthFirst?: boolean
}

type Place = Pick<Token, 'from' | 'to'>
interface DayRef extends Place { day: Day | null, parts: { day: number, month: number | null, year: number | null } | null, isRangeEnd: boolean, weekday: number | null }
interface TimeRef extends Place { from_: Time | null, to_: Time | null }
/** Days that share their times: «12, 19 и 26 декабря 19:00». */
interface Group { days: DayRef[], times: TimeRef[], weekdays: TokenOf<'weekday'>[] }

/** A day and month without a year that are longer past than this are meant for next year. */
const recentDays = 31
/** A range of days that is longer is hardly meant. */
const rangeDays = 31

/**
 * Reads days and times as people write them: «12, 19 и 26 декабря 19:00», «12.12.2026 19:00–21:00», «завтра», one or many
 * in a line. Without a year the nearest such day is meant.
 */
export function parseDates(text: string, options: ParseOptions): ParsedDates {
  const slots: Slot[] = []
  const bad: BadPiece[] = []
  const starts = new Set<string>()
  for (const [index, whole] of text.split('\n').entries()) {
    for (const line of whole.split(';')) {
      const read = new LineReader(line, options)
      bad.push(...read.bad.map(({ from, to, reason }) => ({ line: index + 1, text: line.slice(from, to).trim(), reason })))
      for (const { slot, from, to } of read.slots) {
        const start = `${slot.day} ${slot.from}`
        if (starts.has(start))
          bad.push({ line: index + 1, text: line.slice(from, to).trim(), reason: 'repeated' })
        else
          slots.push(slot)
        starts.add(start)
      }
    }
  }
  return { slots, bad }
}

class LineReader {
  readonly bad: (Place & { reason: BadDate })[] = []
  readonly slots: (Place & { slot: Slot })[] = []
  private readonly groups: Group[] = [{ days: [], times: [], weekdays: [] }]
  /** A month that stands before its days. */
  private monthAhead: { month: number, token: Token, isUsed: boolean } | null = null
  private lastMonth: number | null = null

  constructor(line: string, private readonly options: ParseOptions) {
    const tokens = tokensOf(line, options.isMonthFirst ?? false)
    for (const [index, token] of tokens.entries())
      this.take(token, tokens[index - 1], tokens[index + 1])
    this.noteUnusedMonth()
    for (const group of this.groups)
      this.close(group)
    this.joinUnknown(line)
  }

  private get group(): Group {
    return this.groups.at(-1)!
  }

  private take(token: Token, before: Token | undefined, after: Token | undefined): void {
    switch (token.kind) {
      case 'day':
        this.addDay(token, { day: token.day, month: token.month, year: token.year }, before)
        this.lastMonth = token.month
        break
      case 'relative':
        this.newDay({ ...place(token), day: addDays(this.options.today, token.days), parts: null, isRangeEnd: false, weekday: null })
        break
      case 'number':
        this.takeNumber(token, before, after)
        break
      case 'month':
        this.takeMonth(token)
        break
      case 'year':
        this.takeYear(token)
        break
      case 'weekday':
        this.takeWeekday(token)
        break
      case 'time':
        this.takeTime(token, token.time, before)
        break
      case 'unknown':
        this.bad.push({ ...place(token), reason: 'unknown' })
    }
  }

  private takeNumber(token: TokenOf<'number'>, before: Token | undefined, after: Token | undefined): void {
    const isHour = before?.kind === 'at' && after?.kind !== 'month' && after?.kind !== 'comma'
    if (isHour)
      return this.takeTime(token, token.number < 24 ? timeOf(token.number * 60) : null, before)
    if (before?.kind === 'month' && this.monthAhead?.token !== before)
      return void this.bad.push({ ...place(token), reason: 'unclear' })
    const month = this.monthAhead?.month ?? null
    if (this.monthAhead)
      this.monthAhead.isUsed = true
    this.addDay(token, { day: token.number, month, year: null }, before)
  }

  private takeMonth(token: TokenOf<'month'>): void {
    const waiting = this.groups.flatMap(({ days }) => days).filter(({ parts }) => parts !== null && parts.month === null)
    for (const { parts } of waiting)
      parts!.month = token.month
    this.lastMonth = token.month
    this.noteUnusedMonth()
    this.monthAhead = waiting.length === 0 ? { month: token.month, token, isUsed: false } : null
    const last = waiting.at(-1)
    if (last)
      last.to = token.to
  }

  private noteUnusedMonth(): void {
    if (this.monthAhead !== null && !this.monthAhead.isUsed)
      this.bad.push({ ...place(this.monthAhead.token), reason: 'no-day' })
  }

  private takeYear(token: TokenOf<'year'>): void {
    const dated = this.groups.flatMap(({ days }) => days).filter(({ parts }) => parts !== null && parts.year === null)
    for (const { parts } of dated)
      parts!.year = token.year
    if (dated.length === 0)
      this.bad.push({ ...place(token), reason: 'no-day' })
  }

  private takeWeekday(token: TokenOf<'weekday'>): void {
    const last = this.group.times.length === 0 ? this.group.days.at(-1) : undefined
    if (last !== undefined && last.weekday === null) {
      last.weekday = token.weekday
      return
    }
    if (this.group.times.length > 0)
      this.groups.push({ days: [], times: [], weekdays: [] })
    this.group.weekdays.push(token)
  }

  private takeTime(token: Token, time: Time | null, before: Token | undefined): void {
    if (time === null)
      return void this.bad.push({ ...place(token), reason: 'no-such-time' })
    const last = this.group.times.at(-1)
    if (before?.kind === 'dash' && last !== undefined && last.to_ === null) {
      last.to_ = time
      last.to = token.to
      return
    }
    this.group.times.push({ ...place(token), from_: time, to_: null })
  }

  private addDay(token: Token, parts: NonNullable<DayRef['parts']>, before: Token | undefined): void {
    const isRangeEnd = before?.kind === 'dash' && this.group.days.length > 0 && this.group.times.length === 0
    this.newDay({ ...place(token), day: null, parts, isRangeEnd, weekday: null })
  }

  private newDay(ref: DayRef): void {
    if (this.group.times.length > 0)
      this.groups.push({ days: [], times: [], weekdays: [] })
    // A weekday in front belongs to the day that follows it.
    ref.weekday = this.group.weekdays.pop()?.weekday ?? null
    this.group.days.push(ref)
  }

  private close({ days, times, weekdays }: Group): void {
    const { today, usual } = this.options
    const named: DayRef[] = weekdays.map(token => ({ ...place(token), day: addDays(today, (token.weekday - weekdayOf(today) + 7) % 7), parts: null, isRangeEnd: false, weekday: null }))
    const resolved = [...named, ...days].map(ref => ({ ref, day: this.resolve(ref) }))
    if (resolved.length === 0)
      this.bad.push(...times.map(time => ({ ...place(time), reason: 'no-day' as const })))
    for (const [index, { ref, day }] of resolved.entries()) {
      const previous = resolved[index - 1]?.day ?? null
      const between = day !== null && ref.isRangeEnd && previous !== null ? this.daysWithin(ref, previous, day) : day === null ? [] : [day]
      for (const each of between) {
        for (const time of times.length === 0 ? [{ from_: usual.from, to_: usual.to }] : times)
          this.slots.push({ ...place(ref), slot: { day: each, from: time.from_!, to: time.to_ ?? timeOf(minutesOf(time.from_!) + lengthOf(usual)) } })
      }
    }
  }

  /** Days of a range after its first, which has been taken. */
  private daysWithin(ref: DayRef, first: Day, last: Day): Day[] {
    const count = daysBetween(first, last)
    if (count < 1 || count > rangeDays) {
      this.bad.push({ ...place(ref), reason: 'unclear' })
      return []
    }
    return Array.from({ length: count }, (_, index) => addDays(first, index + 1))
  }

  private resolve(ref: DayRef): Day | null {
    const refuse = (reason: BadDate) => {
      this.bad.push({ ...place(ref), reason })
      return null
    }
    const { parts } = ref
    const month = parts?.month ?? this.lastMonth
    if (parts !== null && month === null)
      return refuse('no-month')
    const day = parts === null ? ref.day : parts.year === null ? this.nearest(month!, parts.day) : dayOf(parts.year, month!, parts.day)
    if (day === null)
      return refuse('no-such-day')
    return ref.weekday !== null && ref.weekday !== weekdayOf(day) ? refuse('weekday-differs') : day
  }

  private nearest(month: number, day: number): Day | null {
    const { today } = this.options
    const year = Number(today.slice(0, 4))
    const thisYear = dayOf(year, month, day)
    return thisYear !== null && daysBetween(thisYear, today) <= recentDays ? thisYear : dayOf(year + 1, month, day)
  }

  /** Words that stand side by side are one piece. */
  private joinUnknown(line: string): void {
    this.bad.sort((one, other) => one.from - other.from)
    for (let index = this.bad.length - 1; index > 0; index--) {
      const piece = this.bad[index]!
      const before = this.bad[index - 1]!
      if (piece.reason === 'unknown' && before.reason === 'unknown' && /^\s*$/.test(line.slice(before.to, piece.from))) {
        before.to = piece.to
        this.bad.splice(index, 1)
      }
    }
  }
}

function place({ from, to }: Place): Place {
  return { from, to }
}
