import { ENTITY } from '../state/types.ts'
import type { Json, PortalState, Status } from '../state/types.ts'

/**
 * Directory in which the stages of a pipeline stand: `STATUS`, `DEAL_STAGE`, `DEAL_STAGE_3`, `DYNAMIC_1030_STAGE_5`. Null
 * for contacts and companies. A smart process has one also while its stages are switched off.
 */
export function stageEntityId(entityTypeId: number, categoryId: number): string | null {
  if (entityTypeId === ENTITY.lead)
    return 'STATUS'
  if (entityTypeId === ENTITY.contact || entityTypeId === ENTITY.company)
    return null
  if (entityTypeId !== ENTITY.deal)
    return `DYNAMIC_${entityTypeId}_STAGE_${categoryId}`
  return categoryId === 0 ? 'DEAL_STAGE' : `DEAL_STAGE_${categoryId}`
}

/** What stands before every code of a stage directory: `C3:`, `DT1030_5:`, nothing in the default pipeline of deals. */
export function stagePrefix(entityId: string): string {
  const owner = stageOwner(entityId)
  if (!owner?.categoryId)
    return ''
  return owner.entityTypeId === ENTITY.deal ? `C${owner.categoryId}:` : `DT${owner.entityTypeId}_${owner.categoryId}:`
}

/** Rows of a directory in the order people see them. */
export function directory(state: PortalState, entityId: string): Status[] {
  return state.statuses.filter(status => status.entityId === entityId).sort(bySort)
}

function bySort(one: Status, other: Status): number {
  return one.sort - other.sort || one.id - other.id
}

/** Code of the first row of a directory, or null when it is empty. */
export function firstCode(state: PortalState, entityId: string): string | null {
  return directory(state, entityId)[0]?.statusId ?? null
}

export function findStage(state: PortalState, entityId: string, statusId: Json | undefined): Status | undefined {
  return state.statuses.find(status => status.entityId === entityId && status.statusId === statusId)
}

/** `P` in progress, `S` success, `F` failure. */
export function semanticOf(stage: Status | undefined): 'P' | 'S' | 'F' {
  return stage?.semantics || 'P'
}

/** Type and pipeline a stage directory belongs to; null for any other directory. */
export function stageOwner(entityId: string): { entityTypeId: number, categoryId: number } | null {
  if (entityId === 'STATUS')
    return { entityTypeId: ENTITY.lead, categoryId: 0 }
  const deal = /^DEAL_STAGE(?:_(\d+))?$/.exec(entityId)
  if (deal)
    return { entityTypeId: ENTITY.deal, categoryId: Number(deal[1] ?? 0) }
  const dynamic = /^DYNAMIC_(\d+)_STAGE_(\d+)$/.exec(entityId)
  return dynamic && { entityTypeId: Number(dynamic[1]), categoryId: Number(dynamic[2]) }
}

/** Whether a directory holds stages. */
export function isStageDirectory(entityId: string): boolean {
  return stageOwner(entityId) !== null
}

/** Pipeline of a stage directory: `DEAL_STAGE_3` → 3. Null for anything else and for the default pipeline of deals. */
export function categoryOfDirectory(entityId: string): number | null {
  return stageOwner(entityId)?.categoryId || null
}
