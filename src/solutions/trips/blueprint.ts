import type { Blueprint } from '@/domain/blueprint/types'
import { dealSale } from '../common/shared'
import { tripDealFields } from './dealFields'
import { tripPipelines } from './pipelines'
import { tripSettings } from './settings'
import { tripTotalFields, tripTotalRoles } from './totalFields'

const dealSection = ['tripStart', 'tripEnd', 'article', 'hotels', 'headliner', 'payer', 'paidOn', 'refund']

/** @param year The portal's current year: yearly totals reach beyond it. */
export function tripsBlueprint(year: number): Blueprint {
  return {
    solution: 'trips',
    version: 1,
    name: { ru: 'Клуб путешествий', en: 'Travel club' },
    summary: { ru: 'Данные поездки из каталога в сделку и выручка каждого клиента по годам.', en: 'A trip’s data from the catalogue to the deal, and each client’s revenue by year.' },
    gives: [
      { ru: 'Название, даты, артикул, отели и хедлайнер приходят в сделку из товара', en: 'Title, dates, article, hotels and headliner come to the deal from the product' },
      { ru: 'Доля каждого путешественника, если в сделке их несколько', en: 'The share of each traveller when a deal has several' },
      { ru: 'Выручка по годам и воронкам в карточке контакта и в её полях', en: 'Revenue by year and pipeline in the contact’s card and in its fields' },
      { ru: 'Подсказка, какую скидку предложить, и почему', en: 'Which discount to offer, and why' },
    ],
    needs: ['common'],
    needsLeads: false,
    directories: [],
    pipelines: tripPipelines,
    smartProcesses: [],
    fieldTypes: [],
    fields: [...tripDealFields, ...tripTotalFields(year)],
    placements: [
      { role: 'dealFillFromProduct', code: 'CRM_DEAL_DETAIL_TOOLBAR', page: 'fill-from-product', name: { ru: 'Заполнить из товара', en: 'Fill from product' } },
      dealSale,
      { role: 'contactRevenue', code: 'CRM_CONTACT_DETAIL_TAB', page: 'revenue-by-year', name: { ru: 'Выручка по годам', en: 'Revenue by year' } },
      { role: 'companyRevenue', code: 'CRM_COMPANY_DETAIL_TAB', page: 'revenue-by-year', name: { ru: 'Выручка по годам', en: 'Revenue by year' } },
    ],
    layouts: [
      ...tripPipelines.map(({ role }) => ({ role: `deal.${role}`, entity: 'deal' as const, pipeline: role, name: { ru: 'Путешествие', en: 'Trip' }, fields: dealSection })),
      { role: 'contact.trips', entity: 'contact', name: { ru: 'Выручка', en: 'Revenue' }, fields: tripTotalRoles(year) },
    ],
    folders: [],
    taskTemplates: [],
    settings: tripSettings,
    processes: [
      { role: 'fillFromProduct', name: { ru: 'Перенести данные товара в сделку', en: 'Take the product’s data to the deal' }, entity: 'deal' },
      { role: 'askForTotals', name: { ru: 'Попросить пересчитать выручку контактов', en: 'Ask to recalculate the contacts’ revenue' }, entity: 'deal' },
    ],
    manual: [
      {
        role: 'catalogueProperties',
        name: { ru: 'Свойства поездки в каталоге', en: 'Properties of a trip in the catalogue' },
        where: { ru: 'CRM → Товары → карточка товара → Свойства', en: 'CRM → Products → product card → Properties' },
        steps: [
          { ru: 'Добавьте товарам свойства из списка ниже, если их ещё нет.', en: 'Add the properties below to the products if they are not there yet.' },
          { ru: 'Заполните у товара символьный код: он станет артикулом сделки.', en: 'Fill in the product’s code: it becomes the deal’s article.' },
          { ru: 'Дайте менеджерам право просматривать каталог, иначе видны только название, цена и количество.', en: 'Let managers view the catalogue; otherwise only name, price and quantity are seen.' },
          { ru: 'В настройках решения сопоставьте свойства полям сделки.', en: 'In the solution’s settings map the properties to fields of the deal.' },
        ],
        copies: [
          {
            name: { ru: 'Свойства', en: 'Properties' },
            text: {
              ru: 'Начало путешествия – дата\nОкончание путешествия – дата\nОтели – строка, множественное\nХедлайнер – строка',
              en: 'Trip starts: date\nTrip ends: date\nHotels: string, multiple\nHeadliner: string',
            },
          },
        ],
      },
    ],
  }
}
