import { addType, findType, removeType, updateType } from '../../../crm/dynamic/types.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { bestLevelOf, mayChangeSettings } from '../../../crm/rights.ts'
import { raiseTypeEvent } from '../../../events/raise.ts'
import type { DynamicType } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodResult } from '../../method.ts'
import { requireInteger, requireObject } from './call.ts'
import { encodeType } from './encodeType.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type'

const words = 'In relations and linkedUserFields only the text "true" switches on; JSON true, 1 and Y do not. Fields are linked only while isUseInUserfieldEnabled is Y.'

const silence = 'Relations to types the portal does not have (invoices, estimates), to the process itself and to predefined clients are passed over in silence; customSectionId is always null: there are no digital workplaces.'

/** @throws {RestError} `ACCESS_DENIED` without the right to change settings. */
export function checkTypeSettings({ actor }: MethodCall): void {
  if (!mayChangeSettings(actor.user))
    throw crmErrors.accessDenied()
}

/** @throws {RestError} `ACCESS_DENIED` without the right to read its records or to change settings. */
function answerType({ portal, actor }: MethodCall, type: DynamicType): MethodResult {
  if (!mayChangeSettings(actor.user) && bestLevelOf(actor.user, type.entityTypeId, 'read') === 'none')
    throw crmErrors.accessDenied()
  return { result: { type: encodeType(portal.state, type) } }
}

export const dynamicTypeMethods = [
  defineMethod({
    name: 'crm.type.add',
    scope: 'crm',
    doc: `${pages}-add.html`,
    undocumented: [
      words,
      silence,
      'A title that is missing or empty is refused with BX_EMPTY_REQUIRED, a number in use with INVALID_ARG_VALUE; a number the portal picks is the next even one and is not given twice.',
      'isSetOpenPermissions gives every right to everyone who has none for the type yet; without it only administrators have any.',
    ],
    async handle(call) {
      checkTypeSettings(call)
      const fields = requireObject(call.params, 'fields')
      await call.portal.pause({ method: 'crm.type.add', userId: call.actor.user.id })
      const added = addType(call.portal, call.actor.user, fields)
      raiseTypeEvent(call.portal, 'ADD', added.id, call.actor.user.id)
      const type = encodeType(call.portal.state, added)
      // A code that was not given is not answered.
      if (type.code === '')
        delete type.code
      return { result: { type } }
    },
  }),
  defineMethod({
    name: 'crm.type.update',
    scope: 'crm',
    doc: `${pages}-update.html`,
    undocumented: [words, silence, 'entityTypeId and unknown keys are passed over; records keep the values of fields that are switched off, and show them again when they are switched on.'],
    async handle(call) {
      checkTypeSettings(call)
      const id = requireInteger(call.params, 'id')
      const fields = call.params.fields === undefined ? {} : requireObject(call.params, 'fields')
      await call.portal.pause({ method: 'crm.type.update', userId: call.actor.user.id })
      const type = updateType(call.portal, call.actor.user, id, fields)
      raiseTypeEvent(call.portal, 'UPDATE', id, call.actor.user.id)
      return { result: { type: encodeType(call.portal.state, type) } }
    },
  }),
  defineMethod({
    name: 'crm.type.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    handle: call => answerType(call, findType(call.portal.state, requireInteger(call.params, 'id'))),
  }),
  defineMethod({
    name: 'crm.type.getbyentitytypeid',
    scope: 'crm',
    doc: `${pages}-get-by-entity-type-id.html`,
    handle(call) {
      const entityTypeId = requireInteger(call.params, 'entityTypeId')
      const type = call.portal.state.dynamicTypes.find(one => one.entityTypeId === entityTypeId)
      if (!type)
        throw new RestError('0', 'Smart process not found')
      return answerType(call, type)
    },
  }),
  defineMethod({
    name: 'crm.type.delete',
    scope: 'crm',
    doc: `${pages}-delete.html`,
    undocumented: ['Fields, pipelines, relations, rights and widget registrations of the type go with it; values of parentId… in other records stay unseen.'],
    async handle(call) {
      checkTypeSettings(call)
      if (call.params.id === undefined)
        return { result: null }
      const id = requireInteger(call.params, 'id')
      await call.portal.pause({ method: 'crm.type.delete', userId: call.actor.user.id })
      removeType(call.portal, id)
      raiseTypeEvent(call.portal, 'DELETE', id, call.actor.user.id)
      return { result: [] }
    },
  }),
]
