import type { PlanItem } from '@/domain/blueprint/plan'
import * as m from '@/paraglide/messages.js'
import type { ApplyEntry, ApplyOutcome } from '@/services/setup/apply/log'
import { formatMoment } from '../../shared/moment'
import { portalErrorText } from '../../shared/portalErrorText'
import { inPageLocale } from './planText'

export const outcomeText: Record<ApplyOutcome, () => string> = {
  created: m.apply_outcome_created, changed: m.apply_outcome_changed, removed: m.apply_outcome_removed,
  refused: m.apply_outcome_refused, unknown: m.apply_outcome_unknown, found: m.apply_outcome_found,
}

export const outcomeTones = { created: 'success', changed: 'success', removed: 'success', found: 'success', refused: 'danger', unknown: 'warning' } as const satisfies Record<ApplyOutcome, string>

/** A line of the log as people read it. */
export interface LogLine { key: string, time: string, group: string, name: string, outcome: ApplyOutcome, reason: string }

/** The log in words, several calls for one item in one line; what the plan does not know any more is named by its id. */
export function logLines(log: readonly ApplyEntry[], items: readonly PlanItem[]): LogLine[] {
  const byId = new Map(items.map(item => [item.id, item]))
  const distinct = log.filter(({ id, outcome, error }, index) => error !== undefined || !log.slice(0, index).some(before => before.id === id && before.outcome === outcome))
  return distinct.map(({ id, at, outcome, error }, index) => {
    const item = byId.get(id)
    return {
      key: `${index} ${id}`,
      time: formatMoment(new Date(at)),
      group: item ? inPageLocale(item.group) : '',
      name: item ? inPageLocale(item.name) : id,
      outcome,
      reason: error ? `${portalErrorText(error, 'setup').title} ${error.detail ?? ''}`.trim() : '',
    }
  })
}

/** The log as a text file: a line an item, with the method for whoever has to mend it. */
export function logFile(log: readonly ApplyEntry[]): string {
  return log.map(({ at, outcome, id, method, error }) => [at, outcome, id, method, error?.code ?? '', error?.detail ?? ''].join('\t').trimEnd()).join('\n') + '\n'
}
