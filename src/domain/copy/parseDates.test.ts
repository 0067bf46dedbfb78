// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDates } from './parseDates'
import { addDays } from './slots'

const today = '2026-11-16'
const usual = { from: '12:00', to: '15:00' }
const parse = (text: string) => parseDates(text, { today, usual })
const short = (text: string) => parse(text).slots.map(({ day, from, to }) => `${day} ${from}-${to}`)

describe('reads', () => {
  it.each<[string, string[]]>([
    ['12, 19 и 26 декабря 19:00', ['2026-12-12 19:00-22:00', '2026-12-19 19:00-22:00', '2026-12-26 19:00-22:00']],
    ['12.12.2026 19:00–21:00', ['2026-12-12 19:00-21:00']],
    ['завтра 19:00', ['2026-11-17 19:00-22:00']],
    ['послезавтра', ['2026-11-18 12:00-15:00']],
    ['сегодня в 20', ['2026-11-16 20:00-23:00']],
    ['+3 д', ['2026-11-19 12:00-15:00']],
    ['через неделю в 18:30', ['2026-11-23 18:30-21:30']],
    ['через 2 недели', ['2026-11-30 12:00-15:00']],
    ['12 ДЕК', ['2026-12-12 12:00-15:00']],
    ['12-го декабря 2026 года', ['2026-12-12 12:00-15:00']],
    ['5 января', ['2027-01-05 12:00-15:00']],
    ['10 ноября', ['2026-11-10 12:00-15:00']],
    ['1 октября', ['2027-10-01 12:00-15:00']],
    ['28 февраля 2028 г.', ['2028-02-28 12:00-15:00']],
    ['29 февраля 2028', ['2028-02-29 12:00-15:00']],
    ['2026-12-12 10:00', ['2026-12-12 10:00-13:00']],
    ['12.12', ['2026-12-12 12:00-15:00']],
    ['12.12 19.00', ['2026-12-12 19:00-22:00']],
    ['12/12/26', ['2026-12-12 12:00-15:00']],
    ['12 декабря с 19:00 до 21:30', ['2026-12-12 19:00-21:30']],
    ['12 декабря в 7 вечера', ['2026-12-12 19:00-22:00']],
    ['12 декабря, 19-21 ч', ['2026-12-12 19:00-21:00']],
    ['12 декабря 12:00 и 16:00', ['2026-12-12 12:00-15:00', '2026-12-12 16:00-19:00']],
    ['12 декабря 12:00, 13 декабря 16:00', ['2026-12-12 12:00-15:00', '2026-12-13 16:00-19:00']],
    ['12–14 декабря', ['2026-12-12 12:00-15:00', '2026-12-13 12:00-15:00', '2026-12-14 12:00-15:00']],
    ['12.12 - 14.12 11:00', ['2026-12-12 11:00-14:00', '2026-12-13 11:00-14:00', '2026-12-14 11:00-14:00']],
    ['декабрь: 12, 19; январь: 9', ['2026-12-12 12:00-15:00', '2026-12-19 12:00-15:00', '2027-01-09 12:00-15:00']],
    ['12 декабря, 19, 26', ['2026-12-12 12:00-15:00', '2026-12-19 12:00-15:00', '2026-12-26 12:00-15:00']],
    ['31 декабря 23:00–01:30', ['2026-12-31 23:00-01:30']],
    ['сб 12.12', ['2026-12-12 12:00-15:00']],
    ['12 декабря (суббота) 19:00', ['2026-12-12 19:00-22:00']],
    ['в субботу в 11:00', ['2026-11-21 11:00-14:00']],
    ['понедельник', ['2026-11-16 12:00-15:00']],
    ['Dec 12, 19 and 26 at 7 pm', ['2026-12-12 19:00-22:00', '2026-12-19 19:00-22:00', '2026-12-26 19:00-22:00']],
    ['12th December 2026, 7:30 pm', ['2026-12-12 19:30-22:30']],
    ['tomorrow 12 am', ['2026-11-17 00:00-03:00']],
    ['12\u00A0декабря\t19:00', ['2026-12-12 19:00-22:00']],
  ])('%j', (text, slots) => {
    expect(short(text)).toEqual(slots)
    expect(parse(text).bad).toEqual([])
  })
})

