import type { Activity } from '../../state/activityTypes.ts'
import type { Item, PortalState } from '../../state/types.ts'
import { entitiesOf } from '../entities.ts'
import { tableOf } from '../records/table.ts'

/** The record an activity stands on. */
export function ownerOf(state: PortalState, { ownerTypeId, ownerId }: Pick<Activity, 'ownerTypeId' | 'ownerId'>): Item | undefined {
  return entitiesOf(state).some(entity => entity.entityTypeId === ownerTypeId) ? tableOf(state, ownerTypeId).get(ownerId) : undefined
}

/** Activities go with their record. */
export function dropActivities(state: PortalState, ownerTypeId: number, ownerId: number): void {
  for (const activity of state.activities.values()) {
    if (activity.ownerTypeId === ownerTypeId && activity.ownerId === ownerId)
      state.activities.delete(activity.id)
  }
}
