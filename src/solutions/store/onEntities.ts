import type { EntityRole, FieldPlan } from '@/domain/blueprint/types'

/** One field that several entities hold, each in a field of its own. */
export function onEntities(entities: readonly EntityRole[], field: Omit<FieldPlan, 'entity'>): FieldPlan[] {
  return entities.map(entity => ({ entity, ...field }))
}
