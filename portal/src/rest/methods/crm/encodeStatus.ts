import { directory, isStageDirectory } from '../../../crm/stages.ts'
import type { Json, PortalState, Status } from '../../../state/types.ts'

/** A row of a directory as `crm.status.list` answers it: every value is a text. */
export function encodeStatus(state: PortalState, status: Status): { [key: string]: Json } {
  const isStage = isStageDirectory(status.entityId)
  return {
    ID: String(status.id),
    ENTITY_ID: status.entityId,
    STATUS_ID: status.statusId,
    NAME: status.name,
    NAME_INIT: status.nameInit,
    SORT: String(status.sort),
    SYSTEM: status.system ? 'Y' : 'N',
    CATEGORY_ID: status.categoryId === null ? null : String(status.categoryId),
    COLOR: status.color === '' ? null : status.color,
    SEMANTICS: status.semantics === '' ? null : status.semantics,
    ...(isStage ? { EXTRA: { SEMANTICS: semanticsName(state, status), COLOR: status.color } } : {}),
  }
}

/** The first failed stage is the failure, the others are apologies. */
function semanticsName(state: PortalState, status: Status): string {
  if (status.semantics === 'S')
    return 'success'
  if (status.semantics === '')
    return 'process'
  const first = directory(state, status.entityId).find(one => one.semantics === 'F')
  return first?.id === status.id ? 'failure' : 'apology'
}
