import { allFlags } from '../../../crm/dynamic/fields.ts'
import { relationsOf } from '../../../crm/dynamic/relations.ts'
import type { DynamicType, Json, PortalState } from '../../../state/types.ts'

/**
 * Settings of a smart process as `crm.type.list` answers them.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/data-types.html#type
 */
export function encodeTypeRow({ flags, linkedUserFields: _, ...type }: DynamicType): { [key: string]: Json } {
  const flagAnswers = allFlags.map(name => [name, flags[name] ? 'Y' : 'N'])
  return { ...type, customSectionId: null, ...Object.fromEntries(flagAnswers) as { [key: string]: Json } }
}

/** The same with its relations and the fields it is shown in, as the other methods answer. */
export function encodeType(state: PortalState, type: DynamicType): { [key: string]: Json } {
  return {
    ...encodeTypeRow(type),
    relations: relationsOf(state, type),
    linkedUserFields: Object.fromEntries(Object.entries(type.linkedUserFields).map(([name, isShown]) => [name, isShown ? 'Y' : 'N'])),
    customSections: [],
  }
}
