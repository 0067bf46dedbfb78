import { DAY, HOUR, MINUTE, toldOf } from './roster.ts'
import type { ShopDay } from './roster.ts'

// A second opinion on each choice of a seller. It imports nothing from `src/` but types: it counts clients and turns in books of its own.

const SHIFT_ORDER = ['08:00', '10:00', '12:00']

/** What has happened so far, as somebody with a notebook in the shop would write it down. */
export class Notebook {
  /** Whose client a visit is. */
  private readonly clients = new Map<number, number>()
  /** Who alone is asked about a visit. */
  private readonly asked = new Map<number, number>()
  private readonly turns = new Map<number, number>()
  private readonly timesAsked = new Map<number, Map<number, number>>()

  ask(visitId: number, userId: number, at: number): void {
    this.asked.set(visitId, userId)
    this.turns.set(userId, at)
    const times = this.timesAsked.get(visitId) ?? new Map<number, number>()
    this.timesAsked.set(visitId, times.set(userId, (times.get(userId) ?? 0) + 1))
  }

  refuse(visitId: number): void {
    this.asked.delete(visitId)
  }

  askEverybody(visitId: number): void {
    this.asked.delete(visitId)
  }

  take(visitId: number, userId: number, at: number): void {
    this.asked.delete(visitId)
    this.clients.set(visitId, userId)
    this.turns.set(userId, Math.max(at, this.turns.get(userId) ?? 0))
  }

  close(visitId: number): void {
    this.asked.delete(visitId)
    this.clients.delete(visitId)
  }

  newDay(): void {
    this.clients.clear()
    this.asked.clear()
    this.turns.clear()
    this.timesAsked.clear()
  }

  timesOf(visitId: number, userId: number): number {
    return this.timesAsked.get(visitId)?.get(userId) ?? 0
  }

  /** Who can be asked in a store, by the list and by what was told of workdays. */
  free(day: ShopDay, storeId: number, at: number): number[] {
    return day.sellers.filter(seller => {
      const row = seller.rows.filter(({ from }) => from <= at).at(-1)!
      const told = toldOf(seller, at)
      const isSameDay = told !== null && Math.floor((told.at + 6 * HOUR) / DAY) === Math.floor((at + 6 * HOUR) / DAY)
      const isStarted = told !== null && ((told.state === 'HERE' && isSameDay) || (told.state === 'OPENED' && at - told.at <= 15 * MINUTE))
      return row.storeId === storeId && !seller.isAbsent && isStarted
    }).map(({ userId }) => userId)
  }

  /** Who should be asked about a visit: least clients, then shift, then turn, then number. */
  first(day: ShopDay, storeId: number, at: number, visitId: number, exceptIds: readonly number[]): number | null {
    const shiftOf = (userId: number) => SHIFT_ORDER.indexOf(day.sellers.find(seller => seller.userId === userId)!.rows.filter(({ from }) => from <= at).at(-1)!.startsAt)
    const ranked = this.free(day, storeId, at).filter(userId => !exceptIds.includes(userId))
      .map(userId => [this.loadOf(userId, visitId), shiftOf(userId), this.turns.get(userId) ?? 0, userId] as const)
      .sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || one[3] - other[3])
    return ranked[0]?.[3] ?? null
  }

  loadOf(userId: number, exceptVisitId: number): number {
    const count = (book: Map<number, number>) => [...book].filter(([visitId, who]) => who === userId && visitId !== exceptVisitId).length
    return count(this.clients) + count(this.asked)
  }
}
