import { limitOf } from '../../plan/check.ts'
import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'

function isWithoutTypes(portal: Portal): boolean {
  return limitOf(portal, 'dynamicTypes') === 0
}

/**
 * @throws {RestError} `CREATE_DYNAMIC_TYPE_RESTRICTED` when the plan allows no further smart process.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-add.html
 */
export function checkTypeCount(portal: Portal): void {
  const limit = limitOf(portal, 'dynamicTypes')
  if (limit !== null && portal.state.dynamicTypes.length >= limit)
    throw new RestError('CREATE_DYNAMIC_TYPE_RESTRICTED', 'Maximum number of SPAs exceeded')
}

/**
 * @throws {RestError} `UPDATE_DYNAMIC_TYPE_RESTRICTED` when the plan is without smart processes.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-update.html
 */
export function checkTypesChangeable(portal: Portal): void {
  if (isWithoutTypes(portal))
    throw new RestError('UPDATE_DYNAMIC_TYPE_RESTRICTED', 'You cannot change the SPA settings due to your plan\'s restrictions')
}

/**
 * @throws {RestError} `CREATE_DYNAMIC_ITEM_RESTRICTED` or `UPDATE_DYNAMIC_ITEM_RESTRICTED` when the plan is without
 * smart processes: those that are there can only be read and deleted.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export function checkItemsWritable(portal: Portal, action: 'add' | 'update'): void {
  if (!isWithoutTypes(portal))
    return
  throw action === 'add'
    ? new RestError('CREATE_DYNAMIC_ITEM_RESTRICTED', 'You cannot create a new item due to your plan restrictions')
    : new RestError('UPDATE_DYNAMIC_ITEM_RESTRICTED', 'You cannot change the item due to your plan restrictions')
}
