import type { LocalText } from '../blueprint/text'
import type { StoreRules } from './rules'
import { addWorkingMinutes, dayOf, laterTime, momentOf } from './shopTime'

/** Who gets a task or a record. In turn: at work and with the least open; cashiers by the list of shifts. */
export type TaskDuty = 'leadOwner' | 'operatorInTurn' | 'storeAdministrator' | 'seller' | 'cashierNow' | 'cashierTomorrow' | 'cashierThatDay'

/** Templates of tasks, by their roles in the blueprint, without `store.`. */
export const storeTaskRoles = [
  'handleRequest', 'handleRefusalContact', 'handleRecommendation', 'subscribe', 'discoverNeed', 'handleRefusal', 'makeOffer', 'reconsiderOffer', 'congratulate',
  'sellInShop', 'sellOnline', 'getPayment', 'arrangeHold', 'arrangeDelivery', 'remindHoldOnline', 'remindHold',
] as const
export type StoreTaskRole = typeof storeTaskRoles[number]

/** What a template says; those of the solution `store` fit. */
export interface TaskWords {
  /** With `store.` before it. */
  role: string
  title: LocalText
  description: LocalText
  deadlineMinutes: number | null
  /** Due at `morningAt` of the next day instead of after some minutes. */
  isDueNextMorning?: boolean
}

type DeadlineRules = Pick<StoreRules, 'timeZone' | 'hours' | 'morningAt' | 'deadlines.workingTime' | 'tasks.getPayment'>

/**
 * When a task set at `at` is due. Deadlines in hours may count opening hours only, those in minutes never do.
 *
 * @returns Milliseconds; `null` for a task without a deadline.
 */
export function deadlineOf(words: TaskWords, at: number, rules: DeadlineRules): number | null {
  const { timeZone, hours, morningAt } = rules
  if (words.isDueNextMorning)
    return momentOf(dayOf(at, timeZone).add({ days: 1 }), laterTime(morningAt, hours.opensAt), timeZone)
  const minutes = words.role === 'store.getPayment' ? rules['tasks.getPayment'] : words.deadlineMinutes
  if (minutes === null)
    return null
  return rules['deadlines.workingTime'] && minutes >= 60 ? addWorkingMinutes(at, minutes, hours, timeZone) : at + minutes * 60_000
}
