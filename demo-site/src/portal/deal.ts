import { asRecord, positiveNumber } from '../contract/json.ts'
import type { FieldMap } from '../contract/types.ts'

/** A file of a deal. `address` holds a key of the webhook: it is loaded at once and never kept. */
export interface DealFile { id: number, address: string }

/** An amount as the portal keeps it: `2400.00` of `RUB`. */
export interface Money { amount: string, currency: string }

/** A deal as the site reads it, by roles. */
export interface Deal {
  id: number
  title: string
  stage: string
  published: string
  answer: string
  siteTemplate: string
  siteEvent: string
  parent: number | null
  description: string
  picture: DealFile | null
  pictureText: string
  pictureFocus: string
  textPictures: DealFile[]
  /** Name of the format for people. */
  format: string
  age: string
  isAccessible: boolean
  price: Money | null
  capacity: number | null
  place: string
  start: string | null
  end: string | null
  speaker: number | null
  host: number | null
}

const readRoles = [
  'published', 'siteAnswer', 'siteTemplate', 'siteEvent', 'parent', 'description', 'picture', 'pictureText', 'pictureFocus', 'textPictures',
  'format', 'age', 'accessible', 'price', 'capacity', 'place', 'start', 'end', 'speaker', 'host',
] as const

/** Names of everything that `readDeal` reads, for `select`. */
export function dealFields({ fields }: FieldMap): string[] {
  return ['id', 'title', 'stageId', ...readRoles.flatMap(role => fields[role] ?? [])]
}

/**
 * Turns a deal of `crm.item.get`, asked for with original names, into ours.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export function readDeal(item: Readonly<Record<string, unknown>>, map: FieldMap): Deal {
  const raw = (role: (typeof readRoles)[number]) => item[map.fields[role] ?? '']
  const text = (role: (typeof readRoles)[number]) => textOf(raw(role))
  return {
    id: positiveNumber(item.id) ?? 0,
    title: textOf(item.title).trim(),
    stage: textOf(item.stageId),
    published: text('published'),
    answer: text('siteAnswer'),
    siteTemplate: text('siteTemplate').trim(),
    siteEvent: text('siteEvent').trim(),
    parent: boundId(raw('parent')),
    description: text('description'),
    picture: fileOf(raw('picture')),
    pictureText: text('pictureText').trim(),
    pictureFocus: text('pictureFocus').trim(),
    textPictures: (Array.isArray(raw('textPictures')) ? raw('textPictures') as unknown[] : []).flatMap(each => fileOf(each) ?? []),
    format: optionName(map, 'format', text('format')),
    age: optionName(map, 'age', text('age')),
    isAccessible: ['Y', '1', 'true'].includes(text('accessible')),
    price: moneyOf(text('price')),
    capacity: positiveNumber(raw('capacity')),
    place: text('place').trim(),
    start: timeOf(text('start')),
    end: timeOf(text('end')),
    speaker: boundId(raw('speaker')),
    host: boundId(raw('host')),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** A binding is a number, `C_12` where a field takes several types, or a list of such. */
function boundId(value: unknown): number | null {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return positiveNumber(typeof first === 'string' ? first.replace(/^[A-Z\d]+_/i, '') : first)
}

function fileOf(value: unknown): DealFile | null {
  const file = asRecord(Array.isArray(value) ? value[0] : value)
  const id = positiveNumber(file?.id)
  return id !== null && typeof file?.urlMachine === 'string' ? { id, address: file.urlMachine } : null
}

function optionName({ options, optionNames }: FieldMap, role: string, id: string): string {
  const known = Object.entries(options).find(([name, value]) => id !== '' && value === id && name.startsWith(`${role}.`))
  return known === undefined ? '' : optionNames[known[0]] ?? ''
}

function moneyOf(text: string): Money | null {
  const [, amount, currency] = /^(\d{1,12}(?:\.\d+)?)\|([A-Z]{3})$/.exec(text) ?? []
  return amount === undefined || currency === undefined || Number(amount) === 0 ? null : { amount: Number(amount).toFixed(2), currency }
}

function timeOf(text: string): string | null {
  return Number.isNaN(Date.parse(text)) ? null : text
}
