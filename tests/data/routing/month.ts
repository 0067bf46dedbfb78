import { setImmediate } from 'node:timers/promises'
import type { Random } from 'b24-local-portal'
import { storeDefaults } from '@/domain/store/rules'
import { alertsOf, newLadder, nextStep, withAnswer, withStep } from '@/domain/store/routing/ladder'
import type { Ladder, LadderStep } from '@/domain/store/routing/ladder'
import { decodeLadder, encodeLadder } from '@/domain/store/routing/ladderText'
import { sellersOn } from '@/domain/store/routing/sellers'
import { Notebook } from './audit.ts'
import { HOUR, MINUTE, STORES, boardAt, isThere, shopDay, visitorsOf } from './roster.ts'
import type { ShopDay } from './roster.ts'
import { Timetable } from './timetable.ts'

/** A page looks at a visit so often, and when a minute is over; seldom once everybody was asked. */
const LOOKS_EVERY = 30_000
const LOOKS_SELDOM = 2 * MINUTE
const SLOWEST_WRITE = 400

/** A visit of the simulation: the ladder is read from the text that a portal would keep. */
export interface SimulatedVisit {
  id: number
  storeId: number
  openedAt: number
  text: string
  /** What the text says, read once. */
  ladder: Ladder
  version: number
  isOpen: boolean
  /** Everybody to whom it was said that the visitor is his: one, or there is a mistake. */
  givenTo: number[]
  givenAt: number | null
  closedAt: number | null
  wasAskedOfEverybody: boolean
  /** Somebody was told that it waits. */
  wasDue: boolean
}

export interface Month { visits: SimulatedVisit[], days: ShopDay[], asks: number, late: number, taken: number, refused: number, findings: string[] }

export interface MonthOptions {
  days: number
  /** Without it, what a page writes goes over what another has written meanwhile. */
  isGuarded: boolean
}

/** A month of both stores: visitors, sellers who accept, refuse, are late, are away; pages that close and write at the same time. Others in the process get their turn between two days. */
export async function simulateMonth(random: Random, { days, isGuarded }: MonthOptions): Promise<Month> {
  const month: Month = { visits: [], days: [], asks: 0, late: 0, taken: 0, refused: 0, findings: [] }
  for (let index = 0; index < days; index++) {
    const day = shopDay(index, random)
    month.days.push(day)
    new Floor(month, day, random, isGuarded).run()
    await setImmediate()
  }
  return month
}

class Floor {
  private readonly timetable = new Timetable()
  private readonly notebook = new Notebook()
  private readonly visits: SimulatedVisit[] = []
  private readonly absentIds: ReadonlySet<number>
  /** No page of a store is open then. */
  private readonly closedPages: { storeId: number, from: number, to: number }[]

  constructor(private readonly month: Month, private readonly day: ShopDay, private readonly random: Random, private readonly isGuarded: boolean) {
    this.absentIds = new Set(day.sellers.filter(({ isAbsent }) => isAbsent).map(({ userId }) => userId))
    this.closedPages = STORES.flatMap(storeId => Array.from({ length: 3 }, () => {
      const from = day.opensAt + random.whole(0, 11 * 60) * MINUTE
      return { storeId, from, to: from + random.whole(1, 8) * MINUTE }
    }))
  }

  run(): void {
    for (const storeId of STORES) {
      for (const at of visitorsOf(this.day, this.random))
        this.timetable.add(at, () => this.come(storeId, at))
    }
    this.timetable.runUntil(this.day.closesAt)
    for (const visit of this.visits.filter(({ givenAt }) => givenAt === null)) {
      visit.wasDue ||= alertsOf(visit.ladder, visit.openedAt, this.day.closesAt, storeDefaults).isDue
      this.close(visit, this.day.closesAt)
    }
    this.month.visits.push(...this.visits)
  }

  private come(storeId: number, at: number): void {
    const visit: SimulatedVisit = { id: this.month.visits.length + this.visits.length + 1, storeId, openedAt: at, text: '', ladder: newLadder, version: 0, isOpen: true, givenTo: [], givenAt: null, closedAt: null, wasAskedOfEverybody: false, wasDue: false }
    visit.text = encodeLadder(newLadder, visit.id)
    this.visits.push(visit)
    this.look(visit, at)
  }

  /** A page of the till goes on with a visit; now and then two do at once. */
  private look(visit: SimulatedVisit, at: number): void {
    if (!visit.isOpen || visit.givenAt !== null)
      return
    visit.wasDue ||= alertsOf(visit.ladder, visit.openedAt, at, storeDefaults).isDue
    if (!this.closedPages.some(({ storeId, from, to }) => storeId === visit.storeId && at >= from && at < to)) {
      const pages = this.random.next() < 0.1 ? 2 : 1
      for (let page = 0; page < pages; page++)
        this.write(visit, at, (ladder, now) => this.stepOf(visit, ladder, now))
    }
    const minuteOver = (visit.ladder.asks.at(-1)?.at ?? 0) + MINUTE
    const soon = at + (visit.wasAskedOfEverybody ? LOOKS_SELDOM : LOOKS_EVERY)
    const next = minuteOver > at && minuteOver < soon ? minuteOver : soon
    this.timetable.add(next, () => this.look(visit, next))
  }

