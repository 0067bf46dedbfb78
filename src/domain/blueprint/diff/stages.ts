import type { ItemId } from '../items'
import type { PlanDifference } from '../plan'
import type { Part, ShapeStatus } from '../shape'
import { isSameName } from '../suggest/names'
import type { LocalText } from '../text'
import type { DirectoryValuePlan, StageMeaning, StagePlan } from '../types'
import { decideAll } from './decide'
import type { Candidate, Comparison } from './decide'
import { presentCode, processOf } from './context'
import type { DiffContext } from './context'
import { directoryGroups, within } from './groups'

/** Longest codes; a pipeline's prefix counts. */
const longestCode = { lead: 21, deal: 22, other: 50 }

/** Values of directories that the whole portal shares: found by code, then by name, never changed but for a name that a person chose. */
export function decideDirectories(context: DiffContext): void {
  for (const directory of ['STATUS', 'SOURCE', 'CONTACT_TYPE', 'DEAL_TYPE'] as const) {
    const isStages = directory === 'STATUS'
    const statuses = statusesIn(context, directory)
    const rows = statuses.isRead ? statuses.value : []
    decideAll(context, context.parts.directories.filter(plan => plan.directory === directory).map(plan => ({
      id: `status:${directory}.${plan.role}` as const,
      group: directoryGroups[directory],
      wanted: plan,
      wantedCode: plan.code,
      fullCode: plan.code,
      maxCodeLength: isStages ? longestCode.lead : longestCode.other,
      sort: isStages ? placeOf(plan.meaning ?? 'work', plan.sort, successSort(rows)) : plan.sort,
      pool: isStages ? candidates(statuses, plan.meaning ?? 'work', plan) : candidates(statuses, null, plan),
      byName: 'take' as const,
      isShared: !isStages,
      ...onlySuccess(isStages && plan.meaning === 'success', statuses),
      needs: [],
      compare: code => ({ notes: plan.isNameKept ? [] : nameNote(plan.name, rows.find(({ statusId }) => statusId === code), context) }),
    })))
  }
}

/** Whose stages: the item they need, the directory they stand in, what the portal puts in front of their codes. */
interface StageSet { owner: ItemId, name: LocalText, kind: 'pipeline' | 'process', role: string, stages: readonly StagePlan[] }

/** Stages of our deal pipelines and smart processes. */
export function decideStages(context: DiffContext): void {
  for (const set of stageSets(context))
    decideSet(context, set)
}

function stageSets({ parts: { pipelines, smartProcesses } }: DiffContext): StageSet[] {
  return [
    ...smartProcesses.map(({ role, name, stages = [] }) => ({ owner: `process:${role}` as const, name, kind: 'process' as const, role: `process.${role}`, stages })),
    ...pipelines.map(({ role, name, stages }) => ({ owner: `pipeline:${role}` as const, name, kind: 'pipeline' as const, role, stages })),
  ]
}

function decideSet(context: DiffContext, { owner, name, kind, role, stages }: StageSet): void {
  const place = stagePlace(context, owner)
  const isOurs = context.items.get(owner)?.isOurs === true
  const statuses = place === null ? { isRead: true as const, value: [] } : statusesIn(context, place.entityId)
  const surplus = new Set(isOurs ? defaultStages(context, owner) : [])
  const pool: Part<readonly ShapeStatus[]> = statuses.isRead ? { isRead: true, value: statuses.value.filter(({ statusId }) => !surplus.has(statusId)) } : statuses
  const rows = pool.isRead ? pool.value : []
  const successAt = isOurs && rows.some(row => row.meaning === 'success' && isUntouched(row)) ? sortAt(stages.findIndex(({ meaning }) => meaning === 'success')) : successSort(rows)
  decideAll(context, stages.map((plan, index) => ({
    id: `stage:${role}.${plan.role}` as const,
    group: within(kind, name),
    wanted: plan,
    wantedCode: plan.code,
    fullCode: place === null ? null : `${place.prefix}${plan.code}`,
    maxCodeLength: kind === 'process' ? longestCode.other : longestCode.deal,
    sort: placeOf(plan.meaning, sortAt(index), successAt),
    pool: candidates(pool, plan.meaning),
    byName: 'take' as const,
    isCodeProof: isOurs,
    ...onlySuccess(plan.meaning === 'success', pool),
    needs: [owner],
    compare: code => compareStage(rows.find(({ statusId }) => statusId === code), plan, sortAt(index), isOurs, context),
  })))
}

