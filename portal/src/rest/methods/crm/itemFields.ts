import { fieldsOf } from '../../../crm/fields/index.ts'
import type { FieldDefinition } from '../../../crm/fields/types.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { bestLevelOf } from '../../../crm/rights.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod } from '../../method.ts'
import { languageOf, requireEntity } from './call.ts'
import { answerName, usesOriginalNames } from './encodeItem.ts'

export const itemFields = defineMethod({
  name: 'crm.item.fields',
  scope: 'crm',
  doc: 'https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-fields.html',
  undocumented: ['Custom fields also carry settings, and list fields items with ID and VALUE, as crm.deal.fields does.'],
  handle(call) {
    const { entityTypeId } = requireEntity(call)
    if (bestLevelOf(call.actor.user, entityTypeId, 'read') === 'none')
      throw crmErrors.mayNotView()
    const isOriginal = usesOriginalNames(call)
    const fields: { [name: string]: Json } = {}
    for (const field of fieldsOf(call.portal.state, entityTypeId).values())
      fields[answerName(field, isOriginal)] = describeField(field, languageOf(call))
    return { result: { fields } }
  },
})

/** @see https://apidocs.bitrix24.com/api-reference/crm/data-types.html#crm_rest_field_description */
function describeField(field: FieldDefinition, language: 'ru' | 'en'): { [key: string]: Json } {
  return {
    type: field.type,
    isRequired: field.isRequired,
    isReadOnly: field.isReadOnly,
    isImmutable: field.isImmutable,
    isMultiple: field.isMultiple,
    isDynamic: field.isDynamic,
    ...(field.isDeprecated ? { isDeprecated: true } : {}),
    ...(field.statusType === null ? {} : { statusType: field.statusType }),
    ...(field.type === 'enumeration' ? { items: field.userField?.options.map(option => ({ ID: String(option.id), VALUE: option.value })) ?? [] } : {}),
    title: field.title[language],
    ...(field.settings ? { settings: field.settings } : {}),
    upperName: field.upperName,
  }
}
