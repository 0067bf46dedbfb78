import { describe, expect, it } from 'vitest'
import type { FieldPlan } from '@/domain/blueprint/types'
import { storeBlueprint } from './blueprint'
import { specifiedFields } from './fields'
import { impliedFields } from './impliedFields'
import { ownFields } from './ownFields'
import { fields } from './specification.fixture'

const roleOf = (entity: string) => ['lead', 'deal', 'contact'].includes(entity) ? entity : `process.${entity}`
const withoutEmpty = (settings: Record<string, unknown>) => Object.fromEntries(Object.entries(settings).filter(([key]) => key !== 'DEFAULT_VALUE'))

/** Settings as the portal takes them; a default value that is empty is the portal's own. */
function settingsOf({ type, settings = {}, targets = [] }: FieldPlan): Record<string, unknown> {
  if (type !== 'crm')
    return { ...settings }
  return Object.fromEntries(['LEAD', 'CONTACT', 'COMPANY', 'DEAL'].map(key => [key, targets.some(target => target === key.toLowerCase()) ? 'Y' : 'N']))
}

describe('fields of section 6', () => {
  it('are the 16, each on the entities that use it', () => {
    expect(fields.fields).toHaveLength(16)
    expect(specifiedFields.map(({ code, entity }) => `${code} ${entity}`).sort()).toEqual(
      fields.fields.flatMap(({ code, entities }) => entities.map(({ entity }) => `${code} ${roleOf(entity)}`)).sort(),
    )
  })

  it.each(fields.fields.map(field => [field.name, field] as const))('«%s» has its type, settings and values', (name, field) => {
    for (const ours of specifiedFields.filter(({ code }) => code === field.code)) {
      expect(ours).toMatchObject({ name: { ru: name }, type: field.userTypeId })
      expect(ours.isMultiple ?? false).toBe(field.multiple === 'Y')
      expect(ours.inFilter ?? false).toBe(field.showFilter === 'Y')
      expect(settingsOf(ours)).toEqual(withoutEmpty(field.settings))
      expect(ours.options?.map(option => ({ value: option.name.ru, xmlId: option.xmlId }))).toEqual(
        field.list && [...field.list, ...field.addedValues ?? []].map(({ value, xmlId }) => ({ value, xmlId })),
      )
    }
  })
})

describe('fields that the text implies', () => {
  const standard = ['BIRTHDATE', 'PHONE / IM', 'NAME, LAST_NAME, SOURCE_ID']
  const made = fields.impliedFields.filter(({ code }) => !standard.includes(code))

  it('are all there, each on the entities that use it; standard ones are not made', () => {
    expect(fields.impliedFields.map(({ code }) => code)).toEqual(expect.arrayContaining(standard))
    expect(impliedFields.map(({ code, entity, name }) => `${code} ${entity} ${name.ru}`).sort()).toEqual(
      made.flatMap(({ code, entities, name }) => entities.split(', ').map(entity => `${code} ${roleOf(entity)} ${name}`)).sort(),
    )
  })

  it.each(made.map(field => [field.name, field] as const))('«%s» has its type and values', (_, { code, type }) => {
    const [kind, values] = type.split(': ')
    for (const ours of impliedFields.filter(field => field.code === code)) {
      // A store is a record: its administrator and its hours belong to it.
      expect(ours.type).toBe(code === 'ST_STORE' ? 'crm' : kind?.match(/^\w+/)?.[0])
      expect(ours.options?.map(({ name }) => name.ru)).toEqual(values?.split(', '))
    }
  })
})

describe('fields of ours', () => {
  it('are these and no others: each keeps the default of a gap', () => {
    expect(ownFields.map(({ entity, name }) => `${entity}: ${name.ru}`)).toEqual([
      'lead: Скидка по купону, %',
      'lead: Скидка по купону, сумма',
      'lead: Погашен в сделке',
      'lead: Когда погашен',
      'lead: Cardinal: погашение купона',
      'deal: Cardinal: скидка по купону',
      'lead: Отказ по сделке',
      'lead: Не дозвонились, раз',
      'contact: Дал рекомендаций',
      'contact: Подарок выдан',
      'deal: Судьба депозита',
      'deal: Бронь продлена, раз',
      'lead: Cardinal: сообщения клиенту',
      'contact: Cardinal: сообщения клиенту',
      'deal: Cardinal: сообщения клиенту',
    ])
    const others = storeBlueprint.fields.filter(field => !field.entity.startsWith('process.') && ![...specifiedFields, ...impliedFields, ...ownFields].includes(field))
    expect(others.map(({ role }) => role)).toEqual(['refund'])
  })
})
