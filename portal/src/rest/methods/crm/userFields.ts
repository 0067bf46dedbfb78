import { systemEntities } from '../../../crm/entities.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { raiseFieldEvent, raiseFieldSaved } from '../../../events/raise.ts'
import { fullFieldName } from '../../../crm/fields/names.ts'
import { toInteger, toObject, toText } from '../../../crm/parameters.ts'
import { bestLevelOf, mayChangeSettings } from '../../../crm/rights.ts'
import { encodeUserField } from '../../../crm/userFields/encode.ts'
import { plainSettings } from '../../../crm/userFields/plainSettings.ts'
import { addUserField, removeUserField, updateUserField } from '../../../crm/userFields/store.ts'
import type { UserFieldInput } from '../../../crm/userFields/store.ts'
import { bareType } from '../../../crm/userFields/types.ts'
import { ENTITY } from '../../../state/types.ts'
import type { UserField } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition, Params } from '../../method.ts'
import { denyPlainly, userFieldsOf } from './call.ts'
import { selectFields, userFieldColumns } from './userFieldFilter.ts'

/** Folders of the documentation differ from type to type. */
const folders: Record<number, string> = {
  [ENTITY.lead]: 'leads/userfield',
  [ENTITY.deal]: 'deals/user-defined-fields',
  [ENTITY.contact]: 'contacts/userfield',
  [ENTITY.company]: 'companies/userfields',
}

/** @throws {RestError} `Parameter '<name>' must be array.` */
function readArray(params: Params, name: string): { [key: string]: Params[string] } {
  const value = toObject(params[name])
  if (!value)
    throw crmErrors.plain(`Parameter '${name}' must be array.`)
  return value
}

function checkSettings({ actor }: MethodCall, status: number): void {
  if (!mayChangeSettings(actor.user))
    denyPlainly(status)
}

/** @throws {RestError} A bad id, an unknown field, or a field of another record type. */
function findField(call: MethodCall, entityTypeId: number): UserField {
  const id = toInteger(call.params.id ?? call.params.ID)
  if (id === null || id <= 0)
    throw crmErrors.plain('ID is not defined or invalid.')
  const field = call.portal.state.userFields.find(one => one.id === id)
  if (!field)
    throw new RestError('ERROR_NOT_FOUND', `The entity with ID '${id}' is not found`)
  if (field.entityTypeId !== entityTypeId)
    denyPlainly(403)
  return field
}

/** Both missing names are told at once, a line each. */
function checkPresent(fields: UserFieldInput): void {
  const missing = ['FIELD_NAME', 'USER_TYPE_ID'].filter(name => toText(fields[name]) === '')
  if (missing.length > 0)
    throw crmErrors.plain(missing.map(name => `The '${name}' field is not found.`).join('\n'))
}

/** This family knows fewer settings than `userfieldconfig.*`; the others are passed over. */
function withPlainSettings(userTypeId: string, { SETTINGS, ...fields }: UserFieldInput): UserFieldInput {
  return SETTINGS === undefined ? fields : { ...fields, SETTINGS: plainSettings(userTypeId, toObject(SETTINGS) ?? {}) }
}

/** `rest_12_html` in a filter means `html`, as the answers name it. */
function withBareType(filter: UserFieldInput): UserFieldInput {
  return filter.USER_TYPE_ID === undefined ? filter : { ...filter, USER_TYPE_ID: bareType(toText(filter.USER_TYPE_ID)) }
}

function listFields(call: MethodCall, entityTypeId: number) {
  if (bestLevelOf(call.actor.user, entityTypeId, 'read') === 'none')
    denyPlainly(403)
  const filter = call.params.filter === undefined ? {} : withBareType(readArray(call.params, 'filter'))
  const order = call.params.order === undefined ? {} : readArray(call.params, 'order')
  const language = toText(filter.LANG) || undefined
  const rows = userFieldsOf(call, entityTypeId).map(field => encodeUserField(call.portal.state, field, language))
  const result = selectFields(call.portal.state, rows, userFieldColumns, filter, order)
  return { result, total: result.length }
}

const owners = 'A field of an application\'s type is answered with the type\'s bare code and USER_TYPE_OWNER, the application\'s code, null when it is gone: one page names it, the source does so for all.'

/** `crm.<entity>.userfield.*`: the same five methods for each record type. */
function methodsOf(entityTypeId: number): MethodDefinition[] {
  const entity = systemEntities.find(one => one.entityTypeId === entityTypeId)?.name.toLowerCase()
  const name = (verb: string) => `crm.${entity}.userfield.${verb}`
  const doc = (verb: string) => `https://apidocs.bitrix24.com/api-reference/crm/${folders[entityTypeId]}/crm-${entity}-userfield-${verb}.html`
  return [
    defineMethod({
      name: name('add'),
      scope: 'crm',
      doc: doc('add'),
      undocumented: [
        'A code that is taken is refused with ERROR_CORE; MULTIPLE of a yes/no field is passed over; SHOW_FILTER Y is kept as E.',
        'Without a LABEL the code stands for every label; a type of an application may be named without rest_…_ (both seen in the source).',
      ],
      handle(call) {
        checkSettings(call, 400)
        const fields = readArray(call.params, 'fields')
        checkPresent(fields)
        const fieldName = fullFieldName(toText(fields.FIELD_NAME))
        const input = { ...withPlainSettings(toText(fields.USER_TYPE_ID), fields), LABEL: toText(fields.LABEL).trim() || fieldName }
        const field = addUserField(call.portal, entityTypeId, fieldName, input)
        raiseFieldSaved(call.portal, 'ADD', field, call.actor.user.id, field.options.length > 0)
        return { result: field.id }
      },
    }),
    defineMethod({
      name: name('get'),
      scope: 'crm',
      doc: doc('get'),
      undocumented: [owners],
      handle(call) {
        if (bestLevelOf(call.actor.user, entityTypeId, 'read') === 'none')
          denyPlainly(403)
        return { result: encodeUserField(call.portal.state, findField(call, entityTypeId), null) }
      },
    }),
    defineMethod({
      name: name('list'),
      scope: 'crm',
      doc: doc('list'),
      undocumented: [owners, 'All fields come at once; unknown names in filter and order are passed over.'],
      handle: call => listFields(call, entityTypeId),
    }),
    defineMethod({
      name: name('update'),
      scope: 'crm',
      doc: doc('update'),
      undocumented: [
        'An option with an unknown ID is passed over, one changed without its XML_ID gets another, and an XML_ID stays taken until the next call even when its option goes in this one (seen in the source). The source also deletes an option given with its ID but without a VALUE: here that one is passed over, as the page says.',
      ],
      handle(call) {
        checkSettings(call, 403)
        const fields = readArray(call.params, 'fields')
        const stored = findField(call, entityTypeId)
        const field = updateUserField(call.portal, stored, withPlainSettings(stored.userTypeId, fields))
        raiseFieldSaved(call.portal, 'UPDATE', field, call.actor.user.id, fields.LIST !== undefined)
        return { result: true }
      },
    }),
    defineMethod({
      name: name('delete'),
      scope: 'crm',
      doc: doc('delete'),
      handle(call) {
        checkSettings(call, 403)
        const field = findField(call, entityTypeId)
        removeUserField(call.portal, field)
        raiseFieldEvent(call.portal, 'DELETE', field, call.actor.user.id)
        return { result: true }
      },
    }),
  ]
}

export const userFieldMethods = [ENTITY.lead, ENTITY.deal, ENTITY.contact, ENTITY.company].flatMap(methodsOf)
