import { ENTITY } from '../state/types.ts'
import type { DynamicType, PortalState } from '../state/types.ts'
import { crmErrors } from './errors.ts'

/** What the portal knows about one CRM type. */
export interface EntityInfo {
  entityTypeId: number
  /** `DEAL`, `DYNAMIC_1030`: in upper case in errors, in lower case in timeline methods. */
  name: string
  /** `D`, `T406`: prefix of links and owner of product rows. */
  abbreviation: string
  /** `CRM_DEAL`, for a smart process `CRM_<its id>`: owner of custom fields. */
  userFieldEntityId: string
  /** Name of the table whose counter gives ids. */
  table: string
  /** For titles made up by the portal: `Deal #13`. */
  label: { ru: string, en: string }
  hasStages: boolean
  hasCategories: boolean
  hasProducts: boolean
  hasMultifields: boolean
  /** Null for the types every portal has. */
  dynamic: DynamicType | null
}

/**
 * The types every portal has.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/data-types.html#object_type
 */
export const systemEntities: EntityInfo[] = [
  {
    entityTypeId: ENTITY.lead, name: 'LEAD', abbreviation: 'L', userFieldEntityId: 'CRM_LEAD', table: 'lead',
    label: { ru: 'Лид', en: 'Lead' }, hasStages: true, hasCategories: false, hasProducts: true, hasMultifields: true, dynamic: null,
  },
  {
    entityTypeId: ENTITY.deal, name: 'DEAL', abbreviation: 'D', userFieldEntityId: 'CRM_DEAL', table: 'deal',
    label: { ru: 'Сделка', en: 'Deal' }, hasStages: true, hasCategories: true, hasProducts: true, hasMultifields: false, dynamic: null,
  },
  {
    entityTypeId: ENTITY.contact, name: 'CONTACT', abbreviation: 'C', userFieldEntityId: 'CRM_CONTACT', table: 'contact',
    label: { ru: 'Контакт', en: 'Contact' }, hasStages: false, hasCategories: false, hasProducts: false, hasMultifields: true, dynamic: null,
  },
  {
    entityTypeId: ENTITY.company, name: 'COMPANY', abbreviation: 'CO', userFieldEntityId: 'CRM_COMPANY', table: 'company',
    label: { ru: 'Компания', en: 'Company' }, hasStages: false, hasCategories: false, hasProducts: false, hasMultifields: true, dynamic: null,
  },
]

const systemById = new Map(systemEntities.map(entity => [entity.entityTypeId, entity]))

/** Made once for each smart process: these are replaced, never changed in place. */
const dynamicEntities = new WeakMap<DynamicType, EntityInfo>()

/** A smart process as a CRM type: its short code is its number in hexadecimal. */
function describeDynamic(dynamic: DynamicType): EntityInfo {
  const known = dynamicEntities.get(dynamic)
  if (known)
    return known
  const { id, entityTypeId, title, flags } = dynamic
  const entity: EntityInfo = {
    entityTypeId,
    name: `DYNAMIC_${entityTypeId}`,
    abbreviation: `T${entityTypeId.toString(16)}`,
    userFieldEntityId: `CRM_${id}`,
    table: `dynamic${entityTypeId}`,
    label: { ru: title, en: title },
    hasStages: flags.isStagesEnabled,
    // Pipelines work by REST also while the type does not show them.
    hasCategories: true,
    hasProducts: flags.isLinkWithProductsEnabled,
    hasMultifields: false,
    dynamic,
  }
  dynamicEntities.set(dynamic, entity)
  return entity
}

/** Every CRM type of the portal, smart processes last. */
export function entitiesOf(state: PortalState): EntityInfo[] {
  return [...systemEntities, ...state.dynamicTypes.map(describeDynamic)]
}

/** By number; undefined for a type this portal does not have. */
export function findEntity(state: PortalState, entityTypeId: number | null): EntityInfo | undefined {
  if (entityTypeId === null)
    return undefined
  const dynamic = state.dynamicTypes.find(type => type.entityTypeId === entityTypeId)
  return systemById.get(entityTypeId) ?? (dynamic && describeDynamic(dynamic))
}

/** @throws {RestError} `NOT_FOUND` for a type this portal does not have. */
export function entityOf(state: PortalState, entityTypeId: number | null): EntityInfo {
  const entity = findEntity(state, entityTypeId)
  if (!entity)
    throw crmErrors.typeNotFound()
  return entity
}

/** By `deal` or `DEAL`; undefined for a type this portal does not have. */
export function entityByName(state: PortalState, name: string): EntityInfo | undefined {
  return entitiesOf(state).find(entity => entity.name === name.toUpperCase())
}

/** By `D` or `T406`. */
export function entityByAbbreviation(state: PortalState, abbreviation: string): EntityInfo | undefined {
  return entitiesOf(state).find(entity => entity.abbreviation === abbreviation)
}

/** By `CRM_DEAL` or `CRM_7`. */
export function entityByUserFieldEntityId(state: PortalState, userFieldEntityId: string): EntityInfo | undefined {
  return entitiesOf(state).find(entity => entity.userFieldEntityId === userFieldEntityId)
}
