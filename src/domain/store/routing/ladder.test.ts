import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alertsOf, newLadder, nextStep, withAnswer, withStep } from './ladder'
import type { Ladder, LadderStep } from './ladder'
import { decodeLadder, encodeLadder } from './ladderText'
import { aClientOf, aFloor, aShift, here, noon, rules } from './people.fixture'
import { sellersOn } from './sellers'
import type { Floor } from './sellers'

const second = 1000
const three = [aShift(1), aShift(2, '10:00'), aShift(3, '12:00')]
/** Workdays are told as fresh at every moment. */
const still = { ...rules, 'presence.unknownAfter': 240 }
const step = (ladder: Ladder, at: number, floor: Partial<Floor> = {}) => nextStep(ladder, sellersOn(aFloor({ shifts: three, at, rules: still, ...floor }), 1), at, still)

interface Told { after: number, userIds: readonly number[], round: number }

/** Whom a page asks for so long when nobody answers; seconds. */
function run(ladder: Ladder, forSeconds: number, floor: (after: number) => Partial<Floor> = () => ({})): { told: Told[], ladder: Ladder } {
  const told: Told[] = []
  let now = ladder
  for (let after = 0; after <= forSeconds; after++) {
    const taken = step(now, noon + after * second, floor(after))
    if (taken.do === 'ask')
      told.push({ after, userIds: [taken.userId], round: taken.round })
    if (taken.do === 'askEverybody')
      told.push({ after, userIds: taken.tellIds, round: 0 })
    now = withStep(now, taken, noon + after * second)
  }
  return { told, ladder: now }
}

const brief = ({ told }: { told: Told[] }) => told.map(({ after, userIds, round }) => `${after}: ${round}: ${userIds.join(',')}`)

describe('asking when nobody answers (S5-5.06, S5-5.07, S5-8.24, S5-8.25)', () => {
  it('takes a minute for each, two full rounds, then everybody, every five minutes', () => {
    expect(brief(run(newLadder, 700))).toEqual(['0: 1: 1', '60: 1: 2', '120: 1: 3', '180: 2: 1', '240: 2: 2', '300: 2: 3', '360: 0: 1,2,3', '660: 0: 1,2,3'])
  })

  it('goes on where it stood, from what the visit keeps', () => {
    const { ladder } = run(newLadder, 130)
    const kept = decodeLadder(encodeLadder(ladder, 7), 7)
    expect(kept).toEqual(ladder)
    expect(step(kept!, noon + 179 * second)).toEqual({ do: 'wait', until: noon + 180 * second, next: 1 })
    expect(step(kept!, noon + 180 * second)).toMatchObject({ do: 'ask', userId: 1, round: 2 })
  })

  it('tells who is next, and that everybody is', () => {
    expect(step(run(newLadder, 0).ladder, noon + second)).toMatchObject({ do: 'wait', next: 2 })
    expect(step(run(newLadder, 300).ladder, noon + 301 * second)).toMatchObject({ do: 'wait', next: null })
  })

  it('asks one seller twice alone before it asks everybody', () => {
    expect(brief(run(newLadder, 130, () => ({ shifts: [aShift(1)] })))).toEqual(['0: 1: 1', '60: 2: 1', '120: 0: 1'])
  })

  it('follows the settings', () => {
    const own = { ...still, 'ask.seconds': 30, 'ask.rounds': 1 }
    const first = nextStep(newLadder, sellersOn(aFloor({ shifts: [aShift(1)], rules: own }), 1), noon, own)
    const ladder = withStep(newLadder, first, noon)
    expect(nextStep(ladder, sellersOn(aFloor({ shifts: [aShift(1)], rules: own }), 1), noon + 30 * second, own)).toMatchObject({ do: 'askEverybody' })
  })
})

