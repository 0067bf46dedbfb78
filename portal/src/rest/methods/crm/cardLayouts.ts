import { findEntity } from '../../../crm/entities.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { encodeSections, readSections } from '../../../crm/layouts/sections.ts'
import { findLayout, removeLayout, removePersonalLayouts, saveLayout, variantOf } from '../../../crm/layouts/store.ts'
import type { LayoutKey } from '../../../crm/layouts/store.ts'
import { toInteger, toObject, toText } from '../../../crm/parameters.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { denyPlainly } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/item-details-configuration/crm-item-details-configuration'

const keyRules = [
  'A pipeline in extras is not looked up, and extras that belong to another type are passed over (seen in the source).',
  'A scope other than P and C is refused with the source\'s sentence; a userId that is no positive number means the caller, and nobody checks that there is such a user.',
]

/** @throws {RestError} An empty code and the page's sentence. */
function readKey(call: MethodCall): LayoutKey {
  const { portal, params, actor } = call
  const entityTypeId = toInteger(params.entityTypeId) ?? 0
  if (entityTypeId <= 0)
    throw crmErrors.plain('Parameter \'entityTypeId\' is not defined')
  const entity = findEntity(portal.state, entityTypeId)
  if (!entity)
    throw crmErrors.plain(`The entity type '${entityTypeId < 128 ? '' : `DYNAMIC_${entityTypeId}`}' is not supported in current context.`)
  const scope = params.scope === undefined ? 'P' : toText(params.scope).toUpperCase()
  if (scope !== 'P' && scope !== 'C')
    throw crmErrors.plain('Must belong to range specified by Crm\\Entity\\EntityEditorConfigScope')
  const userId = toInteger(params.userId) ?? 0
  return {
    entityTypeId,
    variant: variantOf(portal.state, entity, toObject(params.extras) ?? {}),
    userId: scope === 'C' ? null : userId > 0 ? userId : actor.user.id,
  }
}

/** Own layouts are everybody's to change; those of all and of others are an administrator's. */
function checkChange({ actor }: MethodCall, { userId }: LayoutKey): void {
  if (userId !== actor.user.id && !actor.user.isAdmin)
    denyPlainly()
}

export const cardLayoutMethods = [
  defineMethod({
    name: 'crm.item.details.configuration.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    callers: 'everybody; administrators for others',
    undocumented: [...keyRules, 'optionFlags is always answered, as a text; options only where they were set.'],
    handle(call) {
      const key = readKey(call)
      if (key.userId !== null)
        checkChange(call, key)
      const layout = findLayout(call.portal.state, key)
      return { result: layout ? encodeSections(layout.sections) : null }
    },
  }),
  defineMethod({
    name: 'crm.item.details.configuration.set',
    scope: 'crm',
    doc: `${pages}-set.html`,
    callers: 'everybody for themselves; administrators for all',
    undocumented: [
      ...keyRules,
      'A section without a type is a section (seen in the source). Names of fields and sections are not looked up: cards pass over those they do not know.',
      'A person who has a layout of their own sees that one, without choosing between the two as in the real card\'s menu.',
      'The source lets whoever may change CRM settings set everybody\'s layout; here only administrators do, as the page says.',
    ],
    async handle(call) {
      const key = readKey(call)
      checkChange(call, key)
      const sections = readSections(call.params.data)
      await call.portal.pause({ method: 'crm.item.details.configuration.set', userId: call.actor.user.id })
      saveLayout(call.portal.state, key, sections)
      return { result: true }
    },
  }),
  defineMethod({
    name: 'crm.item.details.configuration.reset',
    scope: 'crm',
    doc: `${pages}-reset.html`,
    callers: 'everybody for themselves; administrators for all',
    undocumented: [...keyRules, 'What was never set is answered with true as well.'],
    handle(call) {
      const key = readKey(call)
      checkChange(call, key)
      removeLayout(call.portal.state, key)
      return { result: true }
    },
  }),
  defineMethod({
    name: 'crm.item.details.configuration.forcecommonscopeforall',
    scope: 'crm',
    doc: `${pages}-forceCommonScopeForAll.html`,
    callers: 'administrators',
    undocumented: keyRules,
    handle(call) {
      const key = readKey(call)
      checkChange(call, { ...key, userId: null })
      removePersonalLayouts(call.portal.state, key)
      return { result: true }
    },
  }),
]
