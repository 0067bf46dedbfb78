import { entityOf } from '../../../crm/entities.ts'
import type { EntityInfo } from '../../../crm/entities.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { toInteger, toObject } from '../../../crm/parameters.ts'
import type { Json, UserField } from '../../../state/types.ts'
import { RestError } from '../../method.ts'
import type { MethodCall, Params } from '../../method.ts'

/** `100` is how the newer methods refuse a call without a parameter. */
function missingParameter(name: string): RestError {
  return new RestError('100', `Could not find value for parameter {${name}}`)
}

/** @throws {RestError} `100` without it or when it is no whole number. */
export function requireInteger(params: Params, name: string): number {
  const value = params[name]
  if (value === undefined || value === null)
    throw missingParameter(name)
  const number = toInteger(value)
  if (number === null)
    throw new RestError('100', `Invalid value {${typeof value === 'object' ? 'array' : String(value)}} to match with parameter {${name}}. Should be value of type int.`)
  return number
}

/** @throws {RestError} `100` without it or when it is no object. */
export function requireObject(params: Params, name: string): { [key: string]: Json } {
  if (params[name] === undefined)
    throw missingParameter(name)
  const value = toObject(params[name])
  if (!value)
    throw new RestError('100', `Invalid value {${String(params[name])}} to match with parameter {${name}}. Should be value of type array.`)
  return value
}

/** @throws {RestError} `100` without `entityTypeId`, `NOT_FOUND` for a type this portal does not have. */
export function requireEntity({ portal, params }: Pick<MethodCall, 'portal' | 'params'>): EntityInfo {
  return entityOf(portal.state, requireInteger(params, 'entityTypeId'))
}

/** The caller's language for names of fields and types. */
export function languageOf({ actor }: MethodCall): 'ru' | 'en' {
  return actor.user.language
}

/** Custom fields of a record type in the order of their ids. */
export function userFieldsOf({ portal }: MethodCall, entityTypeId: number): UserField[] {
  return portal.state.userFields.filter(field => field.entityTypeId === entityTypeId).sort((one, other) => one.id - other.id)
}

/** @throws {RestError} An empty code and `Access denied.`, as the older methods refuse. */
export function denyPlainly(status = 400): never {
  throw crmErrors.plain('Access denied.', status)
}
