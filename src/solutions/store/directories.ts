import type { DirectoryValuePlan } from '@/domain/blueprint/types'

/** Where a lead came from. Values that portals already have keep their codes: they are found by code or by another spelling. */
export const leadSources: readonly DirectoryValuePlan[] = [
  {
    directory: 'SOURCE', role: 'whatsapp', code: 'ST_WHATSAPP', sort: 10,
    name: { ru: 'WhatsApp', en: 'WhatsApp' },
    hint: { ru: 'В портале уже подключен сервис РАСТ', en: 'The portal already has the РАСТ service connected' },
  },
  {
    directory: 'SOURCE', role: 'facebook', code: 'ST_FACEBOOK', sort: 20,
    name: { ru: 'Facebook', en: 'Facebook' },
    hint: { ru: 'В CRM будут поступать комментарии и сообщения со страницы', en: 'Comments and messages of the page arrive in CRM' },
  },
  {
    directory: 'SOURCE', role: 'instagram', code: 'ST_INSTAGRAM', sort: 30,
    name: { ru: 'Instagram', en: 'Instagram' },
    hint: { ru: 'В колл-центр будут поступать все комментарии под постами', en: 'All comments under posts arrive in the call centre' },
  },
  {
    directory: 'SOURCE', role: 'telephony', code: 'CALL', sort: 40,
    name: { ru: 'Телефония', en: 'Telephony' },
    hint: { ru: 'В портале уже подключен сервис Мои Звонки', en: 'The portal already has the «Мои Звонки» service connected' },
    alsoCalled: ['Звонок', 'Звонки'],
  },
  {
    directory: 'SOURCE', role: 'walkIn', code: 'ST_WALKIN', sort: 50,
    name: { ru: 'Пришли в магазин', en: 'Came to the store' },
    hint: { ru: 'Данный источник выбирается, когда клиенты сами пришли в магазин', en: 'Choose it when clients came to the store themselves' },
  },
  {
    directory: 'SOURCE', role: 'recommendation', code: 'RECOMMENDATION', sort: 60,
    name: { ru: 'По рекомендации', en: 'By recommendation' },
    hint: { ru: 'Выбирается если обратились по рекомендации знакомых', en: 'Choose it when acquaintances recommended the store' },
  },
  {
    directory: 'SOURCE', role: 'onlineStore', code: 'STORE', sort: 70,
    name: { ru: 'Интернет магазин', en: 'Online store' },
    hint: { ru: 'Выбирается когда обращение поступило через интернет магазин', en: 'Choose it when the request came through the online store' },
    alsoCalled: ['Интернет-магазин'],
  },
  {
    directory: 'SOURCE', role: 'passerBy', code: 'ST_PASSERBY', sort: 80,
    name: { ru: 'Проходил мимо', en: 'Was passing by' },
    hint: { ru: 'Если клиент проходил мимо магазина', en: 'The client was passing by the store' },
  },
  {
    directory: 'SOURCE', role: 'neighbour', code: 'ST_NEIGHBOUR', sort: 90,
    name: { ru: 'Сосед', en: 'Neighbour' },
    hint: { ru: 'Если клиент работает или живет по соседству с магазином', en: 'The client works or lives next to the store' },
  },
  {
    directory: 'SOURCE', role: 'twoGis', code: 'ST_2GIS', sort: 100,
    name: { ru: '2GIS', en: '2GIS' },
    hint: { ru: 'Для клиентов которые нашли магазин через этот сервис', en: 'For clients who found the store through this service' },
  },
  {
    directory: 'SOURCE', role: 'googleMaps', code: 'ST_GOOGLE_MAPS', sort: 110,
    name: { ru: 'Google карты', en: 'Google Maps' },
    hint: { ru: 'Для клиентов которые нашли магазин через этот сервис', en: 'For clients who found the store through this service' },
  },
  {
    directory: 'SOURCE', role: 'googleSearch', code: 'ST_GOOGLE_SEARCH', sort: 120,
    name: { ru: 'Google поисковик', en: 'Google Search' },
    hint: { ru: 'Для клиентов которые нашли магазин через этот сервис', en: 'For clients who found the store through this service' },
  },
  {
    directory: 'SOURCE', role: 'knownClient', code: 'ST_KNOWN_CLIENT', sort: 130,
    name: { ru: 'Клиент из базы', en: 'Known client' },
    hint: { ru: 'Если клиент уже существует в базе', en: 'The client is already in the database' },
  },
  {
    directory: 'SOURCE', role: 'other', code: 'OTHER', sort: 140,
    name: { ru: 'Другое', en: 'Other' },
    hint: { ru: 'Для других источников', en: 'For other sources' },
  },
]

export const contactTypes: readonly DirectoryValuePlan[] = [
  {
    directory: 'CONTACT_TYPE', role: 'client', code: 'CLIENT', sort: 10,
    name: { ru: 'Клиент', en: 'Client' },
    hint: { ru: 'При создании контакта на клиента, необходимо в поле «тип контакта» указать данное значение', en: 'Choose this type of contact when you add a client' },
    alsoCalled: ['Клиенты'],
  },
  {
    directory: 'CONTACT_TYPE', role: 'prospect', code: 'ST_PROSPECT', sort: 20,
    name: { ru: 'Потенциальный клиент', en: 'Prospect' },
    hint: { ru: 'При создании контакта на потенциального клиента, необходимо в поле «тип контакта» указать данное значение', en: 'Choose this type of contact when you add a prospect' },
  },
  {
    directory: 'CONTACT_TYPE', role: 'employee', code: 'ST_EMPLOYEE', sort: 30,
    name: { ru: 'Сотрудник нашей компании', en: 'Our employee' },
    hint: { ru: 'При создании контакта на сотрудника вашей компании, необходимо в поле «тип контакта» указать данное значение', en: 'Choose this type of contact when you add an employee of your company' },
  },
  {
    directory: 'CONTACT_TYPE', role: 'partner', code: 'PARTNER', sort: 40,
    name: { ru: 'Партнеры', en: 'Partners' },
    hint: { ru: 'При создании контакта на вашего подрядчика или партнера, необходимо в поле «тип контакта» указать данное значение', en: 'Choose this type of contact when you add a contractor or a partner' },
    alsoCalled: ['Партнёры'],
  },
]

export const dealTypes: readonly DirectoryValuePlan[] = [
  {
    directory: 'DEAL_TYPE', role: 'online', code: 'ST_ONLINE', sort: 10,
    name: { ru: 'Онлайн продажа', en: 'Online sale' },
    hint: { ru: 'Данный тип в сделке выбирается, когда клиента покупает товар через доставку.', en: 'Choose this type when the client buys with delivery' },
  },
  {
    directory: 'DEAL_TYPE', role: 'offline', code: 'ST_OFFLINE', sort: 20,
    name: { ru: 'Оффлайн продажа', en: 'Offline sale' },
    hint: { ru: 'Данный тип выбирается, когда клиент покупает в магазине.', en: 'Choose this type when the client buys in the store' },
  },
]
