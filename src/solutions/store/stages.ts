import type { PipelinePlan } from '@/domain/blueprint/types'

/** Deals of the store have a pipeline of their own: the client names none, and the stages of the portal stay as they are. */
export const storePipeline: PipelinePlan = {
  role: 'store',
  name: { ru: 'Продажи магазина', en: 'Store sales' },
  sort: 500,
  stages: [
    { role: 'receipt', code: 'NEW', color: '#39A8EF', meaning: 'work', name: { ru: 'ОФОРМИТЬ ЧЕК', en: 'Print the receipt' } },
    { role: 'hold', code: 'ST_HOLD', color: '#55D0E0', meaning: 'work', name: { ru: 'ОТЛОЖИТЬ', en: 'Put aside' } },
    { role: 'courier', code: 'ST_COURIER', color: '#47E4C2', meaning: 'work', name: { ru: 'ВЫЗВАТЬ КУРЬЕРА', en: 'Call a courier' } },
    { role: 'exchange', code: 'ST_EXCHANGE', color: '#F7D046', meaning: 'work', name: { ru: 'СДЕЛАТЬ ОБМЕН/ВОЗВРАТ', en: 'Exchange or return' } },
    { role: 'confirm', code: 'ST_CONFIRM', color: '#FFA900', meaning: 'work', name: { ru: 'ПОЛУЧИТЬ ПОДТВЕРЖДЕНИЕ', en: 'Get confirmation' } },
    { role: 'won', code: 'WON', color: '#7BD500', meaning: 'success', name: { ru: 'Сделка успешна', en: 'Deal won' } },
    { role: 'changedMind', code: 'LOSE', color: '#FF9A6C', meaning: 'failure', name: { ru: 'ПЕРЕДУМАЛИ', en: 'Changed their mind' } },
    { role: 'holdLost', code: 'ST_HOLD_LOST', color: '#FF7A70', meaning: 'failure', name: { ru: 'НЕ ЗАБРАЛИ ОТЛОЖЕННЫЙ ТОВАР', en: 'Did not collect the goods put aside' }, alsoCalled: ['Не пришли за бронью'] },
    { role: 'deliveryBack', code: 'ST_DELIVERY_BACK', color: '#FF5752', meaning: 'failure', name: { ru: 'ВОЗВРАТ ДОСТАВКИ', en: 'Delivery returned' }, alsoCalled: ['Возврат товара с доставки'] },
  ],
}
