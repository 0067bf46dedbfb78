import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePlan } from '@/domain/blueprint/makePlan'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { PortalShape, ShapeField } from '@/domain/blueprint/shape'
import type { StandardEntity } from '@/domain/blueprint/types'
import { readPortal } from '@/services/setup/readPortal'
import { blueprints } from '@/solutions'
import { openSetupPortal } from './setup/setupPortal.ts'

const all = Object.values(blueprints(2026))

/** `offer`: named first to the person who maps. `ask`: of our very name, so a person must say. `take`: taken without asking. */
type Expected = 'offer' | 'ask' | 'take' | 'nothing'

type FieldCase = [item: string, name: string, type: string, expected: Expected, more?: Partial<ShapeField>]

const many = { isMultiple: true }
const values = (...names: string[]) => ({ options: names.map((name, index) => ({ id: index + 1, xmlId: `x${index}`, name, sort: index })) })
const to = (...targets: string[]) => ({ settings: Object.fromEntries(targets.map(target => [target, 'Y'])) })

const fieldCases: FieldCase[] = [
  ['deal.start', 'Начало', 'datetime', 'ask'],
  ['deal.start', 'Дата начала', 'datetime', 'offer'],
  ['deal.start', 'Дата и время начала', 'datetime', 'offer'],
  ['deal.start', 'ДАТА НАЧАЛА МЕРОПРИЯТИЯ', 'datetime', 'offer'],
  ['deal.start', 'Дата начала', 'string', 'nothing'],
  ['deal.start', 'Дата начала', 'datetime', 'nothing', many],
  ['deal.start', 'Дата рождения', 'datetime', 'nothing'],
  ['deal.end', 'Окончание', 'datetime', 'ask'],
  ['deal.end', 'Дата окончания', 'datetime', 'offer'],
  ['deal.end', 'Время ожидания', 'datetime', 'nothing'],
  ['deal.place', 'Место проведения', 'string', 'offer'],
  ['deal.place', 'место   встречи', 'string', 'ask'],
  ['deal.place', 'Место встречи (адрес)', 'string', 'offer'],
  ['deal.place', 'Место работы клиента', 'string', 'nothing'],
  ['deal.picture', 'Изображение', 'file', 'offer'],
  ['deal.picture', 'Изображение', 'file', 'nothing', many],
  ['deal.picture', 'Картинка', 'string', 'ask'],
  ['deal.price', 'Стоимость билета', 'money', 'offer'],
  ['deal.price', 'Цена за билет', 'money', 'offer'],
  ['deal.capacity', 'Количество мест', 'integer', 'offer'],
  ['deal.capacity', 'Кол-во мест', 'integer', 'offer'],
  ['deal.capacity', 'Количество мест', 'double', 'offer'],
  ['deal.capacity', 'Номер договора', 'integer', 'nothing'],
  ['deal.format', 'Вид мероприятия', 'enumeration', 'offer', values('Экскурсия', 'Лекция', 'Мастер-класс', 'Обучение', 'Поездка на день')],
  ['deal.format', 'Вид доставки', 'enumeration', 'nothing', values('Курьер', 'Самовывоз')],
  ['deal.age', 'Возраст', 'enumeration', 'ask', values('0+', '6+', '12+', '16+', '18+')],
  ['deal.age', 'Возрастное ограничение', 'enumeration', 'offer', values('0+', '6+', '12+', '16+')],
  ['deal.host', 'Администратор', 'employee', 'offer'],
  ['deal.host', 'Менеджер склада', 'employee', 'nothing'],
  ['deal.speaker', 'Лектор', 'crm', 'offer', to('CONTACT')],
  ['deal.speaker', 'Лектор', 'crm', 'nothing', to('COMPANY')],
  ['deal.cost', 'Затраты', 'money', 'offer'],
  ['deal.refund', 'Сумма возврата', 'money', 'ask'],
  ['deal.refund', 'Возврат, сумма', 'money', 'offer'],
  ['deal.refund', 'Сумма договора', 'money', 'nothing'],
  ['deal.article', 'Артикул', 'string', 'ask'],
  ['deal.article', 'Код тура', 'string', 'offer'],
  ['deal.hotels', 'Гостиницы', 'string', 'offer', many],
  ['deal.hotels', 'Гостиницы', 'string', 'nothing'],
  ['deal.tripStart', 'Дата начала тура', 'date', 'offer'],
  ['deal.tripStart', 'Дата начала тура', 'datetime', 'offer'],
  ['contact.totalAll', 'Сумма успешных сделок', 'double', 'offer'],
  ['contact.total2026', 'Выручка за 2025 год', 'double', 'nothing'],
  ['contact.tier', 'Статус клиента', 'enumeration', 'offer', values('Базовый', 'Серебряный', 'Золотой')],
  ['contact.balance', 'Бонусный счет', 'integer', 'offer'],
  ['contact.gender', 'Пол', 'enumeration', 'offer', values('Мужской', 'Женский')],
  ['contact.shoeSize', 'Размер обуви', 'enumeration', 'ask', values('36', '37', '38')],
  ['contact.shoeSize', 'Размер одежды', 'enumeration', 'nothing', values('S', 'M', 'L')],
  ['lead.couponUntil', 'Срок действия купона', 'datetime', 'ask'],
  ['lead.couponUntil', 'Купон действует до (срок)', 'date', 'nothing'],
  ['lead.couponCode', 'Kod kupona', 'string', 'offer'],
  ['lead.deliveryAddress', 'Адрес доставки', 'string', 'ask'],
  ['lead.deliveryAddress', 'Адрес склада', 'string', 'nothing'],
  ['lead.refusalReason', 'Причина отказа', 'enumeration', 'offer', values('Просто посмотреть', 'Нет размера', 'Дорого')],
  ['deal.paymentMethod', 'Способ оплаты', 'enumeration', 'ask', values('Наличные', 'Карта')],
  ['deal.paymentMethod', 'Оплата, способ', 'enumeration', 'offer', values('Наличные', 'Карта', 'Онлайн')],
  ['deal.holdUntil', 'Срок брони до', 'datetime', 'offer'],
  ['deal.holdUntil', 'Срок оплаты', 'datetime', 'nothing'],
]

