import type { ItemKind } from '../items'
import type { PlanItem, PlanReason } from '../plan'
import { isGranted, neededScopes } from '../neededScopes'
import type { DiffContext } from './context'

/** What administrators alone may do, whatever the CRM's roles say. */
const administrators: ReadonlySet<ItemKind> = new Set(['fieldType', 'placement', 'layout', 'folder'])

/** Names longer than this are refused. */
const longestName = 255

export const gate = {
  /** Before looking for it: what it needs is missing, or its solution cannot be had here. */
  before(context: DiffContext, item: PlanItem): PlanItem | null {
    const { items, refused } = context
    const needed = item.needs.flatMap(id => items.get(id) ?? [])
    if (needed.some(isMissing))
      return { ...item, action: 'cannot', reason: 'needs-other' }
    if (needed.some(({ action }) => action === 'skip'))
      return { ...item, action: 'skip', reason: 'needs-other' }
    const reasons = item.solutions.map(solution => refused.get(solution))
    const [reason] = reasons
    return reason !== undefined && !reasons.includes(undefined) ? { ...item, action: 'cannot', reason } : null
  },

  /** Once it is known what would be written: whoever may not write it is told so. What is kept needs no rights. */
  after(context: DiffContext, item: PlanItem): PlanItem {
    const reason = item.action === 'create' || item.action === 'change' ? obstacle(context, item) : null
    return reason === null ? item : { ...item, action: 'cannot', reason }
  },
}

/** Not there, and not to be made; what cannot be changed is there nevertheless. */
function isMissing({ action, code }: PlanItem): boolean {
  return action === 'conflict' || (action === 'cannot' && code === null)
}

function obstacle(context: DiffContext, item: PlanItem): PlanReason | null {
  const { shape, refusals } = context
  const kind = item.id.slice(0, item.id.indexOf(':')) as ItemKind
  if (neededScopes(context.parts, item.id).some(scope => !isGranted(scope, shape.scopes)))
    return 'no-scope'
  // The map can be kept by administrators only: what others make would be found by nobody.
  if (!shape.isAdmin)
    return shape.mayChangeSettings || administrators.has(kind) ? 'no-admin' : 'no-right'
  if (refusals[item.id] !== undefined)
    return refusals[item.id]!
  return item.name.ru.length > longestName || item.name.en.length > longestName ? 'name-too-long' : null
}
