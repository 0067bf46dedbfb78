import { disabled, field, multiple, readOnly } from '../define.ts'

/** First fields of every type. */
export const idFields = [
  field('id', 'integer', 'ID', 'ID', readOnly),
  field('createdTime', 'datetime', 'Created on', 'Дата создания', readOnly),
  field('updatedTime', 'datetime', 'Modified on', 'Дата изменения', readOnly),
  field('createdBy', 'user', 'Created by', 'Кем создан', readOnly),
  field('updatedBy', 'user', 'Modified by', 'Кем изменён', readOnly),
  field('assignedById', 'user', 'Responsible person', 'Ответственный'),
  field('opened', 'boolean', 'Available to everyone', 'Доступен для всех', { isRequired: true }),
]

/** Short forms of the dates: named by the portal, never filled. */
export const shortDateFields = [
  field('dateCreateShort', 'datetime', 'Created on (short)', 'Дата создания (кратко)', disabled),
  field('dateModifyShort', 'datetime', 'Modified on (short)', 'Дата изменения (кратко)', disabled),
]

export const originFields = [
  field('originatorId', 'string', 'External source', 'Внешний источник'),
  field('originId', 'string', 'ID in the external source', 'Идентификатор во внешнем источнике'),
]

export const activityFields = [
  field('lastActivityBy', 'user', 'Last activity by', 'Кем выполнена последняя активность', readOnly),
  field('lastActivityTime', 'datetime', 'Last activity', 'Последняя активность', readOnly),
]

export const movedFields = [
  field('movedBy', 'user', 'Stage changed by', 'Кем изменена стадия', readOnly),
  field('movedTime', 'datetime', 'Stage changed on', 'Дата изменения стадии', readOnly),
]

export const utmFields = [
  field('utmSource', 'string', 'Advertising system', 'Рекламная система'),
  field('utmMedium', 'string', 'Traffic type', 'Тип трафика'),
  field('utmCampaign', 'string', 'Advertising campaign', 'Обозначение рекламной кампании'),
  field('utmContent', 'string', 'Campaign content', 'Содержание кампании'),
  field('utmTerm', 'string', 'Search terms', 'Условие поиска кампании'),
]

export const sourceFields = [
  field('sourceId', 'crm_status', 'Source', 'Источник', { statusType: 'SOURCE' }),
  field('sourceDescription', 'text', 'Source information', 'Дополнительно об источнике'),
]

/** Names and birth date of a lead or a contact. */
export const personFields = [
  field('honorific', 'crm_status', 'Salutation', 'Обращение', { statusType: 'HONORIFIC' }),
  field('name', 'string', 'First name', 'Имя'),
  field('secondName', 'string', 'Second name', 'Отчество'),
  field('lastName', 'string', 'Last name', 'Фамилия'),
  field('shortName', 'string', 'Short name', 'Короткое имя', disabled),
  field('birthdate', 'date', 'Date of birth', 'Дата рождения'),
  field('post', 'string', 'Position', 'Должность'),
]

/** Phones and e-mails as the portal repeats them from `fm`; written only through `fm`. */
export const communicationFields = [
  field('hasPhone', 'boolean', 'Has phone', 'Задан телефон', readOnly),
  field('hasEmail', 'boolean', 'Has e-mail', 'Задан e-mail', readOnly),
  field('hasImol', 'boolean', 'Has Open Channel', 'Задана открытая линия', readOnly),
  field('phone', 'string', 'Phone', 'Телефон', readOnly),
  field('phoneMobile', 'string', 'Mobile phone', 'Мобильный телефон', readOnly),
  field('phoneWork', 'string', 'Work phone', 'Рабочий телефон', readOnly),
  field('phoneMailing', 'string', 'Phone for newsletters', 'Телефон для рассылок', readOnly),
  field('email', 'string', 'E-mail', 'E-mail', readOnly),
  field('emailHome', 'string', 'Private e-mail', 'Частный e-mail', readOnly),
  field('emailWork', 'string', 'Work e-mail', 'Рабочий e-mail', readOnly),
  field('emailMailing', 'string', 'E-mail for newsletters', 'E-mail для рассылок', readOnly),
  field('imol', 'string', 'Open Channel', 'Открытая линия', readOnly),
]

export const amountFields = [
  field('opportunity', 'double', 'Amount', 'Сумма'),
  field('isManualOpportunity', 'boolean', 'Amount is set by hand', 'Режим расчёта суммы'),
  field('currencyId', 'crm_currency', 'Currency', 'Валюта'),
]

export const commentsField = field('comments', 'text', 'Comment', 'Комментарий')
export const webformField = field('webformId', 'integer', 'Created by CRM form', 'Создан CRM-формой')
export const searchField = field('searchContent', 'text', 'Search content', 'Поисковый индекс', readOnly)
export const observersField = field('observers', 'user', 'Observers', 'Наблюдатели', multiple)
export const multifieldsField = field('fm', 'crm_multifield', 'Phones, e-mails, messengers', 'Телефоны, e-mail, мессенджеры', multiple)
