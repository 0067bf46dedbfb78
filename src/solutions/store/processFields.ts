import type { EntityRole, FieldPlan } from '@/domain/blueprint/types'
import { onEntities } from './onEntities'
import { saleResults, yesNo } from './options'
import { operatorRating, saleRating } from './ratingForms'

type OwnField = Omit<FieldPlan, 'entity'>

function fieldsOf(entity: EntityRole, fields: readonly OwnField[]): FieldPlan[] {
  return fields.map(field => ({ entity, ...field }))
}

const oneRow = { DISPLAY: 'LIST', LIST_HEIGHT: 1 }

const storeFields = fieldsOf('process.store', [
  { role: 'administrator', code: 'ST_ADMINISTRATOR', type: 'employee', inFilter: true, name: { ru: 'Администратор магазина', en: 'Store administrator' }, alsoCalled: ['Управляющий'] },
  { role: 'deputy', code: 'ST_DEPUTY', type: 'employee', inFilter: true, name: { ru: 'Заместитель администратора', en: 'Deputy administrator' } },
  { role: 'address', code: 'ST_ADDRESS', type: 'string', inFilter: true, name: { ru: 'Адрес магазина', en: 'Store address' } },
  { role: 'opensAt', code: 'ST_OPENS_AT', type: 'string', name: { ru: 'Открывается в', en: 'Opens at' } },
  { role: 'closesAt', code: 'ST_CLOSES_AT', type: 'string', name: { ru: 'Закрывается в', en: 'Closes at' } },
])

const shiftFields = fieldsOf('process.shift', [
  { role: 'employee', code: 'ST_EMPLOYEE', type: 'employee', inFilter: true, name: { ru: 'Сотрудник', en: 'Employee' } },
  { role: 'day', code: 'ST_DAY', type: 'date', inFilter: true, name: { ru: 'День', en: 'Day' } },
  { role: 'startsAt', code: 'ST_STARTS_AT', type: 'string', inFilter: true, name: { ru: 'Смена с', en: 'Shift from' } },
  {
    role: 'duty', code: 'ST_DUTY', type: 'enumeration', inFilter: true, settings: oneRow,
    name: { ru: 'Кем работает', en: 'Works as' },
    options: [
      { xmlId: 'SELLER', name: { ru: 'Продавец', en: 'Seller' } },
      { xmlId: 'CASHIER', name: { ru: 'Кассир', en: 'Cashier' } },
      { xmlId: 'OPERATOR', name: { ru: 'Оператор', en: 'Operator' } },
    ],
  },
  {
    role: 'presence', code: 'ST_PRESENCE', type: 'enumeration', inFilter: true, settings: oneRow,
    name: { ru: 'Рабочий день', en: 'Workday' },
    options: [
      { xmlId: 'OPENED', name: { ru: 'Начат', en: 'Started' } },
      { xmlId: 'PAUSED', name: { ru: 'Перерыв', en: 'Break' } },
      { xmlId: 'CLOSED', name: { ru: 'Закончен', en: 'Finished' } },
      { xmlId: 'EXPIRED', name: { ru: 'Не закрыт вчера', en: 'Left open yesterday' } },
      { xmlId: 'HERE', name: { ru: 'Здесь, отметил кассир', en: 'Here, marked by the cashier' } },
    ],
  },
  { role: 'presenceAt', code: 'ST_PRESENCE_AT', type: 'datetime', inFilter: true, name: { ru: 'Когда узнали', en: 'Known at' } },
  {
    role: 'presenceSource', code: 'ST_PRESENCE_SOURCE', type: 'enumeration', settings: oneRow,
    name: { ru: 'Откуда узнали', en: 'Known from' },
    options: [
      { xmlId: 'OWN_PAGE', name: { ru: 'Страница сотрудника', en: 'The employee’s own page' } },
      { xmlId: 'PROCESS', name: { ru: 'Бизнес-процесс', en: 'Workflow' } },
      { xmlId: 'ADMINISTRATOR', name: { ru: 'Страница администратора', en: 'An administrator’s page' } },
      { xmlId: 'CASHIER', name: { ru: 'Кассир', en: 'Cashier' } },
    ],
  },
])

