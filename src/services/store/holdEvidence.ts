import type { DealFacts } from '@/domain/store/actions/facts'
import { holdTimesUntil } from '@/domain/store/reservation'
import { dayOf, momentOf as shopMomentOf } from '@/domain/store/shopTime'
import { fetchNames } from '../people'
import { asId, asList, asMoment, asRecord, asText } from '../portal/decode'
import type { CallOptions, Command, CommandResult } from '../portal/types'
import { readShifts, shiftQuestion, shopDay } from './duty/shifts'
import type { Store } from './types'

/** Completed, by the portal's own number. */
const COMPLETED = '5'

/** The cashier's task «Напомнить бронь», as the portal has it. */
export interface RemindTask { id: number, at: number, responsibleId: number | null, isCompleted: boolean }

/** What is known of a reservation beside its own fields. */
export interface HoldEvidence {
  /** `null`: not set yet, or not to be seen. */
  task: RemindTask | null
  /** On shift on the last day; `null` where the list of shifts cannot be read. */
  cashiers: readonly number[] | null
  names: ReadonlyMap<number, string>
}

type Reader = Pick<Store, 'calls' | 'map' | 'rules' | 'tasks'>

/**
 * Whether the cashier has the task already, and who is on shift on the last day: one request, and one for names. What may not
 * be read is unknown, not an error: the reservation itself is there.
 *
 * @throws {PortalError} when the request as a whole is refused.
 * @see https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-list.html
 */
export async function readHoldEvidence(store: Reader, deal: Pick<DealFacts, 'id' | 'holdUntil' | 'storeId'>, options: CallOptions = {}): Promise<HoldEvidence> {
  const until = deal.holdUntil
  if (until === null)
    return { task: null, cashiers: null, names: new Map() }
  const day = shopDay(store, until)
  const shifts = shiftQuestion(store, day)
  const commands: Record<string, Command> = {
    tasks: { method: 'tasks.task.list', params: { filter: { UF_CRM_TASK: `D_${deal.id}` }, select: ['ID', 'TITLE', 'CREATED_DATE', 'RESPONSIBLE_ID', 'REAL_STATUS', 'STATUS', 'UF_CRM_TASK'], order: { ID: 'DESC' } } },
    ...(shifts === null ? {} : { shifts }),
  }
  const answers: Record<string, CommandResult> = await store.calls.readBatch(commands, options)
  const task = taskOf(store, answers.tasks, until)
  const cashiers = cashiersOf(store, answers.shifts, day, deal.storeId)
  const people = [...cashiers ?? [], ...task?.responsibleId == null ? [] : [task.responsibleId]]
  return { task, cashiers, names: await fetchNames(store.calls, people) }
}

function taskOf({ rules, tasks }: Reader, answer: CommandResult | undefined, until: number): RemindTask | null {
  if (answer?.kind !== 'done')
    return null
  // Whoever set it had a language of their own.
  const titles = Object.values(tasks.find(({ role }) => role === 'store.remindHold')?.title ?? {})
  const lastMorning = shopMomentOf(dayOf(holdTimesUntil(until, 0, rules).taskAt, rules.timeZone), '00:00', rules.timeZone)
  const found = asList(asRecord(answer.result).tasks).map(asRecord).filter(row => titles.includes(asText(row.title))).map((row): RemindTask => ({
    id: asId(row.id) ?? 0,
    at: Date.parse(asMoment(row.createdDate) ?? '') || 0,
    responsibleId: asId(row.responsibleId),
    isCompleted: [row.realStatus, row.status].some(status => asText(status) === COMPLETED),
  }))
  // A task that was closed because the reservation was extended is of the earlier term.
  return found.find(({ isCompleted, at }) => !isCompleted || at >= lastMorning) ?? null
}

function cashiersOf(store: Reader, answer: CommandResult | undefined, day: string, storeId: number | null): number[] | null {
  if (answer?.kind !== 'done')
    return null
  const rows = readShifts(store, answer, day, 0).filter(row => row.duty === 'CASHIER' && (storeId === null || row.storeId === null || row.storeId === storeId))
  return [...new Set(rows.map(({ userId }) => userId))]
}
