import type { SettingPlan } from '@/domain/blueprint/types'

export const marketingSettings: readonly SettingPlan[] = [
  {
    role: 'curveDays',
    name: { ru: 'Дни на кривой результата', en: 'Days on the curve of results' },
    help: { ru: 'Через сколько дней после мероприятия смотреть на сделки.', en: 'How many days after the event deals are looked at.' },
    default: ['30', '90', '180'],
  },
  {
    role: 'influenceDays',
    name: { ru: 'Мероприятие влияет на сделку', en: 'An event influences a deal for' },
    help: { ru: 'Сделка с давним контактом, созданная за это время после мероприятия, считается поддержанной им.', en: 'A deal with an older contact, created within this time after the event, counts as influenced.' },
    default: 180,
    unit: 'days',
    min: 1,
    max: 730,
  },
  {
    role: 'contactsFrom',
    name: { ru: 'Какие контакты считать', en: 'Which contacts are counted' },
    help: { ru: 'Один и тот же «Тип контакта» может служить нескольким мероприятиям: тогда считайте только новых.', en: 'One “Contact type” may serve several events: then count new ones only.' },
    default: 'all',
    choices: [
      { value: 'all', name: { ru: 'Все с этим типом', en: 'All of this type' } },
      { value: 'new', name: { ru: 'Созданные со дня мероприятия', en: 'Created since the day of the event' } },
    ],
  },
]
