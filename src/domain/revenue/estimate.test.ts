import { expect, it } from 'vitest'
import { estimateReading, estimateWriting, together } from './estimate'

it.each([
  [40, 0.2, { requests: 1, seconds: 0.3 }],
  [1000, 0.05, { requests: 6, seconds: 0.4 }],
  [10_000, 0.05, { requests: 6, seconds: 2.2 }],
  // Half an hour of run time, of which the portal gives eight minutes in ten.
  [100_000, 0.3, { requests: 101, seconds: 600 }],
])('%i rows of %f s a page', (rows, pageSeconds, expected) => {
  const { requests, seconds } = estimateReading(rows, pageSeconds, 0.1)
  expect({ requests, seconds: Math.round(seconds * 10) / 10 }).toEqual(expected)
})

it.each([
  [0, 0.3, { requests: 0, seconds: 0 }],
  [100, 0.3, { requests: 5, seconds: 31 }],
  [10_000, 0.3, { requests: 450, seconds: 3600 }],
])('%i contacts of %f s', (contacts, contactSeconds, expected) => {
  const { requests, seconds } = estimateWriting(contacts, contactSeconds, 0.1)
  expect({ requests, seconds: Math.round(seconds) }).toEqual(expected)
})

it('one after the other takes both', () => {
  expect(together({ requests: 1, seconds: 2 }, { requests: 3, seconds: 4 })).toEqual({ requests: 4, seconds: 6 })
})
