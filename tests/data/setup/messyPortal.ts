import type { PortalControl } from '../../support/portalControl.ts'

/** Names of fields as people give them, and what they hold. Every tenth is a list. */
const subjects = ['Бюджет', 'Город доставки', 'Марка автомобиля', 'Номер договора', 'Скидка клиента', 'Менеджер склада', 'Срок гарантии', 'Источник трафика', 'Комментарий логиста', 'Вес груза']
const types = ['string', 'integer', 'double', 'boolean', 'date', 'datetime', 'money', 'url', 'employee', 'enumeration']
const entities = ['deal', 'lead', 'contact'] as const

/** A portal that people have used for years: 300 fields of their own, 12 pipelines, processes, sources. */
export async function fillMessyPortal(control: PortalControl): Promise<void> {
  for (const entity of entities) {
    for (let index = 0; index < 100; index++)
      await control.rest(`crm.${entity}.userfield.add`, { fields: ownField(index) })
  }
  for (let index = 1; index <= 11; index++)
    await control.rest('crm.category.add', { entityTypeId: 2, fields: { name: `Филиал ${index}`, sort: 100 * index } })
  for (const title of ['Договоры', 'Заявки на закупку', 'Рекламации'])
    await control.rest('crm.type.add', { fields: { title, isStagesEnabled: 'Y' } })
  for (const name of ['Авито', 'Яндекс Директ', 'Сарафанное радио'])
    await control.rest('crm.status.add', { fields: { ENTITY_ID: 'SOURCE', STATUS_ID: `UC_${name.length}${name.codePointAt(0)}`, NAME: name, SORT: 500 } })
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
