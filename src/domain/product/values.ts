import type { FieldFacts } from '../copy/fields'
import { toMinor, minorText } from '../money'
import { fieldKind } from './kinds'
import type { FieldKind, PropertyKind } from './kinds'
import { matchOption } from './listMatch'

/**
 * Values of a field or a property, each in one spelling: a day `2027-08-01`, a moment in ISO, money `1500.00|RUB`, a tick
 * `Y`, an employee's id, a record `C_5`, of a deal's list the value's id. None is an empty list.
 */
export type Values = readonly string[]

/** What a product holds in a property: kind and values; of a list the texts. */
export interface ProductValue { kind: PropertyKind, values: Values }

export type Converted
  = | { kind: 'ready', values: Values }
    | { kind: 'misfit' }
    /** The text is none that the field takes. */
    | { kind: 'unreadable', text: string }
    /** No value of the list is called so. */
    | { kind: 'unmatched', text: string }
    /** Several are. */
    | { kind: 'ambiguous', text: string, options: readonly string[] }

export interface ConvertContext {
  /** Of the deal: for numbers that become money. */
  currency: string
  /** Offset of the portal, `+03:00`: for days that become moments. */
  offset: string
}

/** Values in the way the field takes them. */
export function convert({ kind, values }: ProductValue, facts: FieldFacts, context: ConvertContext): Converted {
  const field = fieldKind(facts.type)
  const ready: string[] = []
  for (const text of values) {
    const one = convertOne(kind, text, facts, field, context)
    if (one.kind !== 'ready')
      return one
    ready.push(...one.values)
  }
  const distinct = [...new Set(ready)]
  return { kind: 'ready', values: facts.isMultiple ? distinct : field === 'text' && distinct.length > 1 ? [listed(distinct)] : distinct.slice(0, 1) }
}

/** «Армения, июнь 2027; Грузия, сентябрь 2027»: a comma within the values is no comma between them. */
function listed(texts: Values): string {
  return texts.join(texts.some(text => text.includes(',')) ? '; ' : ', ')
}

function convertOne(kind: PropertyKind, text: string, facts: FieldFacts, field: FieldKind, { currency, offset }: ConvertContext): Converted {
  switch (field) {
    case 'text':
      return kind === 'employee' || kind === 'crm' || kind === 'other' ? { kind: 'misfit' } : ready(plainText(kind, text))
    case 'integer':
      return numeric(kind, text, number => /^-?\d+$/.test(number) ? number : null)
    case 'number':
      return numeric(kind, text, number => number)
    case 'money':
      return kind === 'money' ? ready(text) : numeric(kind, text, number => moneyText(number, currency))
    case 'date':
      return dated(kind, text, asDay)
    case 'datetime':
      return dated(kind, text, each => asMoment(each, offset))
    case 'boolean':
      return ticked(text)
    case 'list': {
      const found = matchOption(plainText(kind, text), facts.options)
      return found.kind === 'found' ? ready(found.option) : found.kind === 'none' ? { kind: 'unmatched', text } : { kind: 'ambiguous', text, options: found.options }
    }
    case 'employee':
      return kind === 'employee' ? ready(text) : { kind: 'misfit' }
    case 'crm':
      return kind === 'crm' ? ready(text) : { kind: 'misfit' }
    case 'other':
      return { kind: 'misfit' }
  }
}

function ready(text: string): Converted {
  return { kind: 'ready', values: text === '' ? [] : [text] }
}

function numeric(kind: PropertyKind, text: string, spell: (number: string) => string | null): Converted {
  if (['date', 'datetime', 'boolean', 'employee', 'crm', 'other', 'html'].includes(kind))
    return { kind: 'misfit' }
  const number = asNumber(kind === 'money' ? text.split('|')[0]! : text)
  const spelled = number === null ? null : spell(number)
  return spelled === null ? { kind: 'unreadable', text } : ready(spelled)
}

