import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'
import type { Category, Json } from '../../state/types.ts'
import { toInteger, toText } from '../parameters.ts'
import { tableOf } from '../records/table.ts'
import { stageEntityId } from '../stages.ts'
import { addRows, dealStages } from './stageSets.ts'

const NAME_LENGTH = 255
const DEFAULT_SORT = 500

/** @throws {RestError} `0` without a usable name. */
function readName(value: Json | undefined): string {
  const name = toText(value)
  if (name.trim() === '' || [...name].length > NAME_LENGTH)
    throw new RestError('0', 'Field \'NAME\' is required')
  return name
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
  portal.state.categories.push(category)
  addRows(portal.state, stageEntityId(entityTypeId, category.id) ?? '', dealStages, category.id)
  return category
}

/** Changes name, sorting and origin in place. */
export function updateCategory(category: Category, fields: { [key: string]: Json }): Category {
  if (fields.name !== undefined)
    category.name = readName(fields.name)
  if (fields.sort !== undefined)
    category.sort = Math.max(toInteger(fields.sort) ?? category.sort, 0)
  if (!category.isDefault) {
    category.originId = toText(fields.originId ?? category.originId)
    category.originatorId = toText(fields.originatorId ?? category.originatorId)
  }
  return category
}

/**
 * Deletes an empty pipeline with its stages.
 *
 * @throws {RestError} `0` for the default pipeline or one with deals.
 */
export function removeCategory({ state }: Portal, category: Category): void {
  if (category.isDefault)
    throw new RestError('0', 'Default deal category cannot be deleted')
  for (const item of tableOf(state, category.entityTypeId).values()) {
    if (item.categoryId === category.id)
      throw new RestError('0', `Deals related to the funnel ${category.name} found`)
  }
  const entityId = stageEntityId(category.entityTypeId, category.id)
  state.statuses = state.statuses.filter(status => status.entityId !== entityId)
  state.categories = state.categories.filter(one => one !== category)
}
