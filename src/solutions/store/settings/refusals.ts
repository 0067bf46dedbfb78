import type { SettingPlan } from '@/domain/blueprint/types'

/** Refusals, offers and recommendations. */
export const refusalsSettings: readonly SettingPlan[] = [
  {
    role: 'tillRefusal.needsContact', gap: 'GAP-03', default: 'contactOrPhone',
    name: { ru: 'Когда доступна кнопка «Обработать отказ на кассе»', en: 'When “Handle the refusal at the till” is open' },
    help: { ru: 'Отдельного значения «с контактом» в списке нет: наличие контакта определяется по карточке лида.', en: 'The list has no separate value “with contact”: whether there is one is seen in the lead.' },
    choices: [
      { value: 'contactOrPhone', name: { ru: 'Есть контакт или телефон', en: 'There is a contact or a phone' } },
      { value: 'contact', name: { ru: 'Есть контакт', en: 'There is a contact' } },
    ],
  },
  {
    role: 'tillRefusal.lead', gap: 'GAP-27', default: 'sameLead',
    name: { ru: 'Отказ на кассе с контактом', en: 'Refusal at the till with a contact' },
    help: { ru: 'Отказ на кассе с контактом передаёт тот же лид оператору, без контакта — закрывает его со статусом «Отказ на кассе».', en: 'With a contact the same lead goes to an operator; without one it is closed with the status “Refused at the till”.' },
    choices: [
      { value: 'sameLead', name: { ru: 'Тот же лид переходит оператору', en: 'The same lead goes to an operator' } },
      { value: 'newLead', name: { ru: 'Новый лид оператору', en: 'A new lead for an operator' } },
    ],
  },
  {
    role: 'onlineRefusal', gap: 'GAP-32', default: 'sameOperator',
    name: { ru: 'Отказ в онлайн-продаже', en: 'Refusal in an online sale' },
    help: { ru: 'Задача возвращается тому же оператору, новый лид не создаётся.', en: 'The task returns to the same operator; no new lead is made.' },
    choices: [
      { value: 'sameOperator', name: { ru: 'Тому же оператору', en: 'To the same operator' } },
      { value: 'queue', name: { ru: 'По очереди', en: 'By queue' } },
    ],
  },
  {
    role: 'deliveryReturn.oneProcess', gap: 'GAP-24', default: true,
    name: { ru: 'Один процесс на возврат доставки', en: 'One process for a returned delivery' },
    help: { ru: 'Процессы 5 и 13 объединены, чтобы не создавать два лида.', en: 'Processes 5 and 13 are one, so that two leads are never made.' },
  },
  {
    role: 'referral.status', gap: 'GAP-25', default: 'addContact',
    name: { ru: 'Статус лида по рекомендации', en: 'Status of a lead from a recommendation' },
    help: { ru: 'Лид по рекомендации создаётся в статусе «Добавить контакт».', en: 'A lead from a recommendation starts in the status “Add contact”.' },
    choices: [
      { value: 'addContact', name: { ru: 'ДОБАВИТЬ КОНТАКТ', en: 'Add contact' } },
      { value: 'new', name: { ru: 'НОВЫЙ', en: 'New' } },
    ],
  },
  {
    role: 'referral.trigger', gap: 'GAP-26', default: 'button',
    name: { ru: 'Когда создаётся лид по рекомендации', en: 'When a lead from a recommendation is made' },
    help: { ru: 'Лид создаётся по кнопке. Типа «по рекомендации» в справочнике нет, используется источник.', en: 'The lead is made by a button. The directory has no type “by recommendation”; the source is used.' },
    choices: [
      { value: 'button', name: { ru: 'По кнопке', en: 'By the button' } },
      { value: 'automatic', name: { ru: 'Сам, один раз на контакт', en: 'By itself, once a contact' } },
    ],
  },
  {
    role: 'offer.maxRefusals', gap: 'GAP-30', default: 3, min: 1, max: 20,
    name: { ru: 'Сколько отказов — уже много', en: 'How many refusals are enough' },
    help: { ru: 'После трёх отказов предлагается закрыть лид.', en: 'After three refusals closing the lead is proposed.' },
  },
  {
    role: 'fields.offer', gap: 'GAP-31', default: 'field',
    name: { ru: 'Где указывают спец. предложение', en: 'Where the special offer is written' },
    help: { ru: 'Добавлено поле «Спец. предложение»; список предложений заполните в настройках.', en: 'The field “Special offer” is added; fill in the list of offers in the settings.' },
    choices: [
      { value: 'field', name: { ru: 'Поле лида', en: 'Field of the lead' } },
      { value: 'fieldAndTimeline', name: { ru: 'Поле лида и таймлайн', en: 'Field of the lead and timeline' } },
    ],
  },
  {
    role: 'offer.templates', gap: 'GAP-31', default: [], format: 'text',
    name: { ru: 'Шаблоны спец. предложений', en: 'Templates of special offers' },
    help: { ru: 'Добавлено поле «Спец. предложение»; список предложений заполните в настройках.', en: 'The field “Special offer” is added; fill in the list of offers in the settings.' },
  },
  {
    role: 'offer.returnTo', gap: 'GAP-31', default: 'asker',
    name: { ru: 'Кому вернуть лид с новым предложением', en: 'Who gets the lead back with a new offer' },
    help: { ru: 'Добавлено поле «Спец. предложение»; список предложений заполните в настройках.', en: 'The field “Special offer” is added; fill in the list of offers in the settings.' },
    choices: [
      { value: 'asker', name: { ru: 'Оператору, который просил, если он на работе', en: 'The operator who asked, if at work' } },
      { value: 'queue', name: { ru: 'По очереди', en: 'By queue' } },
    ],
  },
  {
    role: 'tasks.refusal', gap: 'GAP-68', default: false,
    name: { ru: 'Имя клиента в названии «Обработать отказ»', en: 'Client’s name in “Handle the refusal”' },
    help: { ru: 'Текст задачи зависит от статуса лида.', en: 'The text of the task depends on the status of the lead.' },
  },
  {
    role: 'loyaltyCard.giftFor', gap: 'GAP-43', default: 3, min: 1, max: 20,
    name: { ru: 'За сколько рекомендаций подарок', en: 'Recommendations for a gift' },
    help: { ru: 'Карта лояльности — только поле; начислений в ТЗ нет.', en: 'The loyalty card is only a field; the specification has no earning.' },
  },
  {
    role: 'referral.consent', gap: 'GAP-73', default: true,
    name: { ru: 'Не отправлять рассылку рекомендованным без согласия', en: 'No messages to recommended people without consent' },
    help: { ru: 'Рекомендованным людям рассылка без согласия не отправляется.', en: 'People who were recommended get no messages without consent.' },
  },
  {
    role: 'unreachable.attempts', gap: 'GAP-76', default: 3, min: 1, max: 20,
    name: { ru: 'Сколько раз пробуем дозвониться', en: 'Attempts to reach a client' },
    help: { ru: 'После трёх попыток предлагается закрыть лид.', en: 'After three attempts closing the lead is proposed.' },
  },
  {
    role: 'unreachable.status', gap: 'GAP-76', default: 'offerRefused',
    name: { ru: 'Каким статусом закрыть, если не дозвонились', en: 'Status when the client cannot be reached' },
    help: { ru: 'После трёх попыток предлагается закрыть лид.', en: 'After three attempts closing the lead is proposed.' },
    choices: [
      { value: 'offerRefused', name: { ru: 'ОТКАЗ ОТ СПЕЦПРЕДЛОЖЕНИЯ', en: 'Refused the special offer' } },
      { value: 'junk', name: { ru: 'Некачественный лид', en: 'Junk lead' } },
    ],
  },
  {
    role: 'comments', gap: 'GAP-80', default: 'fieldAndTimeline',
    name: { ru: 'Куда пишутся причины и заметки', en: 'Where reasons and notes are written' },
    help: { ru: 'Причины и заметки пишутся в поле «Комментарий» и в ленту.', en: 'Reasons and notes go to the field “Comment” and to the timeline.' },
    choices: [
      { value: 'fieldAndTimeline', name: { ru: 'Поле «Комментарий» и таймлайн', en: 'Field “Comment” and timeline' } },
      { value: 'field', name: { ru: 'Только поле «Комментарий»', en: 'Field “Comment” only' } },
    ],
  },
]
