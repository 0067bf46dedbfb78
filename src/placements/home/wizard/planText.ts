import type { PlanAction, PlanItem, PlanProperty, PlanReason } from '@/domain/blueprint/plan'
import type { LocalText } from '@/domain/blueprint/text'
import * as m from '@/paraglide/messages.js'
import { getLocale } from '@/paraglide/runtime.js'

/** Order of the counters: what is going to happen first. */
export const planActions: readonly PlanAction[] = ['create', 'change', 'keep', 'conflict', 'cannot', 'skip']

export const actionTones = { create: 'info', change: 'warning', keep: 'success', conflict: 'danger', cannot: 'neutral', skip: 'neutral' } as const satisfies Record<PlanAction, string>

export const actionText: Record<PlanAction, () => string> = {
  create: m.plan_action_create, change: m.plan_action_change, keep: m.plan_action_keep,
  conflict: m.plan_action_conflict, cannot: m.plan_action_cannot, skip: m.plan_action_skip,
}

/** «34 создать» */
export const countText: Record<PlanAction, (counts: { count: number }) => string> = {
  create: m.plan_count_create, change: m.plan_count_change, keep: m.plan_count_keep,
  conflict: m.plan_count_conflict, cannot: m.plan_count_cannot, skip: m.plan_count_skip,
}

export const reasonText: Record<PlanReason, () => string> = {
  'other-type': m.plan_reason_other_type, 'other-multiplicity': m.plan_reason_other_multiplicity, 'other-target': m.plan_reason_other_target,
  'name-taken': m.plan_reason_name_taken, 'code-taken': m.plan_reason_code_taken, 'other-meaning': m.plan_reason_other_meaning,
  'several-fit': m.plan_reason_several_fit, 'type-taken-by-app': m.plan_reason_type_taken_by_app, 'no-leads': m.plan_reason_no_leads,
  'no-right': m.plan_reason_no_right, 'no-admin': m.plan_reason_no_admin, 'no-scope': m.plan_reason_no_scope, 'plan-limit': m.plan_reason_plan_limit,
  'name-too-long': m.plan_reason_name_too_long, 'after-install': m.plan_reason_after_install, 'needs-other': m.plan_reason_needs_other, 'not-readable': m.plan_reason_not_readable,
}

export const propertyText: Record<PlanProperty, () => string> = {
  name: m.plan_property_name, sort: m.plan_property_sort, color: m.plan_property_color, handler: m.plan_property_handler,
  settings: m.plan_property_settings, targets: m.plan_property_targets, inFilter: m.plan_property_inFilter, fields: m.plan_property_fields,
  defaultStages: m.plan_property_defaultStages, stages: m.plan_property_stages, features: m.plan_property_features, childOf: m.plan_property_childOf,
  inTasks: m.plan_property_inTasks, type: m.plan_property_type, isMultiple: m.plan_property_isMultiple, meaning: m.plan_property_meaning, options: m.plan_property_options,
}

/** The text in the language of the page. */
export function inPageLocale(text: LocalText): string {
  return text[getLocale() === 'en' ? 'en' : 'ru']
}

/** Items of one group of the plan, in its order. */
export interface PlanGroup { name: string, items: readonly PlanItem[] }

/** Items by where they belong; those of a kind and a search only. */
export function groupsOf(items: readonly PlanItem[], kinds: ReadonlySet<PlanAction>, search: string): PlanGroup[] {
  const wanted = search.trim().toLocaleLowerCase()
  const groups = new Map<string, PlanItem[]>()
  for (const item of items) {
    const group = inPageLocale(item.group)
    const text = [item.name.ru, item.name.en, group, item.code ?? item.wantedCode ?? ''].join(' ').toLocaleLowerCase()
    if ((kinds.size === 0 || kinds.has(item.action)) && text.includes(wanted))
      groups.set(group, [...groups.get(group) ?? [], item])
  }
  return [...groups].map(([name, members]) => ({ name, items: members }))
}

/** How many items there are of each kind. */
export function countActions(items: readonly PlanItem[]): Record<PlanAction, number> {
  const counts: Record<PlanAction, number> = { create: 0, change: 0, keep: 0, conflict: 0, cannot: 0, skip: 0 }
  for (const { action } of items)
    counts[action]++
  return counts
}

/** The plan as a table for Excel: semicolons, a mark of UTF-8, quotes where a text needs them. */
export function planTable(items: readonly PlanItem[]): string {
  const rows = items.map(item => [inPageLocale(item.group), inPageLocale(item.name), actionText[item.action](), item.code ?? item.wantedCode ?? '', item.reason ? reasonText[item.reason]() : ''])
  const cell = (text: string) => /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : /^[=+\-@]/.test(text) ? `'${text}` : text
  return `\uFEFF${rows.map(row => row.map(cell).join(';')).join('\r\n')}\r\n`
}
