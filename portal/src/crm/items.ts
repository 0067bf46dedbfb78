import { RestError } from '../rest/method.ts'
import type { ItemStore } from './contract.ts'

function unknownType(entityTypeId: number): never {
  throw new RestError('NOT_FOUND', `SPA not found: ${entityTypeId}`)
}

/** The record store behind REST, the card pages and bulk import; see `ItemStore`. */
export const itemStore: ItemStore = {
  get: (_portal, _user, entityTypeId) => unknownType(entityTypeId),
  list: (_portal, _user, entityTypeId) => unknownType(entityTypeId),
  add: (_portal, _user, entityTypeId) => unknownType(entityTypeId),
  update: (_portal, _user, entityTypeId) => unknownType(entityTypeId),
  remove: (_portal, _user, entityTypeId) => unknownType(entityTypeId),
  access: (_portal, _user, entityTypeId) => unknownType(entityTypeId),
}