const visitFields = fieldsOf('process.visit', [
  {
    role: 'channel', code: 'ST_CHANNEL', type: 'enumeration', inFilter: true, settings: oneRow,
    name: { ru: 'Где продажа', en: 'Where the sale is' },
    options: [
      { xmlId: 'SHOP', name: { ru: 'В зале', en: 'In the store' } },
      { xmlId: 'ONLINE', name: { ru: 'Онлайн', en: 'Online' } },
    ],
  },
  { role: 'groupSize', code: 'ST_GROUP_SIZE', type: 'integer', name: { ru: 'Сколько человек', en: 'How many people' } },
  { role: 'cashier', code: 'ST_CASHIER', type: 'employee', inFilter: true, name: { ru: 'Кто зарегистрировал', en: 'Registered by' } },
  { role: 'asked', code: 'ST_ASKED', type: 'employee', isMultiple: true, inFilter: true, name: { ru: 'Кого спрашиваем', en: 'Who is asked' } },
  { role: 'askedAt', code: 'ST_ASKED_AT', type: 'datetime', name: { ru: 'Когда спросили', en: 'Asked at' } },
  { role: 'round', code: 'ST_ROUND', type: 'integer', name: { ru: 'Круг', en: 'Round' } },
  { role: 'seller', code: 'ST_SELLER', type: 'employee', inFilter: true, name: { ru: 'Продавец', en: 'Seller' } },
  { role: 'acceptedAt', code: 'ST_ACCEPTED_AT', type: 'datetime', inFilter: true, name: { ru: 'Когда принял', en: 'Accepted at' } },
  { role: 'task', code: 'ST_TASK', type: 'integer', name: { ru: 'Номер задачи', en: 'Task number' } },
  { role: 'saleResult', code: 'ST_SALE_RESULT', type: 'enumeration', inFilter: true, settings: oneRow, name: { ru: 'Результат продажи', en: 'Sale result' }, options: saleResults },
  { role: 'explanation', code: 'ST_EXPLANATION', type: 'string', settings: { ROWS: 4 }, name: { ru: 'Почему он', en: 'Why this person' } },
])

const assignmentFields = fieldsOf('process.assignment', [
  { role: 'employee', code: 'ST_EMPLOYEE', type: 'employee', inFilter: true, name: { ru: 'Кому', en: 'Given to' } },
  { role: 'subject', code: 'ST_SUBJECT', type: 'string', inFilter: true, name: { ru: 'Что сделать', en: 'What to do' } },
  { role: 'task', code: 'ST_TASK', type: 'integer', name: { ru: 'Номер задачи', en: 'Task number' } },
  { role: 'explanation', code: 'ST_EXPLANATION', type: 'string', settings: { ROWS: 4 }, name: { ru: 'Почему он', en: 'Why this person' } },
])

const ratingFields = fieldsOf('process.rating', [
  { role: 'number', code: 'ST_NUMBER', type: 'string', inFilter: true, name: { ru: 'Номер лида или сделки', en: 'Number of the lead or deal' } },
  { role: 'rated', code: 'ST_RATED', type: 'employee', isMultiple: true, inFilter: true, name: { ru: 'Кого оценили', en: 'Who was rated' } },
  ...[...operatorRating.questions, ...saleRating.questions].map(({ role, name }, index): OwnField => (
    { role, code: `ST_ANSWER_${index + 1}`, type: 'enumeration', name, inFilter: true, settings: oneRow, options: yesNo }
  )),
])

/** Fields of the store's own smart processes; gender and store come from the client's text (`fields.ts`, `impliedFields.ts`). */
export const processFields: readonly FieldPlan[] = [
  ...storeFields, ...shiftFields, ...visitFields, ...assignmentFields, ...ratingFields,
  ...onEntities(['process.assignment', 'process.rating'], { role: 'store', code: 'ST_STORE', type: 'crm', inFilter: true, name: { ru: 'Магазин', en: 'Store' }, targets: ['process.store'] }),
]
