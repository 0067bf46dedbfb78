import { presenceOf } from '@/domain/store/duty'
import type { Presence, ShiftPresence } from '@/domain/store/duty'
import { dayOf } from '@/domain/store/shopTime'
import { asList, asRecord } from '../../portal/decode'
import { asDay } from '../../portal/decodeCrm'
import type { Command, CommandResult, Params } from '../../portal/types'
import { typeIdOf } from '../entities'
import { fieldsByRole } from '../fields/decodeFields'
import type { Store } from '../types'

/** A row of the shift board. */
export interface ShiftRow { userId: number, day: string, startsAt: string, duty: 'SELLER' | 'CASHIER' | 'OPERATOR' | null, storeId: number | null, presence: Presence }

const entity = 'process.shift'

/**
 * Asks for the shifts of a day; `null` on a portal without a shift board.
 *
 * @param day `2026-03-10`. @param employee One person, or a reference to them in the same batch.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export function shiftQuestion({ map }: Pick<Store, 'map'>, day: string, employee: number | string | null = null): Command | null {
  const entityTypeId = typeIdOf(map, 'shift')
  const [dayField, employeeField] = [map.field(entity, 'day'), map.field(entity, 'employee')]
  if (entityTypeId === null || dayField === null || employeeField === null)
    return null
  const filter: Params = { [`=${dayField}`]: day, ...(employee === null ? {} : { [`=${employeeField}`]: employee }) }
  return { method: 'crm.item.list', params: { entityTypeId, select: ['id', '*', 'UF_*'], filter, order: { id: 'ASC' }, start: -1, useOriginalUfNames: 'Y' } }
}

/** Rows that can be read, of that day. @param now Portal time, unix milliseconds. */
export function readShifts({ map }: Pick<Store, 'map'>, answer: CommandResult | undefined, day: string, now: number): ShiftRow[] {
  const rows = answer?.kind === 'done' ? asList(asRecord(answer.result).items).map(asRecord) : []
  return rows.flatMap((row): ShiftRow[] => {
    const fields = fieldsByRole(map, entity, row)
    const userId = fields.id('employee')
    if (userId === null || asDay(fields.raw('day')) !== day)
      return []
    return [{
      userId, day,
      startsAt: fields.text('startsAt'),
      duty: fields.option('duty'),
      storeId: fields.link('store', typeIdOf(map, 'store')),
      presence: presenceOf(fields.option<ShiftPresence>('presence'), fields.moment('presenceAt'), now),
    }]
  })
}

/** The shop's day, `2026-03-10`. */
export function shopDay({ rules }: Pick<Store, 'rules'>, at: number): string {
  return dayOf(at, rules.timeZone).toString()
}

/** Nobody is known to be away of whom nothing is known. */
export function isAtWork(rows: readonly ShiftRow[], userId: number): boolean {
  const own = rows.filter(row => row.userId === userId)
  return own.length === 0 || own.some(({ presence }) => presence !== 'away')
}
