import { nextInTurn } from '@/domain/store/duty'
import type { Candidate, DutyRules } from '@/domain/store/duty'
import { keptValues } from '@/domain/settings/siteProfile'
import { roleMembersOf } from '@/domain/store/roleMembers'
import type { StoreRole } from '@/domain/store/roles'
import { dayOf } from '@/domain/store/shopTime'
import type { TaskDuty } from '@/domain/store/tasks'
import type { Command, CommandResult } from '../../portal/types'
import type { Store } from '../types'
import { readLoads } from './loads'
import { membersOf } from './members'
import { readShifts, shiftQuestion } from './shifts'
import type { ShiftRow } from './shifts'

export interface DutyWish {
  /** Gets it unless away. */
  prefer?: number | null
  /** Portal time, unix milliseconds. */
  at: number
  /** Of several stores, whose people are asked. */
  storeId?: number | null
}

/** Who gets it, and everybody who was looked at; nobody: `userId` is `null`. */
export interface DutyChoice {
  userId: number | null
  candidates: readonly Candidate[]
  names: ReadonlyMap<number, string>
  /** They stand on the shift board of the day; else they have the role. */
  isByShift: boolean
}

/** Duties that are given out in turn. */
export type TurnDuty = Exclude<TaskDuty, 'leadOwner' | 'storeAdministrator'>

const roleOfDuty: Readonly<Record<TurnDuty, StoreRole>> = { operatorInTurn: 'operator', cashierNow: 'cashier', cashierTomorrow: 'cashier', cashierThatDay: 'cashier', seller: 'seller' }
const shiftDuty: Readonly<Partial<Record<StoreRole, ShiftRow['duty']>>> = { operator: 'OPERATOR', cashier: 'CASHIER', seller: 'SELLER' }

/**
 * Who is next for a duty: of those on the shift board of the day, else of those with the role, whoever is at work and has the
 * fewest open assignments; of several whoever got one longest ago. Two or three requests.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function whoHasDuty(store: Store, duty: TurnDuty, { prefer = null, at, storeId = null }: DutyWish): Promise<DutyChoice> {
  const { calls, rules, appOptions } = store
  const role = roleOfDuty[duty]
  const isTomorrow = duty === 'cashierTomorrow'
  const day = dayOf(at, rules.timeZone).add({ days: isTomorrow ? 1 : 0 }).toString()
  const members = roleMembersOf(appOptions)[role]
  const shifts = shiftQuestion(store, day)
  const answers: Record<string, CommandResult> = await calls.readBatch({
    departments: { method: 'department.get' },
    ...(shifts === null ? {} : { shifts }),
  } as Record<string, Command>)
  const board = readShifts(store, answers.shifts, day, at)
  const onDuty = ofStore(board.filter(row => row.duty === shiftDuty[role]), storeId)
  const ids = onDuty.length > 0 ? [...new Set(onDuty.map(({ userId }) => userId))] : await membersOf(calls, members, answers.departments)
  const { loads, names } = await readLoads(store, ids)
  const candidates = ids.map((userId): Candidate => {
    const row = onDuty.find(one => one.userId === userId) ?? board.find(one => one.userId === userId)
    return { userId, startsAt: row?.startsAt ?? '', presence: isTomorrow ? 'unknown' : row?.presence ?? 'unknown', ...loads.get(userId) ?? { load: 0, lastAt: null } }
  })
  return { userId: nextInTurn(candidates, prefer, dutyRules(appOptions))?.userId ?? null, candidates, names, isByShift: onDuty.length > 0 }
}

/** Those of the store; where none of them is, a store is not told apart. */
function ofStore(rows: readonly ShiftRow[], storeId: number | null): readonly ShiftRow[] {
  const own = rows.filter(row => storeId === null || row.storeId === null || row.storeId === storeId)
  return own.length > 0 ? own : rows
}

function dutyRules(appOptions: Store['appOptions']): DutyRules {
  return { nobody: keptValues(appOptions['cardinal.settings.store'])['operators.nobody'] === 'anybody' ? 'anybody' : 'wait' }
}
