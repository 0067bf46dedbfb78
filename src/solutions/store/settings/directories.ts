import type { SettingPlan } from '@/domain/blueprint/types'

/** Names and directories. */
export const directoriesSettings: readonly SettingPlan[] = [
  {
    role: 'map', gap: 'GAP-18', default: 'section2',
    name: { ru: 'Названия статусов и стадий', en: 'Names of statuses and stages' },
    help: { ru: 'Названия статусов взяты из раздела 2; другие написания считаются теми же.', en: 'Statuses are named as in section 2; other spellings count as the same.' },
    choices: [
      { value: 'section2', name: { ru: 'Как в разделе 2', en: 'As in section 2' } },
      { value: 'portal', name: { ru: 'Как уже названы на портале', en: 'As the portal has them' } },
    ],
  },
  {
    role: 'names', gap: 'GAP-62', default: 'section8',
    name: { ru: 'Названия кнопок', en: 'Names of buttons' },
    help: { ru: 'Взяты названия из раздела 8 и шаблонов задач.', en: 'The names are those of section 8 and of the task templates.' },
    choices: [
      { value: 'section8', name: { ru: 'Как в разделе 8', en: 'As in section 8' } },
      { value: 'sections345', name: { ru: 'Как в разделах 3–5', en: 'As in sections 3–5' } },
    ],
  },
  {
    role: 'sources', gap: 'GAP-63', default: true,
    name: { ru: 'Показывать подсказки к источникам', en: 'Show hints for sources' },
    help: { ru: 'Источники — как в ТЗ, с подсказками.', en: 'Sources are those of the specification, with hints.' },
  },
  {
    role: 'contact.becomesClient', gap: 'GAP-64', default: 'firstWonDeal',
    name: { ru: 'Когда контакт становится клиентом', en: 'When a contact becomes a client' },
    help: { ru: 'Тип «Клиент» ставится после первой успешной сделки.', en: 'The type “Client” is set after the first won deal.' },
    choices: [
      { value: 'firstWonDeal', name: { ru: 'После первой успешной сделки', en: 'After the first won deal' } },
      { value: 'byHand', name: { ru: 'Вручную', en: 'By hand' } },
    ],
  },
  {
    role: 'lists.city', gap: 'GAP-66', default: 'one',
    name: { ru: 'Выбор города', en: 'Choosing a city' },
    help: { ru: 'Списки — как в ТЗ, их можно дополнить.', en: 'Lists are those of the specification and can be added to.' },
    choices: [
      { value: 'one', name: { ru: 'Один, пока не выбрано несколько', en: 'One, unless several are chosen' } },
      { value: 'several', name: { ru: 'Несколько', en: 'Several' } },
    ],
  },
  {
    role: 'lead.makeSale', gap: 'GAP-67', default: false,
    name: { ru: 'Предлагать статус «СДЕЛАТЬ ПРОДАЖУ»', en: 'Offer the status “Make a sale”' },
    help: { ru: 'Статус создан, но пока не используется.', en: 'The status is made but not used yet.' },
  },
]
