import type { PropertyKind } from '@/domain/product/kinds'
import type { Values } from '@/domain/product/values'
import { asDay, asMoment, asNumber as plainNumber } from '@/domain/product/values'
import { asId, asRecord, asText } from '../portal/decode'
import { asBinding } from '../portal/decodeCrm'

/**
 * Values of a property as the catalogue writes them, `{value, valueId}` or a list of such; each in one spelling.
 *
 * @param enums Texts of list values, by id.
 * @see https://apidocs.bitrix24.com/api-reference/catalog/data-types.html#catalog_product
 */
export function decodeProperty(raw: unknown, kind: PropertyKind, enums: ReadonlyMap<string, string>): Values {
  const all = Array.isArray(raw) ? raw : Object.keys(asRecord(raw)).every(key => /^\d+$/.test(key)) ? Object.values(asRecord(raw)) : [raw]
  return (all.length === 0 && asText(raw) !== '' ? [raw] : all).map(one => spell(one, kind, enums)).filter(text => text !== '')
}

function spell(raw: unknown, kind: PropertyKind, enums: ReadonlyMap<string, string>): string {
  const { value, valueEnum } = asRecord(raw)
  const content = value ?? (typeof raw === 'object' ? '' : raw)
  const text = asText(content).trim()
  switch (kind) {
    case 'html':
      return asText(asRecord(content).TEXT ?? asRecord(content).text) || text
    case 'list':
      return asText(valueEnum) || (enums.get(text) ?? '')
    case 'boolean': {
      const word = (asText(valueEnum) || (enums.get(text) ?? text)).trim().toLowerCase()
      return word === '' ? '' : ['y', 'да', 'yes', '1'].includes(word) ? 'Y' : 'N'
    }
    case 'date':
      return asDay(text) ?? ''
    case 'datetime':
      return asDay(text) === null ? '' : asMoment(text, '') ?? text
    case 'number':
      return plainNumber(text) ?? ''
    case 'employee':
      return String(asId(text) ?? '')
    case 'crm':
      return asBinding(text, null) === null ? '' : text
    case 'other':
      return ''
    default:
      return text
  }
}
