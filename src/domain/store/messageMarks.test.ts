import { describe, expect, it } from 'vitest'
import { benefitText, messageMarks, neededOf, termText } from './messageMarks'
import { storeDefaults } from './rules'

const zone = 'Asia/Bishkek'
const now = Date.parse('2026-11-22T10:44:00+06:00')

it.each([
  ['2026-12-09T23:59:59+06:00', '9 декабря'], ['2026-11-25T10:44:00+06:00', '25 ноября, 10:44'], ['2027-03-24T23:59:59+06:00', '24 марта 2027'], ['2026-12-01T20:00:00+06:00', '1 декабря, 20:00'],
])('a term until %s is «%s»', (until, words) => expect(termText(Date.parse(until), now, zone)).toBe(words))

describe('what a coupon gives', () => {
  const subject = { offer: ' Вторая пара за полцены. ', percent: 7.5, sum: { minor: 50_000, currency: 'KGS' } }
  it.each([['offer', 'Вторая пара за полцены'], ['percent', 'скидка 7,5\u00A0%'], ['sum', 'скидка 500\u00A0сом']] as const)('by the setting %s is «%s»', (benefit, words) => {
    expect(benefitText(subject, { 'coupon.benefit': benefit })).toBe(words)
  })
  it('without a percentage is what is offered', () => expect(benefitText({ ...subject, percent: null }, { 'coupon.benefit': 'percent' })).toBe('Вторая пара за полцены'))
})

it('the rating\'s address carries the number beside what it has already', () => {
  const subject = { name: '', code: '', until: null, offer: '', percent: null, sum: null, store: '', number: 42 }
  expect(messageMarks(subject, now, { ...storeDefaults, 'rating.form.operator': 'https://b24.example/form?x=1' }).ссылка).toBe('https://b24.example/form?x=1&cardinal=42')
  expect(messageMarks(subject, now, storeDefaults).ссылка).toBe('')
})

it('a coupon without its code or term says nothing; without a name it does', () => {
  expect(neededOf('texts.coupon', ['имя', 'код', 'предложение'])).toEqual(['код'])
  expect(neededOf('texts.operatorRating', ['имя', 'ссылка'])).toEqual(['ссылка'])
  expect(neededOf('texts.welcome', ['имя', 'магазин'])).toEqual([])
})
