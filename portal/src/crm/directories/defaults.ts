import type { DefaultRow } from './stageSets.ts'

function row(code: string, ru: string, en: string, isSystem = false): DefaultRow {
  return { code, ru, en, isSystem }
}

/** Directories a fresh portal has, beside the stages. */
export const defaultDirectories: Record<string, DefaultRow[]> = {
  SOURCE: [
    row('CALL', 'Звонок', 'Call', true),
    row('EMAIL', 'Электронная почта', 'E-mail', true),
    row('WEB', 'Веб-сайт', 'Website', true),
    row('ADVERTISING', 'Реклама', 'Advertising'),
    row('PARTNER', 'Существующий клиент', 'Existing client'),
    row('RECOMMENDATION', 'По рекомендации', 'Recommendation'),
    row('TRADE_SHOW', 'Выставка', 'Exhibition'),
    row('WEBFORM', 'CRM-форма', 'CRM form', true),
    row('CALLBACK', 'Обратный звонок', 'Callback', true),
    row('RC_GENERATOR', 'Генератор продаж', 'Sales boost', true),
    row('STORE', 'Интернет-магазин', 'Online store', true),
    row('OTHER', 'Другое', 'Other'),
  ],
  DEAL_TYPE: [
    row('SALE', 'Продажа', 'Sale'),
    row('COMPLEX', 'Комплексная продажа', 'Complex sale'),
    row('GOODS', 'Продажа товара', 'Goods'),
    row('SERVICES', 'Услуги', 'Services'),
    row('SERVICE', 'Сервисное обслуживание', 'Maintenance'),
  ],
  CONTACT_TYPE: [
    row('CLIENT', 'Клиенты', 'Clients'),
    row('SUPPLIER', 'Поставщики', 'Suppliers'),
    row('PARTNER', 'Партнёры', 'Partners'),
    row('OTHER', 'Другое', 'Other'),
  ],
  COMPANY_TYPE: [
    row('CUSTOMER', 'Клиент', 'Client'),
    row('SUPPLIER', 'Поставщик', 'Supplier'),
    row('COMPETITOR', 'Конкурент', 'Competitor'),
    row('PARTNER', 'Партнёр', 'Partner'),
    row('OTHER', 'Другое', 'Other'),
  ],
  INDUSTRY: [
    row('IT', 'Информационные технологии', 'Information technology'),
    row('TELECOM', 'Телекоммуникации и связь', 'Telecommunication'),
    row('MANUFACTURING', 'Производство', 'Manufacturing'),
    row('BANKING', 'Банковские услуги', 'Banking'),
    row('CONSULTING', 'Консалтинг', 'Consulting'),
    row('FINANCE', 'Финансы', 'Finance'),
    row('GOVERNMENT', 'Правительство', 'Government'),
    row('DELIVERY', 'Доставка', 'Delivery'),
    row('ENTERTAINMENT', 'Развлечения', 'Entertainment'),
    row('NOTPROFIT', 'Не для получения прибыли', 'Non-profit'),
    row('OTHER', 'Другое', 'Other'),
  ],
  EMPLOYEES: [
    row('EMPLOYEES_1', 'менее 50', 'less than 50'),
    row('EMPLOYEES_2', '50 – 250', '50 – 250'),
    row('EMPLOYEES_3', '250 – 500', '250 – 500'),
    row('EMPLOYEES_4', 'более 500', 'more than 500'),
  ],
  HONORIFIC: [
    row('HNR_RU_1', 'г-н', 'Mr.'),
    row('HNR_RU_2', 'г-жа', 'Ms.'),
  ],
  CALL_LIST: [
    row('IN_WORK', 'В работе', 'In progress', true),
    row('SUCCESS', 'Успешно', 'Success', true),
    row('WRONG_NUMBER', 'Неверный номер', 'Wrong number'),
    row('STOP_CALLING', 'Больше не звонить', 'Do not call again'),
  ],
}

/** Names of the directories themselves. */
export const directoryNames: Record<string, { ru: string, en: string }> = {
  STATUS: { ru: 'Стадии лидов', en: 'Lead stages' },
  DEAL_STAGE: { ru: 'Стадии сделок', en: 'Deal stages' },
  SOURCE: { ru: 'Источники', en: 'Sources' },
  CONTACT_TYPE: { ru: 'Тип контакта', en: 'Contact type' },
  COMPANY_TYPE: { ru: 'Тип компании', en: 'Company type' },
  EMPLOYEES: { ru: 'Кол-во сотрудников', en: 'Number of employees' },
  INDUSTRY: { ru: 'Сфера деятельности', en: 'Industry' },
  DEAL_TYPE: { ru: 'Тип сделки', en: 'Deal type' },
  HONORIFIC: { ru: 'Обращения', en: 'Salutations' },
  CALL_LIST: { ru: 'Статусы обзвона', en: 'Call statuses' },
}
