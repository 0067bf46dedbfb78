import { isGranted } from '../neededScopes'
import { findingGroups } from './findings'
import type { Examination, Finding, HostAnswer } from './findings'
import { ofItems } from './itemFindings'
import { orphanedFields, unequalSides } from './fieldFindings'

/** From here on two clocks differ so much that it is worth telling, milliseconds. */
const clockToleranceMs = 2 * 60_000

/**
 * Looks the portal over: each line says what is the matter and what can be done. Passed lines are there too. Who is no
 * administrator gets only what keeps them from working.
 */
export function examine(examination: Examination): Finding[] {
  const findings = [
    ...ofScopes(examination),
    ...ofPerson(examination),
    ...ofPlan(examination),
    ...examination.host.map(ofPage),
    ...ofItems(examination),
    ...orphanedFields(examination),
    ...unequalSides(examination),
    ofClock(examination),
  ].sort((one, other) => findingGroups.indexOf(one.group) - findingGroups.indexOf(other.group))
  return examination.shape.isAdmin ? findings : shortVersion(findings)
}

function shortVersion(findings: readonly Finding[]): Finding[] {
  return findings
    .filter(({ severity, kind }) => severity !== 'good' && kind !== 'admin' && kind !== 'orphaned-field' && kind !== 'sides-differ')
    .map(finding => finding.kind === 'clock' || finding.kind === 'unreadable' ? finding : { ...finding, repair: 'ask-administrator' })
}

function ofScopes({ shape, scopes }: Examination): Finding[] {
  return scopes.map(scope => isGranted(scope, shape.scopes)
    ? { group: 'application', kind: 'scope', severity: 'good', subject: scope, items: [] }
    : { group: 'application', kind: 'scope', severity: 'error', subject: scope, items: [], repair: 'reinstall' })
}

function ofPerson({ shape, unreadable }: Examination): Finding[] {
  return [
    shape.isAdmin
      ? { group: 'person', kind: 'admin', severity: 'good', subject: '', items: [] }
      : { group: 'person', kind: 'admin', severity: 'warning', subject: '', items: [], repair: 'ask-administrator' },
    ...unreadable.map((entity): Finding => ({ group: 'person', kind: 'unreadable', severity: 'error', subject: entity, items: [], repair: 'ask-rights' })),
  ]
}

function ofPlan({ shape, plan }: Examination): Finding[] {
  const limited = plan.items.filter(({ reason }) => reason === 'plan-limit').map(({ id }) => id)
  const leads = plan.items.filter(({ reason }) => reason === 'no-leads').map(({ id }) => id)
  return [
    limited.length > 0
      ? { group: 'plan', kind: 'plan-limit', severity: 'error', subject: shape.license, items: limited, repair: 'buy-plan' }
      : { group: 'plan', kind: 'plan-limit', severity: 'good', subject: shape.license, items: [] },
    ...(leads.length > 0 ? [{ group: 'plan', kind: 'lead-mode', severity: 'error', subject: shape.license, items: leads, repair: 'lead-mode' } as const] : []),
  ]
}

const pageKinds = { good: 'answers-post', refused: 'refused-post', other: 'other-page', unreachable: 'unreachable' } as const

function ofPage({ page, answer }: HostAnswer): Finding {
  const kind = pageKinds[answer]
  return answer === 'good'
    ? { group: 'host', kind, severity: 'good', subject: page, items: [] }
    : { group: 'host', kind, severity: 'error', subject: page, items: [], repair: 'host-rule' }
}

function ofClock({ shape, deviceTime }: Examination): Finding {
  const differenceMs = Math.abs(Date.parse(shape.time) - deviceTime)
  const subject = String(Math.round(differenceMs / 60_000))
  return differenceMs <= clockToleranceMs
    ? { group: 'time', kind: 'clock', severity: 'good', subject, items: [] }
    : { group: 'time', kind: 'clock', severity: 'warning', subject, items: [], repair: 'set-clock' }
}
