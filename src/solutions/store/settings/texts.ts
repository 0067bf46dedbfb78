import type { SettingPlan } from '@/domain/blueprint/types'

/** Message or script whose text the client leaves open (GAP-35). It goes to clients of the shop, so it is Russian in both languages. */
export interface TextPlan extends SettingPlan {
  default: string
  /** Number of the message in the client's specification; scripts have none. */
  specification?: string
  /** Marks that are replaced in it. */
  marks: readonly string[]
}

const help = {
  ru: 'Тексты сообщений и скриптов в ТЗ нет. Проверьте наши шаблоны перед включением.',
  en: 'The specification has no texts of messages and scripts. Check our templates before you switch them on.',
}

export const messageTexts: readonly TextPlan[] = [
  {
    specification: 'M1', role: 'texts.coupon', gap: 'GAP-35', format: 'text', help,
    name: { ru: 'Купон', en: 'Coupon' },
    marks: ['{имя}', '{код}', '{срок}', '{предложение}'],
    default: '{имя}, для вас купон {код}: {предложение}. Действует до {срок}. Назовите код на кассе.',
  },
  {
    specification: 'M2', role: 'texts.operatorRating', gap: 'GAP-35', format: 'text', help,
    name: { ru: 'Оценка работы оператора', en: 'Rating of the operator' },
    marks: ['{имя}', '{ссылка}'],
    default: '{имя}, оцените, пожалуйста, работу нашего консультанта, это два вопроса: {ссылка}',
  },
  {
    specification: 'M3', role: 'texts.couponReminder', gap: 'GAP-35', format: 'text', help,
    name: { ru: 'Срок купона истекает', en: 'The coupon ends soon' },
    marks: ['{имя}', '{код}', '{срок}', '{предложение}'],
    default: '{имя}, ваш купон {код} действует до {срок}. Ждём вас в магазине.',
  },
  {
    specification: 'M4', role: 'texts.holdReminder', gap: 'GAP-35', format: 'text', help,
    name: { ru: 'Срок брони истекает', en: 'The reservation ends soon' },
    marks: ['{имя}', '{срок}', '{магазин}'],
    default: '{имя}, мы держим для вас товар до {срок}. Потом бронь сгорит. Ждём вас в магазине.',
  },
  {
    specification: 'M5', role: 'texts.saleRating', gap: 'GAP-35', format: 'text', help,
    name: { ru: 'Оценка работы кассира и продавца', en: 'Rating of the cashier and the seller' },
    marks: ['{имя}', '{ссылка}'],
    default: '{имя}, спасибо за покупку! Оцените, пожалуйста, работу продавца и кассира: {ссылка}',
  },
  {
    specification: 'M6', role: 'texts.welcome', gap: 'GAP-35', format: 'text', help,
    name: { ru: 'Ознакомительное сообщение', en: 'Introductory message' },
    marks: ['{имя}', '{магазин}'],
    default: '{имя}, здравствуйте! Хотите первыми узнавать о новинках и скидках нашего магазина? Ответьте «да», и мы будем писать вам сюда. Отказаться можно в любой момент.',
  },
]

export const scriptTexts: readonly TextPlan[] = [
  {
    role: 'texts.script.recommendation', gap: 'GAP-35', format: 'text', help, marks: ['{имя}', '{кто порекомендовал}'],
    name: { ru: 'Рекомендация', en: 'Recommendation' },
    default: 'Здравствуйте, {имя}! Вас порекомендовал наш покупатель {кто порекомендовал}. Удобно говорить?\nГде вы обычно покупаете обувь и на какую сумму?\nЧто для вас важно: удобство, материал, вид?\nМожно отправить вам наши новинки в WhatsApp?',
  },
  {
    role: 'texts.script.tillRefusal', gap: 'GAP-35', format: 'text', help, marks: ['{имя}'],
    name: { ru: 'Отказ на Кассе', en: 'Refusal at the till' },
    default: 'Здравствуйте, {имя}! Вы были у нас в магазине и выбрали обувь, но не купили. Что помешало?\nЕсли дело в цене: я поговорю с управляющим и вернусь с предложением.\nЕсли дело в размере или модели: какие вам подойдут?\nМожно написать вам в WhatsApp?',
  },
  {
    role: 'texts.script.newBuyer', gap: 'GAP-35', format: 'text', help, marks: ['{имя}'],
    name: { ru: 'Новый покупатель', en: 'New buyer' },
    default: 'Здравствуйте! Спасибо, что обратились к нам. Как вас зовут?\nДля кого подбираем обувь, какой размер?\nЕсть ли особенности стопы или пожелания к обуви?\nВ каком городе вам удобно получить покупку?\nМожно писать вам в WhatsApp?',
  },
  {
    role: 'texts.script.refusalWithNumber', gap: 'GAP-35', format: 'text', help, marks: ['{имя}'],
    name: { ru: 'Отказ с номером', en: 'Refusal with a number' },
    default: 'Здравствуйте, {имя}! Вы заходили в наш магазин и оставили номер. Что не подошло?\nКакая обувь вам нужна в ближайшее время?\nЯ подберу варианты и напишу вам. На этом номере есть WhatsApp?',
  },
]
