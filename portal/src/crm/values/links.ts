import { ENTITY } from '../../state/types.ts'
import type { Json, PortalState } from '../../state/types.ts'
import { entitiesOf, entityByAbbreviation } from '../entities.ts'
import { crmErrors } from '../errors.ts'
import type { FieldDefinition } from '../fields/types.ts'
import { toInteger } from '../parameters.ts'
import { decodeInteger, isBlank } from './scalars.ts'

/** Types of links to a record, and the record type they lead to. */
const linkTypes: Record<string, number> = {
  crm_lead: ENTITY.lead,
  crm_deal: ENTITY.deal,
  crm_contact: ENTITY.contact,
  crm_company: ENTITY.company,
}

export function decodeUser(state: PortalState, field: FieldDefinition, raw: Json): number | null {
  const id = decodeInteger(field, raw)
  if (!id)
    return null
  if (!state.users.some(user => user.id === id))
    throw crmErrors.valueNotValid(field.title.en)
  return id
}

/** Id of an existing record; 0 unbinds. */
export function decodeLink(state: PortalState, field: FieldDefinition, raw: Json): number | null {
  const id = decodeInteger(field, raw)
  if (!id)
    return field.type === 'crm_lead' || field.type === 'crm_entity' ? null : 0
  const target = field.type === 'crm_entity' ? toInteger(field.settings?.parentEntityTypeId) : linkTypes[field.type]
  if (typeof target === 'number' && !state.items.get(target)?.has(id))
    throw crmErrors.valueNotValid(field.title.en)
  return id
}

export function decodeEnumeration(field: FieldDefinition, raw: Json): number | null {
  const id = decodeInteger(field, raw)
  if (!id)
    return null
  if (!field.userField?.options.some(option => option.id === id))
    throw crmErrors.valueNotValid(field.title.en)
  return id
}

/** Code of a directory. A directory the portal does not have accepts anything. */
export function decodeStatus(state: PortalState, field: FieldDefinition, entityId: string | null, raw: Json): string | null {
  if (isBlank(raw))
    return raw
  const directory = state.statuses.filter(status => status.entityId === entityId)
  const code = String(raw)
  if (typeof raw === 'object' || (directory.length > 0 && !directory.some(status => status.statusId === code)))
    throw crmErrors.valueNotValid(field.title.en)
  return code
}

export function decodeCurrency(state: PortalState, field: FieldDefinition, raw: Json): string | null {
  if (isBlank(raw))
    return null
  if (!state.currencies.some(currency => currency.code === raw))
    throw crmErrors.valueNotValid(field.title.en)
  return String(raw)
}

/** Types a custom field of type `crm` may link to; leads when its settings name none. */
export function targetsOfLinkField(state: PortalState, settings: { [key: string]: Json }): number[] {
  const targets = entitiesOf(state).filter(entity => settings[entity.name] === 'Y').map(entity => entity.entityTypeId)
  return targets.length > 0 ? targets : [ENTITY.lead]
}

/**
 * Value of a custom field of type `crm`: a bare id when it links to one type, `D_5` when to several.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/data-types.html#crm-binding-format
 */
export function decodeCrmLink(state: PortalState, field: FieldDefinition, raw: Json): number | string | null {
  if (isBlank(raw) || raw === 0 || raw === '0')
    return null
  const targets = targetsOfLinkField(state, field.settings ?? {})
  const [, abbreviation = '', idText = ''] = /^(?:([A-Z]+|T[0-9a-f]+)_)?(\d+)$/.exec(String(raw)) ?? []
  const id = toInteger(idText)
  const target = abbreviation === '' && targets.length === 1 ? targets[0] : entityByAbbreviation(state, abbreviation)?.entityTypeId
  if (id === null || target === undefined || !targets.includes(target) || !state.items.get(target)?.has(id))
    throw crmErrors.valueNotValid(field.title.en)
  return targets.length === 1 ? id : `${abbreviation}_${id}`
}
