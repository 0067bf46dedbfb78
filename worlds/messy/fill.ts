import type { PortalClient } from '../portalClient.ts'

type Rest = Pick<PortalClient, 'rest'>

/** Names of fields as people give them, and what they hold. Every tenth is a list. */
const subjects = ['Бюджет', 'Город доставки', 'Марка автомобиля', 'Номер договора', 'Скидка клиента', 'Менеджер склада', 'Срок гарантии', 'Источник трафика', 'Комментарий логиста', 'Вес груза']
const types = ['string', 'integer', 'double', 'boolean', 'date', 'datetime', 'money', 'url', 'employee', 'enumeration']
const entities = ['deal', 'lead', 'contact'] as const

/** Things of others under our names and codes, of other types and with other codes of values. */
async function addClashes(portal: Rest): Promise<void> {
  const field = (entity: string, fields: object) => portal.rest(`crm.${entity}.userfield.add`, { fields })
  const named = (name: string) => ({ LABEL: name, EDIT_FORM_LABEL: { ru: name, en: name } })
  await field('deal', { FIELD_NAME: 'EVENT_PLACE', USER_TYPE_ID: 'integer', ...named('Этаж склада') })
  await field('deal', { FIELD_NAME: 'OUR_START', USER_TYPE_ID: 'datetime', ...named('Начало') })
  await field('deal', { FIELD_NAME: 'OUR_FORMAT', USER_TYPE_ID: 'enumeration', ...named('Формат'), LIST: ['Экскурсия', 'Лекция', 'Квест'].map(VALUE => ({ VALUE, XML_ID: `old-${VALUE}` })) })
  await field('contact', { FIELD_NAME: 'ST_GENDER', USER_TYPE_ID: 'string', ...named('Пол клиента') })
  await portal.rest('crm.category.add', { entityTypeId: 2, fields: { name: 'События', sort: 1300 } })
  await portal.rest('crm.type.add', { fields: { title: 'Визиты', isStagesEnabled: 'Y' } })
}

/** A portal that people have used for years: 300 fields of their own, 12 pipelines, processes, sources. */
export async function fillMessyPortal(portal: Rest): Promise<void> {
  await addClashes(portal)
  for (const entity of entities) {
    for (let index = 0; index < 100; index++)
      await portal.rest(`crm.${entity}.userfield.add`, { fields: ownField(index) })
  }
  for (let index = 1; index <= 10; index++)
    await portal.rest('crm.category.add', { entityTypeId: 2, fields: { name: `Филиал ${index}`, sort: 100 * index } })
  for (const title of ['Договоры', 'Заявки на закупку', 'Рекламации'])
    await portal.rest('crm.type.add', { fields: { title, isStagesEnabled: 'Y' } })
  for (const name of ['Авито', 'Яндекс Директ', 'Сарафанное радио'])
    await portal.rest('crm.status.add', { fields: { ENTITY_ID: 'SOURCE', STATUS_ID: `UC_${name.length}${name.codePointAt(0)}`, NAME: name, SORT: 500 } })
}

function ownField(index: number) {
  const type = types[index % types.length]
  const name = `${subjects[Math.floor(index / 10)]} ${index % 10 + 1}`
  return {
    FIELD_NAME: `OWN_${index}`,
    USER_TYPE_ID: type,
    LABEL: name,
    EDIT_FORM_LABEL: { ru: name, en: name },
    ...(type === 'enumeration' ? { LIST: ['Да', 'Нет', 'Не знаю'].map((VALUE, position) => ({ VALUE, SORT: position * 10, XML_ID: `own-${index}-${position}` })) } : {}),
  }
}
