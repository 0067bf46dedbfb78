import { entityByUserFieldEntityId } from '../../../crm/entities.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { raiseFieldEvent, raiseFieldSaved } from '../../../events/raise.ts'
import { upperName } from '../../../crm/fields/names.ts'
import { toInteger, toList, toObject, toText } from '../../../crm/parameters.ts'
import { bestLevelOf, mayChangeSettings } from '../../../crm/rights.ts'
import { encodeFieldConfig } from '../../../crm/userFields/encode.ts'
import { addUserField, removeUserField, updateUserField } from '../../../crm/userFields/store.ts'
import type { UserFieldInput } from '../../../crm/userFields/store.ts'
import type { Json, UserField } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig'

const labelLanguages = ['ru', 'en']

/** Keys `add` and `update` know; everything else is passed over. */
const addKeys = ['fieldName', 'userTypeId', 'xmlId', 'sort', 'multiple', 'mandatory', 'showFilter', 'editInList', 'isSearchable', 'settings', 'editFormLabel', 'helpMessage', 'enum']
const updateKeys = ['xmlId', 'sort', 'mandatory', 'showFilter', 'isSearchable', 'editFormLabel', 'helpMessage', 'settings', 'enum']

/** @throws {RestError} Another module, or a token without its scope. */
export function checkModule({ actor, params }: MethodCall): void {
  if (params.moduleId !== 'crm')
    throw crmErrors.plain('No settings for UserFieldAccess')
  if (!actor.scopes.includes('crm'))
    throw crmErrors.plain('The current method required more scopes. (crm)')
}

/** The request under the names of `crm.*.userfield.*`. */
function readInput(field: { [key: string]: Json }, keys: string[]): UserFieldInput {
  const input: UserFieldInput = {}
  for (const key of keys) {
    const value = field[key]
    if (value !== undefined && key !== 'enum')
      input[upperName(key)] = value
  }
  if (field.enum !== undefined)
    input.LIST = (toList(field.enum) ?? []).map(one => upperKeys(toObject(one) ?? {}))
  return input
}

function upperKeys(object: { [key: string]: Json }): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [upperName(key), value]))
}

function findField({ portal, params }: MethodCall, refusal: string): UserField {
  const id = toInteger(params.id)
  const field = portal.state.userFields.find(one => one.id === id)
  if (!field)
    throw crmErrors.plain(refusal)
  return field
}

/** Every refusal of this family has an empty code. */
function plainly<T>(write: () => T): T {
  try {
    return write()
  }
  catch (error) {
    throw error instanceof RestError ? crmErrors.plain(error.message) : error
  }
}

function addField(call: MethodCall): UserField {
  if (!mayChangeSettings(call.actor.user))
    throw crmErrors.plain('Access denied')
  const field = toObject(call.params.field) ?? {}
  const fieldName = toText(field.fieldName)
  if (fieldName === '')
    throw crmErrors.plain('The \'FIELD_NAME\' field is not found.')
  if (toText(field.userTypeId) === '')
    throw crmErrors.plain('The \'USER_TYPE_ID\' field is not found.')
  const entityId = toText(field.entityId)
  const entity = entityByUserFieldEntityId(call.portal.state, entityId)
  if (!entity || !fieldName.startsWith(`UF_${entityId}_`))
    throw crmErrors.plain('You cannot create custom fields')
  return plainly(() => addUserField(call.portal, entity.entityTypeId, fieldName, { ...readInput(field, addKeys), SHOW_IN_LIST: 'Y' }))
}

export const fieldConfigMethods = [
  defineMethod({
    name: 'userfieldconfig.add',
    scope: 'userfieldconfig',
    doc: `${pages}-add.html`,
    undocumented: ['Labels that are not given read null; a new field reads showInList Y.'],
    handle(call) {
      checkModule(call)
      const field = addField(call)
      raiseFieldSaved(call.portal, 'ADD', field, call.actor.user.id, field.options.length > 0)
      return { result: { field: encodeFieldConfig(call.portal.state, field, labelLanguages, true) } }
    },
  }),
  defineMethod({
    name: 'userfieldconfig.get',
    scope: 'userfieldconfig',
    doc: `${pages}-get.html`,
    handle(call) {
      checkModule(call)
      const refusal = 'You do not have permission to view user field settings'
      const field = findField(call, refusal)
      if (bestLevelOf(call.actor.user, field.entityTypeId, 'read') === 'none')
        throw crmErrors.plain(refusal)
      return { result: { field: encodeFieldConfig(call.portal.state, field, labelLanguages, true) } }
    },
  }),
  defineMethod({
    name: 'userfieldconfig.update',
    scope: 'userfieldconfig',
    doc: `${pages}-update.html`,
    handle(call) {
      checkModule(call)
      const refusal = 'You cannot change the settings of the user field'
      const stored = findField(call, refusal)
      if (!mayChangeSettings(call.actor.user))
        throw crmErrors.plain(refusal)
      const { enum: options, ...rest } = toObject(call.params.field) ?? {}
      // Options are touched only when the caller repeats the type.
      const field = options !== undefined && rest.userTypeId === 'enumeration' ? { ...rest, enum: options } : rest
      const changed = plainly(() => updateUserField(call.portal, stored, readInput(field, updateKeys)))
      raiseFieldSaved(call.portal, 'UPDATE', changed, call.actor.user.id, 'enum' in field)
      return { result: { field: encodeFieldConfig(call.portal.state, changed, labelLanguages, true) } }
    },
  }),
  defineMethod({
    name: 'userfieldconfig.delete',
    scope: 'userfieldconfig',
    doc: `${pages}-delete.html`,
    handle(call) {
      checkModule(call)
      const refusal = 'You cannot delete the user field'
      const field = findField(call, refusal)
      if (!mayChangeSettings(call.actor.user))
        throw crmErrors.plain(refusal)
      removeUserField(call.portal, field)
      raiseFieldEvent(call.portal, 'DELETE', field, call.actor.user.id)
      return { result: null }
    },
  }),
]