/** Where the stages of an item stand; null while it is still to be made, or when its pipeline is not known. */
export function stagePlace(context: DiffContext, owner: ItemId): { entityId: string, prefix: string } | null {
  if (owner.startsWith('pipeline:')) {
    const id = presentCode(context, owner)
    return id === null ? null : { entityId: id === '0' ? 'DEAL_STAGE' : `DEAL_STAGE_${id}`, prefix: id === '0' ? '' : `C${id}:` }
  }
  const process = processOf(context, owner)
  const categoryId = process?.details?.categoryId ?? null
  return process === null || categoryId === null ? null : { entityId: `DYNAMIC_${process.entityTypeId}_STAGE_${categoryId}`, prefix: `DT${process.entityTypeId}_${categoryId}:` }
}

/** Codes of the stages that a new pipeline of deals or of a smart process comes with. */
const codesOfDefaults = new Set(['NEW', 'PREPARATION', 'PREPAYMENT_INVOICE', 'EXECUTING', 'FINAL_INVOICE', 'WON', 'LOSE', 'APOLOGY', 'CLIENT', 'SUCCESS', 'FAIL'])

/** Stages that the portal put into a pipeline of ours and that play no role: all others there are people's. */
export function defaultStages(context: DiffContext, owner: ItemId): string[] {
  const { role, stages } = stageSets(context).find(set => set.owner === owner) ?? { role: '', stages: [] }
  const place = stagePlace(context, owner)
  const statuses = place === null ? null : statusesIn(context, place.entityId)
  if (place === null || !statuses?.isRead || stages.length === 0)
    return []
  const ours = new Set(stages.map(({ code }) => code))
  const mapped = new Set(stages.map(stage => context.mapped[`stage:${role}.${stage.role}`]))
  return statuses.value
    .filter(({ statusId, meaning }) => meaning !== 'success' && !mapped.has(statusId))
    .map(({ statusId }) => statusId)
    .filter(statusId => codesOfDefaults.has(statusId.slice(place.prefix.length)) && !ours.has(statusId.slice(place.prefix.length)))
}

function compareStage(row: ShapeStatus | undefined, { name, color }: StagePlan, sort: number, isOurPipeline: boolean, context: DiffContext): Comparison {
  if (row === undefined)
    return {}
  const notes = nameNote(name, row, context)
  if (!isOurPipeline || !isUntouched(row))
    return { notes }
  const others: PlanDifference[] = [
    ...(row.sort === sort ? [] : [{ property: 'sort' as const, now: String(row.sort), then: String(sort) }]),
    ...(row.color.toLowerCase() === color.toLowerCase() ? [] : [{ property: 'color' as const, now: row.color, then: color }]),
  ]
  return { changes: [...notes, ...others] }
}

/** Nobody gave it another name since the portal made it. */
function isUntouched({ isSystem, name, initialName }: ShapeStatus): boolean {
  return isSystem && name === initialName
}

function nameNote(name: LocalText, there: { name: string } | undefined, { locale }: DiffContext): PlanDifference[] {
  return there === undefined || isSameName(name.ru, there.name) || isSameName(name.en, there.name) ? [] : [{ property: 'name', now: there.name, then: name[locale] }]
}

function statusesIn({ shape: { statuses } }: DiffContext, entityId: string): Part<readonly ShapeStatus[]> {
  return statuses.isRead ? { isRead: true, value: statuses.value.filter(status => status.entityId === entityId) } : statuses
}

function candidates(statuses: Part<readonly ShapeStatus[]>, meaning: StageMeaning | null, plan?: DirectoryValuePlan): Part<Candidate[]> {
  if (!statuses.isRead)
    return statuses
  const standard = plan?.isStandard ? plan.code : null
  return { isRead: true, value: statuses.value.map(row => ({ code: row.statusId, name: row.name, misfit: meaning === null || row.meaning === meaning ? null : 'other-meaning' as const, isStandard: row.statusId === standard })) }
}

/** There is exactly one success stage, made by the portal. */
function onlySuccess(isSuccess: boolean, statuses: Part<readonly ShapeStatus[]>): { only?: Candidate } {
  const success = isSuccess && statuses.isRead ? statuses.value.find(({ meaning }) => meaning === 'success') : undefined
  return success ? { only: { code: success.statusId, name: success.name, isStandard: true } } : {}
}

function successSort(rows: readonly ShapeStatus[]): number | null {
  return rows.find(({ meaning }) => meaning === 'success')?.sort ?? null
}

function sortAt(index: number): number {
  return (index + 1) * 10
}

/** The wanted place, or the nearest on the right side of the success stage. */
function placeOf(meaning: StageMeaning, wanted: number, success: number | null): number {
  if (success === null || meaning === 'success')
    return wanted
  return meaning === 'work' ? Math.min(wanted, success - 1) : Math.max(wanted, success + 1)
}
