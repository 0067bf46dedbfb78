import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'
import { ENTITY } from '../../state/types.ts'
import type { Category, Json, PortalState } from '../../state/types.ts'
import { closePipeline } from '../dynamic/rights.ts'
import { toFlag, toInteger, toText } from '../parameters.ts'
import { tableOf } from '../records/table.ts'
import { stageEntityId } from '../stages.ts'
import { addRows, dealStages, dynamicStages } from './stageSets.ts'

const NAME_LENGTH = 255
const DEFAULT_SORT = 500

/** @throws {RestError} `0` without a usable name. */
function readName(value: Json | undefined): string {
  const name = toText(value)
  if (name.trim() === '' || [...name].length > NAME_LENGTH)
    throw new RestError('0', 'Field \'NAME\' is required')
  return name
}

/** The default pipeline of a type: 0 for deals and types without pipelines, a numbered one for a smart process. */
export function defaultCategoryId({ categories }: PortalState, entityTypeId: number): number {
  return categories.find(one => one.entityTypeId === entityTypeId && one.isDefault)?.id ?? 0
}

/** Makes a pipeline of a smart process the default one, and the one that was it an ordinary one. Deals keep theirs. */
function makeDefault({ categories }: PortalState, category: Category): void {
  for (const one of categories.filter(other => other.entityTypeId === category.entityTypeId))
    one.isDefault = one === category
}

/** Gives a new smart process its default pipeline with its stages. */
export function addDefaultCategory(portal: Portal, entityTypeId: number): void {
  const name = portal.state.settings.language === 'ru' ? 'Общая' : 'General'
  addCategory(portal, entityTypeId, { name, isDefault: true })
}

/**
 * Creates a pipeline; it arrives with the default set of stages.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-add.html
 */
export function addCategory(portal: Portal, entityTypeId: number, fields: { [key: string]: Json }): Category {
  const name = readName(fields.name)
  const category: Category = {
    id: portal.nextId('category'),
    entityTypeId,
    name,
    sort: Math.max(toInteger(fields.sort) ?? DEFAULT_SORT, 0),
    isDefault: false,
    originId: toText(fields.originId),
    originatorId: toText(fields.originatorId),
  }
  const isDeal = entityTypeId === ENTITY.deal
  portal.state.categories.push(category)
  addRows(portal.state, stageEntityId(entityTypeId, category.id) ?? '', isDeal ? dealStages : dynamicStages, category.id)
  if (!isDeal && toFlag(fields.isDefault))
    makeDefault(portal.state, category)
  const type = portal.state.dynamicTypes.find(one => one.entityTypeId === entityTypeId)
  if (type)
    closePipeline(portal.state, type, category.id)
  return category
}

/** Changes name, sorting, origin and, of a smart process, which pipeline is the default one, in place. */
export function updateCategory(state: PortalState, category: Category, fields: { [key: string]: Json }): Category {
  if (fields.name !== undefined)
    category.name = readName(fields.name)
  if (fields.sort !== undefined)
    category.sort = Math.max(toInteger(fields.sort) ?? category.sort, 0)
  if (category.entityTypeId !== ENTITY.deal) {
    if (toFlag(fields.isDefault))
      makeDefault(state, category)
  }
  else if (!category.isDefault) {
    category.originId = toText(fields.originId ?? category.originId)
    category.originatorId = toText(fields.originatorId ?? category.originatorId)
  }
  return category
}

/**
 * Deletes an empty pipeline with its stages and the layouts of its cards.
 *
 * @throws {RestError} For the default pipeline or one with records: `0` of deals, `BX_ERROR` of smart processes.
 */
export function removeCategory({ state }: Portal, category: Category): void {
  const isDeal = category.entityTypeId === ENTITY.deal
  if (category.isDefault)
    throw isDeal ? new RestError('0', 'Default deal category cannot be deleted') : new RestError('BX_ERROR', 'This funnel is the default funnel')
  for (const item of tableOf(state, category.entityTypeId).values()) {
    if (item.categoryId === category.id)
      throw isDeal ? new RestError('0', `Deals related to the funnel ${category.name} found`) : new RestError('BX_ERROR', 'Elements related to the funnel found')
  }
  const entityId = stageEntityId(category.entityTypeId, category.id)
  state.statuses = state.statuses.filter(status => status.entityId !== entityId)
  state.categories = state.categories.filter(one => one !== category)
  state.cardLayouts = state.cardLayouts.filter(layout => layout.entityTypeId !== category.entityTypeId || layout.variant !== category.id)
}
