import type { Finding, FindingGroup, Repair } from '@/domain/blueprint/doctor/findings'
import type { ItemId, ItemKind } from '@/domain/blueprint/items'
import type { PlanItem } from '@/domain/blueprint/plan'
import * as m from '@/paraglide/messages.js'
import { kindOfItem } from '../undo/kindText'
import { inPageLocale, propertyText, reasonText } from '../wizard/planText'

/** A finding in words: the fact, what it means for work, and what can be done. */
export interface FindingText {
  fact: string
  consequence: string
  /** Steps for a person; `''` when there is a button or nothing to do. */
  steps: string
  /** The fact as it may leave the portal, without texts of the client. */
  report: string
}

export const groupText: Record<FindingGroup, () => string> = {
  application: m.doctor_group_application, person: m.doctor_group_person, plan: m.doctor_group_plan, host: m.doctor_group_host, places: m.doctor_group_places,
  fields: m.doctor_group_fields, stages: m.doctor_group_stages, lists: m.doctor_group_lists, drive: m.doctor_group_drive, time: m.doctor_group_time,
}

const stepsText: Partial<Record<Repair, () => string>> = {
  reinstall: m.doctor_steps_reinstall, 'ask-administrator': m.doctor_steps_ask_administrator, 'ask-rights': m.doctor_steps_ask_rights, 'buy-plan': m.doctor_steps_buy_plan,
  'lead-mode': m.doctor_steps_lead_mode, 'host-rule': m.doctor_steps_host_rule, shorten: m.doctor_steps_shorten, 'equal-lists': m.doctor_steps_equal_lists,
  rebuild: m.doctor_steps_rebuild, 'set-clock': m.doctor_steps_set_clock,
}

const scopeTexts: Readonly<Record<string, { name: () => string, without: () => string }>> = {
  calendar: { name: m.doctor_scope_name_calendar, without: m.doctor_scope_without_calendar },
  catalog: { name: m.doctor_scope_name_catalog, without: m.doctor_scope_without_catalog },
  crm: { name: m.doctor_scope_name_crm, without: m.doctor_scope_without_crm },
  disk: { name: m.doctor_scope_name_disk, without: m.doctor_scope_without_disk },
  placement: { name: m.doctor_scope_name_placement, without: m.doctor_scope_without_placement },
  user_brief: { name: m.doctor_scope_name_user, without: m.doctor_scope_without_user },
  userfieldconfig: { name: m.doctor_scope_name_userfieldconfig, without: m.doctor_scope_without_userfieldconfig },
}

const kindsText: Record<ItemKind, () => string> = {
  folder: m.doctor_kinds_folder, status: m.doctor_kinds_status, process: m.doctor_kinds_process, pipeline: m.doctor_kinds_pipeline, stage: m.doctor_kinds_stage,
  fieldType: m.doctor_kinds_fieldType, field: m.doctor_kinds_field, option: m.doctor_kinds_option, placement: m.doctor_kinds_placement, layout: m.doctor_kinds_layout,
}

const withoutText: Record<ItemKind, () => string> = {
  folder: m.doctor_without_folder, status: m.doctor_without_status, process: m.doctor_without_process, pipeline: m.doctor_without_pipeline, stage: m.doctor_without_stage,
  fieldType: m.doctor_without_fieldType, field: m.doctor_without_field, option: m.doctor_without_option, placement: m.doctor_without_placement, layout: m.doctor_without_layout,
}

const entityTexts: Readonly<Record<string, () => string>> = { lead: m.doctor_entity_lead, deal: m.doctor_entity_deal, contact: m.doctor_entity_contact }

/** The plan's items by name: facts call things as the plan does. */
export type ItemsById = ReadonlyMap<ItemId, PlanItem>

export function describeFinding(finding: Finding, items: ItemsById): FindingText {
  const { fact, consequence = '', report = fact } = sayFact(finding, items)
  return { fact, consequence, report, steps: finding.repair === undefined ? '' : stepsText[finding.repair]?.() ?? '' }
}

