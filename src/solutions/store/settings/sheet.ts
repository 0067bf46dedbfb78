import type { SettingPlan } from '@/domain/blueprint/types'

/** Sale results and the seller's sheet. */
export const sheetSettings: readonly SettingPlan[] = [
  {
    role: 'saleResults', gap: 'GAP-01', default: ['Продажа новый клиент', 'Продажа повторный клиент'],
    name: { ru: 'Результаты обычной продажи', en: 'Results of a plain sale' },
    help: { ru: 'В списке «Результат продажи» нет обычной продажи. Мы добавили «Продажа новый клиент» и «Продажа повторный клиент»; названия можно изменить.', en: 'The list “Sale result” has no plain sale. We added two values, for a new and for a repeat client; the names can be changed.' },
  },
  {
    role: 'sheet.repeatClient', gap: 'GAP-02', default: 'ownResult',
    name: { ru: 'Покупка повторного клиента', en: 'Purchase by a repeat client' },
    help: { ru: 'Для повторного клиента в ТЗ указан результат «продажа новый клиент». Мы сохраняем отдельное значение и предлагаем найти клиента по телефону.', en: 'The specification gives a repeat client the result of a new one. We keep a value of its own and offer to find the client by phone.' },
    choices: [
      { value: 'ownResult', name: { ru: 'Отдельный результат, поиск по телефону', en: 'A result of its own, search by phone' } },
      { value: 'asNewClient', name: { ru: 'Тот же результат, что у нового клиента', en: 'The same result as for a new client' } },
    ],
  },
  {
    role: 'sheet.fields', gap: 'GAP-36', default: 'byResult',
    name: { ru: 'Поля табеля', en: 'Fields of the sheet' },
    help: { ru: 'Поля табеля зависят от результата; обязательны только показанные.', en: 'The fields depend on the result; only those shown are required.' },
    choices: [
      { value: 'byResult', name: { ru: 'По результату продажи', en: 'By sale result' } },
      { value: 'all', name: { ru: 'Все поля раздела 7 всегда', en: 'All fields of section 7 always' } },
    ],
  },
  {
    role: 'sheet.kind', gap: 'GAP-37', default: 'page',
    name: { ru: 'Чем заполняют табель', en: 'What the sheet is' },
    help: { ru: 'Табель открывается внутри портала, чужой человек заполнить его не сможет.', en: 'The sheet opens inside the portal; a stranger cannot fill it in.' },
    choices: [
      { value: 'page', name: { ru: 'Страница приложения', en: 'A page of the app' } },
      { value: 'informationRequest', name: { ru: 'Запрос информации в бизнес-процессе, для телефона', en: 'Information request of the workflow, for phones' } },
    ],
  },
  {
    role: 'map.fields', gap: 'GAP-34', default: 'cardsAndForms',
    name: { ru: 'Названия полей', en: 'Names of fields' },
    help: { ru: 'Одно поле названо по-разному; создано одно, подпись в форме — как в разделе 7.', en: 'The specification names one field in several ways; one field is made, and forms label it as section 7 does.' },
    choices: [
      { value: 'cardsAndForms', name: { ru: 'В карточке — раздел 6, в форме — раздел 7', en: 'Section 6 in cards, section 7 in forms' } },
      { value: 'section6', name: { ru: 'Везде — раздел 6', en: 'Section 6 everywhere' } },
    ],
  },
  {
    role: 'saleResults.left', gap: 'GAP-39', default: 'Ушел, не дождавшись',
    name: { ru: 'Результат, если посетитель ушёл', en: 'Result when the visitor left' },
    help: { ru: 'Добавлен результат «Ушел, не дождавшись», лид не создаётся.', en: 'The result “Left without waiting” is added; no lead is made. Empty: it is not offered.' },
  },
  {
    role: 'refusalReason', gap: 'GAP-78', default: 'withContact',
    name: { ru: 'Когда причина отказа обязательна', en: 'When the reason for refusing is required' },
    help: { ru: 'Причина обязательна, если контакт известен.', en: 'The reason is required when the contact is known.' },
    choices: [
      { value: 'withContact', name: { ru: 'Если контакт известен', en: 'When the contact is known' } },
      { value: 'always', name: { ru: 'Всегда', en: 'Always' } },
      { value: 'never', name: { ru: 'Никогда', en: 'Never' } },
    ],
  },
  {
    role: 'refusalNoContact.title', gap: 'GAP-58', default: 'Отказ без контакта, {пол}, {дата и время}',
    name: { ru: 'Название лида без контакта', en: 'Title of a lead without contact' },
    help: { ru: 'Для учёта посетителей лид создаётся и сразу закрывается.', en: 'A lead is made and closed at once, so that visitors are counted. {пол} and {дата и время} are replaced.' },
  },
  {
    role: 'saleResults.byChannel', gap: 'GAP-81',
    default: [
      'shop:REFUSAL_NO_CONTACT', 'shop:REFUSAL_CONTACT', 'shop:SALE_NEW', 'shop:SALE_REPEAT',
      'shop:HOLD_SHOP', 'shop:DELIVERY', 'shop:LEFT', 'online:REFUSAL_NO_CONTACT',
      'online:REFUSAL_CONTACT', 'online:HOLD_ONLINE', 'online:DELIVERY', 'till:TILL_REFUSAL',
    ],
    name: { ru: 'Какие результаты где доступны', en: 'Which results are offered where' },
    help: { ru: 'Какие результаты доступны в зале и онлайн, задаётся таблицей в настройках.', en: 'Which results are available in the store and online is a table in the settings: place, colon, result.' },
  },
]
