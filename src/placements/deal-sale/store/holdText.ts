import type { StripStep } from '@/components/store/strip'
import { shopDayTime, shopShort } from '@/components/store/terms'
import type { DealFacts } from '@/domain/store/actions/facts'
import { holdStrip } from '@/domain/store/holdStrip'
import type { HoldPointKind } from '@/domain/store/holdStrip'
import { extendHold } from '@/domain/store/reservation'
import type { StoreRules } from '@/domain/store/rules'
import * as m from '@/paraglide/messages.js'
import type { HoldEvidence } from '@/services/store/holdEvidence'
import { readMessages } from '@/services/store/messages/readMessages'
import type { DealReading, Store } from '@/services/store/types'

/** What has not happened although its time has passed. */
const lateText: Partial<Record<HoldPointKind, () => string>> = { message: m.hold_not_sent, task: m.hold_not_set }

/** The plan of a reservation as the strip shows it. */
export function holdSteps(store: Store, reading: DealReading, evidence: HoldEvidence | null, now: number): StripStep[] {
  const { facts, contact } = reading
  if (facts.holdUntil === null)
    return []
  const told = readMessages(store, { entity: 'deal', id: facts.id }, reading.look).findLast(({ message, state, isChecking }) => message === 'texts.holdReminder' && !isChecking && (state === 'handedOver' || state === 'sentByHand'))
  const isTold = contact?.mailing !== 'OPTED_OUT' || store.rules['subscribe.service']
  const putAsideAt = Date.parse(facts.enteredAt) || now
  const points = holdStrip({ putAsideAt, until: facts.holdUntil }, { messageAt: told?.at ?? null, taskAt: evidence?.task?.at ?? null }, isTold, now, store.rules)
  return points.map(({ kind, at, state }) => ({ id: kind, state, text: texts(store)[kind], time: shopShort(at, store.rules.timeZone), who: [whoOf(kind, evidence), state === 'late' ? lateText[kind]?.() ?? '' : ''].filter(part => part !== '').join(' · ') }))
}

function texts({ tasks, locale }: Store): Record<HoldPointKind, string> {
  const task = tasks.find(({ role }) => role === 'store.remindHold')?.title[locale] ?? ''
  return { putAside: m.hold_step_put_aside(), message: m.hold_step_message(), task: m.hold_step_task({ task }), end: m.hold_step_end() }
}

/** Whose the task is, or will be. */
function whoOf(kind: HoldPointKind, evidence: HoldEvidence | null): string {
  if (kind !== 'task' || evidence === null)
    return ''
  const people = evidence.task?.responsibleId != null ? [evidence.task.responsibleId] : evidence.cashiers ?? []
  const names = people.flatMap(id => evidence.names.get(id) ?? [])
  return names.length > 0 ? names.join(', ') : evidence.cashiers?.length === 0 ? m.hold_nobody() : m.hold_cashier_on_shift()
}

type Hold = Pick<DealFacts, 'holdUntil' | 'holdExtensions'>

/** Until when it can be extended, and why not further. */
export function mayExtendText({ holdUntil, holdExtensions }: Hold, now: number, rules: StoreRules): string {
  if (holdUntil === null)
    return ''
  const extension = extendHold({ until: holdUntil, extensions: holdExtensions }, now, rules)
  if (extension.kind === 'extended')
    return m.hold_may_extend({ count: rules['hold.deposit.extensions'] - holdExtensions, time: shopDayTime(extension.times.until, now, rules.timeZone) })
  if (extension.kind === 'over')
    return ''
  return extension.limit === 0 ? m.hold_never_extended() : m.hold_limit({ count: extension.limit })
}

/** What the form says beside the field of the deposit's fate, or instead of it. */
export function newTermText({ holdUntil, holdExtensions }: Hold, now: number, rules: StoreRules): string {
  const extension = holdUntil === null ? null : extendHold({ until: holdUntil, extensions: holdExtensions }, now, rules)
  return extension?.kind === 'extended' ? m.hold_new_term({ time: shopDayTime(extension.times.until, now, rules.timeZone) }) : ''
}
