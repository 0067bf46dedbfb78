import { ENTITY } from '../../state/types.ts'
import type { DynamicType, Json, PortalState } from '../../state/types.ts'
import type { ItemFields } from '../contract.ts'
import { entityOf } from '../entities.ts'
import type { FieldDefinition, FieldMap } from '../fields/types.ts'
import { toObject, toText } from '../parameters.ts'
import { firstCode } from '../stages.ts'
import { addDays, formatDay, toDateTime, toDay } from '../values/dates.ts'
import type { WriteContext } from '../values/context.ts'

/** Directory fields that take the first value of their directory when nothing was given. */
const firstOfDirectory: Record<number, string[]> = {
  [ENTITY.lead]: ['sourceId'],
  [ENTITY.deal]: ['typeId', 'sourceId'],
  [ENTITY.contact]: ['typeId', 'sourceId'],
  [ENTITY.company]: ['typeId', 'industry', 'employees'],
}

/**
 * What a new record gets when the request says nothing about a field.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 */
export function defaultFields(context: WriteContext, fields: FieldMap): ItemFields {
  const { portal, user, entityTypeId } = context
  const { state } = portal
  const now = portal.nowIso()
  const defaults: ItemFields = {
    createdTime: now, updatedTime: now, createdBy: user.id, updatedBy: user.id, assignedById: user.id, opened: 'Y',
    lastActivityBy: user.id, lastActivityTime: now, observers: [], webformId: 0,
  }
  for (const name of firstOfDirectory[entityTypeId] ?? [])
    defaults[name] = firstCode(state, fields.get(name)?.statusType ?? '')
  const { dynamic, hasProducts } = entityOf(state, entityTypeId)
  if (dynamic)
    Object.assign(defaults, dynamicDefaults(state, dynamic, user.id, now))
  else if (hasProducts)
    Object.assign(defaults, { isManualOpportunity: 'N', opportunity: 0, currencyId: baseCurrency(state), companyId: 0, contactId: 0, contactIds: [], movedBy: user.id, movedTime: now, isReturnCustomer: 'N' })
  Object.assign(defaults, ownDefaults(state, entityTypeId, now))
  for (const field of fields.values()) {
    if (field.userField)
      defaults[field.name] = customDefault(state, field, now)
  }
  return defaults
}

function ownDefaults(state: PortalState, entityTypeId: number, now: string): ItemFields {
  const { timeZone } = state.settings
  const today = now.slice(0, 10)
  if (entityTypeId === ENTITY.deal)
    return {
      categoryId: 0, isRecurring: 'N', isRepeatedApproach: 'N', taxValue: 0,
      begindate: formatDay(today, timeZone), closedate: formatDay(addDays(today, 7), timeZone),
    }
  if (entityTypeId === ENTITY.contact)
    return { export: 'Y', companyId: 0, companyIds: [] }
  if (entityTypeId === ENTITY.company)
    return { isMyCompany: 'N', revenue: 0, currencyId: baseCurrency(state), contactIds: [] }
  return {}
}

/** What the page says of smart processes; what is switched off gets nothing. */
function dynamicDefaults(state: PortalState, { flags }: DynamicType, userId: number, now: string): ItemFields {
  const { timeZone } = state.settings
  const today = now.slice(0, 10)
  const companies = state.items.get(ENTITY.company)?.values() ?? []
  return {
    webformId: null,
    ...(flags.isStagesEnabled ? { movedBy: userId, movedTime: now } : {}),
    ...(flags.isBeginCloseDatesEnabled ? { begindate: formatDay(today, timeZone), closedate: formatDay(addDays(today, 7), timeZone) } : {}),
    ...(flags.isClientEnabled ? { companyId: 0, contactId: 0, contactIds: [] } : {}),
    ...(flags.isSourceEnabled ? { sourceId: firstCode(state, 'SOURCE') } : {}),
    ...(flags.isLinkWithProductsEnabled ? { isManualOpportunity: 'N', opportunity: 0, taxValue: 0, currencyId: baseCurrency(state) } : {}),
    ...(flags.isMycompanyEnabled ? { mycompanyId: [...companies].find(company => company.isMyCompany === 'Y')?.id ?? 0 } : {}),
  }
}

function baseCurrency(state: PortalState): string | null {
  return state.currencies.find(currency => currency.base)?.code ?? null
}

/** Default from the settings of a custom field. */
function customDefault(state: PortalState, field: FieldDefinition, now: string): Json {
  const value = customDefaultValue(state, field, now)
  if (!field.isMultiple)
    return Array.isArray(value) ? value[0] ?? null : value
  return Array.isArray(value) ? value : value === null ? [] : [value]
}

function customDefaultValue(state: PortalState, field: FieldDefinition, now: string): Json {
  const given = field.settings?.DEFAULT_VALUE ?? null
  switch (field.type) {
    case 'enumeration':
      return field.userField?.options.filter(option => option.isDefault).map(option => option.id) ?? []
    case 'boolean':
      return Number(given) >= 1 ? 'Y' : 'N'
    case 'date': case 'datetime':
      return defaultMoment(state, field.type, toObject(given) ?? {}, now)
    case 'integer': case 'double':
      return given === null || given === '' || !Number.isFinite(Number(given)) ? null : Number(given)
    case 'string': case 'url': case 'money':
      return toText(given) || null
    default:
      return null
  }
}

function defaultMoment(state: PortalState, type: 'date' | 'datetime', given: { [key: string]: Json }, now: string): string | null {
  const { timeZone } = state.settings
  const text = given.TYPE === 'NOW' ? now : given.TYPE === 'FIXED' ? toText(given.VALUE) : ''
  if (type === 'datetime')
    return toDateTime(text, timeZone)
  const day = toDay(text, timeZone)
  return day && formatDay(day, timeZone)
}
