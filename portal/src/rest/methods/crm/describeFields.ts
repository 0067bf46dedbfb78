import type { FieldDefinition } from '../../../crm/fields/types.ts'
import type { Json } from '../../../state/types.ts'
import type { MethodCall } from '../../method.ts'
import { languageOf } from './call.ts'

/**
 * Descriptions of an object's fields, keyed by name.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/data-types.html#crm_rest_field_description
 */
export function describePlainFields(call: MethodCall, fields: Iterable<FieldDefinition>, { withUpperName = false } = {}): { [name: string]: Json } {
  return Object.fromEntries([...fields].map(field => [field.name, {
    type: field.type,
    isRequired: field.isRequired,
    isReadOnly: field.isReadOnly,
    isImmutable: field.isImmutable,
    isMultiple: field.isMultiple,
    isDynamic: field.isDynamic,
    title: field.title[languageOf(call)],
    ...(withUpperName ? { upperName: field.upperName } : {}),
  }]))
}
