import { entityByName } from '../crm/entities.ts'
import { fieldsOf } from '../crm/fields/index.ts'
import type { FieldDefinition } from '../crm/fields/types.ts'
import { directory } from '../crm/stages.ts'
import type { Portal } from '../portal.ts'
import { ENTITY } from '../state/types.ts'
import type { FieldType, PortalUser, UserField } from '../state/types.ts'
import type { FieldDescription, FieldKind, FieldOption } from './contract.ts'

const KINDS: Record<string, FieldKind> = {
  string: 'string', text: 'text', integer: 'integer', double: 'double', money: 'money', date: 'date', datetime: 'datetime',
  boolean: 'boolean', enumeration: 'enumeration', crm_status: 'enumeration', crm_currency: 'enumeration', url: 'url',
  user: 'user', employee: 'user', crm: 'crm', file: 'file',
  crm_entity: 'crm', crm_contact: 'crm', crm_company: 'crm', crm_lead: 'crm', crm_deal: 'crm',
}
const LINKED: Record<string, number> = { crm_contact: ENTITY.contact, crm_company: ENTITY.company, crm_lead: ENTITY.lead, crm_deal: ENTITY.deal }
const DEFAULT_FRAME_HEIGHT = 200

/** Fields whose application is gone show what they hold as text. */
function kindOf(portal: Portal, field: FieldDefinition): FieldKind {
  if (field.type.startsWith('rest_'))
    return appType(portal, field.type) ? 'frame' : 'text'
  if (field.name === 'opportunity')
    return 'amount'
  const isLong = field.type === 'string' && Number(field.settings?.ROWS ?? 1) > 1
  return isLong ? 'text' : KINDS[field.type] ?? 'string'
}

function optionsOf(portal: Portal, field: FieldDefinition): FieldOption[] {
  if (field.type === 'crm_currency')
    return portal.state.currencies.map(({ code, fullName }) => ({ value: code, label: fullName || code }))
  if (field.statusType !== null) {
    return directory(portal.state, field.statusType).map(({ statusId, name }) => ({ value: statusId, label: name }))
  }
  const options = [...field.userField?.options ?? []].sort((one, other) => one.sort - other.sort || one.id - other.id)
  return options.map(({ id, value, isDefault }) => ({ value: id, label: value, isDefault }))
}

function linkedTypes(portal: Portal, field: FieldDefinition): number[] {
  const linked = field.type === 'crm_entity' ? Number(field.settings?.parentEntityTypeId) : LINKED[field.type]
  if (linked !== undefined)
    return [linked]
  return Object.entries(field.settings ?? {}).filter(([, value]) => value === 'Y').flatMap(([name]) => entityByName(portal.state, name)?.entityTypeId ?? [])
}

function appType({ state }: Portal, userTypeId: string): FieldType | undefined {
  return state.fieldTypes.find(one => `rest_${one.appId}_${one.userTypeId}` === userTypeId)
}

function frameHeight(portal: Portal, userField: UserField): number {
  const type = appType(portal, userField.userTypeId)
  return type && type.height > 0 ? type.height : DEFAULT_FRAME_HEIGHT
}

/** One field as the card needs it, in the person's language. */
export function describeField(portal: Portal, user: PortalUser, field: FieldDefinition): FieldDescription {
  const kind = kindOf(portal, field)
  const entityTypes = kind === 'crm' ? linkedTypes(portal, field) : undefined
  return {
    name: field.name,
    kind,
    title: field.title[user.language],
    hint: field.userField?.helpMessage[user.language] ?? '',
    multiple: field.isMultiple,
    mandatory: field.isRequired && field.isDynamic,
    readonly: field.isReadOnly || field.isDisabled || (!(field.type in KINDS) && kind !== 'frame'),
    ...(kind === 'enumeration' ? { options: optionsOf(portal, field) } : {}),
    ...(entityTypes ? { entityTypes, storesCodes: field.type === 'crm' && entityTypes.length > 1 } : {}),
    ...(kind === 'frame' && field.userField ? { frame: { fieldName: field.upperName, height: frameHeight(portal, field.userField) } } : {}),
  }
}

/** Phones and e-mails of `fm` as two fields of the card. */
export function communicationFields(user: PortalUser): FieldDescription[] {
  const base = { hint: '', multiple: true, mandatory: false, readonly: false }
  return [
    { ...base, name: 'fm.PHONE', kind: 'phones', title: user.language === 'ru' ? 'Телефон' : 'Phone' },
    { ...base, name: 'fm.EMAIL', kind: 'emails', title: 'E-mail' },
  ]
}

/** Fields by name in the given order; unknown names are left out, `fm` is all ways to reach somebody, `fm.PHONE` one. */
export function describeFields(portal: Portal, user: PortalUser, entityTypeId: number, names: string[]): FieldDescription[] {
  const fields = fieldsOf(portal.state, entityTypeId)
  return names.flatMap(name => {
    if (name.split('.')[0] === 'fm')
      return communicationFields(user).filter(field => name === 'fm' || field.name === name)
    const field = fields.get(name)
    return field ? [describeField(portal, user, field)] : []
  })
}

/** Custom fields in their own order. */
export function describeCustomFields(portal: Portal, user: PortalUser, entityTypeId: number): FieldDescription[] {
  const custom = [...fieldsOf(portal.state, entityTypeId).values()].filter(field => field.isDynamic)
  custom.sort((one, other) => (one.userField?.sort ?? 0) - (other.userField?.sort ?? 0) || (one.userField?.id ?? 0) - (other.userField?.id ?? 0))
  return custom.map(field => describeField(portal, user, field))
}