function sayFact(finding: Finding, items: ItemsById): Pick<FindingText, 'fact'> & Partial<FindingText> {
  const { kind, severity, subject, values = [] } = finding
  const isGood = severity === 'good'
  switch (kind) {
    case 'scope': {
      const scope = scopeTexts[subject] ? `${scopeTexts[subject].name()} (${subject})` : subject
      return isGood ? { fact: m.doctor_scope_good({ scope }) } : { fact: m.doctor_scope_bad({ scope }), consequence: scopeTexts[subject]?.without() ?? '' }
    }
    case 'admin': return isGood ? { fact: m.doctor_admin_good() } : { fact: m.doctor_admin_bad(), consequence: m.doctor_admin_without() }
    case 'unreadable': return { fact: m.doctor_unreadable({ entity: nameOfEntity(subject, items) }), consequence: m.doctor_unreadable_without() }
    case 'plan-limit': return isGood
      ? { fact: m.doctor_plan_good({ license: subject }) }
      : { fact: m.doctor_plan_bad({ license: subject, names: finding.items.map(id => nameOf(id, items)).join(', ') }), consequence: m.doctor_plan_without() }
    case 'lead-mode': return { fact: m.doctor_leads_bad(), consequence: m.doctor_leads_without() }
    case 'answers-post': return { fact: m.doctor_host_good({ page: `${subject}.html` }) }
    case 'refused-post': return { fact: m.doctor_host_refused({ page: `${subject}.html` }), consequence: m.doctor_host_without() }
    case 'other-page': return { fact: m.doctor_host_other({ page: `${subject}.html` }), consequence: m.doctor_host_without() }
    case 'unreachable': return { fact: m.doctor_host_unreachable({ page: `${subject}.html` }), consequence: m.doctor_host_without() }
    case 'passed': return { fact: m.doctor_passed({ what: kindsText[subject as ItemKind](), count: finding.items.length }) }
    case 'missing': case 'differs': case 'conflict': case 'refused': return sayItem(finding, items)
    case 'orphaned-field': return { fact: m.doctor_orphaned({ name: subject }), consequence: m.doctor_orphaned_without() }
    case 'sides-differ': return {
      fact: m.doctor_sides({ name: nameOf(subject as ItemId, items), values: values.map(value => m.common_quoted({ text: value })).join(', ') }),
      consequence: m.doctor_sides_without(),
      report: m.doctor_sides_report({ name: nameOf(subject as ItemId, items) }),
    }
    case 'clock': return isGood ? { fact: m.doctor_clock_good() } : { fact: sayMinutes(Number(subject)), consequence: m.doctor_clock_without() }
  }
}

function sayItem({ kind, subject, items: ids, reason }: Finding, items: ItemsById): Pick<FindingText, 'fact' | 'consequence'> {
  const id = subject as ItemId
  const item = items.get(id)
  const what = { kind: kindOfItem(id), name: nameOf(id, items) }
  const waiting = ids.length > 1 ? ` ${m.doctor_waiting({ count: ids.length - 1 })}` : ''
  const without = `${withoutText[id.slice(0, id.indexOf(':')) as ItemKind]()}${waiting}`
  switch (kind) {
    case 'missing': {
      if (id.startsWith('placement:'))
        return { fact: m.doctor_missing_place(what), consequence: without }
      const isInsideOfAnother = /^(option|stage|status):/.test(id) && item !== undefined
      return { fact: isInsideOfAnother ? m.doctor_missing_in({ ...what, group: inPageLocale(item.group) }) : m.doctor_missing(what), consequence: without }
    }
    case 'differs': return { fact: m.doctor_differs(what), consequence: (item?.differences ?? []).map(sayDifference).join(' ') }
    case 'conflict': return { fact: m.doctor_conflict(what), consequence: `${reason ? reasonText[reason]() : ''}${waiting}` }
    default: return { fact: m.doctor_refused(what), consequence: `${reason ? reasonText[reason]() : ''}${waiting}` }
  }
}

function sayDifference({ property, now, then }: PlanItem['differences'][number]): string {
  return property === 'handler'
    ? m.doctor_differs_address({ now: now ?? '' })
    : m.doctor_differs_property({ property: propertyText[property](), now: now || m.plan_no_value(), then: then || m.plan_no_value() })
}

/** In minutes, from two hours on in hours, from two days on in days. */
function sayMinutes(minutes: number): string {
  if (minutes < 120)
    return m.doctor_clock_bad({ count: minutes })
  return minutes < 2880 ? m.doctor_clock_bad_hours({ count: Math.round(minutes / 60) }) : m.doctor_clock_bad_days({ count: Math.round(minutes / 1440) })
}

function nameOf(id: ItemId, items: ItemsById): string {
  const item = items.get(id)
  return item ? inPageLocale(item.name) : id
}

function nameOfEntity(role: string, items: ItemsById): string {
  return entityTexts[role]?.() ?? nameOf(`process:${role.slice('process.'.length)}`, items)
}

/** The report as text to send on: groups, marks and facts. */
export function reportOf(findings: readonly Finding[], items: ItemsById, head: string): string {
  const marks = { error: m.doctor_error_mark, warning: m.doctor_warning_mark, good: m.doctor_good_mark }
  const lines = findings.map(finding => {
    const { report, consequence } = describeFinding(finding, items)
    return `${marks[finding.severity]()} · ${groupText[finding.group]()} · ${report}${consequence === '' || finding.kind === 'differs' ? '' : ` – ${consequence}`}`
  })
  return [head, ...lines].join('\n')
}
