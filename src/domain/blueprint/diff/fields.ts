import type { ItemId } from '../items'
import type { PlanDifference } from '../plan'
import type { Part, ShapeField } from '../shape'
import { closenessOfTypes, misfitOf, targetsOf } from '../suggest/fits'
import type { WantedField } from '../suggest/fits'
import { isSameName } from '../suggest/names'
import type { LocalText } from '../text'
import type { EntityRole, FieldPlan } from '../types'
import { fieldPrefix } from '../fieldCodes'
import { isOfProcess, presentCode, processItem, processOf } from './context'
import type { DiffContext } from './context'
import { decideAll } from './decide'
import type { Candidate, Comparison } from './decide'
import { entityGroups, groups, within } from './groups'

const ownTypes = new Set<string>(['cardinalhtml', 'cardinalimage'])
const longestCode = 50

/** Field types of ours. Their codes are the portal's, not the application's: a second installation finds them taken. */
export function decideFieldTypes(context: DiffContext): void {
  const { shape: { appId, fieldTypes, allTypes }, addressOf } = context
  decideAll(context, context.parts.fieldTypes.map(({ id, name, page }) => {
    const full = `rest_${appId}_${id}`
    const there = fieldTypes.isRead ? fieldTypes.value.find(type => type.id === id) : undefined
    const isTaken = there === undefined && allTypes.isRead && allTypes.value.some(type => type !== full && new RegExp(`^rest_\\d+_${id}$`).test(type))
    return {
      id: `fieldType:${id}` as const,
      group: groups.fieldTypes,
      wanted: { name },
      wantedCode: id,
      fullCode: full,
      pool: fieldTypes.isRead ? { isRead: true as const, value: there ? [{ code: full, name: there.name }] : isTaken ? [{ code: full, name: '', misfit: 'type-taken-by-app' as const }] : [] } : fieldTypes,
      byName: 'take' as const,
      isCodeProof: true,
      needs: [],
      compare: () => there === undefined || there.handler === addressOf(page) ? {} : { changes: [{ property: 'handler' as const, now: there.handler, then: addressOf(page) }] },
    }
  }))
}

/** Custom fields and the values of lists. */
export function decideFields(context: DiffContext): void {
  const entities = new Set(context.parts.fields.map(({ entity }) => entity))
  for (const entity of entities) {
    const plans = context.parts.fields.filter(plan => plan.entity === entity)
    const there = fieldsOf(context, entity)
    decideAll(context, plans.map(plan => fieldRequest(context, plan, there)))
    for (const plan of plans)
      decideOptions(context, plan, there)
  }
}

function fieldRequest(context: DiffContext, plan: FieldPlan, there: Part<readonly ShapeField[]>) {
  const { entity, role, code, type, alsoCalled, name, options } = plan
  const id: ItemId = `field:${entity}.${role}`
  const wanted = wantedField(context, plan)
  const targets = (plan.targets ?? []).filter(isOfProcess).map(processItem)
  const owners = [...isOfProcess(entity) ? [processItem(entity)] : [], ...ownTypes.has(type) ? [`fieldType:${type}` as const] : [], ...targets]
  const candidate = (field: ShapeField): Candidate => {
    const misfit = misfitOf(wanted, field)
    // Our own binding follows a smart process that was made anew.
    return { code: field.code, name: field.name, misfit: misfit === 'other-target' && context.made[id] === field.code ? null : misfit, closeness: closenessOfTypes(wanted.type, field.type), values: field.options.map(option => option.name) }
  }
  return {
    id,
    group: groupOf(context, entity),
    wanted: { name, ...(alsoCalled ? { alsoCalled } : {}), ...(options ? { values: options } : {}) },
    wantedCode: code,
    fullCode: fullCode(context, plan),
    maxCodeLength: longestCode,
    pool: there.isRead ? { isRead: true as const, value: there.value.map(candidate) } : there,
    byName: 'ask' as const,
    obstacle: ownTypes.has(type) && !context.shape.isInstalled ? 'after-install' as const : null,
    needs: [...new Set<ItemId>(owners)],
    compare: (found: string, { isOurs }: { isOurs: boolean }) => compareField(context, plan, wanted, there, found, isOurs),
  }
}

