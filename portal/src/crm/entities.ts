import { ENTITY } from '../state/types.ts'
import { crmErrors } from './errors.ts'

/** What the portal knows about one CRM type. */
export interface EntityInfo {
  entityTypeId: number
  /** `DEAL`: in upper case in errors, in lower case in timeline methods. */
  name: string
  /** `D`: prefix of links and owner of product rows. */
  abbreviation: string
  /** `CRM_DEAL`: owner of custom fields. */
  userFieldEntityId: string
  /** Name of the table whose counter gives ids. */
  table: string
  /** For titles made up by the portal: `Deal #13`. */
  label: { ru: string, en: string }
  hasStages: boolean
  hasCategories: boolean
  hasProducts: boolean
  hasMultifields: boolean
}

/**
 * @see https://apidocs.bitrix24.com/api-reference/crm/data-types.html#object_type
 */
export const entities: EntityInfo[] = [
  {
    entityTypeId: ENTITY.lead, name: 'LEAD', abbreviation: 'L', userFieldEntityId: 'CRM_LEAD', table: 'lead',
    label: { ru: 'Лид', en: 'Lead' }, hasStages: true, hasCategories: false, hasProducts: true, hasMultifields: true,
  },
  {
    entityTypeId: ENTITY.deal, name: 'DEAL', abbreviation: 'D', userFieldEntityId: 'CRM_DEAL', table: 'deal',
    label: { ru: 'Сделка', en: 'Deal' }, hasStages: true, hasCategories: true, hasProducts: true, hasMultifields: false,
  },
  {
    entityTypeId: ENTITY.contact, name: 'CONTACT', abbreviation: 'C', userFieldEntityId: 'CRM_CONTACT', table: 'contact',
    label: { ru: 'Контакт', en: 'Contact' }, hasStages: false, hasCategories: false, hasProducts: false, hasMultifields: true,
  },
  {
    entityTypeId: ENTITY.company, name: 'COMPANY', abbreviation: 'CO', userFieldEntityId: 'CRM_COMPANY', table: 'company',
    label: { ru: 'Компания', en: 'Company' }, hasStages: false, hasCategories: false, hasProducts: false, hasMultifields: true,
  },
]

const byId = new Map(entities.map(entity => [entity.entityTypeId, entity]))

/** @throws {RestError} `NOT_FOUND` for a type this portal does not have. */
export function entityOf(entityTypeId: number | null): EntityInfo {
  const entity = entityTypeId === null ? undefined : byId.get(entityTypeId)
  if (!entity)
    throw crmErrors.typeNotFound()
  return entity
}

/** By `deal` or `DEAL`; undefined for a type this portal does not have. */
export function entityByName(name: string): EntityInfo | undefined {
  return entities.find(entity => entity.name === name.toUpperCase())
}

/** By `D`. */
export function entityByAbbreviation(abbreviation: string): EntityInfo | undefined {
  return entities.find(entity => entity.abbreviation === abbreviation)
}

/** By `CRM_DEAL`. */
export function entityByUserFieldEntityId(userFieldEntityId: string): EntityInfo | undefined {
  return entities.find(entity => entity.userFieldEntityId === userFieldEntityId)
}
