import type { ItemId } from '@/domain/blueprint/items'
import type { Refusals } from '@/domain/blueprint/makePlan'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { PortalError } from '@/domain/portalError'
import type { CommandResult } from '../../portal/types'
import type { ItemCommand } from './context'

/**
 * What became of one item. `unknown`: the answer was lost and the portal was asked for 75 s without finding it; the next run
 * plans it anew.
 */
export type ApplyOutcome = 'created' | 'changed' | 'removed' | 'refused' | 'unknown' | 'found'

/** A line of the written log. */
export interface ApplyEntry {
  /** Clock of the portal, ISO. */
  at: string
  id: ItemId
  outcome: ApplyOutcome
  /** The method that was called. */
  method: string
  error?: PortalError
}

/** Lines for the commands of one request; a command without an answer has none yet. */
export function entriesOf(commands: readonly ItemCommand[], results: Readonly<Record<string, CommandResult>>, plan: ReadonlyMap<ItemId, PlanItem>, at: string): ApplyEntry[] {
  return commands.flatMap(({ items, command: { method } }, index): ApplyEntry[] => {
    const result = results[commandName(index)]
    if (result === undefined || result.kind === 'absent')
      return []
    if (result.kind === 'failed')
      return items.map(id => ({ at, id, method, outcome: 'refused', error: result.error }))
    return items.map(id => ({ at, id, method, outcome: plan.get(id)?.action === 'change' ? 'changed' : 'created' }))
  })
}

/** Name of a command within a batch. */
export function commandName(index: number): string {
  return `do${index}`
}

/** Items of commands without an answer. */
export function lostItems(commands: readonly ItemCommand[], results: Readonly<Record<string, CommandResult>>): ItemId[] {
  return commands.flatMap(({ items }, index) => (results[commandName(index)]?.kind ?? 'absent') === 'absent' ? items : [])
}

/** Lines for what was lost, once it was looked for. */
export function lostEntries(commands: readonly ItemCommand[], lost: readonly ItemId[], open: readonly ItemId[], at: string): ApplyEntry[] {
  return commands.flatMap(({ items, command: { method } }) => items
    .filter(id => lost.includes(id))
    .map(id => ({ at, id, method, outcome: open.includes(id) ? 'unknown' : 'found' } as const)))
}

/** Refusals that no second attempt changes, as the plan tells them. */
export function refusalsOf(log: readonly ApplyEntry[]): Refusals {
  return Object.fromEntries(log.flatMap(({ id, outcome, error }) => {
    const reason = outcome === 'refused' && error ? reasonOf(error) : null
    return reason === null ? [] : [[id, reason]]
  }))
}

function reasonOf({ kind, code }: PortalError): Refusals[ItemId] | null {
  if (kind === 'plan')
    return 'plan-limit'
  if (code === 'insufficient_scope')
    return 'no-scope'
  return kind === 'forbidden' ? 'no-right' : null
}
