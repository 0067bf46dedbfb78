import type { ItemFields } from '../records.ts'
import { operators, shops } from './people.ts'
import { DAY, MINUTE, NOW, at, dayText, iso } from './shopClock.ts'
import type { Structure } from './structure.ts'

export interface ShiftPlan {
  employee: number
  day: string
  startsAt: '08:00' | '10:00' | '12:00'
  duty: 'SELLER' | 'CASHIER' | 'OPERATOR'
  store?: 1 | 2
  presence?: 'OPENED' | 'PAUSED' | 'HERE'
}

export const TODAY = dayText(NOW)
export const TOMORROW = dayText(NOW + DAY)

/** Who is at work now, as known minutes ago: Данияр (3) has a break, Жаныл (8) has not come yet. */
const presenceToday: Readonly<Record<number, ShiftPlan['presence']>> = { 2: 'OPENED', 3: 'PAUSED', 4: 'OPENED', 5: 'OPENED', 6: 'OPENED', 7: 'OPENED', 9: 'HERE' }
const starts: Readonly<Record<number, ShiftPlan['startsAt']>> = { 3: '10:00', 4: '12:00', 8: '12:00' }

function shiftsOf(day: string): ShiftPlan[] {
  const startsAt = (employee: number) => starts[employee] ?? '08:00'
  return [
    ...operators.map((employee): ShiftPlan => ({ employee, day, startsAt: startsAt(employee), duty: 'OPERATOR' })),
    ...shops.flatMap(({ cashier, sellers }, index): ShiftPlan[] => {
      const store = index === 0 ? 1 : 2
      return [
        { employee: cashier, day, startsAt: startsAt(cashier), duty: 'CASHIER', store },
        ...sellers.map((employee): ShiftPlan => ({ employee, day, startsAt: startsAt(employee), duty: 'SELLER', store })),
      ]
    }),
  ]
}

/** Shifts of today with who has come, and of tomorrow. */
export const shifts: readonly ShiftPlan[] = [
  ...shiftsOf(TODAY).map(shift => ({ ...shift, ...(presenceToday[shift.employee] ? { presence: presenceToday[shift.employee] } : {}) })),
  ...shiftsOf(TOMORROW),
]

export function shiftFields(structure: Structure, { employee, day, startsAt, duty, store, presence }: ShiftPlan): ItemFields {
  return {
    title: `${day} ${startsAt}`,
    assignedById: employee,
    createdTime: iso(Math.min(at(`${day}T18:00`) - DAY, NOW)),
    ...structure.fields('process.shift', {
      employee,
      day,
      startsAt,
      duty: { option: duty },
      store,
      ...(presence ? { presence: { option: presence }, presenceAt: iso(NOW - (employee % 5 + 1) * MINUTE), presenceSource: { option: presence === 'HERE' ? 'CASHIER' : 'OWN_PAGE' } } : {}),
    }),
  }
}
