import type { PipelinePlan } from '@/domain/blueprint/types'

/** An order from the site: stock is checked, the invoice counts discounts and bonuses, then payment and delivery. */
export const orders: PipelinePlan = {
  role: 'orders',
  name: { ru: 'Заказы', en: 'Orders' },
  sort: 500,
  stages: [
    { role: 'new', code: 'NEW', name: { ru: 'Новая заявка', en: 'New request' }, color: '#39A8EF', meaning: 'work' },
    { role: 'stock', code: 'STOCK', name: { ru: 'Проверка наличия', en: 'Stock check' }, color: '#2FC6F6', meaning: 'work' },
    { role: 'invoice', code: 'INVOICE', name: { ru: 'Счёт выставлен', en: 'Invoice sent' }, color: '#55D0E0', meaning: 'work' },
    { role: 'paid', code: 'PAID', name: { ru: 'Оплачен', en: 'Paid' }, color: '#FFA900', meaning: 'work' },
    { role: 'shipped', code: 'SHIPPED', name: { ru: 'Передан клиенту', en: 'Handed to the client' }, color: '#47E4C2', meaning: 'work' },
    { role: 'done', code: 'WON', name: { ru: 'Выполнен', en: 'Done' }, color: '#7BD500', meaning: 'success' },
    { role: 'refused', code: 'LOSE', name: { ru: 'Отказ', en: 'Refused' }, color: '#FF5752', meaning: 'failure' },
    { role: 'refund', code: 'REFUND', name: { ru: 'Возврат', en: 'Refund' }, color: '#FF5752', meaning: 'failure' },
  ],
}
