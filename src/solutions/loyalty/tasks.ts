import type { TaskTemplatePlan } from '@/domain/blueprint/types'

const hour = 60

/** What a manager used to keep in the head: one task with a checklist for each stage of an order. */
export const loyaltyTasks: readonly TaskTemplatePlan[] = [
  {
    role: 'loyalty.new',
    stage: 'orders.new',
    title: { ru: 'Обработать заявку с сайта', en: 'Handle a request from the site' },
    description: { ru: 'Свяжитесь с клиентом и уточните заказ.', en: 'Contact the client and clarify the order.' },
    deadlineMinutes: 2 * hour,
    checklist: [
      { ru: 'Контакт найден или создан, дублей нет', en: 'The contact is found or made, no duplicates' },
      { ru: 'Артикулы и количество подтверждены клиентом', en: 'The client confirmed articles and quantities' },
      { ru: 'Способ получения и оплаты выбран', en: 'Delivery and payment are chosen' },
    ],
  },
  {
    role: 'loyalty.stock',
    stage: 'orders.stock',
    title: { ru: 'Проверить наличие товаров', en: 'Check the stock' },
    description: { ru: 'Остатки и цена клиента видны на вкладке «Продажа».', en: 'Stock and the client’s price are shown in the “Sale” tab.' },
    deadlineMinutes: 4 * hour,
    checklist: [
      { ru: 'Каждый товар есть в нужном количестве', en: 'Each product is there in the needed quantity' },
      { ru: 'Замена или срок согласованы с клиентом', en: 'A replacement or a date is agreed with the client' },
    ],
  },
  {
    role: 'loyalty.invoice',
    stage: 'orders.invoice',
    title: { ru: 'Выставить счёт со скидкой и бонусами', en: 'Send an invoice with discount and bonuses' },
    description: { ru: 'Примените расчёт на вкладке «Продажа», затем выставите счёт.', en: 'Apply the calculation in the “Sale” tab, then send the invoice.' },
    deadlineMinutes: 4 * hour,
    checklist: [
      { ru: 'Уровень и баланс клиента проверены', en: 'The client’s tier and balance are checked' },
      { ru: 'Клиент решил, сколько бонусов списать', en: 'The client has decided how many bonuses to spend' },
      { ru: 'Счёт отправлен, сумма совпадает с расчётом', en: 'The invoice is sent, its sum equals the calculation' },
    ],
  },
  {
    role: 'loyalty.paid',
    stage: 'orders.paid',
    title: { ru: 'Собрать и передать заказ', en: 'Pack and hand over the order' },
    description: { ru: 'Деньги пришли, бонусы списаны: соберите заказ.', en: 'The money has come, bonuses are spent: pack the order.' },
    deadlineMinutes: 24 * hour,
    checklist: [
      { ru: 'Товары собраны и сверены с заказом', en: 'Products are packed and compared with the order' },
      { ru: 'Документы приложены', en: 'Documents are enclosed' },
      { ru: 'Клиент знает, когда получит заказ', en: 'The client knows when the order arrives' },
    ],
  },
  {
    role: 'loyalty.shipped',
    stage: 'orders.shipped',
    title: { ru: 'Узнать, всё ли подошло', en: 'Ask whether everything is right' },
    description: { ru: 'Если клиент доволен, закройте сделку: начислятся бонусы.', en: 'If the client is happy, close the deal: bonuses are earned.' },
    deadlineMinutes: 3 * 24 * hour,
    checklist: [
      { ru: 'Клиент получил заказ', en: 'The client has received the order' },
      { ru: 'Клиенту сказали, сколько бонусов начислено и до какого дня они действуют', en: 'The client was told how many bonuses are earned and until when they live' },
    ],
  },
  {
    role: 'loyalty.refund',
    stage: 'orders.refund',
    title: { ru: 'Оформить возврат', en: 'Handle the refund' },
    description: { ru: 'Впишите «Сумму возврата»: начисленные бонусы отменятся, списанные вернутся.', en: 'Enter the “Refunded amount”: earned bonuses are reversed, spent ones come back.' },
    deadlineMinutes: 24 * hour,
    checklist: [
      { ru: 'Товар принят и проверен', en: 'The product is taken back and checked' },
      { ru: 'Деньги возвращены, сумма вписана в сделку', en: 'The money is returned, the sum is in the deal' },
      { ru: 'Операции «Бонусы» отменены', en: 'Entries of “Bonuses” are reversed' },
    ],
  },
]
