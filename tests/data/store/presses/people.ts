import type { SettingValue } from '@/domain/blueprint/types'
import type { StoreMap } from '@/domain/store/map'
import type { StoreRole } from '@/domain/store/roles'
import type { TaskDuty } from '@/domain/store/tasks'
import { administrator, cashier, operator, seller } from '@/solutions/store/presses.fixture'
import { fieldKey } from './rows.ts'

/** Whose turn it is; the two with the role of who presses are there to press at the same moment. */
export const secondOperator = 22
export const secondCashier = 33
export const secondAdministrator = 41
const operatorInTurn = 21
const cashierTomorrow = 31
const cashierThatDay = 32

export interface ShopPerson { id: number, name: string, role: StoreRole, duty?: TaskDuty }

export const people: readonly ShopPerson[] = [
  { id: operator, name: 'Оксана', role: 'operator', duty: 'leadOwner' },
  { id: operatorInTurn, name: 'Олег', role: 'operator', duty: 'operatorInTurn' },
  { id: secondOperator, name: 'Ольга', role: 'operator' },
  { id: cashier, name: 'Камила', role: 'cashier', duty: 'cashierNow' },
  { id: cashierTomorrow, name: 'Кубан', role: 'cashier', duty: 'cashierTomorrow' },
  { id: cashierThatDay, name: 'Клара', role: 'cashier', duty: 'cashierThatDay' },
  { id: secondCashier, name: 'Кайрат', role: 'cashier' },
  { id: administrator, name: 'Асель', role: 'storeAdministrator' },
  { id: secondAdministrator, name: 'Айбек', role: 'storeAdministrator' },
  { id: seller, name: 'Салтанат', role: 'seller', duty: 'seller' },
]

/** Somebody else with the role of who presses. */
export function colleagueOf(userId: number): number {
  return { [operator]: secondOperator, [cashier]: secondCashier, [administrator]: secondAdministrator }[userId]!
}

const today = '2026-03-10'
const shifts: readonly { id: number, duty: 'OPERATOR' | 'CASHIER' | 'SELLER', day: string }[] = [
  { id: operator, duty: 'OPERATOR', day: today },
  { id: operatorInTurn, duty: 'OPERATOR', day: today },
  { id: secondOperator, duty: 'OPERATOR', day: today },
  { id: cashier, duty: 'CASHIER', day: today },
  { id: cashierTomorrow, duty: 'CASHIER', day: '2026-03-11' },
  { id: cashierThatDay, duty: 'CASHIER', day: '2026-03-12' },
  { id: seller, duty: 'SELLER', day: today },
]

type Row = Record<string, unknown>

/** Settings of roles, stores, shifts, and what the other operators have to do already. */
export const roster = {
  settings: {
    'rating.form.operator': 'https://example.test/form/1',
    ...Object.fromEntries((['operator', 'cashier', 'seller', 'storeAdministrator'] as const).map(role => (
      [role === 'storeAdministrator' ? 'roles.storeAdministrators' : `roles.${role}`, people.filter(one => one.role === role).map(({ id }) => `user:${id}`)]
    ))),
  } as Record<string, SettingValue>,
  records(map: StoreMap) {
    const key = (process: 'store' | 'shift' | 'assignment', role: string) => fieldKey(map, `process.${process}`, role)
    const stores = [1, 2].map((id): Row => ({ id, title: id === 1 ? 'Бишкек' : 'Ош', [key('store', 'administrator')]: administrator }))
    const shiftRows = shifts.map(({ id, duty, day }): Row => ({
      title: `${day} ${id}`, [key('shift', 'employee')]: id, [key('shift', 'day')]: day, [key('shift', 'startsAt')]: '08:00', [key('shift', 'duty')]: Number(map.option('process.shift', 'duty', duty)), [key('shift', 'store')]: 1,
    }))
    const busy = [operator, secondOperator].map((id): Row => ({ title: `Занят ${id}`, [key('assignment', 'employee')]: id, [key('assignment', 'subject')]: 'operatorInTurn' }))
    return [
      { entityTypeId: map.processTypeId('store')!, rows: stores },
      { entityTypeId: map.processTypeId('shift')!, rows: shiftRows },
      { entityTypeId: map.processTypeId('assignment')!, rows: busy },
    ]
  },
}
