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

/**
 * Writes a record as `crm.item.*` answers it.
 *
 * @param select Names wanted; null for every field with `fm` and `entityTypeId`.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export function encodeItem(call: MethodCall, entityTypeId: number, item: Item, select: string[] | null = null): { [key: string]: Json } {
  const isOriginal = usesOriginalNames(call)
  const answer: { [key: string]: Json } = {}
  for (const field of fieldsOf(call.portal.state, entityTypeId).values()) {
    const name = answerName(field, isOriginal)
    if (select ? isSelected(field, name, select) : field.name !== 'fm' || entityOf(call.portal.state, entityTypeId).hasMultifields)
      answer[name] = encodeValue(call, entityTypeId, item, field)
  }
  return select ? answer : { ...answer, entityTypeId }
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
