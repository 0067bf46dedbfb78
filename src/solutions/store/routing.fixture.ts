import type { Candidate } from '@/domain/store/routing/choice'
import { newLadder, nextStep, withAnswer, withStep } from '@/domain/store/routing/ladder'
import type { Ladder } from '@/domain/store/routing/ladder'
import { chooseOperator } from '@/domain/store/routing/operators'
import { aClientOf, aFloor, aShift, anOperator, here, minute, noon, rules } from '@/domain/store/routing/people.fixture'
import { chooseSeller, sellersOn } from '@/domain/store/routing/sellers'
import type { Floor } from '@/domain/store/routing/sellers'
import type { Requirement } from './specification.fixture'

const still = { ...rules, 'presence.unknownAfter': 240 }
const table = (floor: Partial<Floor>): Candidate[] => sellersOn(aFloor({ rules: still, ...floor }), 0)
const free = (floor: Partial<Floor>) => table(floor).filter(({ bar }) => bar === null).map(({ userId }) => userId)
const chosen = (floor: Partial<Floor>) => chooseSeller(table(floor), aFloor({ rules: still, ...floor })).userId
const three = [aShift(1), aShift(2), aShift(3)]
const workdays = { OPENED: here(), PAUSED: here(noon, 'PAUSED'), CLOSED: here(noon, 'CLOSED'), EXPIRED: here(noon, 'EXPIRED'), unknown: null }

/** Who is asked from the beginning on, with minutes, when nobody answers: `[0, [1]]`. */
function asked(minutes: number): { told: [number, number[]][], ladder: Ladder } {
  const told: [number, number[]][] = []
  let ladder = newLadder
  for (let at = noon; at <= noon + minutes * minute; at += minute / 4) {
    const step = nextStep(ladder, table({ shifts: three, at }), at, still)
    if (step.do === 'ask' || step.do === 'askEverybody')
      told.push([(at - noon) / minute, step.do === 'ask' ? [step.userId] : [...step.tellIds]])
    ladder = withStep(ladder, step, at)
  }
  return { told, ladder }
}

/** `8:00` of the specification as the settings write it. */
const times = (words: string) => [...words.matchAll(/(\d{1,2}):(\d\d)/g)].map(([, hour = '', minutes = '']) => `${hour.padStart(2, '0')}:${minutes}`)

/** Shifts in the order in which equals get visitors, whoever else is there. */
function goesByShift(order: readonly string[]): boolean {
  const shifts = order.map((startsAt, index) => aShift(order.length - index, startsAt))
  return order.length > 1 && shifts.every((_, index) => chosen({ shifts: shifts.slice(index) }) === shifts[index]?.employeeId)
}

/** Of one shift each has a turn before anybody has another. */
function goesByTurn(): boolean {
  const visits = [0, 1, 2].map(index => aClientOf(index, { isOpen: false }))
  for (const [index, visit] of visits.entries()) {
    const userId = chosen({ shifts: three, visits: visits.slice(0, index) })
    visit.ladder = { ...newLadder, accepted: { userId: userId ?? 0, at: noon + index } }
  }
  return new Set(visits.map(({ ladder }) => ladder.accepted?.userId)).size === 3 && chosen({ shifts: three, visits }) === visits[0]?.ladder.accepted?.userId
}

/** The first is asked, and after so many minutes the next, for as many again. */
function passesOnAfter(minutes: readonly number[]): boolean {
  const [first, ...more] = minutes
  const { told } = asked(3)
  return first !== undefined && more.every(each => each === first) && told[0]?.[0] === 0 && told[1]?.[0] === first && told[2]?.[0] === first * 2 && told[0][1][0] !== told[1][1][0]
}

/** Each alone in so many rounds, then all. */
function asksEverybodyAfter(rounds: number): boolean {
  const { told } = asked(three.length * rounds)
  const alone = told.slice(0, -1)
  return alone.length === three.length * rounds && alone.every(([, userIds]) => userIds.length === 1) && told.at(-1)?.[1].length === three.length
}

/** Hours later somebody is still asked for, and has the visit when he accepts. */
function waitsForSomebody(): boolean {
  const { told, ladder } = asked(180)
  return told.length > 30 && withAnswer(ladder, 2, 'accept', noon + 180 * minute).answer.kind === 'accepted'
}

function spreadsEvenly(): boolean {
  const operators = [anOperator(1, { leads: 3 }), anOperator(2, { tasks: 1 }), anOperator(3)]
  for (let work = 0; work < 5; work++) {
    const { userId } = chooseOperator(operators, { at: noon, rules: still })
    const operator = operators.find(each => each.userId === userId)
    if (operator !== undefined)
      operator[work % 2 === 0 ? 'leads' : 'tasks']++
  }
  return operators.every(({ leads, tasks }) => leads + tasks === 3)
}

const ordinals = ['zeroth', 'first', 'second', 'third']
const roundsOf = (trigger: string) => ordinals.findIndex(word => trigger.includes(`${word} round`))
const startedOnly = (userIds: readonly (number | null)[]) => userIds.length === 1 && userIds[0] === 1

/** Effects of the specification about who gets a visitor, lead or task; figures in their words are what is tried. */
const effects: readonly (readonly [words: RegExp, isKept: (words: string, requirement: Requirement) => boolean])[] = [
  [/^Only employees with a shift given are candidates$/, () => startedOnly(free({ shifts: [aShift(1), aShift(2, '08:00', { day: '2026-11-22' })], sellerIds: [1, 2, 3] }))],
  [/^Only employees (?:whose workday is started|with a started workday) remain$/, () => startedOnly(free({ shifts: Object.values(workdays).map((presence, index) => aShift(index + 1, '08:00', { presence })) }))],
  [/^(?:Number of clients in work is|Clients in work are) counted for each candidate$/, () => table({ shifts: three, visits: [aClientOf(1), aClientOf(1), aClientOf(2), aClientOf(2, { isOpen: false })] }).map(({ open }) => open).join() === '2,1,0'],
  [/^The new client goes to that seller$/, (_, { trigger }) => trigger === 'one seller has the fewest' && chosen({ shifts: three, visits: [aClientOf(1), aClientOf(1), aClientOf(2), aClientOf(3), aClientOf(3)] }) === 2],
  [/^Order of shifts/, words => goesByShift(times(words))],
  [/^Within that, by turn$/, goesByTurn],
  [/^The seller is found by the queue algorithm$/, () => asked(0).told[0]?.[1][0] === chosen({ shifts: three })],
  [/^A process request goes to the chosen seller$/, () => asked(0).told[0]?.[1].length === 1],
  [/next(?: in the queue)?, (?:again )?\d+ minute/, words => passesOnAfter([...words.matchAll(/(\d+) minute/g)].map(([, minutes]) => Number(minutes)))],
  [/^The request goes to everybody at once$/, (_, { trigger }) => asksEverybodyAfter(roundsOf(trigger))],
  [/^The system waits until somebody is free, accepts/, waitsForSomebody],
  [/^Only operators with a started workday are candidates$/, () => [workdays.CLOSED, workdays.EXPIRED, null].every(presence => chooseOperator([anOperator(1, { leads: 9 }), anOperator(2, { presence })], { at: noon, rules: still }).userId === 1)],
  [/^All tasks and leads are spread evenly between operators$/, spreadsEvenly],
]

/** Whether the rules of routing have every effect of a requirement. */
export function isRouted(requirement: Requirement): boolean {
  return requirement.effects.every(effect => effects.some(([words, isKept]) => words.test(effect) && isKept(effect, requirement)))
}
