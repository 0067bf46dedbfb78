/** A custom deal field of the agency; `code` follows `UF_CRM_EVENT_`. */
export interface FieldPlan {
  code: string
  type: string
  ru: string
  en: string
  settings?: Record<string, string | number>
  options?: { xmlId: string, value: string }[]
  inFilter?: boolean
}

/** What the agency itself keeps about an event. The description is not here: the application brings its own field. */
export const fieldPlans = {
  picture: { code: 'PICTURE', type: 'file', ru: 'Картинка', en: 'Picture', settings: { MAX_ALLOWED_SIZE: 10 * 1024 * 1024 } },
  start: { code: 'START', type: 'datetime', ru: 'Начало', en: 'Starts', inFilter: true },
  end: { code: 'END', type: 'datetime', ru: 'Окончание', en: 'Ends' },
  place: { code: 'PLACE', type: 'string', ru: 'Место встречи', en: 'Meeting place' },
  format: {
    code: 'FORMAT', type: 'enumeration', ru: 'Формат', en: 'Format', settings: { DISPLAY: 'UI' }, inFilter: true,
    options: [{ xmlId: 'excursion', value: 'Экскурсия' }, { xmlId: 'lecture', value: 'Лекция' }, { xmlId: 'workshop', value: 'Мастер-класс' }, { xmlId: 'trip', value: 'Поездка на день' }],
  },
  speaker: { code: 'SPEAKER', type: 'crm', ru: 'Спикер', en: 'Speaker', settings: { CONTACT: 'Y', LEAD: 'N', COMPANY: 'N', DEAL: 'N' }, inFilter: true },
  host: { code: 'HOST', type: 'employee', ru: 'Встречает гостей', en: 'Meets the guests', inFilter: true },
  price: { code: 'PRICE', type: 'money', ru: 'Цена билета', en: 'Ticket price' },
  capacity: { code: 'CAPACITY', type: 'integer', ru: 'Вместимость', en: 'Capacity', settings: { MIN_VALUE: 0 } },
  age: {
    code: 'AGE', type: 'enumeration', ru: 'Возраст', en: 'Age rating', settings: { DISPLAY: 'LIST' },
    options: ['0+', '6+', '12+', '16+'].map(value => ({ xmlId: value, value })),
  },
  parent: { code: 'PARENT', type: 'crm', ru: 'Мероприятие', en: 'Event', settings: { DEAL: 'Y', LEAD: 'N', CONTACT: 'N', COMPANY: 'N' }, inFilter: true },
  siteTemplate: { code: 'SITE_TEMPLATE', type: 'string', ru: 'ID шаблона на сайте', en: 'Template id on the site' },
  siteEvent: { code: 'SITE_EVENT', type: 'string', ru: 'ID события на сайте', en: 'Event id on the site' },
  published: { code: 'PUBLISHED', type: 'string', ru: 'Отпечаток публикации', en: 'Published fingerprint' },
  accessible: { code: 'ACCESSIBLE', type: 'boolean', ru: 'Можно с коляской', en: 'Step-free', settings: { DISPLAY: 'CHECKBOX' } },
} as const satisfies Record<string, FieldPlan>

export type FieldKey = keyof typeof fieldPlans

/** `UF_CRM_EVENT_SITE_TEMPLATE` */
export function fieldName(key: FieldKey): string {
  return `UF_CRM_EVENT_${fieldPlans[key].code}`
}

/**
 * Name of a custom field as `crm.item.*` writes it: `ufCrmEventSiteTemplate`.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export function itemKey(name: string): string {
  return name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
