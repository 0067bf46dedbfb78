import type { SettingPlan } from '@/domain/blueprint/types'

/** Queues, shifts, stores and people. */
export const queuesSettings: readonly SettingPlan[] = [
  {
    role: 'cashier.choice', gap: 'GAP-16', default: 'leastBusy',
    name: { ru: 'Если кассиров несколько', en: 'When several cashiers are at work' },
    help: { ru: 'Если кассиров несколько, выбирается менее занятый; если никого — администратор магазина.', en: 'If there are several cashiers, the least busy one is chosen; if there is none, the store administrator.' },
    choices: [
      { value: 'leastBusy', name: { ru: 'Менее занятый', en: 'The least busy' } },
      { value: 'inTurn', name: { ru: 'По очереди', en: 'In turn' } },
    ],
  },
  {
    role: 'operators.measure', gap: 'GAP-20', default: 'leadsAndTasks',
    name: { ru: 'Нагрузка оператора', en: 'Load of an operator' },
    help: { ru: 'Нагрузка = открытые лиды и задачи; при равенстве — кто дольше ждал.', en: 'Load = open leads and tasks; when equal, whoever has waited longest.' },
    choices: [
      { value: 'leadsAndTasks', name: { ru: 'Открытые лиды и задачи', en: 'Open leads and tasks' } },
      { value: 'leads', name: { ru: 'Только открытые лиды', en: 'Open leads only' } },
      { value: 'tasks', name: { ru: 'Только открытые задачи', en: 'Open tasks only' } },
    ],
  },
  {
    role: 'operators.nobody', gap: 'GAP-21', default: 'wait',
    name: { ru: 'Если никто не начал рабочий день', en: 'When nobody has clocked in' },
    help: { ru: 'Если никто не начал рабочий день, заявка ждёт и видна в «Делах на сегодня».', en: 'If nobody has clocked in, the request waits and is shown in “Due today”.' },
    choices: [
      { value: 'wait', name: { ru: 'Заявка ждёт первого оператора', en: 'The request waits for the first operator' } },
      { value: 'anybody', name: { ru: 'Назначить любому оператору', en: 'Give it to any operator' } },
    ],
  },
  {
    role: 'operators.nobody.tellAfter', gap: 'GAP-21', default: 30, unit: 'minutes', min: 1, max: 1440,
    name: { ru: 'Через сколько сообщить руководителю', en: 'When the head is told' },
    help: { ru: 'Если никто не начал рабочий день, заявка ждёт и видна в «Делах на сегодня».', en: 'If nobody has clocked in, the request waits and is shown in “Due today”.' },
  },
  {
    role: 'sellers.nobody.repeatEvery', gap: 'GAP-22', default: 5, unit: 'minutes', min: 1, max: 60,
    name: { ru: 'Как часто повторять запрос всем', en: 'How often everybody is asked again' },
    help: { ru: 'Если свободных продавцов нет, кассир узнаёт сразу, администратор — через 10 минут.', en: 'If no seller is free, the cashier learns at once, the store administrator after 10 minutes.' },
  },
  {
    role: 'sellers.nobody.tellAfter', gap: 'GAP-22', default: 10, unit: 'minutes', min: 1, max: 240,
    name: { ru: 'Через сколько сообщить администратору магазина', en: 'When the store administrator is told' },
    help: { ru: 'Если свободных продавцов нет, кассир узнаёт сразу, администратор — через 10 минут.', en: 'If no seller is free, the cashier learns at once, the store administrator after 10 minutes.' },
  },
  {
    role: 'ask.seconds', gap: 'GAP-23', default: 60, unit: 'seconds', min: 15, max: 600,
    name: { ru: 'Сколько ждём ответа продавца', en: 'How long a seller has to answer' },
    help: { ru: 'Спрашиваем каждого по минуте, два круга, затем всех сразу.', en: 'Each is asked for a minute, two rounds, then all at once.' },
  },
  {
    role: 'ask.rounds', gap: 'GAP-23', default: 2, min: 1, max: 10,
    name: { ru: 'Сколько кругов спрашиваем по одному', en: 'Rounds of asking one by one' },
    help: { ru: 'Спрашиваем каждого по минуте, два круга, затем всех сразу.', en: 'Each is asked for a minute, two rounds, then all at once.' },
  },
  {
    role: 'sellers.load', gap: 'GAP-29', default: 'visits',
    name: { ru: 'Занятость продавца', en: 'Load of a seller' },
    help: { ru: 'Считаются открытые сегодня визиты, по одному на задачу «Сделать продажу».', en: 'Visits opened today are counted, one for each task “Make a sale”.' },
    choices: [
      { value: 'visits', name: { ru: 'Открытые сегодня визиты', en: 'Visits opened today' } },
      { value: 'allVisits', name: { ru: 'Все открытые визиты', en: 'All open visits' } },
    ],
  },
  {
    role: 'stores', gap: 'GAP-28', default: 'whenSeveral',
    name: { ru: 'Выбор магазина', en: 'Choosing a store' },
    help: { ru: 'Магазины задаются в настройках; если он один, выбор не показывается.', en: 'Stores are records of the portal; if there is one, no choice is shown.' },
    choices: [
      { value: 'whenSeveral', name: { ru: 'Только если магазинов несколько', en: 'Only when there are several' } },
      { value: 'always', name: { ru: 'Всегда', en: 'Always' } },
    ],
  },
  {
    role: 'shifts', gap: 'GAP-53', default: ['08:00', '10:00', '12:00'], format: 'time',
    name: { ru: 'Во сколько начинаются смены', en: 'When shifts start' },
    help: { ru: 'Если смены на сегодня не указаны, система попросит их заполнить.', en: 'If the shifts of today are not given, the system asks to fill them in.' },
  },
  {
    role: 'shifts.propose', gap: 'GAP-53', default: 'sameWeekday',
    name: { ru: 'Что предложить, если смены не заполнены', en: 'What to propose when shifts are empty' },
    help: { ru: 'Если смены на сегодня не указаны, система попросит их заполнить.', en: 'If the shifts of today are not given, the system asks to fill them in.' },
    choices: [
      { value: 'sameWeekday', name: { ru: 'Как в тот же день прошлой недели', en: 'As on the same weekday before' } },
      { value: 'yesterday', name: { ru: 'Как вчера', en: 'As yesterday' } },
      { value: 'nothing', name: { ru: 'Ничего', en: 'Nothing' } },
    ],
  },
  {
    role: 'presence.unknownAfter', default: 15, unit: 'minutes', min: 5, max: 240,
    name: { ru: 'Когда рабочий день считается неизвестным', en: 'When a workday counts as unknown' },
    help: { ru: 'Сведения о рабочем дне старше этого не считаются: сотрудник в списке с пометкой «неизвестно».', en: 'What is known of a workday for longer than this does not count: the employee is listed as “unknown”.' },
  },
  {
    role: 'presence.here', default: 'day',
    name: { ru: 'Сколько держится отметка кассира «Здесь»', en: 'How long the cashier’s mark “Here” holds' },
    help: { ru: 'Отметку никто не обновляет сам, поэтому она держится до конца дня или пока не станет известно другое.', en: 'Nobody renews the mark, so it holds until the end of the day or until something else is known.' },
    choices: [
      { value: 'day', name: { ru: 'До конца дня', en: 'Until the end of the day' } },
      { value: 'asOthers', name: { ru: 'Столько же, сколько остальные сведения', en: 'As long as everything else' } },
    ],
  },
  {
    role: 'roles.storeAdministrator', gap: 'GAP-52', default: 'eachStore',
    name: { ru: 'Кого звать администратором магазина', en: 'Who is the store administrator' },
    help: { ru: 'Укажите администратора и заместителя каждого магазина.', en: 'Name the administrator and the deputy of each store.' },
    choices: [
      { value: 'eachStore', name: { ru: 'Администратор и заместитель каждого магазина', en: 'Administrator and deputy of each store' } },
      { value: 'firstStore', name: { ru: 'Администратор первого магазина — для всех', en: 'That of the first store for all' } },
    ],
  },
  {
    role: 'rights', gap: 'GAP-54', default: true,
    name: { ru: 'Проверять права ролей', en: 'Check the rights of roles' },
    help: { ru: 'Права доступа в ТЗ не описаны; мы только проверяем, чего не хватает.', en: 'The specification does not describe rights; we only check what is missing.' },
  },
  {
    role: 'visit.group', gap: 'GAP-71', default: 'oneVisit',
    name: { ru: 'Посетители пришли вместе', en: 'Visitors came together' },
    help: { ru: 'Группа — один визит.', en: 'A group is one visit.' },
    choices: [
      { value: 'oneVisit', name: { ru: 'Один визит', en: 'One visit' } },
      { value: 'visitEach', name: { ru: 'Визит на каждого', en: 'A visit for each' } },
    ],
  },
  {
    role: 'visit.taskCreator', gap: 'GAP-77', default: 'cashier',
    name: { ru: 'Постановщик задачи продавцу', en: 'Creator of the seller’s task' },
    help: { ru: 'Постановщик — кассир; если прав нет, он указан в тексте.', en: 'The cashier is the creator; without the right to do so he is named in the text.' },
    choices: [
      { value: 'cashier', name: { ru: 'Кассир', en: 'The cashier' } },
      { value: 'process', name: { ru: 'Бизнес-процесс, кассир указан в тексте', en: 'The workflow; the cashier is named in the text' } },
    ],
  },
  {
    role: 'visit.entry', gap: 'GAP-38', default: 'page',
    name: { ru: 'Где отмечают посетителя', en: 'Where a visitor is registered' },
    help: { ru: 'Вместо элемента в ленте — страница «Торговый зал».', en: 'Instead of an item in the feed there is the page “Shop floor”.' },
    choices: [
      { value: 'page', name: { ru: 'Страница «Торговый зал»', en: 'Page “Shop floor”' } },
      { value: 'pageAndItem', name: { ru: 'Страница или новый элемент смарт-процесса «Визиты»', en: 'The page, or a new item of the smart process “Visits”' } },
    ],
  },
]
