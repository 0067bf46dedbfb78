import { expect, it } from 'vitest'
import { typedMoment } from './typedMoment'

const now = Date.parse('2026-11-30T10:00:00+06:00')

it.each([
  ['22.12.2026 14:30', '2026-12-22T14:30:00+06:00'],
  ['22.12 14.30', '2026-12-22T14:30:00+06:00'],
  ['1.2.27, 9:05', '2027-02-01T09:05:00+06:00'],
  ['22.11 14:30', '2027-11-22T14:30:00+06:00'],
  ['завтра 18', '2026-12-01T18:00:00+06:00'],
  ['Сегодня в 18:15', '2026-11-30T18:15:00+06:00'],
  ['+3 д 12:00', '2026-12-03T12:00:00+06:00'],
])('reads «%s» as %s of the shop', (text, moment) => {
  expect(typedMoment(text, now, 'Asia/Bishkek')).toBe(Date.parse(moment))
})

it.each(['', 'завтра', '31.02.2027 12:00', '22.12 25:00', '22.12 14:75', 'скоро 12:00'])('reads «%s» as no moment', text => {
  expect(typedMoment(text, now, 'Asia/Bishkek')).toBeNull()
})
