import type { SettingPlan } from '@/domain/blueprint/types'
import { usualRewards } from '@/domain/revenue/rewards'

export const tripSettings: readonly SettingPlan[] = [
  {
    role: 'productMap',
    name: { ru: 'Что переносить из товара в сделку', en: 'What goes from the product to the deal' },
    help: { ru: 'Слева свойство товара, справа поле сделки. Даты, отели и хедлайнер добавьте из свойств своего каталога.', en: 'A property of the product, then a field of the deal. Add dates, hotels and headliner from your catalogue’s properties.' },
    default: ['name > title', 'code > article'],
  },
  {
    role: 'fillsOnOpening',
    name: { ru: 'Заполнять при открытии вкладки «Продажа»', en: 'Fill when the “Sale” tab is opened' },
    help: { ru: 'Только то, чего никто не вписал сам. Об этом сказано на вкладке, и там же это отменяют.', en: 'Only what nobody has typed. The tab says so and takes it back on request.' },
    default: false,
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
      { value: 'payer', name: { ru: 'Всё плательщику', en: 'All to the payer' } },
    ],
  },
  {
    role: 'shareRules',
    name: { ru: 'Доля в отдельных воронках', en: 'Share in single pipelines' },
    help: { ru: 'Номер воронки и правило: 3 > payer. Остальные следуют правилу выше.', en: 'A pipeline’s number and its rule: 3 > payer. The others follow the rule above.' },
    default: [],
    format: 'shareRule',
  },
  {
    role: 'excludedPipelines',
    name: { ru: 'Воронки, которые не считаем', en: 'Pipelines that do not count' },
    help: { ru: 'Номера воронок: их сделок нет ни в чьей выручке.', en: 'Numbers of pipelines: their deals are in nobody’s revenue.' },
    default: [],
  },
  {
    role: 'yearBy',
    name: { ru: 'Год выручки', en: 'Year of the revenue' },
    help: { ru: 'По умолчанию портал сам ставит дату завершения в день закрытия сделки.', en: 'By default the portal itself sets the end date to the day on which the deal is closed.' },
    default: 'closing',
    choices: [
      { value: 'closing', name: { ru: 'По дате завершения сделки', en: 'By the deal’s end date' } },
      { value: 'trip', name: { ru: 'По окончанию путешествия', en: 'By the end of the trip' } },
      { value: 'payment', name: { ru: 'По дате оплаты', en: 'By the day of the payment' } },
    ],
  },
  {
    role: 'rewards',
    name: { ru: 'Что предложить клиенту', en: 'What to offer a client' },
    help: { ru: 'Что считаем, от какой суммы и что предлагаем. Показываем самое выгодное для клиента.', en: 'What is counted, from which sum, and what is offered. The client is shown the best of them.' },
    default: [...usualRewards],
    format: 'reward',
  },
]
