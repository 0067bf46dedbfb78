import type { ManualStep } from '@/domain/blueprint/types'

export const serviceAdministrator: ManualStep = {
  role: 'serviceAdministrator',
  name: { ru: 'Постоянно открытая страница администратора', en: 'A permanently open page of an administrator' },
  where: { ru: 'Любой компьютер, который не выключают', en: 'Any computer that stays on' },
  steps: [
    { ru: 'Заведите сотрудника «Cardinal» и дайте ему права администратора портала.', en: 'Add an employee named “Cardinal” and make them an administrator of the portal.' },
    { ru: 'Войдите под ним в браузере и оставьте открытой любую страницу портала.', en: 'Sign in as that employee and leave any page of the portal open.' },
    { ru: 'Разрешите браузеру открываться вместе с компьютером и восстанавливать вкладки.', en: 'Let the browser start with the computer and restore its tabs.' },
    { ru: 'Без такой страницы итоги и напоминания обновятся, когда кто-нибудь откроет карточку или «Дела на сегодня».', en: 'Without such a page totals and reminders wait until somebody opens a card or “Due today”.' },
  ],
}

/** For solutions that write to clients. */
export const openChannel: ManualStep = {
  role: 'openChannel',
  name: { ru: 'Открытая линия с WhatsApp', en: 'An Open Channel with WhatsApp' },
  where: { ru: 'Контакт-центр → WhatsApp', en: 'Contact Center → WhatsApp' },
  steps: [
    { ru: 'Подключите WhatsApp и выберите открытую линию, в которую придут обращения.', en: 'Connect WhatsApp and choose the Open Channel that receives the messages.' },
    { ru: 'В настройках линии добавьте в очередь сотрудников, которые пишут клиентам.', en: 'In the channel’s settings put the employees who write to clients into the queue.' },
    { ru: 'Включите связь диалогов с CRM: тогда переписка попадает в карточки.', en: 'Turn on the link between dialogues and CRM, so that messages reach the cards.' },
    { ru: 'Первым должен написать клиент. Через 24 часа после его последнего сообщения WhatsApp примет только шаблон.', en: 'The client writes first. 24 hours after their last message WhatsApp takes templates only.' },
  ],
  effect: 'openline-connected',
}

/** No REST method sends an SMS, and none lists the portal's providers. */
export const smsProvider: ManualStep = {
  role: 'smsProvider',
  name: { ru: 'Провайдер СМС', en: 'An SMS provider' },
  where: { ru: 'Контакт-центр → СМС-провайдеры', en: 'Contact Center → SMS providers' },
  steps: [
    { ru: 'Подключите провайдера и пополните счёт у него.', en: 'Connect a provider and top up your account there.' },
    { ru: 'Назначьте его провайдером по умолчанию: через него шлют бизнес-процессы Cardinal.', en: 'Make it the default provider: Cardinal’s workflows send through it.' },
    { ru: 'Отправьте себе пробное СМС из карточки любого контакта.', en: 'Send a test SMS to yourself from the card of any contact.' },
    { ru: 'Пока провайдера нет, Cardinal показывает готовый текст и ссылки «Написать» и «Отметить отправленным».', en: 'Without a provider Cardinal shows the text ready to copy, with links to write and to mark it as sent.' },
  ],
}

/** Lists leave out what the reader may not see, silently. */
export const wholePicture: ManualStep = {
  role: 'wholePicture',
  name: { ru: 'Кто видит все сделки и контакты', en: 'Who sees all deals and contacts' },
  where: { ru: 'CRM → Настройки → Права доступа', en: 'CRM → Settings → Access permissions' },
  steps: [
    { ru: 'Решите, кто считает общие итоги: администратор или сотрудник, которому видно всё.', en: 'Decide who counts the shared totals: an administrator or an employee who sees everything.' },
    { ru: 'Дайте его роли чтение сделок, контактов и смарт-процессов Cardinal – «Все».', en: 'Give their role reading of deals, contacts and Cardinal’s smart processes: “All”.' },
    { ru: 'Остальные увидят рядом с общим итогом свой: «видно вам».', en: 'Others see their own figure beside the shared one: “visible to you”.' },
  ],
  effect: 'colleague-reads-deals',
}
