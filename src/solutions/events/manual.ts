import type { ManualStep } from '@/domain/blueprint/types'

/** @see https://apidocs.bitrix24.com/local-integrations/local-webhooks.html */
export const eventManual: readonly ManualStep[] = [
  {
    role: 'siteIncomingWebhook',
    name: { ru: 'Входящий вебхук для сайта', en: 'An incoming webhook for the site' },
    where: { ru: 'Приложения → Разработчикам → Готовые сценарии → Другое → Входящий вебхук', en: 'Applications → Developer resources → Ready-made scenarios → Other → Incoming webhook' },
    steps: [
      { ru: 'Создайте его от имени сотрудника, который видит и меняет все сделки «Есть идея», «События» и «Продажи билетов».', en: 'Create it as an employee who sees and changes all deals of “Ideas”, “Events” and “Ticket sales”.' },
      { ru: 'Отметьте права из списка ниже.', en: 'Tick the permissions from the list below.' },
      { ru: 'Передайте разработчику сайта адрес вебхука и карту полей. Адрес хранится только на сайте и никогда – в Cardinal; в карте секретов нет.', en: 'Give the site’s developer the webhook’s address and the field map. The address stays on the site and never in Cardinal; the map holds no secret.' },
    ],
    copies: [
      { name: { ru: 'Права вебхука', en: 'Permissions of the webhook' }, text: { ru: 'crm\nuser_brief', en: 'crm\nuser_brief' } },
      { name: { ru: 'Карта полей для сайта', en: 'Field map for the site' }, text: 'site-field-map' },
    ],
  },
  {
    role: 'siteOutgoingWebhook',
    name: { ru: 'Исходящий вебхук на сайт', en: 'An outgoing webhook to the site' },
    where: { ru: 'Приложения → Разработчикам → Готовые сценарии → Другое → Исходящий вебхук', en: 'Applications → Developer resources → Ready-made scenarios → Other → Outgoing webhook' },
    steps: [
      { ru: 'Укажите адрес обработчика: имя вашего сайта вместо «example.ru».', en: 'Enter the handler’s address: your site’s name instead of “example.com”.' },
      { ru: 'Отметьте события из списка ниже и создайте вебхук.', en: 'Choose the events below and create the webhook.' },
      { ru: 'Портал покажет токен. Передайте его разработчику сайта: по нему сайт отличит портал от чужих.', en: 'The portal shows a token. Give it to the site’s developer: by it the site tells the portal from strangers.' },
      { ru: 'Отправьте любую идею кнопкой «Отправить на сайт» на вкладке «Анонс»: через минуту там появится ответ сайта.', en: 'Send any idea by the button “Send to the site” of its “Announcement” tab: within a minute the site’s answer stands there.' },
    ],
    copies: [
      { name: { ru: 'Адрес обработчика', en: 'Address of the handler' }, text: { ru: 'https://example.ru/cardinal/knock', en: 'https://example.com/cardinal/knock' } },
      { name: { ru: 'События', en: 'Events' }, text: { ru: 'ONCRMDEALADD\nONCRMDEALUPDATE\nONCRMDEALDELETE', en: 'ONCRMDEALADD\nONCRMDEALUPDATE\nONCRMDEALDELETE' } },
    ],
    effect: 'webhook-writes-receipt',
  },
]