it('takes the month before the day where people write so', () => {
  expect(parseDates('12/5/2026, 25/12/2026', { today, usual, isMonthFirst: true }).slots.map(({ day }) => day)).toEqual(['2026-12-05', '2026-12-25'])
})

describe('keeps and marks', () => {
  it.each<[string, string[], { text: string, reason: string }[]]>([
    ['31 февраля', [], [{ text: '31 февраля', reason: 'no-such-day' }]],
    ['12.13.2026', [], [{ text: '12.13.2026', reason: 'no-such-day' }]],
    ['12 декабря 25:00', ['2026-12-12'], [{ text: '25:00', reason: 'no-such-time' }]],
    ['5', [], [{ text: '5', reason: 'no-month' }]],
    ['19:00', [], [{ text: '19:00', reason: 'no-day' }]],
    ['где-то в декабре', [], [{ text: 'где-то', reason: 'unknown' }, { text: 'декабре', reason: 'no-day' }]],
    ['12 декабря 19', ['2026-12-12'], [{ text: '19', reason: 'unclear' }]],
    ['пт 12 декабря', [], [{ text: '12 декабря', reason: 'weekday-differs' }]],
    ['12 декабря, у Ирины день рождения', ['2026-12-12'], [{ text: 'у Ирины день рождения', reason: 'unknown' }]],
    ['12 дкабря', [], [{ text: '12', reason: 'no-month' }, { text: 'дкабря', reason: 'unknown' }]],
    ['12 декабря, 12.12', ['2026-12-12'], [{ text: '12.12', reason: 'repeated' }]],
    ['14–12 декабря', ['2026-12-14'], [{ text: '12 декабря', reason: 'unclear' }]],
  ])('%j', (text, days, bad) => {
    const { slots, bad: found } = parse(text)
    expect(slots.map(({ day }) => day)).toEqual(days)
    expect(found.map(({ text: piece, reason }) => ({ text: piece, reason }))).toEqual(bad)
  })

  it('the line of each piece', () => {
    expect(parse('12 декабря\n\nкак-нибудь потом').bad).toEqual([{ line: 3, text: 'как-нибудь потом', reason: 'unknown' }])
  })
})

const someDay = fc.integer({ min: 0, max: 320 }).map(days => addDays(today, days))
const months = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря']
const written: ((day: string) => string)[] = [
  day => day,
  day => day.split('-').reverse().join('.'),
  day => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
  day => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]!.toUpperCase()}`,
]

it('reads back every day however it is written, in any company', () => {
  fc.assert(fc.property(fc.uniqueArray(someDay, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }), fc.constantFrom('\n', '; ', '\n\n'), (days, forms, joint) => {
    const { slots, bad } = parse(days.map((day, index) => written[forms[index]!]!(day)).join(joint))
    expect(slots.map(({ day }) => day)).toEqual(days)
    expect(bad).toEqual([])
  }), { numRuns: 200 })
})

it('leaves no word out: what is no date is among the bad pieces', () => {
  const word = fc.stringMatching(/^[жзцщъыэ]{3,8}$/)
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), someDay, fc.boolean(), (words, day, isBefore) => {
    const junk = words.join(' ')
    const { slots, bad } = parse(isBefore ? `${junk} ${day}` : `${day}, ${junk}`)
    expect(slots.map(slot => slot.day)).toEqual([day])
    expect(bad.map(({ text }) => text).join(' ')).toBe(junk)
  }), { numRuns: 200 })
})

it('never throws, and gives only days and times that exist', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.:-–, /\nидекабрясчвmp'), maxLength: 60 }), text => {
    for (const { day, from, to } of parse(text).slots) {
      expect(Number.isNaN(Date.parse(`${day}T${from}:00Z`))).toBe(false)
      expect(to).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
    }
  }), { numRuns: 500 })
})
