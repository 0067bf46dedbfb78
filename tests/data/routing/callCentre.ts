import { setImmediate } from 'node:timers/promises'
import type { Random } from 'b24-local-portal'
import { storeDefaults } from '@/domain/store/rules'
import { chooseOperator } from '@/domain/store/routing/operators'
import type { Operator } from '@/domain/store/routing/operators'
import { HOUR, MINUTE, isThere, shopDay, toldOf } from './roster.ts'
import type { SellerDay, ShopDay } from './roster.ts'
import { Timetable } from './timetable.ts'

const OPERATORS = [101, 102, 103, 104, 105, 106]

interface Work { id: number, isLead: boolean, givenTo: number[], isDone: boolean }

export interface CallCentre { works: Work[], waited: number, perHour: { least: number, most: number }, findings: string[] }

/** A month of operators: leads and tasks come, are given out, and wait when nobody is at work. The people are those of the first store. */
export async function simulateCallCentre(random: Random, { days }: { days: number }): Promise<CallCentre> {
  const centre = new Centre(random)
  for (let index = 0; index < days; index++) {
    centre.run(shopDay(index, random))
    await setImmediate()
  }
  return centre.result()
}

class Centre {
  private readonly works: Work[] = []
  private readonly waiting: Work[] = []
  private readonly lastTurn = new Map<number, number>()
  private readonly hours = new Map<number, number>()
  private readonly findings: string[] = []
  private readonly timetable = new Timetable()
  private waited = 0

  constructor(private readonly random: Random) {}

  run(day: ShopDay): void {
    const people = day.sellers.filter(({ userId }) => OPERATORS.includes(userId))
    for (const { userId, there } of people)
      this.hours.set(userId, there.reduce((sum, { from, to }) => sum + (to - from) / HOUR, this.hours.get(userId) ?? 0))
    for (let at = day.opensAt - 2 * HOUR; at < day.closesAt; at += MINUTE) {
      if (this.random.next() < 8 / 60)
        this.timetable.add(at, () => this.come(people, at))
      this.timetable.add(at, () => this.giveWaiting(people, at))
    }
    this.timetable.runUntil(day.closesAt)
  }

  result(): CallCentre {
    const rates = OPERATORS.map(userId => this.works.filter(({ givenTo }) => givenTo.includes(userId)).length / (this.hours.get(userId) ?? 0))
    return { works: this.works, waited: this.waited, findings: [...this.findings, ...this.lost()], perHour: { least: Math.min(...rates), most: Math.max(...rates) } }
  }

  private lost(): string[] {
    return this.works.filter(work => work.givenTo.length !== 1 && !this.waiting.includes(work)).map(({ id, givenTo }) => `work ${id}: given to ${givenTo.length} people`)
  }

  private come(people: readonly SellerDay[], at: number): void {
    const work: Work = { id: this.works.length + 1, isLead: this.random.next() < 0.6, givenTo: [], isDone: false }
    this.works.push(work)
    if (!this.give(work, people, at)) {
      this.waited++
      this.waiting.push(work)
    }
  }

  private giveWaiting(people: readonly SellerDay[], at: number): void {
    while (this.waiting.length > 0 && this.give(this.waiting[0]!, people, at))
      this.waiting.shift()
  }

  private give(work: Work, people: readonly SellerDay[], at: number): boolean {
    const { userId } = chooseOperator(people.map(person => this.operator(person, at)), { at, rules: storeDefaults })
    this.check(work, userId, people, at)
    if (userId === null)
      return false
    work.givenTo.push(userId)
    this.lastTurn.set(userId, at)
    const isThereLater = people.some(person => person.userId === userId && isThere(person, at))
    this.timetable.add(at + this.random.whole(10, isThereLater ? 90 : 180) * MINUTE, () => (work.isDone = true))
    return true
  }

  /** By hand: of those who told within 15 minutes that they are at work nobody has less, and of those with as little nobody has waited longer. */
  private check(work: Work, chosen: number | null, people: readonly SellerDay[], at: number): void {
    const atWork = people.filter(person => {
      const told = toldOf(person, at)
      return !person.isAbsent && told !== null && (told.state === 'HERE' || ((told.state === 'OPENED' || told.state === 'PAUSED') && at - told.at <= 15 * MINUTE))
    }).map(({ userId }) => ({ userId, open: this.openOf(userId), since: this.lastTurn.get(userId) ?? 0 }))
    const [best] = atWork.sort((one, other) => one.open - other.open || one.since - other.since || one.userId - other.userId)
    if ((best?.userId ?? null) !== chosen)
      this.findings.push(`work ${work.id}: given to ${chosen} instead of ${best?.userId ?? null}`)
  }

  private operator(person: SellerDay, at: number): Operator {
    const open = this.works.filter(work => work.givenTo.includes(person.userId) && !work.isDone)
    const leads = open.filter(({ isLead }) => isLead).length
    return { userId: person.userId, startsAt: null, presence: toldOf(person, at), isAbsent: person.isAbsent, lastTurnAt: this.lastTurn.get(person.userId) ?? null, leads, tasks: open.length - leads }
  }

  private openOf(userId: number): number {
    return this.works.filter(work => !work.isDone && work.givenTo.at(-1) === userId).length
  }
}
