import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aClientOf, aFloor, aShift, aVisit, at, here, minute, noon, rules, storeId } from './people.fixture'
import { chooseSeller, sellersOn } from './sellers'
import type { Floor, Visit } from './sellers'

const table = (floor: Partial<Floor>) => sellersOn(aFloor(floor), 0)
const bars = (floor: Partial<Floor>) => table(floor).map(({ userId, bar }) => [userId, bar])
const chosen = (floor: Partial<Floor>) => {
  const { userId, rule } = chooseSeller(table(floor), aFloor(floor))
  return [userId, rule]
}
const asked = (userId: number, askedAt = noon, refused: readonly number[] = []): Visit => aVisit({ asks: [{ userIds: [userId], round: 1, at: askedAt, refused }] })

describe('sellers who can be asked (S5-4.07, S5-4.09, S5-8.17, S5-8.18)', () => {
  it('are those on the list of the day and store', () => {
    expect(bars({ shifts: [aShift(1), aShift(2, '08:00', { day: '2026-11-22' }), aShift(3, '08:00', { storeId: 6 }), aShift(4, '08:00', { duty: 'CASHIER' })] })).toEqual([[1, null]])
  })

  it('without a shift anywhere are listed as such, those of another store are not', () => {
    expect(bars({ shifts: [aShift(1), aShift(3, '08:00', { storeId: 6 })], sellerIds: [1, 2, 3] })).toEqual([[1, null], [2, 'noShift']])
  })

  it.each([
    ['started', here(), null], ['marked by the cashier', here(at('08:05'), 'HERE'), null], ['paused', here(noon, 'PAUSED'), 'paused'], ['closed', here(noon, 'CLOSED'), 'closed'],
    ['left open yesterday', here(noon, 'EXPIRED'), 'leftOpen'], ['not known', null, 'unknown'], ['known for too long', here(noon - 16 * minute), 'unknown'], ['marked by the cashier yesterday', here(noon - 24 * 60 * minute, 'HERE'), 'unknown'],
  ])('have a workday that is %s', (_, presence, bar) => {
    expect(bars({ shifts: [aShift(1, '08:00', { presence })] })).toEqual([[1, bar]])
  })

  it('are not on leave', () => {
    expect(bars({ shifts: [aShift(1)], absentIds: new Set([1]) })).toEqual([[1, 'absent']])
  })

  it('are known by the latest word of any of their rows; at the same moment the portal is believed before the cashier', () => {
    const rows = (one: number, other: number) => [aShift(1, '08:00', { presence: here(one, 'HERE') }), aShift(1, '12:00', { duty: 'CASHIER', presence: here(other, 'CLOSED') })]
    expect(bars({ shifts: rows(noon - minute, noon) })).toEqual([[1, 'closed']])
    expect(bars({ shifts: rows(noon, noon - minute) })).toEqual([[1, null]])
    expect(bars({ shifts: rows(noon, noon) })).toEqual([[1, 'closed']])
  })

  it('hold a mark only as long as all else when the settings say so', () => {
    expect(bars({ shifts: [aShift(1, '08:00', { presence: here(at('08:05'), 'HERE') })], rules: { ...rules, 'presence.here': 'asOthers' } })).toEqual([[1, 'unknown']])
  })
})

describe('clients in work (S5-4.10, S5-8.19)', () => {
  const open = (visits: Visit[], changes: Partial<Floor> = {}) => table({ shifts: [aShift(1)], visits, ...changes })[0]?.open

  it('are open visits of today, in all stores, and the one that only he is asked about', () => {
    expect(open([aClientOf(1), aClientOf(1, { storeId: 6 }), aClientOf(1, { isOpen: false }), aClientOf(2), asked(1)])).toBe(3)
  })

  it('are not those he refused, those everybody is asked about or those another took', () => {
    expect(open([asked(1, noon, [1]), aVisit({ asks: [{ userIds: [1, 2], round: 0, at: noon, refused: [] }] }), aVisit({ ...asked(1).ladder, accepted: { userId: 2, at: noon } })])).toBe(0)
  })

  it('are not the visit that looks for a seller', () => {
    const visit = asked(1)
    expect(sellersOn(aFloor({ shifts: [aShift(1)], visits: [visit] }), visit.id)[0]?.open).toBe(0)
  })

  it('of earlier days count only when the settings say so', () => {
    const old = aClientOf(1, { openedAt: noon - 24 * 60 * minute })
    expect(open([old])).toBe(0)
    expect(open([old], { rules: { ...rules, 'sellers.load': 'allVisits' } })).toBe(1)
  })
})

