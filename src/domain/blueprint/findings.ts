import type { ItemId } from './items'
import type { PlanItem, SetupPlan } from './plan'
import type { PortalShape } from './shape'

/** Groups of the doctor's list, in their order. */
export const findingGroups = ['application', 'person', 'plan', 'host', 'places', 'fields', 'stages', 'lists', 'time'] as const
export type FindingGroup = typeof findingGroups[number]

/** What a person can do about a finding; `apply` is ours to do, the others are explained. */
export type Repair = 'apply' | 'reinstall' | 'ask-administrator' | 'choose' | 'host-rule' | 'set-clock' | 'buy-plan'

/** A fact about the portal; texts are chosen by `kind`. */
export interface Finding {
  group: FindingGroup
  kind: 'scope' | 'admin' | 'settings-right' | 'plan-limit' | 'lead-mode' | 'host' | 'place' | 'field-type' | 'field' | 'orphaned-field' | 'stage' | 'list-value' | 'clock' | 'item'
  severity: 'good' | 'warning' | 'error'
  /** What it is about: a scope, an item, a page, minutes of difference. */
  subject: string
  /** Items that the repair is for. */
  items: readonly ItemId[]
  repair?: Repair
}

/** How a page of ours answered. `refused`: the host answers POST with an error; `other`: with something that is not our page. */
export interface HostAnswer { page: string, answer: 'good' | 'refused' | 'other' | 'unreachable' }

export interface Examination {
  shape: PortalShape
  /** Of the solutions that are on. */
  plan: SetupPlan
  /** Scopes that they need. */
  scopes: readonly string[]
  host: readonly HostAnswer[]
  /** This device's clock when the portal's was read, unix milliseconds. */
  deviceTime: number
}

/** From here on two clocks differ so much that it is worth telling, milliseconds. */
export const clockToleranceMs = 2 * 60_000

/** Looks the portal over: each line says what is the matter and what can be done. Passed lines are there too. */
export function examine(examination: Examination): Finding[] {
  return [
    ...ofApplication(examination),
    ...ofPerson(examination),
    ...ofPlan(examination),
    ...ofHost(examination),
    ...ofItems(examination),
    ...orphanedFields(examination),
    ofClock(examination),
  ].sort((one, other) => findingGroups.indexOf(one.group) - findingGroups.indexOf(other.group))
}

/** What an ordinary employee needs to know: only what keeps him from working. */
export function shortVersion(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity, group }) => severity === 'error' && group !== 'host')
}

function ofApplication({ shape, scopes }: Examination): Finding[] {
  return scopes.map(scope => shape.scopes.includes(scope)
    ? { group: 'application', kind: 'scope', severity: 'good', subject: scope, items: [] }
    : { group: 'application', kind: 'scope', severity: 'error', subject: scope, items: [], repair: 'reinstall' })
}

function ofPerson({ shape }: Examination): Finding[] {
  if (shape.isAdmin)
    return [{ group: 'person', kind: 'admin', severity: 'good', subject: '', items: [] }]
  return [{ group: 'person', kind: shape.mayChangeSettings ? 'admin' : 'settings-right', severity: 'warning', subject: '', items: [], repair: 'ask-administrator' }]
}

function ofPlan({ shape, plan }: Examination): Finding[] {
  const limited = plan.items.filter(({ reason }) => reason === 'plan-limit').map(({ id }) => id)
  const leads = plan.items.filter(({ reason }) => reason === 'no-leads').map(({ id }) => id)
  return [
    limited.length > 0
      ? { group: 'plan', kind: 'plan-limit', severity: 'error', subject: shape.license, items: limited, repair: 'buy-plan' }
      : { group: 'plan', kind: 'plan-limit', severity: 'good', subject: shape.license, items: [] },
    ...(leads.length > 0 ? [{ group: 'plan', kind: 'lead-mode', severity: 'error', subject: '', items: leads, repair: 'ask-administrator' } as const] : []),
  ]
}

function ofHost({ host }: Examination): Finding[] {
  return host.map(({ page, answer }) => answer === 'good'
    ? { group: 'host', kind: 'host', severity: 'good', subject: page, items: [] }
    : { group: 'host', kind: 'host', severity: 'error', subject: page, items: [], repair: 'host-rule' })
}

const placeOfItem: Readonly<Record<string, readonly [FindingGroup, Finding['kind']]>> = {
  placement: ['places', 'place'],
  fieldType: ['fields', 'field-type'],
  field: ['fields', 'field'],
  stage: ['stages', 'stage'],
  pipeline: ['stages', 'stage'],
  status: ['lists', 'list-value'],
  option: ['lists', 'list-value'],
}

/** One line for all that is right of a kind, one for each that is not. */
function ofItems({ plan }: Examination): Finding[] {
  const right = new Map<string, PlanItem[]>()
  const wrong: Finding[] = []
  for (const item of plan.items) {
    const kindOfItem = item.id.slice(0, item.id.indexOf(':'))
    const [group, kind] = placeOfItem[kindOfItem] ?? ['fields', 'item']
    if (item.action === 'keep')
      right.set(kindOfItem, [...right.get(kindOfItem) ?? [], item])
    else if (item.action !== 'skip' && item.reason !== 'plan-limit' && item.reason !== 'no-leads')
      wrong.push({ group, kind, severity: item.action === 'change' ? 'warning' : 'error', subject: item.id, items: [item.id], repair: repairOf(item) })
  }
  const passed = [...right].map(([kindOfItem, items]): Finding => {
    const [group, kind] = placeOfItem[kindOfItem] ?? ['fields', 'item']
    return { group, kind, severity: 'good', subject: `${items.length}`, items: items.map(({ id }) => id) }
  })
  return [...passed, ...wrong]
}

function repairOf({ action, reason }: PlanItem): Repair {
  if (action === 'conflict')
    return 'choose'
  if (action === 'cannot')
    return reason === 'no-scope' ? 'reinstall' : 'ask-administrator'
  return 'apply'
}

/** Fields of a type of ours that belonged to an application which is gone. */
function orphanedFields({ shape }: Examination): Finding[] {
  const fields = Object.values(shape.fields).flatMap(part => part.isRead ? part.value : [])
  return fields
    .filter(({ type }) => /^rest_\d+_cardinal/.test(type) && !type.startsWith(`rest_${shape.appId}_`))
    .map(({ code }) => ({ group: 'fields', kind: 'orphaned-field', severity: 'warning', subject: code, items: [], repair: 'choose' }))
}

function ofClock({ shape, deviceTime }: Examination): Finding {
  const differenceMs = Math.abs(Date.parse(shape.time) - deviceTime)
  const minutes = String(Math.round(differenceMs / 60_000))
  return differenceMs <= clockToleranceMs
    ? { group: 'time', kind: 'clock', severity: 'good', subject: minutes, items: [] }
    : { group: 'time', kind: 'clock', severity: 'warning', subject: minutes, items: [], repair: 'set-clock' }
}
