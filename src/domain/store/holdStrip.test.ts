import { describe, expect, it } from 'vitest'
import { holdStrip, holdUrgency } from './holdStrip'
import { storeDefaults } from './rules'

const at = (text: string) => Date.parse(`${text}+06:00`)
/** Put aside on Tuesday: a message on Wednesday, the task on Thursday morning, the end on Thursday evening. */
const hold = { putAsideAt: at('2026-03-10T15:20:00'), until: at('2026-03-12T20:00:00') }
const nothing = { messageAt: null, taskAt: null }
const strip = (now: string, happened: { messageAt: number | null, taskAt: number | null } = nothing, isTold = true) =>
  holdStrip(hold, happened, isTold, at(now), storeDefaults).map(({ kind, at: when, state }) => `${kind} ${new Date(when + 6 * 3_600_000).toISOString().slice(5, 16)} ${state}`)

describe('the strip of a reservation', () => {
  it('tells what is to come, with times', () => {
    expect(strip('2026-03-10T16:00:00')).toEqual(['putAside 03-10T15:20 done', 'message 03-11T12:00 next', 'task 03-12T09:00 next', 'end 03-12T20:00 next'])
  })

  it('tells when things really happened', () => {
    expect(strip('2026-03-12T10:00:00', { messageAt: at('2026-03-11T12:03:00'), taskAt: at('2026-03-12T09:01:00') }))
      .toEqual(['putAside 03-10T15:20 done', 'message 03-11T12:03 done', 'task 03-12T09:01 done', 'end 03-12T20:00 next'])
  })

  it('marks what should have happened and did not, the end among it', () => {
    expect(strip('2026-03-12T20:00:01')).toEqual(['putAside 03-10T15:20 done', 'message 03-11T12:00 late', 'task 03-12T09:00 late', 'end 03-12T20:00 late'])
  })

  it('plans no message for who has opted out, and none for a day that was over when the goods were put aside', () => {
    expect(strip('2026-03-10T16:00:00', nothing, false)).toHaveLength(3)
    const short = { putAsideAt: at('2026-03-11T13:00:00'), until: hold.until }
    expect(holdStrip(short, nothing, true, short.putAsideAt, storeDefaults).map(({ kind }) => kind)).toEqual(['putAside', 'task', 'end'])
  })

  it.each([
    ['2026-03-11T19:59:00', 'calm'],
    ['2026-03-11T20:00:01', 'soon'],
    ['2026-03-12T20:00:00', 'soon'],
    ['2026-03-12T20:00:01', 'over'],
  ])('at %s the end is %s', (now, urgency) => expect(holdUrgency(hold.until, at(now))).toBe(urgency))
})
