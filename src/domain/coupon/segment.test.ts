import { describe, expect, it } from 'vitest'
import { batchName, daysToBirthday, divide } from './segment'
import type { Segment, SegmentClient } from './segment'

const today = '2026-11-16'
const now = Date.parse('2026-11-16T10:00:00Z')
let lastId = 0
const aClient = (rest: Partial<SegmentClient> = {}): SegmentClient => ({ id: ++lastId, name: 'Айгуль', responsibleId: 2, mailing: 'YES', birthdate: '', lastSaleAt: null, hasCoupon: false, ...rest })
const getters = (clients: SegmentClient[], segment: Segment) => divide(clients, segment, today, now).gets

describe('a segment', () => {
  it('of those who take messages leaves out who has opted out and who has a coupon, and counts them', () => {
    const clients = [aClient(), aClient({ mailing: 'NO' }), aClient({ mailing: null }), aClient({ mailing: 'OPTED_OUT' }), aClient({ hasCoupon: true }), aClient({ hasCoupon: true })]
    expect(divide(clients, { kind: 'mailing' }, today, now)).toEqual({ gets: [clients[0]], leftOut: { hasCoupon: 2, optedOut: 1 } })
  })

  it('of birthdays takes those within the days, today included', () => {
    const clients = ['1990-11-16', '1990-11-22', '1990-11-23', '1990-11-15', ''].map(birthdate => aClient({ birthdate, mailing: null }))
    expect(getters(clients, { kind: 'birthday', days: 7 })).toEqual(clients.slice(0, 2))
  })

  it('of sleepers takes who has bought, and not lately', () => {
    const clients = ['2026-05-15T10:00:00Z', '2026-05-17T10:00:00Z'].map(text => aClient({ lastSaleAt: Date.parse(text) }))
    expect(getters([...clients, aClient()], { kind: 'sleeping', months: 6 })).toEqual([clients[0]])
  })

  it('names its batch by the day', () => expect([batchName({ kind: 'birthday', days: 7 }, today), batchName({ kind: 'mailing' }, today)]).toEqual(['coupons-birthday-7-2026-11-16', 'coupons-mailing-2026-11-16']))
})

it.each([
  ['1990-11-16', today, 0], ['1990-01-01', '2026-12-31', 1], ['2004-02-29', '2026-02-27', 1], ['2004-02-29', '2028-02-28', 1], ['2004-02-29', '2026-03-01', 364], ['soon', today, Infinity],
])('a birthday of %s is, on %s, %d days away', (birthdate, day, days) => {
  expect(daysToBirthday(birthdate, day)).toBe(days)
})