describe('steps with nobody to ask', () => {
  it('are skipped at once when somebody leaves, on a break or for the day', () => {
    const gone = (after: number) => ({ shifts: [after < 20 ? aShift(1) : aShift(1, '08:00', { presence: here(noon, 'PAUSED') }), ...three.slice(1)] })
    expect(brief(run(newLadder, 150, gone))).toEqual(['0: 1: 1', '20: 1: 2', '80: 1: 3', '140: 2: 2'])
  })

  it('are not made of a workday that is only not known any more', () => {
    const silent = (after: number) => ({ shifts: [after < 20 ? aShift(1) : aShift(1, '08:00', { presence: null }), ...three.slice(1)] })
    expect(brief(run(newLadder, 70, silent))).toEqual(['0: 1: 1', '60: 1: 2'])
  })

  it('use up no round: whoever comes is asked from the first', () => {
    const late = (after: number) => ({ shifts: after < 600 ? [] : [aShift(1)] })
    const { told, ladder } = run(newLadder, 601, late)
    expect(brief({ told })).toEqual(['600: 1: 1'])
    expect(ladder.nobodySince).toBeNull()
  })

  it('let somebody who comes in the middle in, and tell him at once when everybody is asked', () => {
    expect(brief(run(newLadder, 70, after => ({ shifts: after < 30 ? [aShift(2, '10:00')] : [aShift(2, '10:00'), aShift(1)] })))).toEqual(['0: 1: 2', '60: 1: 1'])
    expect(brief(run(newLadder, 430, after => ({ shifts: after < 130 ? [aShift(2)] : [aShift(2), aShift(1)] })))).toEqual(['0: 1: 2', '60: 2: 2', '120: 0: 2', '130: 0: 1', '420: 0: 1,2'])
  })

  it('follow the queue as it is at that moment: a client taken meanwhile puts the seller behind', () => {
    expect(brief(run(newLadder, 60, after => ({ visits: after < 30 ? [] : [aClientOf(2)] })))).toEqual(['0: 1: 1', '60: 1: 3'])
  })
})

describe('an answer', () => {
  const asked = run(newLadder, 0).ladder

  it('of refusal passes the visitor on at once; he is asked again in the next round', () => {
    const { answer, ladder } = withAnswer(asked, 1, 'refuse', noon + 10 * second)
    expect(answer).toEqual({ kind: 'refused' })
    expect(step(ladder, noon + 10 * second)).toMatchObject({ do: 'ask', userId: 2, round: 1 })
    expect(brief(run(ladder, 180))).toEqual(['0: 1: 2', '60: 1: 3', '120: 2: 1', '180: 2: 2'])
  })

  it('of acceptance ends the asking; the same one again changes nothing, another’s is told who was first', () => {
    const { answer, ladder } = withAnswer(asked, 1, 'accept', noon + 10 * second)
    expect(answer).toEqual({ kind: 'accepted' })
    expect(step(ladder, noon + 300 * second)).toEqual({ do: 'done', userId: 1 })
    expect(withAnswer(ladder, 1, 'accept', noon + 20 * second)).toEqual({ answer: { kind: 'accepted' }, ladder })
    expect(withAnswer(ladder, 2, 'accept', noon + 20 * second)).toEqual({ answer: { kind: 'taken', by: 1, at: noon + 10 * second }, ladder })
    expect(withAnswer(ladder, 1, 'refuse', noon + 20 * second).answer).toEqual({ kind: 'taken', by: 1, at: noon + 10 * second })
  })

  it('after the minute is good as long as nobody else was asked, and late afterwards', () => {
    expect(withAnswer(asked, 1, 'accept', noon + 300 * second).answer).toEqual({ kind: 'accepted' })
    const passedOn = run(newLadder, 60).ladder
    expect(withAnswer(passedOn, 1, 'accept', noon + 61 * second)).toEqual({ answer: { kind: 'late' }, ladder: passedOn })
    expect(withAnswer(passedOn, 3, 'accept', noon + 61 * second).answer).toEqual({ kind: 'notAsked' })
  })

  it('when everybody is asked may come from each; who refuses waits for the next call', () => {
    const everybody = run(newLadder, 360).ladder
    const { ladder } = withAnswer(everybody, 2, 'refuse', noon + 361 * second)
    expect(step(ladder, noon + 362 * second)).toEqual({ do: 'wait', until: noon + 660 * second, next: null })
    expect(withAnswer(ladder, 3, 'accept', noon + 363 * second).answer).toEqual({ kind: 'accepted' })
    expect(withAnswer(ladder, 2, 'accept', noon + 363 * second).answer).toEqual({ kind: 'accepted' })
  })
})

