import { ENTITY } from '../../../state/types.ts'
import { disabled, field, multiple, parent, readOnly } from '../define.ts'
import {
  activityFields, commentsField, communicationFields, idFields, multifieldsField, observersField, originFields,
  personFields, searchField, sourceFields, utmFields, webformField,
} from './common.ts'

/** @see https://apidocs.bitrix24.com/api-reference/crm/universal/object-fields.html#contact */
export const contactFields = [
  ...idFields,
  ...personFields,
  field('photo', 'file', 'Photo', 'Фотография'),
  field('typeId', 'crm_status', 'Contact type', 'Тип контакта', { statusType: 'CONTACT_TYPE' }),
  ...sourceFields,
  field('companyId', 'crm_company', 'Company', 'Компания', { ...parent(ENTITY.company), isDeprecated: true }),
  field('companyIds', 'crm_company', 'Companies', 'Компании', multiple),
  field('leadId', 'crm_lead', 'Lead', 'Лид', parent(ENTITY.lead)),
  field('address', 'text', 'Address', 'Адрес', { ...disabled, isDeprecated: true }),
  commentsField,
  field('export', 'boolean', 'Included in export', 'Участвует в экспорте'),
  webformField,
  ...originFields,
  field('originVersion', 'string', 'Version of the original', 'Версия оригинала'),
  searchField,
  field('categoryId', 'crm_category', 'Category', 'Категория', readOnly),
  field('login', 'string', 'Login', 'Логин', { ...disabled, isDeprecated: true }),
  ...activityFields,
  ...communicationFields,
  ...utmFields,
  observersField,
  multifieldsField,
]
