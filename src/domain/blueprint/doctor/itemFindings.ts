import type { ItemId, ItemKind } from '../items'
import type { PlanItem, PlanReason } from '../plan'
import type { PortalShape } from '../shape'
import type { StandardEntity } from '../types'
import type { Examination, Finding, FindingGroup, Repair } from './findings'

const groupOf: Readonly<Record<ItemKind, FindingGroup>> = {
  folder: 'drive', status: 'lists', process: 'fields', pipeline: 'stages', stage: 'stages', fieldType: 'fields',
  field: 'fields', option: 'lists', placement: 'places', layout: 'places',
}

/** A line of their own tells these, for all items together. */
const toldElsewhere: ReadonlySet<PlanReason | undefined> = new Set(['plan-limit', 'no-leads', 'no-scope'])

/** One line for all that is right of a kind, one for each that is not with all that waits for it. */
export function ofItems(examination: Examination): Finding[] {
  const { items } = examination.plan
  const wrong = new Map(items.filter(item => isWrong(item, examination)).map(item => [item.id, item]))
  const roots = new Map<ItemId, ItemId[]>()
  for (const { id } of wrong.values()) {
    const root = rootOf(id, wrong)
    roots.set(root, [...roots.get(root) ?? [], ...id === root ? [] : [id]])
  }
  return [...passed(items), ...[...roots].map(([id, waiting]) => findingOf(wrong.get(id)!, waiting, examination))]
}

function kindOf(id: ItemId): ItemKind {
  return id.slice(0, id.indexOf(':')) as ItemKind
}

function passed(items: readonly PlanItem[]): Finding[] {
  const byKind = new Map<ItemKind, ItemId[]>()
  for (const { id, action } of items) {
    if (action === 'keep')
      byKind.set(kindOf(id), [...byKind.get(kindOf(id)) ?? [], id])
  }
  return [...byKind].map(([kind, ids]) => ({ group: groupOf[kind], kind: 'passed', severity: 'good', subject: kind, items: ids }))
}

function isWrong(item: PlanItem, { shape, codes }: Examination): boolean {
  if (item.action === 'keep' || item.action === 'skip' || toldElsewhere.has(item.reason))
    return false
  return shape.isAdmin || isSurelyGone(item, shape, codes)
}

/** For those who may not see everything: setup knew the thing, they may read where it stood, and it is not there. */
function isSurelyGone({ id, code, reason }: PlanItem, { fields, statuses }: PortalShape, codes: Examination['codes']): boolean {
  if (codes[id] === undefined || code !== null || (reason !== 'no-right' && reason !== 'no-admin'))
    return false
  switch (kindOf(id)) {
    case 'field': return fields[id.slice('field:'.length).split('.')[0] as StandardEntity]?.isRead === true
    // Pipelines of which they may read no deal are left out of the list, but not their stages.
    case 'pipeline': return statuses.isRead && !statuses.value.some(({ entityId }) => entityId === `DEAL_STAGE_${codes[id]}`)
    case 'stage': return statuses.isRead && !id.startsWith('stage:process.')
    case 'status': return statuses.isRead
    default: return false
  }
}

/** The first wrong thing that it waits for, or itself. */
function rootOf(id: ItemId, wrong: ReadonlyMap<ItemId, PlanItem>): ItemId {
  const owner = wrong.get(id)!.needs.find(need => wrong.has(need))
  return owner === undefined ? id : rootOf(owner, wrong)
}

function findingOf(item: PlanItem, waiting: readonly ItemId[], { shape }: Examination): Finding {
  const { id, action, reason } = item
  const kind = !shape.isAdmin || action === 'create' ? 'missing' : action === 'change' ? 'differs' : action === 'conflict' ? 'conflict' : 'refused'
  return {
    group: groupOf[kindOf(id)],
    kind,
    severity: kind === 'differs' ? 'warning' : 'error',
    subject: id,
    items: [id, ...waiting],
    repair: repairOf(item),
    ...(reason === undefined ? {} : { reason }),
  }
}

function repairOf({ action, reason }: PlanItem): Repair {
  if (action === 'create' || action === 'change')
    return 'apply'
  if (action === 'conflict' || reason === 'needs-other')
    return 'choose'
  if (reason === 'after-install')
    return 'reinstall'
  return reason === 'name-too-long' ? 'shorten' : 'ask-administrator'
}
