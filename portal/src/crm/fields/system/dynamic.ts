import type { DynamicType } from '../../../state/types.ts'
import { ENTITY } from '../../../state/types.ts'
import { stageEntityId } from '../../stages.ts'
import { disabled, field, multiple, parent, readOnly } from '../define.ts'
import type { FieldDefinition } from '../types.ts'
import { activityFields, amountFields, idFields, movedFields, observersField, sourceFields, utmFields, webformField } from './common.ts'

const clientFields = [
  field('companyId', 'crm_company', 'Company', 'Компания', parent(ENTITY.company)),
  field('contactId', 'crm_contact', 'Contact', 'Контакт', { ...parent(ENTITY.contact), isDeprecated: true }),
  field('contactIds', 'crm_contact', 'Contacts', 'Контакты', multiple),
]

const moneyFields = [
  ...amountFields,
  field('taxValue', 'double', 'Tax amount', 'Сумма налога'),
  field('opportunityAccount', 'double', 'Amount in the accounting currency', 'Сумма в валюте учёта', { ...disabled, isDeprecated: true }),
  field('taxValueAccount', 'double', 'Tax in the accounting currency', 'Сумма налога в валюте учёта', { ...disabled, isDeprecated: true }),
  field('accountCurrencyId', 'crm_currency', 'Accounting currency', 'Валюта учёта', disabled),
]

const dateFields = [
  field('begindate', 'date', 'Start date', 'Дата начала'),
  field('closedate', 'date', 'End date', 'Дата завершения'),
]

const myCompanyField = field('mycompanyId', 'crm_company', 'Your company details', 'Реквизиты вашей компании', {
  settings: { isMyCompany: true, parentEntityTypeId: ENTITY.company, isEmbeddedEditorEnabled: true },
})

/**
 * Fields of a smart process's records; what its settings switch off is not there.
 *
 * @param defaultCategoryId The pipeline whose directory the stage fields name.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/object-fields.html#spa
 */
export function dynamicFields({ entityTypeId, flags }: DynamicType, defaultCategoryId: number): FieldDefinition[] {
  const when = (flag: boolean, fields: FieldDefinition[]) => flag ? fields : []
  const statusType = stageEntityId(entityTypeId, defaultCategoryId)
  return [
    field('id', 'integer', 'ID', 'ID', readOnly),
    field('title', 'string', 'Name', 'Название'),
    field('xmlId', 'string', 'External code', 'Внешний код'),
    ...idFields.filter(({ name }) => name !== 'id'),
    webformField,
    ...when(flags.isBeginCloseDatesEnabled, dateFields),
    ...when(flags.isClientEnabled, clientFields),
    ...when(flags.isObserversEnabled, [observersField]),
    field('categoryId', 'crm_category', 'Pipeline', 'Воронка'),
    ...when(flags.isStagesEnabled, [
      ...movedFields,
      field('stageId', 'crm_status', 'Stage', 'Стадия', { statusType }),
      field('previousStageId', 'crm_status', 'Previous stage', 'Предыдущая стадия', { ...readOnly, statusType }),
    ]),
    ...when(flags.isSourceEnabled, sourceFields),
    ...when(flags.isLinkWithProductsEnabled, moneyFields),
    ...when(flags.isMycompanyEnabled, [myCompanyField]),
    ...activityFields,
    ...utmFields,
  ]
}
