import { entityOf } from '../crm/entities.ts'
import { directory, stageEntityId } from '../crm/stages.ts'
import type { Portal } from '../portal.ts'
import type { StageBrief } from './contract.ts'

const DEFAULT_COLORS = { '': '#55d0e0', S: '#7bd500', F: '#ff5752' } as const

/** Stages of a pipeline (deals, smart processes) or statuses (leads), in their order; none for types without them. */
export function stagesOf(portal: Portal, entityTypeId: number, categoryId: number): StageBrief[] {
  const entityId = entityOf(portal.state, entityTypeId).hasStages ? stageEntityId(entityTypeId, categoryId) : null
  const rows = entityId === null ? [] : directory(portal.state, entityId)
  const order = { '': 0, S: 1, F: 2 }
  rows.sort((one, other) => order[one.semantics] - order[other.semantics] || one.sort - other.sort || one.id - other.id)
  return rows.map(({ statusId, name, color, semantics }) => ({ id: statusId, name, color: color || DEFAULT_COLORS[semantics], semantics }))
}
