import type { DealCase } from './facts'
import type { ActionPlan } from './plan'
import { byDuty, here, message, setTask } from './steps'

/** The message a day before the last, or the cashier's task of the last morning. */
export type HoldReminder = 'message' | 'task'

/**
 * A reminder of a reservation whose time has passed without it, sent or set at once. Whoever does it means the same by its name: it
 * happens once for each term.
 *
 * @returns `null` for a deal without a reservation.
 */
export function holdReminderPlan(kind: HoldReminder, pressed: DealCase): ActionPlan | null {
  const { id, stage, holdUntil } = pressed.facts
  if (stage !== 'hold' || holdUntil === null)
    return null
  const step = kind === 'message' ? message(pressed, 'texts.holdReminder', here) : setTask(pressed.desk, 'remindHold', byDuty('cashierThatDay'))
  return { action: `holdReminder-${kind}`, name: `deal-${id}-holdReminder-${kind}-${holdUntil}`, steps: [step], canUndo: kind === 'task' }
}
