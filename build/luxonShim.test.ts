import { expect, it } from 'vitest'
import { DateTime } from './luxonShim.ts'

const date = new Date(2026, 10, 22, 9, 5, 7)

it.each([
  ['yyyy-MM-dd HH:mm:ss', '2026-11-22 09:05:07'],
  ['yyyy-MM-dd\'T\'HH:mm:ss', '2026-11-22T09:05:07'],
])('formats %j as %j', (format, text) => {
  expect(DateTime.fromJSDate(date).toFormat(format)).toBe(text)
})

it('writes the offset so that the moment reads back', () => {
  const text = DateTime.fromJSDate(date).toFormat('yyyy-MM-dd\'T\'HH:mm:ssZZ')
  expect(DateTime.fromISO(text).toSeconds()).toBe(date.getTime() / 1000)
})

it('marks text that is no date as invalid', () => {
  expect(DateTime.fromISO('soon').isValid).toBe(false)
})
