import type { PlanReason } from '../plan'
import type { ShapeField } from '../shape'

/** What a field must be able to hold on this portal. */
export interface WantedField {
  /** Full type: `rest_7_cardinalhtml` for one of ours; `null` while the portal does not have it. */
  type: string | null
  isMultiple: boolean
  /** Keys of the settings of a `crm` field: `CONTACT`, `DYNAMIC_1036`; `null` for one that is not there yet. */
  targets: readonly (string | null)[] | null
}

/** Types that will do in place of another: what we write fits in, and what we read is meant alike. */
const willDo: ReadonlyMap<string, number> = new Map([
  ['date<datetime', 0.85],
  ['integer<double', 0.9],
])

/** 1 for the very type, less for one that will do, 0 for one that will not. */
export function closenessOfTypes(wanted: string | null, type: string): number {
  return wanted === type ? 1 : willDo.get(`${wanted}<${type}`) ?? 0
}

/** Why a field cannot hold what is wanted; `null` when it can. */
export function misfitOf(wanted: WantedField, field: Pick<ShapeField, 'type' | 'isMultiple' | 'settings'>): Extract<PlanReason, 'other-type' | 'other-multiplicity' | 'other-target'> | null {
  if (closenessOfTypes(wanted.type, field.type) === 0)
    return 'other-type'
  if (wanted.isMultiple !== field.isMultiple)
    return 'other-multiplicity'
  return wanted.targets === null || hasSameTargets(wanted.targets, targetsOf(field)) ? null : 'other-target'
}

/** What a `crm` field links to. */
export function targetsOf({ settings }: Pick<ShapeField, 'settings'>): string[] {
  return Object.entries(settings).filter(([key, value]) => value === 'Y' && /^(?:LEAD|DEAL|CONTACT|COMPANY|QUOTE|ORDER|SMART_INVOICE|DYNAMIC_\d+)$/.test(key)).map(([key]) => key).sort()
}

/** With one target a link is a bare number, with several it carries its type: more targets than wanted are other values. */
function hasSameTargets(wanted: readonly (string | null)[], there: readonly string[]): boolean {
  return wanted.length === there.length && wanted.every(target => target !== null && there.includes(target))
}