function wantedField({ shape, ...context }: DiffContext, { type, isMultiple = false, targets }: FieldPlan): WantedField {
  const target = (entity: EntityRole) => {
    if (!isOfProcess(entity))
      return entity.toUpperCase()
    const process = processOf({ shape, ...context }, processItem(entity))
    return process === null ? null : `DYNAMIC_${process.entityTypeId}`
  }
  return { type: ownTypes.has(type) ? `rest_${shape.appId}_${type}` : type, isMultiple, targets: type === 'crm' ? (targets ?? []).map(target) : null }
}

/** Only what the portal tells about a setting counts: what it does not keep would differ for ever. */
function compareField({ locale }: DiffContext, plan: FieldPlan, wanted: WantedField, there: Part<readonly ShapeField[]>, code: string, isOurs: boolean): Comparison {
  const field = there.isRead ? there.value.find(one => one.code === code) : undefined
  if (field === undefined)
    return {}
  const { name, settings = {}, inFilter = false } = plan
  const notes: PlanDifference[] = isSameName(name.ru, field.name) || isSameName(name.en, field.name) ? [] : [{ property: 'name', now: field.name, then: name[locale] }]
  if (!isOurs)
    return { notes }
  const targets = wanted.targets === null || misfitOf(wanted, field) !== 'other-target' ? [] : [{ property: 'targets' as const, now: targetsOf(field).join(', '), then: wanted.targets.join(', ') }]
  const kept = Object.entries(settings).filter(([key, value]) => key in field.settings && plain(field.settings[key]) !== plain(value))
  return {
    notes,
    changes: [
      ...targets,
      ...(kept.length > 0 ? [{ property: 'settings' as const, now: kept.map(([key]) => `${key}: ${plain(field.settings[key])}`).join(', '), then: kept.map(([key, value]) => `${key}: ${plain(value)}`).join(', ') }] : []),
      ...(inFilter && !field.inFilter ? [{ property: 'inFilter' as const, now: 'N', then: 'Y' }] : []),
    ],
  }
}

function plain(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

/** Values of a list: found by our external code, then by text; missing ones are added, to lists of others too. */
function decideOptions(context: DiffContext, { entity, role, name, options = [] }: FieldPlan, there: Part<readonly ShapeField[]>): void {
  const owner: ItemId = `field:${entity}.${role}`
  const code = presentCode(context, owner)
  const field = there.isRead ? there.value.find(one => one.code === code) : undefined
  const values = field?.options ?? []
  decideAll(context, options.map((option, index) => {
    const byCode = values.find(({ xmlId }) => xmlId.toUpperCase() === option.xmlId.toUpperCase())
    return {
      id: `option:${entity}.${role}.${option.xmlId}` as const,
      group: within('list', name),
      wanted: option,
      wantedCode: option.xmlId,
      sort: (index + 1) * 10,
      pool: { isRead: true as const, value: values.map(value => ({ code: String(value.id), name: value.name })) },
      byName: 'take' as const,
      ...(byCode ? { only: { code: String(byCode.id), name: byCode.name } } : {}),
      isShared: true,
      needs: [owner],
    }
  }))
}

function fieldsOf(context: DiffContext, entity: EntityRole): Part<readonly ShapeField[]> {
  if (!isOfProcess(entity))
    return context.shape.fields[entity]
  const process = processOf(context, processItem(entity))
  if (process === null)
    return { isRead: true, value: [] }
  return process.details?.fields ?? { isRead: false, reason: 'not-readable' }
}

function fullCode(context: DiffContext, plan: FieldPlan): string | null {
  const process = isOfProcess(plan.entity) ? processOf(context, processItem(plan.entity)) : undefined
  return process === null ? null : `${fieldPrefix(plan, process?.id ?? null)}${plan.code}`
}

function groupOf(context: DiffContext, entity: EntityRole): LocalText {
  if (!isOfProcess(entity))
    return entityGroups[entity]
  const process = context.parts.smartProcesses.find(({ role }) => entity === `process.${role}`)
  return process ? within('process', process.name) : groups.processes
}
