import type { MadeItems } from '@/domain/blueprint/items'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { CommandContext } from './context'
import { statusesOf } from './context'
import { layoutTargets } from './placeCommands'

/** Mark of a card that had no layout of its own until ours. */
export const noLayout = 'none'

/**
 * How things look that are not ours and are about to be changed, for undo: names of the portal's own values of directories,
 * and cards that nobody had set up. What was noted once stays: it is older.
 */
export function beforeChanges(items: readonly PlanItem[], { before = {} }: MadeItems, context: CommandContext): NonNullable<MadeItems['before']> {
  const noted = items.flatMap((item): [PlanItem['id'], Record<string, unknown>][] => {
    const wanted = context.wanted.get(item.id)
    if (wanted?.kind === 'status' && item.action === 'change' && !item.isOurs) {
      const status = statusesOf(context, wanted.plan.directory).find(({ statusId }) => statusId === item.code)
      return status ? [[item.id, { statusId: status.statusId, name: status.name, sort: status.sort, color: status.color }]] : []
    }
    if (wanted?.kind === 'layout') {
      const unset = layoutTargets(wanted.plan, context).filter(({ key }) => context.shape.layouts[key]?.isRead && context.shape.layouts[key].value === null)
      return unset.length > 0 ? [[item.id, Object.fromEntries(unset.map(({ key }) => [key, noLayout]))]] : []
    }
    return []
  })
  return { ...Object.fromEntries(noted), ...before }
}
