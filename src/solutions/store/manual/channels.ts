import type { ManualStep } from '@/domain/blueprint/types'
import { leadSources } from '../directories'
import { messageTexts } from '../settings/texts'

const [whatsapp, facebook, instagram, telephony] = leadSources
  .slice(0, 4)
  .map(({ name }) => ({ name: { ru: `Источник «${name.ru}»`, en: `Source “${name.en}”` }, text: name }))

/** How clients write and call; connecting WhatsApp and an SMS provider are steps that other solutions ask for too. */
export const channelSteps: readonly ManualStep[] = [
  {
    role: 'storeChannelQueue',
    name: { ru: 'Очередь и источники открытой линии', en: 'Queue and sources of the Open Channel' },
    where: { ru: 'Контакт-центр → Открытые линии', en: 'Contact Center → Open Channels' },
    steps: [
      { ru: 'Подключите к линии WhatsApp через сервис РАСТ, Facebook и Instagram с комментариями.', en: 'Connect WhatsApp through the РАСТ service, Facebook, and Instagram with comments.' },
      { ru: 'Добавьте в очередь операторов и включите учёт рабочего времени: тогда чат не попадёт к тому, кто не начал рабочий день.', en: 'Add operators to the queue and turn on work time, so that no chat goes to somebody who has not clocked in.' },
      { ru: 'Добавьте и продавцов: оператор передаёт им чат, когда начинается онлайн-продажа.', en: 'Add sellers too: an operator hands them the chat when an online sale begins.' },
      { ru: 'В разделе CRM включите создание лида и выберите для каждого канала источник ниже.', en: 'Under CRM turn on creating leads and choose the source below for each channel.' },
    ],
    copies: [whatsapp, facebook, instagram].filter(copy => copy !== undefined),
    effect: 'openline-connected',
  },
  {
    role: 'storeCallSource',
    name: { ru: 'Источник для звонков', en: 'Source of calls' },
    where: { ru: 'Приложения → Мои Звонки', en: 'Applications → Мои Звонки' },
    steps: [
      { ru: 'В настройках сервиса выберите для новых лидов источник ниже.', en: 'In the settings of the service choose the source below for new leads.' },
      { ru: 'Позвоните с незнакомого номера: лид должен появиться в статусе «НОВЫЙ» с этим источником.', en: 'Call from an unknown number: a lead has to appear in the status “New” with this source.' },
    ],
    copies: [telephony].filter(copy => copy !== undefined),
  },
  {
    role: 'storeMessageTemplates',
    name: { ru: 'Шаблоны сообщений WhatsApp', en: 'WhatsApp message templates' },
    where: { ru: 'Кабинет провайдера WhatsApp', en: 'Your WhatsApp provider’s own pages' },
    steps: [
      { ru: 'Проверьте и измените тексты в настройках решения «Магазин».', en: 'Check and change the texts in the settings of the solution “Store”.' },
      { ru: 'Если WhatsApp подключён официально, согласуйте у провайдера шаблоны с этими текстами: купон и бронь напоминают о себе позже, чем через сутки.', en: 'If WhatsApp is connected officially, have templates with these texts approved: reminders of coupons and reservations go out later than a day after.' },
      { ru: 'Без шаблонов такие сообщения пойдут по СМС.', en: 'Without templates such messages go by SMS.' },
    ],
    copies: messageTexts.map(text => ({ name: text.name, text: { ru: text.default, en: text.default } })),
  },
  {
    role: 'storeWorkday',
    name: { ru: 'Учёт рабочего времени', en: 'Work time' },
    where: { ru: 'Сотрудники → Рабочее время', en: 'Employees → Work time' },
    steps: [
      { ru: 'Включите его для операторов, кассиров, продавцов и администраторов магазинов.', en: 'Turn it on for operators, cashiers, sellers and store administrators.' },
      { ru: 'Задайте начало смен – 8:00, 10:00, 12:00 – и часовой пояс магазина.', en: 'Set the starts of shifts, 8:00, 10:00 and 12:00, and the store’s time zone.' },
      { ru: 'Попросите каждого начинать рабочий день на портале: без этого заявки ему не приходят.', en: 'Ask everybody to clock in on the portal: without that no requests reach them.' },
    ],
  },
]
