import { entityOf } from '../../../crm/entities.ts'
import { fieldsOf } from '../../../crm/fields/index.ts'
import type { FieldDefinition } from '../../../crm/fields/types.ts'
import { toFlag, toList } from '../../../crm/parameters.ts'
import { machineLink, sessionLink } from '../../../files/links.ts'
import type { Item, Json } from '../../../state/types.ts'
import type { MethodCall } from '../../method.ts'

/** Whether the caller wants custom fields under their original names. */
export function usesOriginalNames({ params }: MethodCall): boolean {
  return toFlag(params.useOriginalUfNames)
}

/** Key of a field in an answer. */
export function answerName(field: FieldDefinition, isOriginal: boolean): string {
  return field.isDynamic && isOriginal ? field.upperName : field.name
}

/** Writes one record with all its fields. See `itemEncoder`. */
export function encodeItem(call: MethodCall, entityTypeId: number, item: Item): { [key: string]: Json } {
  return itemEncoder(call, entityTypeId)(item)
}

/**
 * Writes records as `crm.item.*` answers them. What to write is settled once, since a batch may hold 2,500 records.
 *
 * @param select Names wanted; null for every field with `fm` and `entityTypeId`.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export function itemEncoder(call: MethodCall, entityTypeId: number, select: string[] | null = null): (item: Item) => { [key: string]: Json } {
  const isOriginal = usesOriginalNames(call)
  const { hasMultifields } = entityOf(call.portal.state, entityTypeId)
  const columns = [...fieldsOf(call.portal.state, entityTypeId).values()]
    .map(field => ({ field, name: answerName(field, isOriginal) }))
    .filter(({ field, name }) => select ? isSelected(field, name, select) : field.name !== 'fm' || hasMultifields)
  return item => {
    const answer: { [key: string]: Json } = {}
    for (const { field, name } of columns)
      answer[name] = encodeValue(call, entityTypeId, item, field)
    if (!select)
      answer.entityTypeId = entityTypeId
    return answer
  }
}

/** `fm` is no field of its own: only `*` brings it. The id always comes. */
function isSelected(field: FieldDefinition, name: string, select: string[]): boolean {
  return field.name === 'id' || (field.name !== 'fm' && (select.includes(name) || select.includes(field.name) || select.includes(field.upperName)))
}

function encodeValue(call: MethodCall, entityTypeId: number, item: Item, field: FieldDefinition): Json {
  if (field.isDisabled)
    return null
  const value = item[field.name] ?? (field.isMultiple ? [] : null)
  if (field.type !== 'file')
    return value
  const encode = (fileId: Json) => typeof fileId === 'number' ? encodeFile(call, entityTypeId, item, field, fileId) : null
  return field.isMultiple ? (toList(value) ?? []).map(encode) : encode(value)
}

function encodeFile({ portal, actor }: MethodCall, entityTypeId: number, item: Item, field: FieldDefinition, fileId: number): Json {
  const address = { entityTypeId, id: item.id, fieldName: field.upperName, fileId }
  return { id: fileId, url: sessionLink(portal, address), urlMachine: machineLink(portal, actor, address) }
}

/** Fields of a request under their camelCase names, whichever form the caller uses. */
export function decodeNames(call: MethodCall, entityTypeId: number, given: { [key: string]: Json }): { [key: string]: Json } {
  if (!usesOriginalNames(call))
    return given
  const byUpperName = new Map([...fieldsOf(call.portal.state, entityTypeId).values()].filter(field => field.isDynamic).map(field => [field.upperName, field.name]))
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [byUpperName.get(name) ?? name, value]))
}