function dated(kind: PropertyKind, text: string, spell: (text: string) => string | null): Converted {
  if (!['date', 'datetime', 'text', 'list'].includes(kind))
    return { kind: 'misfit' }
  const spelled = spell(text)
  return spelled === null ? { kind: 'unreadable', text } : ready(spelled)
}

const yes: ReadonlySet<string> = new Set(['y', 'yes', 'да', '1', 'true', 'есть'])
const no: ReadonlySet<string> = new Set(['n', 'no', 'нет', '0', 'false'])

function ticked(text: string): Converted {
  const word = text.trim().toLowerCase()
  return yes.has(word) ? ready('Y') : no.has(word) ? ready('N') : { kind: 'unreadable', text }
}

/** Digits with a point: `1 500,50` is `1500.5`; null for what is no number. */
export function asNumber(text: string): string | null {
  const plain = text.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.')
  return /^[+-]?\d{1,15}(?:\.\d{1,10})?$/.test(plain) ? String(Number(plain)) : null
}

/** `1500.00|RUB`, or null for no amount. */
export function moneyText(amount: string, currency: string): string | null {
  const minor = toMinor(amount, currency)
  return minor === null ? null : `${minorText(minor, currency)}|${currency}`
}

/** `2027-08-01` of `01.08.2027`, `2027-08-01 12:00:00` and of ISO moments as the portal writes them; null for no day. */
export function asDay(text: string): string | null {
  const [, year, month, day] = /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ]|\s*$)/.exec(text) ?? []
  const [, siteDay, siteMonth, siteYear] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s|$)/.exec(text) ?? []
  const found = year !== undefined ? [year, month!, day!] : siteYear !== undefined ? [siteYear, siteMonth!.padStart(2, '0'), siteDay!.padStart(2, '0')] : null
  return found !== null && isDay(found.map(Number)) ? found.join('-') : null
}

function isDay([year = 0, month = 0, day = 0]: readonly number[]): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** ISO with an offset; a bare day begins at midnight of the portal. */
export function asMoment(text: string, offset: string): string | null {
  const day = asDay(text)
  if (day === null)
    return null
  const [, hours = '0', minutes = '00', seconds = '00', zone] = /[T\s](\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?\s*$/.exec(text) ?? []
  const moment = `${day}T${hours.padStart(2, '0')}:${minutes}:${seconds}${zone ?? offset}`
  return Number.isNaN(Date.parse(moment)) ? null : moment
}

/** A value as a line of text: days as `01.08.2027`, HTML without its tags. */
export function plainText(kind: PropertyKind, text: string): string {
  switch (kind) {
    case 'date':
    case 'datetime': {
      const day = asDay(text)
      return day === null ? text.trim() : day.split('-').reverse().join('.')
    }
    case 'html':
      return text.replace(/<(?:br|\/p|\/div|\/li|\/h\d)[^>]*>/gi, '\n').replace(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replace(/[ \t]+/g, ' ').replace(/ ?\n\s*/g, '\n').trim()
    case 'money':
      return text.replace('|', ' ').replace(/\.00(?= )/, '')
    case 'boolean':
      return text === 'Y' ? 'да' : text === 'N' ? 'нет' : text
    default:
      return text.trim()
  }
}

/** Whether two fields hold the same, whatever way the portal writes moments, numbers and money. */
export function isSameValues(one: Values, other: Values, type: string): boolean {
  const spell = (values: Values) => JSON.stringify(values.map(value => sameSpelling(value, fieldKind(type))).filter(value => value !== '').sort())
  return spell(one) === spell(other)
}

function sameSpelling(value: string, kind: FieldKind): string {
  switch (kind) {
    case 'datetime':
      return Number.isNaN(Date.parse(value)) ? value : String(Date.parse(value))
    case 'integer':
    case 'number':
      return asNumber(value) ?? value
    case 'money': {
      const [amount = '', currency = ''] = value.split('|')
      return `${asNumber(amount) ?? amount}|${currency}`
    }
    // A field without a tick is written as one that says no.
    case 'boolean':
      return value === 'Y' ? 'Y' : ''
    default:
      return value.replaceAll('\r\n', '\n').trim()
  }
}