  /** Reads now, writes a little later; a guarded write that finds another version reads again. */
  private write(visit: SimulatedVisit, at: number, decide: (ladder: Ladder, now: number) => { ladder: Ladder, then: () => void }): void {
    const seen = visit.version
    const before = visit.ladder
    const writtenAt = at + this.random.whole(0, SLOWEST_WRITE)
    const early = this.isGuarded ? null : decide(before, at)
    this.timetable.add(writtenAt, () => {
      if (!visit.isOpen)
        return
      // A guarded write holds only what it has read: alone, that is what the visit is now; else it is read again.
      const { ladder, then } = early ?? decide(seen === visit.version ? before : visit.ladder, writtenAt)
      const text = encodeLadder(ladder, visit.id)
      if (text !== visit.text) {
        visit.text = text
        visit.ladder = decodeLadder(text, visit.id)!
        visit.version++
      }
      then()
    })
  }

  private stepOf(visit: SimulatedVisit, ladder: Ladder, at: number): { ladder: Ladder, then: () => void } {
    const candidates = sellersOn({ storeId: visit.storeId, at, rules: storeDefaults, shifts: boardAt(this.day, at), visits: this.visits, absentIds: this.absentIds }, visit.id)
    const step = nextStep(ladder, candidates, at, storeDefaults)
    return { ladder: withStep(ladder, step, at), then: () => this.told(visit, ladder, step, at) }
  }

  private told(visit: SimulatedVisit, before: Ladder, step: LadderStep, at: number): void {
    if (step.do === 'ask') {
      const askedBefore = before.asks.filter(({ round }) => round === step.round).flatMap(({ userIds }) => userIds)
      const wanted = this.notebook.first(this.day, visit.storeId, at, visit.id, askedBefore)
      if (this.isGuarded && wanted !== step.userId)
        this.month.findings.push(`visit ${visit.id}: asked ${step.userId} instead of ${wanted} at ${new Date(at).toISOString()}`)
      this.notebook.ask(visit.id, step.userId, at)
      this.month.asks++
      this.hear(visit, step.userId, at, false)
    }
    if (step.do === 'nobody' && this.isGuarded && this.notebook.free(this.day, visit.storeId, at).length > 0)
      this.month.findings.push(`visit ${visit.id}: nobody was found although somebody is free`)
    if (step.do === 'askEverybody') {
      if (!step.isAgain && !visit.wasAskedOfEverybody)
        this.checkRounds(visit, at)
      visit.wasAskedOfEverybody = true
      this.notebook.askEverybody(visit.id)
      for (const userId of step.tellIds)
        this.hear(visit, userId, at, true)
    }
  }

  /** Before everybody is asked each who is free has been asked alone in both rounds; who came in between, in one at least. */
  private checkRounds(visit: SimulatedVisit, at: number): void {
    for (const userId of this.isGuarded ? this.notebook.free(this.day, visit.storeId, at) : []) {
      if (this.notebook.timesOf(visit.id, userId) < 1 || this.notebook.timesOf(visit.id, userId) > 2)
        this.month.findings.push(`visit ${visit.id}: ${userId} was asked ${this.notebook.timesOf(visit.id, userId)} times alone`)
    }
  }

  /** What a seller does with a request: most accept, some refuse, some do nothing, some are late. */
  private hear(visit: SimulatedVisit, userId: number, at: number, isEverybody: boolean): void {
    const seller = this.day.sellers.find(each => each.userId === userId)!
    const isBusy = this.visits.some(each => each.isOpen && each.givenTo.includes(userId))
    const mood = this.random.next()
    if (!isThere(seller, at) || (isBusy && mood > (isEverybody ? 0.5 : 0.25)))
      return
    const seconds = mood > 0.9 ? this.random.whole(58, 75) : this.random.whole(4, isEverybody ? 100 : 55)
    const answer = mood > 0.8 && mood <= 0.9 ? 'refuse' as const : 'accept' as const
    this.timetable.add(at + seconds * 1000, () => this.answer(visit, userId, answer, at + seconds * 1000))
  }

  private answer(visit: SimulatedVisit, userId: number, wanted: 'accept' | 'refuse', at: number): void {
    this.write(visit, at, (before, now) => {
      const { answer, ladder } = withAnswer(before, userId, wanted, now)
      return {
        ladder,
        then: () => {
          if (answer.kind === 'accepted' && !visit.givenTo.includes(userId))
            this.give(visit, userId, now)
          if (answer.kind === 'refused') {
            this.month.refused++
            this.notebook.refuse(visit.id)
            this.write(visit, now, (next, then) => this.stepOf(visit, next, then))
          }
          if (answer.kind === 'late')
            this.month.late++
          if (answer.kind === 'taken')
            this.month.taken++
        },
      }
    })
  }

  private give(visit: SimulatedVisit, userId: number, at: number): void {
    visit.givenTo.push(userId)
    visit.givenAt = at
    this.notebook.take(visit.id, userId, at)
    const until = Math.min(at + this.random.whole(6, 30) * MINUTE, this.day.closesAt + HOUR)
    this.timetable.add(until, () => this.close(visit, until))
  }

  private close(visit: SimulatedVisit, at: number): void {
    visit.isOpen = false
    visit.closedAt = at
    this.notebook.close(visit.id)
  }
}
