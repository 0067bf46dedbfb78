import type { SettingPlan } from '@/domain/blueprint/types'

export const tripSettings: readonly SettingPlan[] = [
  {
    role: 'productMap',
    name: { ru: 'Что переносить из товара в сделку', en: 'What goes from the product to the deal' },
    help: { ru: 'Слева свойство товара, справа поле сделки. Даты, отели и хедлайнер добавьте из свойств своего каталога.', en: 'A property of the product, then a field of the deal. Add dates, hotels and headliner from your catalogue’s properties.' },
    default: ['name > title', 'code > article'],
  },
  {
    role: 'mirrorsCloseDate',
    name: { ru: 'Дата завершения повторяет конец путешествия', en: 'The end date follows the end of the trip' },
    help: { ru: 'Пока сделка открыта. При закрытии портал ставит день закрытия.', en: 'While the deal is open. When it is closed, the portal puts the day of closing.' },
    default: true,
  },
  {
    role: 'shareRule',
    name: { ru: 'Доля контакта в сделке', en: 'A contact’s share of a deal' },
    help: { ru: 'Доли всегда складываются в сумму сделки до копейки.', en: 'Shares always add up to the deal, to the last kopeck.' },
    default: 'equal',
    choices: [
      { value: 'equal', name: { ru: 'Поровну', en: 'Equal' } },
      { value: 'primary', name: { ru: 'Всё основному контакту', en: 'All to the primary contact' } },
      { value: 'weights', name: { ru: 'По долям, указанным в сделке', en: 'By the weights set in the deal' } },
    ],
  },
  {
    role: 'yearBy',
    name: { ru: 'Год выручки', en: 'Year of the revenue' },
    help: { ru: 'По умолчанию портал сам ставит дату завершения в день закрытия сделки.', en: 'By default the portal itself sets the end date to the day on which the deal is closed.' },
    default: 'closing',
    choices: [
      { value: 'closing', name: { ru: 'По дате завершения сделки', en: 'By the deal’s end date' } },
      { value: 'trip', name: { ru: 'По окончанию путешествия', en: 'By the end of the trip' } },
    ],
  },
  {
    role: 'rewards',
    name: { ru: 'Что предложить клиенту', en: 'What to offer a client' },
    help: { ru: 'Выручка за всё время, от которой действует скидка, и скидка в процентах.', en: 'Revenue of all time from which a discount holds, and the discount in percent.' },
    default: ['300000 > 3', '700000 > 5', '1500000 > 7', '3000000 > 10'],
  },
]