type DirectoryCase = [item: string, name: string, expected: Expected]

const directoryCases: DirectoryCase[] = [
  ['SOURCE.whatsapp', 'whatsapp', 'take'],
  ['SOURCE.walkIn', 'Пришли в магазин', 'take'],
  ['SOURCE.neighbour', 'Соседний магазин', 'nothing'],
  ['SOURCE.twoGis', '2ГИС', 'offer'],
  ['CONTACT_TYPE.speaker', 'Лектор', 'take'],
  ['CONTACT_TYPE.employee', 'сотрудник нашей компании', 'take'],
  ['DEAL_TYPE.online', 'Продажа онлайн', 'offer'],
]

describe('suggestions for mapping', () => {
  let portal: Awaited<ReturnType<typeof openSetupPortal>>
  let shape: PortalShape

  beforeAll(async () => {
    portal = await openSetupPortal()
    shape = await readPortal(await portal.callsOf(1), { blueprints: all, locale: 'ru' })
  })
  afterAll(() => portal.running.close())

  function planned(id: string, changes: Partial<PortalShape>): PlanItem {
    const { items } = makePlan({ blueprints: all, shape: { ...shape, ...changes }, codes: null, made: null, locale: 'ru', appOrigin: 'https://cardinal.example.com' })
    return items.find(item => item.id === id)!
  }

  function expectChoice({ action, code, candidates, reason }: PlanItem, expected: Expected, there: string): void {
    const found = { action, first: candidates[0]?.code ?? null, ...(reason === undefined ? {} : { reason }), ...(expected === 'take' ? { code } : {}) }
    expect(found).toMatchObject({
      offer: { action: 'create', first: there },
      ask: { action: 'conflict', reason: 'name-taken' },
      take: { action: 'keep', code: there },
      nothing: { action: 'create', first: null },
    }[expected])
  }

  it.each(fieldCases)('field %s and a field «%s» of type %s: %s %o', (item, name, type, expected, more = {}) => {
    const entity = item.split('.')[0] as StandardEntity
    const field: ShapeField = { id: 9001, code: 'UF_CRM_OWN', type, name, xmlId: '', isMultiple: false, inFilter: false, settings: {}, options: [], ...more }
    expectChoice(planned(`field:${item}`, { fields: { ...shape.fields, [entity]: { isRead: true, value: [field] } } }), expected, 'UF_CRM_OWN')
  })

  it.each(directoryCases)('value %s and a value «%s»: %s', (item, name, expected) => {
    if (!shape.statuses.isRead)
      throw new Error('the directories were not read')
    const value = { id: 9001, entityId: item.split('.')[0]!, statusId: 'UC_OWN', name, initialName: '', sort: 500, color: '', meaning: 'work' as const, isSystem: false }
    expectChoice(planned(`status:${item}`, { statuses: { isRead: true, value: [...shape.statuses.value, value] } }), expected, 'UC_OWN')
  })
})
