import { entitiesOf } from '../../../crm/entities.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { toInteger, toList, toObject, toText } from '../../../crm/parameters.ts'
import { PAGE_SIZE } from '../../../crm/records/list.ts'
import { bestLevelOf } from '../../../crm/rights.ts'
import { encodeFieldConfig } from '../../../crm/userFields/encode.ts'
import { fieldTypesOf } from '../../../crm/userFields/types.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { languageOf } from './call.ts'
import { checkModule } from './fieldConfig.ts'
import { configColumns, selectFields } from './userFieldFilter.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig'

/** `select` may carry `language` as a key or name `languageId`. */
function labelLanguage(call: MethodCall): string[] | null {
  const select = toObject(call.params.select) ?? {}
  const language = toText(select.language)
  if (language !== '')
    return [language]
  return (toList(call.params.select) ?? []).includes('languageId') ? [languageOf(call)] : null
}

export const fieldConfigListMethods = [
  defineMethod({
    name: 'userfieldconfig.list',
    scope: 'userfieldconfig',
    doc: `${pages}-list.html`,
    undocumented: ['Fields of the types the caller may read; filter by entityId works; unknown names in filter and order are passed over; select only asks for labels.'],
    handle(call) {
      checkModule(call)
      const { portal, actor, params } = call
      const readable = entitiesOf(portal.state).filter(entity => bestLevelOf(actor.user, entity.entityTypeId, 'read') !== 'none').map(entity => entity.entityTypeId)
      if (readable.length === 0)
        throw crmErrors.plain('You do not have permission to view user field settings')
      const languages = labelLanguage(call)
      const rows = portal.state.userFields.filter(field => readable.includes(field.entityTypeId)).map(field => encodeFieldConfig(portal.state, field, languages, false))
      const found = selectFields(portal.state, rows, configColumns, toObject(params.filter) ?? {}, toObject(params.order) ?? {})
      const start = Math.max(toInteger(params.start) ?? 0, 0)
      return {
        result: { fields: found.slice(start, start + PAGE_SIZE) },
        next: start + PAGE_SIZE < found.length ? start + PAGE_SIZE : undefined,
        total: found.length,
      }
    },
  }),
  defineMethod({
    name: 'userfieldconfig.gettypes',
    scope: 'userfieldconfig',
    doc: `${pages}-get-types.html`,
    handle(call) {
      checkModule(call)
      const types = fieldTypesOf(call.portal, languageOf(call)).map(({ id, title }) => [id, { userTypeId: id, description: title }])
      return { result: { types: Object.fromEntries(types) } }
    },
  }),
]
