import type { StoreTaskPlan } from './types'

/** Tasks of the call centre and of the store administrator, section 3 of the client's text, word for word. */
export const operatorTasks: readonly StoreTaskPlan[] = [
  {
    specification: 'T01', role: 'store.handleRequest', entities: ['lead'], responsible: 'leadOwner', creator: 'system',
    deadlineMinutes: 15,
    title: { ru: 'Обработать обращение', en: 'Handle the request' },
    description: {
      ru: 'Необходимо проверить существует ли клиент в базе. Если обращение повторное и клиент существует в базе, нужно проверить актуальность данных в карточке контакта. Затем привязать контакт в данный лид и перевести его в статус «Подписать на рассылку». Если клиент новый, нужно обработать клиента по подходящему скрипту:\n-Рекомендация\n-Отказ на Кассе\n-Новый покупатель\n-Отказ с номером\nПосле обработки по скрипту, нужно создать для клиента карточку «контакта», при его создании нужно заполнить обязательные поля:\nИмя\nФамилия\nПол\nГород\nWhatsApp/Тел\nРазмер обуви\nПримечание обуви или ноги\nЗатем нужно привязать контакт в данный лид и перевести его в статус «Подписать на рассылку».',
      en: 'Check whether the client is in the database. If it is a repeat request and the client is known, check that the details in the contact are up to date. Then link the contact to this lead and move the lead to “Subscribe to messages”. If the client is new, follow the script that fits:\n-Recommendation\n-Refusal at the till\n-New buyer\n-Refusal with a number\nAfter the script, create a contact for the client; these fields must be filled in:\nFirst name\nLast name\nGender\nCity\nWhatsApp/phone\nShoe size\nNote on shoes or feet\nThen link the contact to this lead and move the lead to “Subscribe to messages”.',
    },
  },
  {
    specification: 'T02', role: 'store.handleRefusalContact', entities: ['lead'], responsible: 'operatorInTurn', creator: 'system',
    deadlineMinutes: 1440,
    title: { ru: 'Обработать отказ', en: 'Handle the refusal' },
    description: {
      ru: 'Необходимо проверить существует ли клиент в базе. Если обращение повторное и клиент существует в базе, нужно проверить актуальность данных в карточке контакта. Затем привязать контакт в данный лид и перевести его в статус «Подписать на рассылку». Если клиент новый, нужно обработать клиента по скрипту:\nОтказ с номером\nПосле обработки по скрипту, нужно создать для клиента карточку «контакта», при его создании нужно заполнить обязательные поля:\nИмя\nФамилия\nПол\nГород\nWhatsApp/Тел\nРазмер обуви\nПримечание обуви или ноги\nЗатем нужно привязать контакт в данный лид и перевести его в статус «Подписать на рассылку».',
      en: 'Check whether the client is in the database. If it is a repeat request and the client is known, check that the details in the contact are up to date. Then link the contact to this lead and move the lead to “Subscribe to messages”. If the client is new, follow the script:\nRefusal with a number\nAfter the script, create a contact for the client; these fields must be filled in:\nFirst name\nLast name\nGender\nCity\nWhatsApp/phone\nShoe size\nNote on shoes or feet\nThen link the contact to this lead and move the lead to “Subscribe to messages”.',
    },
  },
  {
    specification: 'T03', role: 'store.handleRecommendation', entities: ['lead'], responsible: 'operatorInTurn', creator: 'system',
    deadlineMinutes: 1440,
    title: { ru: 'Обработать рекомендацию', en: 'Handle the recommendation' },
    description: {
      ru: 'Необходимо проверить существует ли клиент в базе. Если обращение повторное и клиент существует в базе, нужно проверить актуальность данных в карточке контакта. И перевести его в статус «Подписать на рассылку».',
      en: 'Check whether the client is in the database. If it is a repeat request and the client is known, check that the details in the contact are up to date. And move the lead to “Subscribe to messages”.',
    },
  },
  {
    specification: 'T04', role: 'store.subscribe', entities: ['lead', 'contact'], responsible: 'leadOwner', creator: 'system',
    deadlineMinutes: 1440,
    title: { ru: 'Подписать на рассылку', en: 'Subscribe to messages' },
    description: {
      ru: 'Необходимо связаться с клиентом и подписать его на рассылку. Если клиент не подписан на рассылку, нужно уточнить номер WhatsApp, добавить его в карточку контакта и отправить ему ознакомительное шаблон-сообщение на WhatsApp номер контакта (или на telegram, viber, messenger в случае если клиент обратился с этих каналов), после получения ответа, нужно отметить это в поле контакта: Участвует в рассылке затем нужно перевести лид в статус «Выявить потребность». Если клиент подписан на рассылку, нужно проверить есть ли номер WhatsApp (или на telegram, viber, messenger в случае если клиент обращался с этих каналов), и есть ли ранее созданная открытая чат-линия. Затем нужно отметить это в поле контакта: Участвует в рассылке и перевести лид в статус «Выявить потребность».',
      en: 'Get in touch with the client and subscribe them to messages. If the client is not subscribed, find out the WhatsApp number, add it to the contact and send the introductory message to the contact’s WhatsApp number (or to Telegram, Viber or Messenger if the client wrote from there); after the answer, note it in the contact’s field “Receives messages”, then move the lead to “Find out the need”. If the client is subscribed, check that there is a WhatsApp number (or Telegram, Viber, Messenger if the client wrote from there) and an open chat made earlier. Then note it in the contact’s field “Receives messages” and move the lead to “Find out the need”.',
    },
  },
  {
    specification: 'T05', role: 'store.discoverNeed', entities: ['lead'], responsible: 'leadOwner', creator: 'system',
    deadlineMinutes: 1440,
    title: { ru: 'Выявить потребность клиента', en: 'Find out the client’s need' },
    description: {
      ru: 'Необходимо определить теплый клиент или холодный. Если клиент холодный, не знает, чего хочет, нет конкретной цели в голове то, узнайте какой вид обуви нуждается в обновке в ближайшее время и предложите узнать и сделать выгодное предложение. Затем переведите лид в статус «Сделать предложение». Если клиент теплый, интересуется и просит предоставить конкретную информацию (модель, размер, цвет, наличие и т.п.), хочет заказать доставку, забронировать то, нужно нажать на БП «Сделать онлайн продажу», после того как БП поставит задачу на продавца, нужно переадресовать выбранному продавцу текущий чат открытой линии. Если клиент по рекомендации, нужно максимально выявить потребительский портрет, где обуваются, ценовой диапазон, предпочтения, проблемы и специфику. Затем перевести лид в статус «Сделать предложение».',
      en: 'Decide whether the client is warm or cold. If the client is cold, does not know what they want and has no goal in mind, find out which shoes will need replacing soon and offer to come back with a good offer. Then move the lead to “Make an offer”. If the client is warm, is interested and asks for something definite (model, size, colour, stock and so on), wants delivery or a reservation, press “Make an online sale”; once the seller has the task, hand the open channel chat over to that seller. If the client came by recommendation, find out as much as you can: where they buy shoes, price range, preferences, problems and special needs. Then move the lead to “Make an offer”.',
    },
  },
  {
    specification: 'T06', role: 'store.handleRefusal', entities: ['lead'], responsible: 'operatorInTurn', creator: 'system',
    deadlineMinutes: 1440,
    title: { ru: 'Обработать отказ', en: 'Handle the refusal' },
    description: {
      ru: 'Необходимо определить основную причину отказа в процессе общения с контактом, указать все данные полученные в ходе изучения и обещать клиенту поговорить с Управляющим и сделать выгодное предложение. После того, как вносятся данные в комментариях лида нужно нажать на БП «Пересмотреть предложение».',
      en: 'While talking to the contact, find out the main reason for the refusal, write down everything you learn, and promise to speak to the manager and to make a good offer. When the data are in the lead’s comments, press “Reconsider the offer”.',
    },
  },
  {
    specification: 'T07', role: 'store.makeOffer', entities: ['lead'], responsible: 'leadOwner', creator: 'system',
    deadlineMinutes: 1440,
    title: { ru: 'Сделать предложение клиенту', en: 'Make the client an offer' },
    description: {
      ru: 'Необходимо на основании всех полученных и собранных данных, ответов, причин определить самый подходящий «шаблон- спец. предложения» и позвонить клиенту чтобы озвучить его. Если клиент отклонил предложение, нужно указать причину в комментариях лида и нажать на БП «Пересмотреть предложение». Если клиент принял предложение, нужно перевести лид в статус «отправить купон».',
      en: 'From everything collected, the answers and the reasons, choose the special offer that fits best and call the client with it. If the client turns it down, write the reason in the lead’s comments and press “Reconsider the offer”. If the client accepts, move the lead to “Send a coupon”.',
    },
  },
  {
    specification: 'T08', role: 'store.reconsiderOffer', entities: ['lead'], responsible: 'storeAdministrator', creator: 'system',
    deadlineMinutes: 1440,
    title: { ru: 'Пересмотреть предложение', en: 'Reconsider the offer' },
    description: {
      ru: 'Необходимо изучить все причины отказа от потребности клиента, и подготовить новое спец. предложение, указав его в лиде. Затем верните лид оператору. Если клиент уже несколько раз отказался от спец. предложения, то закройте лид как «Отказ от спецпредложения». И завершите задачу.',
      en: 'Study every reason the client gave for refusing and prepare a new special offer, writing it in the lead. Then return the lead to the operator. If the client has refused special offers several times, close the lead as “Refused the special offer”. And finish the task.',
    },
  },
  {
    specification: 'T09', role: 'store.congratulate', entities: ['lead'], responsible: 'operatorInTurn', creator: 'system',
    deadlineMinutes: 480,
    title: { ru: 'Поздравить с днем рождения', en: 'Wish a happy birthday' },
    description: {
      ru: 'Необходимо позвонить клиенту, поздравить с днем рождения и озвучить подарочный купон и его срок действия. Затем перевести лид в статус «Отправить купон».',
      en: 'Call the client, wish them a happy birthday, and tell them about the gift coupon and how long it is valid. Then move the lead to “Send a coupon”.',
    },
  },
]
