import { ENTITY } from '../../state/types.ts'
import type { PortalState, UserField } from '../../state/types.ts'
import { defaultCategoryId } from '../directories/categories.ts'
import { entityOf } from '../entities.ts'
import { camelName } from './names.ts'
import { parentFields } from './parents.ts'
import { companyFields } from './system/company.ts'
import { contactFields } from './system/contact.ts'
import { dealFields } from './system/deal.ts'
import { dynamicFields } from './system/dynamic.ts'
import { leadFields } from './system/lead.ts'
import type { FieldDefinition, FieldMap } from './types.ts'

const system: Record<number, FieldDefinition[]> = {
  [ENTITY.lead]: leadFields,
  [ENTITY.deal]: dealFields,
  [ENTITY.contact]: contactFields,
  [ENTITY.company]: companyFields,
}

/** What a map of fields is made of. These are replaced, never changed in place, so that they tell whether a map is fresh. */
interface Ingredients {
  userFields: UserField[]
  length: number
  types: PortalState['dynamicTypes']
  relations: PortalState['typeRelations']
  /** Default pipeline: the stage fields of a smart process name its directory. */
  categoryId: number
}

const cache = new WeakMap<PortalState, Map<number, Ingredients & { fields: FieldMap }>>()

function ingredientsOf(state: PortalState, entityTypeId: number): Ingredients {
  const { userFields, dynamicTypes: types, typeRelations: relations } = state
  const isDynamic = !(entityTypeId in system)
  return { userFields, length: userFields.length, types, relations, categoryId: isDynamic ? defaultCategoryId(state, entityTypeId) : 0 }
}

function isFresh(known: Ingredients, now: Ingredients): boolean {
  return known.userFields === now.userFields && known.length === now.length && known.types === now.types
    && known.relations === now.relations && known.categoryId === now.categoryId
}

/**
 * Fields of a CRM type by camelCase name, custom ones last.
 *
 * @throws {RestError} `NOT_FOUND` for a type this portal does not have.
 */
export function fieldsOf(state: PortalState, entityTypeId: number): FieldMap {
  const maps = cache.get(state) ?? new Map<number, Ingredients & { fields: FieldMap }>()
  cache.set(state, maps)
  const now = ingredientsOf(state, entityTypeId)
  const known = maps.get(entityTypeId)
  if (known && isFresh(known, now))
    return known.fields
  const fields = buildFields(state, entityTypeId)
  maps.set(entityTypeId, { ...now, fields })
  return fields
}

function systemFields(state: PortalState, entityTypeId: number): FieldDefinition[] {
  const { dynamic } = entityOf(state, entityTypeId)
  const own = dynamic ? dynamicFields(dynamic, defaultCategoryId(state, entityTypeId)) : system[entityTypeId] ?? []
  return [...own, ...parentFields(state, entityTypeId)]
}

function buildFields(state: PortalState, entityTypeId: number): FieldMap {
  const fields = new Map<string, FieldDefinition>()
  for (const definition of systemFields(state, entityTypeId))
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
