import { ENTITY } from '../state/types.ts'
import type { Json, PortalState, Status } from '../state/types.ts'

/** Directory in which the stages of a pipeline stand: `STATUS`, `DEAL_STAGE`, `DEAL_STAGE_3`. Null for a type without stages. */
export function stageEntityId(entityTypeId: number, categoryId: number): string | null {
  if (entityTypeId === ENTITY.lead)
    return 'STATUS'
  if (entityTypeId !== ENTITY.deal)
    return null
  return categoryId === 0 ? 'DEAL_STAGE' : `DEAL_STAGE_${categoryId}`
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

/** Whether a directory holds the stages of leads or deals. */
export function isStageDirectory(entityId: string): boolean {
  return entityId === 'STATUS' || /^DEAL_STAGE(_\d+)?$/.test(entityId)
}

/** Pipeline of a stage directory: `DEAL_STAGE_3` → 3. Null for anything else. */
export function categoryOfDirectory(entityId: string): number | null {
  const id = /^DEAL_STAGE_(\d+)$/.exec(entityId)?.[1]
  return id === undefined ? null : Number(id)
}
