/** What a property of a product holds. `other`: a file, a place on a map, an element of another list. */
export type PropertyKind = 'text' | 'html' | 'number' | 'money' | 'date' | 'datetime' | 'list' | 'boolean' | 'employee' | 'crm' | 'other'
/** What a field of a deal takes. */
export type FieldKind = 'text' | 'integer' | 'number' | 'money' | 'date' | 'datetime' | 'list' | 'boolean' | 'employee' | 'crm' | 'other'

/** Whether a field can take a property: always, when the value happens to be right, or never. */
export type Fit = 'always' | 'sometimes' | 'never'

/**
 * Kind by the two types that the catalogue tells.
 *
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product-property/catalog-product-property-add.html
 */
export function propertyKind(propertyType: string, userType: string): PropertyKind {
  const own: Readonly<Record<string, PropertyKind>> = {
    'S:': 'text', 'S:HTML': 'html', 'S:Date': 'date', 'S:DateTime': 'datetime', 'S:Money': 'money', 'S:employee': 'employee', 'S:UserID': 'employee',
    'S:ECrm': 'crm', 'N:': 'number', 'L:': 'list', 'L:BoolEnum': 'boolean', 'N:Sequence': 'number',
  }
  return own[`${propertyType}:${userType}`] ?? 'other'
}

/**
 * Kind by the type that `crm.item.fields` tells.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-fields.html
 */
export function fieldKind(type: string): FieldKind {
  const own: Readonly<Record<string, FieldKind>> = {
    string: 'text', text: 'text', url: 'text', integer: 'integer', double: 'number', money: 'money', date: 'date', datetime: 'datetime',
    enumeration: 'list', boolean: 'boolean', employee: 'employee', user: 'employee', crm: 'crm',
  }
  return own[type] ?? 'other'
}

const always: Readonly<Record<FieldKind, readonly PropertyKind[]>> = {
  text: ['text', 'html', 'number', 'money', 'date', 'datetime', 'list', 'boolean'],
  integer: [], number: ['number', 'money'], money: ['money', 'number'], date: ['date', 'datetime'], datetime: ['datetime', 'date'],
  list: [], boolean: ['boolean'], employee: ['employee'], crm: [], other: [],
}
const sometimes: Readonly<Record<FieldKind, readonly PropertyKind[]>> = {
  text: [], integer: ['number', 'text'], number: ['text', 'list'], money: ['text', 'list'], date: ['text', 'list'], datetime: ['text', 'list'],
  list: ['text', 'list', 'number', 'boolean'], boolean: ['text', 'list', 'number'], employee: [], crm: ['crm'], other: [],
}

export function fitOf(property: PropertyKind, field: FieldKind): Fit {
  if (always[field].includes(property))
    return 'always'
  return sometimes[field].includes(property) ? 'sometimes' : 'never'
}

/** Fields of a deal that no product fills: its sum follows its rows, its stage is a decision, the rest is bookkeeping. */
const untouched: ReadonlySet<string> = new Set([
  'id', 'stageId', 'categoryId', 'opportunity', 'currencyId', 'isManualOpportunity', 'taxValue', 'opened', 'isRecurring', 'isRepeatedApproach', 'xmlId',
  'originId', 'originatorId', 'originVersion', 'webformId', 'leadId', 'quoteId', 'contactId', 'contactIds', 'companyId', 'observers', 'productId', 'searchContent',
])

/** Whether a product may fill the field. @param technical Fields of Cardinal's own, by name */
export function mayFill({ name, type, isReadOnly }: { name: string, type: string, isReadOnly: boolean }, technical: ReadonlySet<string>): boolean {
  return !isReadOnly && fieldKind(type) !== 'other' && !untouched.has(name) && !technical.has(name) && !/^UF_CRM_(?:DEAL_)?CARDINAL_/.test(name)
}
