import type { EventMap } from '../eventMap'
import { plainFields, withParentPictures } from './fields'
import type { DealFields, FieldFacts } from './fields'

/** One field in which an event is not as its template. */
export interface FieldDifference {
  name: string
  title: string
  /** As the portal holds them. */
  template: unknown
  event: unknown
  facts: FieldFacts
}

/** Whether two texts are one document, however they are spelled. */
export type SameText = (one: string, other: string) => boolean

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || value === 'N' || value === 0 || value === '0' || (Array.isArray(value) && value.length === 0)
}

/** A value as one text, whatever way the portal writes it. */
function plain(value: unknown, type: string): string {
  if (Array.isArray(value))
    return JSON.stringify(value.map(one => plain(one, type)).sort())
  if (isNothing(value) && type !== 'double' && type !== 'integer')
    return ''
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '').trim()
  const moment = Date.parse(text)
  switch (type) {
    case 'money': {
      const [amount = '', currency = ''] = text.split('|')
      return amount === '' ? '' : `${Number(amount)}|${currency}`
    }
    case 'double':
    case 'integer':
      return text === '' ? '' : String(Number(text))
    case 'boolean':
      return ['Y', '1', 'true'].includes(text) ? 'Y' : ''
    case 'date':
      return text.slice(0, 10)
    case 'datetime':
      return Number.isNaN(moment) ? text : String(moment)
    case 'crm':
      return text.replace(/^[A-Z]+_/, '')
    default:
      return text.replaceAll('\r\n', '\n')
  }
}

/** Whether a field holds the same in both. */
export function sameValue(one: unknown, other: unknown, type: string): boolean {
  return plain(one, type) === plain(other, type)
}

/** Fields that events take from their template and that may be brought back to it, by their names. */
export function comparedFields(map: EventMap, facts: readonly FieldFacts[], deals: readonly DealFields[], apart: readonly string[]): FieldFacts[] {
  const { title, description, pictureText, host } = { ...map.fields, title: 'title' }
  const inAny = new Set(deals.flatMap(fields => plainFields(map, facts, fields, apart).map(({ name }) => name)))
  return facts.filter(({ name, type }) => name === title || name === description || name === pictureText
    // Each event has dates, a host and amounts of its own.
    || (inAny.has(name) && name !== host && !['date', 'datetime'].includes(type) && name.startsWith('UF_')))
}

/** What an event should hold in a field to be as its template: its text shows the pictures of the template's deal. */
export function templateValue(map: EventMap, name: string, template: DealFields, templateId: number): unknown {
  return name === map.fields.description ? withParentPictures(String(template[name] ?? ''), templateId) : template[name]
}

/**
 * In which fields an event is not as its template, in the portal's order of fields. Pictures are not compared: an event
 * without one shows that of its template.
 */
export function differencesOf(map: EventMap, compared: readonly FieldFacts[], template: { id: number, fields: DealFields }, event: DealFields, sameText: SameText): FieldDifference[] {
  return compared.flatMap(facts => {
    const { name, title, type } = facts
    const wanted = templateValue(map, name, template.fields, template.id)
    const isSame = name === map.fields.description ? sameText(String(wanted), String(event[name] ?? '')) : sameValue(wanted, event[name], type)
    return isSame ? [] : [{ name, title, template: wanted, event: event[name], facts }]
  })
}

/** A value in people's words, as far as the field's own description goes. */
export function valueText(value: unknown, { type, options }: Pick<FieldFacts, 'type' | 'options'>, words: { yes: string, no: string }): string {
  if (Array.isArray(value))
    return value.map(one => valueText(one, { type, options }, words)).join(', ')
  if (type === 'boolean')
    return plain(value, type) === 'Y' ? words.yes : words.no
  if (isNothing(value))
    return ''
  const text = String(value)
  if (type === 'enumeration')
    return options.get(text) ?? text
  if (type === 'money')
    return text.replace('|', ' ').trim()
  return text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim()
}
