import type { StoreTaskPlan } from './types'

/** Tasks of cashiers, section 4 of the client's text, word for word; the texts of two that have only a title are made of its steps (GAP-69). */
export const cashierTasks: readonly StoreTaskPlan[] = [
  {
    specification: 'T12', role: 'store.getPayment', entities: ['lead'], responsible: 'cashierNow', creator: 'system',
    deadlineMinutes: 30, isTextOurs: true,
    title: { ru: 'Получить оплату', en: 'Get payment' },
    description: {
      ru: 'Нужно уточнить, есть ли у клиента карта лояльности, и предложить оставить 3 рекомендательных контакта и получить подарок. Затем нужно проверить, есть ли контакт на этого лида: если есть, уточнить актуальность данных и привязать контакт к лиду в поле «клиент». Далее нужно провести продажу в 1С и дождаться оплаты. Если клиент оплатил, нужно на основании этого лида создать сделку (или контакт и сделку, если в лиде нет контакта). Если клиент отказался, нужно указать причину отказа; если есть контактные данные, нажать «Обработать отказ на кассе».',
      en: 'Ask whether the client has a loyalty card, and offer a gift for the contacts of 3 people they recommend. Then check whether this lead has a contact: if it does, check that the details are up to date and link the contact to the lead in the “Client” field. Make the sale in 1C and wait for the payment. If the client has paid, create a deal from this lead (or a contact and a deal if the lead has no contact). If the client refuses, write the reason; if there are contact details, press “Handle the refusal at the till”.',
    },
  },
  {
    specification: 'T13', role: 'store.arrangeHold', entities: ['lead'], responsible: 'cashierNow', creator: 'system',
    deadlineMinutes: 30, isTextOurs: true,
    title: { ru: 'Оформить бронь', en: 'Arrange a reservation' },
    description: {
      ru: 'Нужно ознакомить клиента с условиями и заполнить бланк брони. После получения суммы депозита нужно на основании текущего лида создать сделку (или сделку и контакт, если нет контакта). Затем нужно нажать «Подписать на рассылку». В сделке нужно указать сумму депозита и перевести её в статус «Отложить».',
      en: 'Show the client the terms and fill in the reservation form. When the deposit is paid, create a deal from this lead (or a deal and a contact if there is no contact). Then press “Subscribe to messages”. In the deal, enter the deposit and move the deal to “Put aside”.',
    },
  },
  {
    specification: 'T14', role: 'store.arrangeDelivery', entities: ['lead'], responsible: 'cashierNow', creator: 'system',
    deadlineMinutes: 30,
    title: { ru: 'Оформить доставку', en: 'Arrange delivery' },
    description: {
      ru: 'Необходимо в переписке с клиентом по ОЛ, озвучить ему возможные способы онлайн оплаты, и получить платеж. Только в случае отсутствия возможности онлайн оплаты, можете предложить платеж через курьера. Затем нужно озвучить клиенту условия доставки. И создать сделку на основании текущего лида, если у клиента есть купон, нужно найти лид с купоном и привязать к этой сделке в поле «купон». Далее пробиваете товарный чек в 1С, указываете способ оплаты и надо перевести сделку в статус «Вызвать курьера».',
      en: 'In the open channel chat, tell the client how they can pay online and get the payment. Only if online payment is impossible may you offer to pay the courier. Then tell the client the terms of delivery. And create a deal from this lead; if the client has a coupon, find the coupon lead and link it to the deal in the “Coupon” field. Then print the receipt in 1C, enter the payment method and move the deal to “Call a courier”.',
    },
  },
  {
    specification: 'T15', role: 'store.remindHoldOnline', entities: ['lead'], responsible: 'cashierTomorrow', creator: 'system',
    deadlineMinutes: null, isDueNextMorning: true,
    title: { ru: 'Напомнить бронь', en: 'Remind of the reservation' },
    description: {
      ru: 'Необходимо позвонить и напомнить о брони. Срок брони активен до конца рабочего дня. Лид остается в этом же статусе, пока кассир не позвонит клиенту и не узнает, придет клиент за броню или нет.',
      en: 'Call and remind the client of the reservation. It holds until the end of the working day. The lead stays in this status until the cashier has called and knows whether the client will come.',
    },
  },
  {
    specification: 'T16', role: 'store.remindHold', entities: ['deal'], responsible: 'cashierThatDay', creator: 'system',
    deadlineMinutes: 120,
    title: { ru: 'Напомнить бронь', en: 'Remind of the reservation' },
    description: {
      ru: 'Необходимо позвонить клиенту и напомнить, что сегодня вечером истекает срок брони и она сгорит. Если клиент пришел за покупкой, нужно оформить продажу в 1С, если есть купон нужно найти лид и привязать его в поле «купон» в сделке. Далее нужно закрыть сделку как успешную. Если клиент не пришел за бронью, нужно товар отнести на место, и закрыть сделку как проигранную выбрав статус «не пришли за бронью», чтобы сработал БП и система создала новый лид и направила его оператору и выставила задачу «обработать отказ».',
      en: 'Call the client and remind them that the reservation ends this evening and will be lost. If the client comes to buy, make the sale in 1C; if there is a coupon, find the lead and link it in the deal’s “Coupon” field. Then close the deal as won. If the client does not come, put the goods back and close the deal as lost with the stage “Did not collect the goods put aside”, so that a new lead is made, sent to an operator, and the task “Handle the refusal” is set.',
    },
  },
]
