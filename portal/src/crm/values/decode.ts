import type { Json } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import type { FieldDefinition } from '../fields/types.ts'
import { toList } from '../parameters.ts'
import type { WriteContext } from './context.ts'
import { decodeFile, fileIds } from './files.ts'
import { decodeCrmLink, decodeCurrency, decodeEnumeration, decodeLink, decodeStatus, decodeUser } from './links.ts'
import { decodeBoolean, decodeDate, decodeDateTime, decodeDouble, decodeInteger, decodeMoney, decodeText, isBlank } from './scalars.ts'

/**
 * Reads one field of a request into what is stored.
 *
 * @param raw As it came: JSON, or texts from a form.
 * @throws {RestError} `CRM_FIELD_ERROR_VALUE_NOT_VALID`, or `100` when a multiple field got no list.
 */
export function decodeValue(context: WriteContext, field: FieldDefinition, raw: Json): Json {
  if (!field.isMultiple)
    return decodeSingle(context, field, raw)
  const list = toList(raw)
  if (!list)
    throw crmErrors.notIterable(phpType(raw))
  // States are compared as bytes, and what a compiled map or filter returns is packed in another way than before it was compiled.
  const values = list.flatMap(one => {
    const value = decodeSingle(context, field, one)
    return isBlank(value) || value === 0 ? [] : [value]
  })
  return isLinkList(field) ? [...new Set(values)] : values
}

function isLinkList(field: FieldDefinition): boolean {
  return !field.isDynamic || field.type === 'file'
}

function decodeSingle(context: WriteContext, field: FieldDefinition, raw: Json): Json {
  const { state } = context.portal
  const { timeZone } = state.settings
  switch (field.type) {
    case 'integer': case 'crm_category': case 'location': case 'crm_quote': case 'iblock_element': case 'iblock_section':
      return decodeInteger(field, raw)
    case 'double':
      return decodeDouble(field, raw)
    case 'boolean':
      return decodeBoolean(field, raw)
    case 'date':
      return decodeDate(field, raw, timeZone)
    case 'datetime':
      return decodeDateTime(field, raw, timeZone)
    case 'money':
      return decodeMoney(state, field, raw)
    case 'user': case 'employee':
      return decodeUser(state, field, raw)
    case 'crm_lead': case 'crm_contact': case 'crm_company': case 'crm_entity':
      return decodeLink(state, field, raw)
    case 'crm_currency':
      return decodeCurrency(state, field, raw)
    case 'crm_status':
      return decodeStatus(state, field, field.statusType, raw)
    case 'enumeration':
      return decodeEnumeration(field, raw)
    case 'crm':
      return decodeCrmLink(state, field, raw)
    case 'file':
      return decodeFile(context, field, raw, fileIds(context.previous?.[field.name]))
    default:
      return decodeText(field, raw)
  }
}

/** Name of a value's type as PHP tells it. */
function phpType(raw: Json): string {
  if (raw === null)
    return 'NULL'
  if (typeof raw === 'number')
    return Number.isInteger(raw) ? 'integer' : 'double'
  return typeof raw
}
