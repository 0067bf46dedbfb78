import { describe, expect, it } from 'vitest'
import { itemNames } from '@/domain/blueprint/itemsOf'
import type { Blueprint, FieldPlan } from '@/domain/blueprint/types'
import { blueprints } from '.'

const portal = blueprints(2026)

function stageNames({ pipelines, smartProcesses }: Blueprint, role: string): string[] {
  const { stages = [] } = pipelines.find(plan => plan.role === role) ?? smartProcesses.find(plan => `process.${plan.role}` === role) ?? {}
  return stages.map(({ name }) => name.ru)
}

const fieldNamed = ({ fields }: Blueprint, name: string): FieldPlan | undefined => fields.find(field => itemNames.fields(field) === name)

/** Word for word as the clients wrote them and as the spec quotes them. */
describe('names from the clients\' own texts', () => {
  it.each([
    ['events', 'pipeline:ideas', 'Есть идея'],
    ['events', 'pipeline:events', 'События'],
    ['events', 'pipeline:tickets', 'Продажи билетов'],
    ['trips', 'pipeline:tours', 'Авторские туры'],
    ['trips', 'pipeline:expeditions', 'Экспедиции'],
    ['trips', 'pipeline:meetings', 'Встречи'],
    ['loyalty', 'pipeline:orders', 'Заказы'],
    ['event-marketing', 'process:marketingEvent', 'Мероприятия'],
    ['loyalty', 'process:bonus', 'Бонусы'],
    ['common', 'field:lead.request', 'Cardinal: команда'],
    ['common', 'field:deal.request', 'Cardinal: команда'],
    ['common', 'field:contact.request', 'Cardinal: команда'],
    ['events', 'field:deal.description', 'Описание'],
    ['events', 'field:deal.speaker', 'Спикер'],
    ['events', 'field:deal.refund', 'Сумма возврата'],
    ['events', 'status:CONTACT_TYPE.speaker', 'Спикер'],
    ['trips', 'field:deal.article', 'Артикул'],
    ['trips', 'field:deal.refund', 'Сумма возврата'],
    ['loyalty', 'field:deal.refund', 'Сумма возврата'],
    ['store', 'pipeline:store', 'Продажи магазина'],
    ['store', 'process:shift', 'Смены'],
    ['store', 'field:lead.couponCode', 'Код купона'],
    ['event-marketing', 'field:contact.contactType', 'Тип контакта'],
    ['event-marketing', 'field:process.marketingEvent.contactType', 'Тип контакта'],
    ['event-marketing', 'field:process.marketingEvent.contactCount', 'Количество контактов'],
    ['event-marketing', 'field:process.marketingEvent.contactQuality', 'Качество контактов'],
    ['event-marketing', 'option:contact.contactType.webinar', 'Вебинар'],
  ] as const)('%s calls %s «%s»', (solution, item, name) => {
    const { pipelines, smartProcesses, fields, directories } = portal[solution]
    const names = new Map<string, string>([
      ...pipelines.map(plan => [itemNames.pipelines(plan), plan.name.ru] as const),
      ...smartProcesses.map(plan => [itemNames.smartProcesses(plan), plan.name.ru] as const),
      ...directories.map(plan => [itemNames.directories(plan), plan.name.ru] as const),
      ...fields.map(plan => [itemNames.fields(plan), plan.name.ru] as const),
      ...fields.flatMap(({ entity, role, options = [] }) => options.map(({ xmlId, name }) => [`option:${entity}.${role}.${xmlId}`, name.ru] as const)),
    ])
    expect(names.get(item)).toBe(name)
  })

  it.each([
    ['events', 'events', ['Даты согласованы со спикером', 'Назначен администратор']],
    ['events', 'tickets', ['Возврат']],
    ['trips', 'tours', ['Возврат']],
    ['trips', 'expeditions', ['Возврат']],
    ['trips', 'meetings', ['Возврат']],
    ['loyalty', 'orders', ['Возврат']],
    ['event-marketing', 'process.marketingEvent', ['Подготовка', 'Задачи', 'Проведено', 'Затраты', 'Завершено']],
  ] as const)('%s has in %s the stages %j, in this order', (solution, pipeline, stages) => {
    const found = stageNames(portal[solution], pipeline)
    expect(found.filter(name => (stages as readonly string[]).includes(name))).toEqual(stages)
  })
})

describe('codes that portals already carry', () => {
  it.each([
    ['field:deal.description', 'CARDINAL_DESCRIPTION', 'cardinalhtml'],
    ['field:deal.descriptionTwin', 'CARDINAL_DESCRIPTION_TWIN', 'string'],
    ['field:deal.picture', 'EVENT_PICTURE', 'file'],
    ['field:deal.start', 'EVENT_START', 'datetime'],
    ['field:deal.end', 'EVENT_END', 'datetime'],
    ['field:deal.place', 'EVENT_PLACE', 'string'],
    ['field:deal.format', 'EVENT_FORMAT', 'enumeration'],
    ['field:deal.speaker', 'EVENT_SPEAKER', 'crm'],
    ['field:deal.host', 'EVENT_HOST', 'employee'],
    ['field:deal.price', 'EVENT_PRICE', 'money'],
    ['field:deal.capacity', 'EVENT_CAPACITY', 'integer'],
    ['field:deal.age', 'EVENT_AGE', 'enumeration'],
    ['field:deal.parent', 'EVENT_PARENT', 'crm'],
    ['field:deal.siteTemplate', 'EVENT_SITE_TEMPLATE', 'string'],
    ['field:deal.siteEvent', 'EVENT_SITE_EVENT', 'string'],
    ['field:deal.published', 'EVENT_PUBLISHED', 'string'],
    ['field:deal.accessible', 'EVENT_ACCESSIBLE', 'boolean'],
  ])('%s stays %s, a field of type %s', (name, code, type) => {
    expect(fieldNamed(portal.events, name)).toMatchObject({ code, type })
  })
})

describe('what has to be equal or to grow', () => {
  it('gives contact and event the same values of «Тип контакта», for contacts are counted by their text', () => {
    const ofContact = fieldNamed(portal['event-marketing'], 'field:contact.contactType')
    const ofEvent = fieldNamed(portal['event-marketing'], 'field:process.marketingEvent.contactType')
    expect(ofContact?.options?.length).toBeGreaterThan(0)
    expect(ofEvent?.options).toEqual(ofContact?.options)
  })

  it.each([
    [2026, ['2023', '2024', '2025', '2026', '2027', '2028']],
    [2027, ['2023', '2024', '2025', '2026', '2027', '2028', '2029']],
    [2020, ['2023', '2024', '2025']],
  ])('in %i has totals of the years %j', (year, years) => {
    const totals = blueprints(year).trips.fields.filter(({ code }) => /^TRIP_TOTAL_\d+$/.test(code))
    expect(totals.map(({ name }) => name.ru)).toEqual(years.map(one => `Выручка за ${one} год`))
    expect(totals.map(({ type, entity }) => `${entity} ${type}`)).toEqual(years.map(() => 'contact double'))
  })
})
