import type { FieldPlan } from '@/domain/blueprint/types'
import { refund } from '../common/shared'

/** What the product says about the trip, and who shares the deal. */
export const tripDealFields: readonly FieldPlan[] = [
  {
    entity: 'deal', role: 'tripStart', code: 'TRIP_START', type: 'date', name: { ru: 'Начало путешествия', en: 'Trip starts' }, inFilter: true,
    alsoCalled: ['Дата начала путешествия', 'Дата начала тура', 'Дата заезда'],
  },
  {
    entity: 'deal', role: 'tripEnd', code: 'TRIP_END', type: 'date', name: { ru: 'Окончание путешествия', en: 'Trip ends' }, inFilter: true,
    help: { ru: 'Пока сделка открыта, дата завершения повторяет этот день', en: 'While the deal is open, its end date follows this day' },
    alsoCalled: ['Дата окончания путешествия', 'Дата окончания тура', 'Дата выезда'],
  },
  { entity: 'deal', role: 'article', code: 'TRIP_ARTICLE', type: 'string', name: { ru: 'Артикул', en: 'Article' }, inFilter: true, alsoCalled: ['Код товара', 'Код тура'] },
  { entity: 'deal', role: 'hotels', code: 'TRIP_HOTELS', type: 'string', name: { ru: 'Отели', en: 'Hotels' }, isMultiple: true, alsoCalled: ['Отель', 'Гостиницы'] },
  {
    entity: 'deal', role: 'headliner', code: 'TRIP_HEADLINER', type: 'string', name: { ru: 'Хедлайнер', en: 'Headliner' }, inFilter: true,
    alsoCalled: ['Хедлайнер путешествия', 'Ведущий'],
  },
  {
    entity: 'deal', role: 'payer', code: 'TRIP_PAYER', type: 'crm', name: { ru: 'Плательщик', en: 'Payer' }, targets: ['contact'], inFilter: true,
    help: { ru: 'Контакт, который платит за всех', en: 'The contact who pays for all' },
  },
  {
    entity: 'deal', role: 'paidOn', code: 'TRIP_PAID_ON', type: 'date', name: { ru: 'Дата оплаты', en: 'Paid on' }, inFilter: true,
    alsoCalled: ['Оплачено', 'Дата платежа'],
  },
  refund,
  {
    entity: 'deal', role: 'weights', code: 'TRIP_WEIGHTS', type: 'string', name: { ru: 'Доли контактов', en: 'Weights of contacts' },
    help: { ru: 'Меняйте на вкладке «Продажа»: здесь они для Cardinal', en: 'Change them in the “Sale” tab: here they are kept for Cardinal' },
  },
  {
    entity: 'deal', role: 'filled', code: 'TRIP_FILLED', type: 'string', name: { ru: 'Cardinal: взято из товара', en: 'Cardinal: taken from the product' },
    help: { ru: 'Служебное поле: по нему видно, что вы изменили сами', en: 'Technical field: shows what you have changed yourself' },
  },
]
