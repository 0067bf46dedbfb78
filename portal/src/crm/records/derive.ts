import { ENTITY } from '../../state/types.ts'
import type { Item, PortalState, Status } from '../../state/types.ts'
import type { ItemFields } from '../contract.ts'
import { defaultCategoryId } from '../directories/categories.ts'
import { entityOf } from '../entities.ts'
import { crmErrors } from '../errors.ts'
import { isSameJson, toInteger } from '../parameters.ts'
import { directory, findStage, firstCode, semanticOf, stageEntityId } from '../stages.ts'
import type { WriteContext } from '../values/context.ts'
import { formatDay } from '../values/dates.ts'
import { communicationCopies, multifieldsOf } from '../values/multifields.ts'

/**
 * Settles the stage of a write and what follows from it: group, closed, moved, new.
 *
 * A deal moved to another pipeline without a stage gets that pipeline's first one; a stage of another pipeline is
 * refused. Entering a final stage sets the close date to today unless the switch `closeDateSync` is off.
 *
 * @throws {RestError} `CRM_FIELD_ERROR_VALUE_NOT_VALID`
 */
export function settleStage(context: WriteContext, changes: ItemFields): void {
  const { portal, entityTypeId, previous, user } = context
  const { state } = portal
  const { hasStages, hasCategories } = entityOf(state, entityTypeId)
  const categoryId = hasCategories ? categoryOf(context, changes) : 0
  if (!hasStages)
    return
  const entityId = stageEntityId(entityTypeId, categoryId) ?? ''
  const isMoved = previous !== null && hasCategories && previous.categoryId !== categoryId
  const stageId = changes.stageId || (isMoved ? null : previous?.stageId) || firstCode(state, entityId)
  const stage = findStage(state, entityId, stageId)
  if (!stage)
    throw crmErrors.valueNotValid('Stage')
  changes.stageId = stage.statusId
  if (previous && isSameJson(previous.stageId, stage.statusId))
    return
  if (previous)
    Object.assign(changes, { movedBy: user.id, movedTime: portal.nowIso() })
  Object.assign(changes, stageConsequences(context, entityId, stage, changes))
}

/** Fields that follow from a stage that was just entered; a lead that is imported as closed was closed when it came to its stage. */
function stageConsequences(context: WriteContext, entityId: string, stage: Status, { movedTime }: ItemFields): ItemFields {
  const { portal, entityTypeId, previous } = context
  const semantic = semanticOf(stage)
  switch (entityTypeId) {
    case ENTITY.deal:
      return { stageSemanticId: semantic, ...dealStage(context, semantic, directory(portal.state, entityId)[0]?.statusId === stage.statusId) }
    case ENTITY.lead:
      return { stageSemanticId: semantic, dateClosed: semantic === 'P' ? null : movedTime ?? portal.nowIso() }
    default:
      return { previousStageId: previous?.stageId ?? null }
  }
}

function dealStage({ portal, previous }: WriteContext, semantic: 'P' | 'S' | 'F', isFirst: boolean): ItemFields {
  const today = formatDay(portal.nowIso().slice(0, 10), portal.state.settings.timeZone)
  return {
    closed: semantic === 'P' ? 'N' : 'Y',
    isNew: isFirst ? 'Y' : 'N',
    ...(previous && semantic !== 'P' && portal.state.switches.closeDateSync ? { closedate: today } : {}),
  }
}

function categoryOf({ portal, entityTypeId, previous }: WriteContext, changes: ItemFields): number {
  // 0 is the default pipeline of deals; smart processes have none of that number, so it means theirs too.
  const categoryId = (toInteger(changes.categoryId) ?? previous?.categoryId) || defaultCategoryId(portal.state, entityTypeId)
  const isKnown = portal.state.categories.some(one => one.entityTypeId === entityTypeId && one.id === categoryId)
  if (!isKnown)
    throw crmErrors.valueNotValid('Pipeline')
  changes.categoryId = categoryId
  return categoryId
}

/** Name the portal makes up: `Deal #13`. */
export function settleTitle(context: WriteContext, item: Item): void {
  const entity = entityOf(context.portal.state, context.entityTypeId)
  if (context.entityTypeId !== ENTITY.contact && !item.title)
    item.title = `${entity.label[context.portal.state.settings.language]} #${item.id}`
}

/** Copies of `fm` in fields of their own. */
export function settleMultifields(state: PortalState, entityTypeId: number, item: ItemFields): void {
  if (entityOf(state, entityTypeId).hasMultifields)
    Object.assign(item, communicationCopies(multifieldsOf(item.fm)))
}
