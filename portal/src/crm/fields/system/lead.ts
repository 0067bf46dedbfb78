import { ENTITY } from '../../../state/types.ts'
import { disabled, field, multiple, parent, readOnly } from '../define.ts'
import {
  activityFields, amountFields, commentsField, communicationFields, idFields, movedFields, multifieldsField, observersField,
  originFields, personFields, searchField, shortDateFields, sourceFields, utmFields, webformField,
} from './common.ts'

/** @see https://apidocs.bitrix24.com/api-reference/crm/universal/object-fields.html#lead */
export const leadFields = [
  ...idFields,
  ...shortDateFields,
  field('title', 'string', 'Lead name', 'Название лида'),
  field('companyId', 'crm_company', 'Company', 'Компания', parent(ENTITY.company)),
  field('contactId', 'crm_contact', 'Contact', 'Контакт', { ...parent(ENTITY.contact), isDeprecated: true }),
  field('contactIds', 'crm_contact', 'Contacts', 'Контакты', multiple),
  field('stageId', 'crm_status', 'Stage', 'Стадия', { statusType: 'STATUS' }),
  field('stageSemanticId', 'string', 'Group of the stage', 'Группа стадии', readOnly),
  field('isConvert', 'boolean', 'Converted', 'Сконвертирован', disabled),
  field('statusDescription', 'text', 'Stage information', 'Дополнительно о стадии'),
  field('productId', 'string', 'Product', 'Товар', { ...disabled, isDeprecated: true }),
  ...amountFields,
  ...sourceFields,
  ...personFields,
  field('companyTitle', 'string', 'Company name', 'Название компании'),
  field('address', 'text', 'Address', 'Адрес', { ...disabled, isDeprecated: true }),
  commentsField,
  webformField,
  ...originFields,
  field('dateClosed', 'datetime', 'Closed on', 'Дата завершения', readOnly),
  field('login', 'string', 'Login', 'Логин', { ...disabled, isDeprecated: true }),
  field('isReturnCustomer', 'boolean', 'Repeat lead', 'Повторный лид', readOnly),
  searchField,
  ...movedFields,
  ...activityFields,
  ...communicationFields,
  field('skype', 'string', 'Skype', 'Skype', readOnly),
  field('icq', 'string', 'ICQ', 'ICQ', readOnly),
  ...utmFields,
  observersField,
  multifieldsField,
]