describe('the seller in turn (S5-4.11, S5-4.12, S5-8.20, S5-8.21)', () => {
  const three = [aShift(1, '12:00'), aShift(2, '10:00'), aShift(3, '08:00')]

  it('has the fewest clients, whatever his shift', () => {
    expect(chosen({ shifts: three, visits: [aClientOf(3), aClientOf(2)] })).toEqual([1, 'load'])
  })

  it('with as many as others has the earlier shift', () => {
    expect(chosen({ shifts: three })).toEqual([3, 'shift'])
    expect(chosen({ shifts: three, visits: [aClientOf(3)] })).toEqual([2, 'shift'])
    expect(chosen({ shifts: three, visits: [aClientOf(3), aClientOf(2), aClientOf(1)] })).toEqual([3, 'shift'])
  })

  it('goes by the order of the settings; shifts they do not name come last, by the clock', () => {
    expect(chosen({ shifts: three, rules: { ...rules, shifts: ['12:00', '10:00', '08:00'] } })).toEqual([1, 'shift'])
    expect(chosen({ shifts: [aShift(1, '07:00'), aShift(2, '12:00')] })).toEqual([2, 'shift'])
    expect(chosen({ shifts: [aShift(1, '09:30'), aShift(2, '09:00')] })).toEqual([2, 'shift'])
  })

  it('of one shift goes round: whose last turn is longest ago, accepted or not', () => {
    const shifts = [aShift(1), aShift(2), aShift(3)]
    expect(chosen({ shifts })).toEqual([1, 'number'])
    expect(chosen({ shifts, visits: [asked(1, noon - 3 * minute, [1])] })).toEqual([2, 'number'])
    expect(chosen({ shifts, visits: [asked(1, noon - 3 * minute, [1]), asked(2, noon - 2 * minute, [2]), asked(3, noon - minute, [3])] })).toEqual([1, 'turn'])
  })

  it('is nobody when nobody can be asked', () => {
    expect(chosen({ shifts: [aShift(1, '08:00', { presence: null })] })).toEqual([null, null])
  })
})

describe('any floor', () => {
  const presence = fc.option(fc.record({ state: fc.constantFrom('OPENED', 'PAUSED', 'CLOSED', 'EXPIRED', 'HERE' as const), at: fc.integer({ min: noon - 30 * minute, max: noon }), source: fc.constant('OWN_PAGE' as const) }))
  const shift = fc.record({ employeeId: fc.integer({ min: 1, max: 6 }), day: fc.constantFrom('2026-11-21', '2026-11-22'), storeId: fc.constantFrom(storeId, 6), startsAt: fc.constantFrom('08:00', '10:00', '12:00'), duty: fc.constantFrom('SELLER' as const, 'CASHIER' as const), presence })
  const visit = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.boolean(), fc.boolean()).map(([userId, isAccepted, isOpen]) => isAccepted ? aClientOf(userId, { isOpen }) : { ...asked(userId), isOpen })
  const floors = fc.record({ shifts: fc.array(shift, { maxLength: 12 }), visits: fc.array(visit, { maxLength: 12 }), absentIds: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }).map(ids => new Set(ids)) })

  it('gives the visitor to one whom nobody free beats by clients, then shift, then turn', () => {
    fc.assert(fc.property(floors, floor => {
      const choice = chooseSeller(table(floor), aFloor(floor))
      const free = choice.candidates.filter(({ bar }) => bar === null)
      const winner = free.find(({ userId }) => userId === choice.userId)
      expect(winner === undefined).toBe(free.length === 0)
      for (const other of free) {
        const [mine, theirs] = [winner!, other].map(({ open, startsAt, lastTurnAt, userId }) => [open, startsAt!, lastTurnAt ?? 0, userId] as const)
        const firstApart = mine!.findIndex((value, index) => value !== theirs![index])
        expect(firstApart === -1 || mine![firstApart]! < theirs![firstApart]!).toBe(true)
      }
    }))
  })

  it('names a rule that tells the chosen one from every other who is free', () => {
    fc.assert(fc.property(floors, floor => {
      const { candidates, rule, userId } = chooseSeller(table(floor), aFloor(floor))
      const [winner, ...others] = candidates.filter(({ bar }) => bar === null)
      expect(winner?.userId ?? null).toBe(userId)
      if (rule === 'load')
        expect(others.every(({ open }) => open > winner!.open)).toBe(true)
      if (rule === 'shift')
        expect(others.every(({ open, startsAt }) => open > winner!.open || startsAt! > winner!.startsAt!)).toBe(true)
      expect(rule === 'only').toBe(winner !== undefined && others.length === 0)
    }))
  })

  it('lists everybody on shift, once', () => {
    fc.assert(fc.property(floors, floor => {
      const ids = table(floor).map(({ userId }) => userId)
      const onShift = floor.shifts.filter(row => row.day === '2026-11-21' && row.storeId === storeId && row.duty === 'SELLER').map(({ employeeId }) => employeeId)
      expect(ids.sort()).toEqual([...new Set(onShift)].sort())
    }))
  })
})