describe('what a visit tells others', () => {
  const alerts = (ladder: Ladder, after: number) => alertsOf(ladder, noon, noon + after * second, still)

  it('is told to the cashier at once when there is nobody, to the administrator after ten minutes', () => {
    const { ladder } = run(newLadder, 5, () => ({ shifts: [] }))
    expect(alerts(ladder, 5)).toEqual({ cashier: true, administrator: false, isDue: true })
    expect(alerts(ladder, 600)).toEqual({ cashier: true, administrator: true, isDue: true })
  })

  it('is told to the administrator ten minutes after everybody was asked, however often', () => {
    const { ladder } = run(newLadder, 960)
    expect(alerts(ladder, 959).administrator).toBe(false)
    expect(alerts(ladder, 960)).toEqual({ cashier: false, administrator: true, isDue: false })
  })

  it('is that nobody goes on with it, half a minute after something was to be done', () => {
    expect(alerts(newLadder, 30).isDue).toBe(false)
    expect(alerts(newLadder, 31).isDue).toBe(true)
    const { ladder } = run(newLadder, 10)
    expect(alerts(ladder, 90).isDue).toBe(false)
    expect(alerts(ladder, 91).isDue).toBe(true)
  })

  it('is nothing once it is accepted', () => {
    expect(alerts({ ...newLadder, nobodySince: noon, accepted: { userId: 1, at: noon } }, 9000)).toEqual({ cashier: false, administrator: false, isDue: false })
  })
})

describe('any course of asking (S5-5.08, S5-8.26)', () => {
  const events = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 90 }), userId: fc.integer({ min: 1, max: 4 }), answer: fc.constantFrom('accept', 'refuse', 'none', 'leave', 'return' as const) }), { maxLength: 30 })

  it('has at most one seller, who was asked when he accepted, and forgets nothing by being written and read', () => {
    fc.assert(fc.property(events, course => {
      let ladder = newLadder
      let now = noon
      const away = new Set<number>()
      const winners = new Set<number>()
      for (const { wait, userId, answer } of course) {
        now += wait * second
        if (answer === 'leave')
          away.add(userId)
        if (answer === 'return')
          away.delete(userId)
        const taken: LadderStep = step(ladder, now, { shifts: [1, 2, 3].map(id => aShift(id, '08:00', { presence: here(noon, away.has(id) ? 'CLOSED' : 'OPENED') })) })
        ladder = withStep(ladder, taken, now)
        ladder = decodeLadder(encodeLadder(ladder, 1), 1) ?? expect.fail()
        if (answer === 'accept' || answer === 'refuse') {
          const current = ladder.asks.at(-1)
          const answered = withAnswer(ladder, userId, answer, now)
          if (answer === 'accept' && answered.answer.kind === 'accepted') {
            winners.add(userId)
            expect(current?.userIds).toContain(userId)
          }
          ladder = answered.ladder
        }
        expect(winners.size).toBeLessThanOrEqual(1)
        if (ladder.accepted !== null)
          expect(winners).toEqual(new Set([ladder.accepted.userId]))
      }
    }))
  })

  it('asks nobody alone more often than there are rounds', () => {
    fc.assert(fc.property(events, course => {
      let ladder = newLadder
      let now = noon
      for (const { wait, userId, answer } of course) {
        now += wait * second
        ladder = withStep(ladder, step(ladder, now), now)
        if (answer === 'refuse')
          ladder = withAnswer(ladder, userId, 'refuse', now).ladder
      }
      for (const id of [1, 2, 3])
        expect(ladder.asks.filter(ask => ask.round > 0 && ask.userIds.includes(id)).length).toBeLessThanOrEqual(2)
    }))
  })
})

describe('a ladder in its field', () => {
  it('of another visit, or of no ladder, is none', () => {
    expect(decodeLadder(encodeLadder(newLadder, 7), 8)).toBeNull()
    for (const text of ['', '{}', 'null', '[]', '{"id":7}'])
      expect(decodeLadder(text, 7)).toBeNull()
  })

  it('keeps to its limit by losing its first asks', () => {
    const asks = Array.from({ length: 300 }, (_, index) => ({ userIds: [index], round: 1, at: noon + index, refused: [] }))
    const text = encodeLadder({ ...newLadder, asks }, 7)
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(4000)
    expect(decodeLadder(text, 7)?.asks.at(-1)).toEqual(asks.at(-1))
  })
})
