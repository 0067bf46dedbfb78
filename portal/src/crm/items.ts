import type { Portal } from '../portal.ts'
import type { Item, PortalUser } from '../state/types.ts'
import type { ItemStore } from './contract.ts'
import { crmErrors } from './errors.ts'
import { listItems } from './records/list.ts'
import { addItem, findItem, prepareAdd, prepareRemove, prepareUpdate, removeItem, updateItem } from './records/write.ts'
import { mayDo } from './rights.ts'

function getItem(portal: Portal, user: PortalUser, entityTypeId: number, id: number): Item {
  const item = findItem(portal, entityTypeId, id)
  if (!mayDo(user, entityTypeId, 'read', item))
    throw crmErrors.mayNotView()
  return item
}

/** The record store behind REST, the card pages and bulk import; see `ItemStore`. */
export const itemStore: ItemStore = {
  get: getItem,
  list: listItems,
  add: (portal, user, entityTypeId, fields) => addItem(portal, user, entityTypeId, fields),
  update: updateItem,
  remove: removeItem,
  prepareAdd: (portal, user, entityTypeId, fields) => prepareAdd(portal, user, entityTypeId, fields),
  prepareUpdate,
  prepareRemove,
  access(portal, user, entityTypeId, id) {
    const item = findItem(portal, entityTypeId, id)
    return {
      read: mayDo(user, entityTypeId, 'read', item),
      update: mayDo(user, entityTypeId, 'update', item),
      delete: mayDo(user, entityTypeId, 'delete', item),
    }
  },
}
