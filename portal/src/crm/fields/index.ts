import { ENTITY } from '../../state/types.ts'
import type { PortalState, UserField } from '../../state/types.ts'
import { entityOf } from '../entities.ts'
import { camelName } from './names.ts'
import { companyFields } from './system/company.ts'
import { contactFields } from './system/contact.ts'
import { dealFields } from './system/deal.ts'
import { leadFields } from './system/lead.ts'
import type { FieldDefinition, FieldMap } from './types.ts'

const system: Record<number, FieldDefinition[]> = {
  [ENTITY.lead]: leadFields,
  [ENTITY.deal]: dealFields,
  [ENTITY.contact]: contactFields,
  [ENTITY.company]: companyFields,
}

/** Custom fields are replaced, never changed in place, so the array they stand in tells whether a map is fresh. */
const cache = new WeakMap<UserField[], Map<number, { length: number, fields: FieldMap }>>()

/**
 * Fields of a CRM type by camelCase name, custom ones last.
 *
 * @throws {RestError} `NOT_FOUND` for a type this portal does not have.
 */
export function fieldsOf(state: PortalState, entityTypeId: number): FieldMap {
  const maps = cache.get(state.userFields) ?? new Map<number, { length: number, fields: FieldMap }>()
  cache.set(state.userFields, maps)
  const known = maps.get(entityTypeId)
  if (known?.length === state.userFields.length)
    return known.fields
  const fields = buildFields(state, entityTypeId)
  maps.set(entityTypeId, { length: state.userFields.length, fields })
  return fields
}

function buildFields(state: PortalState, entityTypeId: number): FieldMap {
  const fields = new Map<string, FieldDefinition>()
  for (const definition of system[entityOf(entityTypeId).entityTypeId] ?? [])
    fields.set(definition.name, definition)
  const own = state.userFields.filter(userField => userField.entityTypeId === entityTypeId)
  for (const userField of own.sort((one, other) => one.id - other.id)) {
    const camel = camelName(userField.fieldName)
    // When two codes give one camelCase name, the later field keeps its original name.
    const name = fields.has(camel) ? userField.fieldName : camel
    fields.set(name, customDefinition(userField, name))
  }
  return fields
}

function customDefinition(userField: UserField, name: string): FieldDefinition {
  const label = (language: string, other: string) => userField.editFormLabel[language] || userField.editFormLabel[other] || userField.fieldName
  return {
    name,
    upperName: userField.fieldName,
    type: userField.userTypeId,
    title: { ru: label('ru', 'en'), en: label('en', 'ru') },
    isRequired: userField.mandatory,
    isReadOnly: false,
    isImmutable: false,
    isMultiple: userField.multiple,
    isDynamic: true,
    isDeprecated: false,
    isDisabled: false,
    statusType: userField.userTypeId === 'crm_status' ? String(userField.settings.ENTITY_TYPE ?? '') : null,
    settings: userField.settings,
    userField,
  }
}
