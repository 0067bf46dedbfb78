import type { ItemId } from '../items'
import type { PlanItem } from '../plan'
import type { LayoutKey, ShapeLayout } from '../shape'
import type { LayoutPlan } from '../types'
import { isOfProcess, presentCode, processItem, processOf, willBeThere } from './context'
import type { DiffContext } from './context'
import { answerOf } from './decide'
import { gate } from './gates'
import { groups } from './groups'

/**
 * Sections of ours in cards. A field that stands anywhere in the card is where people want it; fields that are not to be had
 * are left out, and come when they are there.
 */
export function decideLayouts(context: DiffContext): void {
  for (const plan of context.parts.layouts)
    context.items.set(`layout:${plan.role}`, decide(context, plan))
}

function decide(context: DiffContext, plan: LayoutPlan): PlanItem {
  const id: ItemId = `layout:${plan.role}`
  const { entity, pipeline, fields } = plan
  const owner: ItemId[] = isOfProcess(entity) ? [processItem(entity)] : pipeline === undefined ? [] : [`pipeline:${pipeline}`]
  const wanted = fields.map(role => `field:${entity}.${role}` as const).filter(field => willBeThere(context, field))
  const chosen = answerOf(context, id)
  const section = sectionName(plan)
  const name = chosen?.kind === 'rename' ? { ru: chosen.name, en: chosen.name } : plan.name
  const base: PlanItem = { id, solutions: context.parts.owners.get(id) ?? [], action: 'create', name, group: groups.layouts, code: null, wantedCode: section, sort: null, isOurs: false, differences: [], candidates: [], needs: [...owner, ...wanted], ...(chosen ? { chosen } : {}) }
  if (chosen?.kind === 'skip')
    return { ...base, action: 'skip' }
  const blocked = gate.before(context, base)
  if (blocked)
    return blocked
  if (wanted.length === 0)
    return { ...base, action: 'cannot', reason: 'needs-other' }
  const parts = layoutKeys(context, plan).map(key => context.shape.layouts[key] ?? { isRead: false as const, reason: 'not-readable' as const })
  const unread = parts.find(part => !part.isRead)
  if (unread && !unread.isRead)
    return { ...base, action: 'cannot', reason: unread.reason }
  const layouts = parts.flatMap(part => part.isRead ? [part.value] : [])
  const missing = wanted.filter(field => layouts.length === 0 || layouts.some(layout => !stands(layout, presentCode(context, field))))
  const known = context.mapped[id] ?? section
  const isThere = layouts.length > 0 && layouts.every(layout => layout?.some(({ name: one }) => one === known))
  // Without our section, but with all the fields: somebody has put them where they are wanted.
  const code = isThere || missing.length === 0 ? known : null
  const differences = missing.length === 0 || code === null ? [] : [{ property: 'fields' as const, now: null, then: missing.map(field => context.items.get(field)!.name[context.locale]).join(', ') }]
  const action = missing.length === 0 ? 'keep' : code === null ? 'create' : 'change'
  return gate.after(context, { ...base, action, code, wantedCode: code === null ? section : null, isOurs: context.made[id] === code && code !== null, differences })
}

/** Name of our section; the portal wants it unique within a layout. */
export function sectionName({ role }: Pick<LayoutPlan, 'role'>): string {
  return `cardinal_${role.replace(/[^a-z0-9]+/gi, '_').toLowerCase()}`
}

function stands(layout: ShapeLayout, field: string | null): boolean {
  return layout?.some(({ elements }) => elements.some(({ name }) => name === field)) ?? false
}

/** Cards that a section belongs to; none while their pipeline is still to be made. New and repeated leads have a card each. */
function layoutKeys(context: DiffContext, { entity, pipeline }: LayoutPlan): LayoutKey[] {
  if (entity === 'lead')
    return ['lead:1', 'lead:2']
  if (entity === 'contact')
    return ['contact']
  if (isOfProcess(entity)) {
    const process = processOf(context, processItem(entity))
    return process === null ? [] : [`process:${process.entityTypeId}:${process.details?.categoryId ?? 0}`]
  }
  const id = pipeline === undefined ? '0' : presentCode(context, `pipeline:${pipeline}`)
  return id === null ? [] : [`deal:${Number(id)}`]
}
