import { ENTITY } from '../../../state/types.ts'
import { disabled, field, multiple, parent, readOnly } from '../define.ts'
import {
  activityFields, commentsField, communicationFields, idFields, multifieldsField, observersField, originFields, searchField,
  utmFields, webformField,
} from './common.ts'

/** @see https://apidocs.bitrix24.com/api-reference/crm/universal/object-fields.html#company */
export const companyFields = [
  ...idFields,
  field('title', 'string', 'Company name', 'Название компании'),
  field('logo', 'file', 'Logo', 'Логотип'),
  field('typeId', 'crm_status', 'Company type', 'Тип компании', { statusType: 'COMPANY_TYPE' }),
  field('industry', 'crm_status', 'Industry', 'Сфера деятельности', { statusType: 'INDUSTRY' }),
  field('employees', 'crm_status', 'Employees', 'Кол-во сотрудников', { statusType: 'EMPLOYEES' }),
  field('revenue', 'double', 'Annual turnover', 'Годовой оборот'),
  field('currencyId', 'crm_currency', 'Currency', 'Валюта'),
  field('contactIds', 'crm_contact', 'Contacts', 'Контакты', multiple),
  field('leadId', 'crm_lead', 'Lead', 'Лид', parent(ENTITY.lead)),
  field('address', 'text', 'Address', 'Адрес', { ...disabled, isDeprecated: true }),
  field('addressLegal', 'text', 'Legal address', 'Юридический адрес', { isDeprecated: true }),
  field('bankingDetails', 'string', 'Banking details', 'Банковские реквизиты'),
  commentsField,
  field('isMyCompany', 'boolean', 'My company', 'Моя компания'),
  webformField,
  ...originFields,
  field('originVersion', 'string', 'Version of the original', 'Версия оригинала'),
  searchField,
  field('categoryId', 'crm_category', 'Category', 'Категория', readOnly),
  field('ufLogo', 'file', 'Logo for documents', 'Логотип для документов'),
  field('ufStamp', 'file', 'Company seal', 'Печать'),
  field('ufDirectorSign', 'file', 'Signature of the head', 'Подпись руководителя'),
  field('ufAccountantSign', 'file', 'Signature of the accountant', 'Подпись бухгалтера'),
  ...activityFields,
  ...communicationFields,
  ...utmFields,
  observersField,
  multifieldsField,
]
