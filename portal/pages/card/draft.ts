import type { FieldDescription, FileInput, Values } from '../../src/ui/contract.ts'
import type { Json } from '../../src/state/types.ts'

/** What an input holds while a field is being edited. */
export interface MoneyDraft { amount: string, currency: string }
export interface CommunicationDraft { id: number | null, value: string, valueType: string }
export type SingleDraft = string | boolean | MoneyDraft
export type Draft = SingleDraft | SingleDraft[] | CommunicationDraft[] | FileInput[]

const TYPE_IDS: Record<string, string> = { phones: 'PHONE', emails: 'EMAIL' }

function text(value: Json | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

/** `1500|RUB`. */
export function splitMoney(value: Json | undefined, base: string): MoneyDraft {
  const [amount = '', currency = ''] = text(value).split('|')
  return { amount, currency: currency || base }
}

/** A stored boolean: `Y`, `1` or true. */
export function isYes(value: Json | undefined): boolean {
  return value === true || value === 'Y' || value === 1 || value === '1'
}

export function emptyDraft(field: FieldDescription, base: string): SingleDraft {
  if (field.kind === 'boolean')
    return false
  return field.kind === 'money' || field.kind === 'amount' ? { amount: '', currency: base } : ''
}

function singleDraft(field: FieldDescription, value: Json | undefined, base: string): SingleDraft {
  switch (field.kind) {
    case 'boolean': return isYes(value)
    case 'money': return splitMoney(value, base)
    case 'date': return text(value).slice(0, 10)
    case 'datetime': return text(value).slice(0, 16)
    default: return field.kind === 'crm' && text(value) === '0' ? '' : text(value)
  }
}

/** Phones or e-mails of a record's `fm`. */
export function communicationsOf(values: Values, kind: 'phones' | 'emails'): CommunicationDraft[] {
  const stored = Array.isArray(values.fm) ? values.fm : []
  return stored.flatMap(one => {
    if (typeof one !== 'object' || one === null || Array.isArray(one) || one.typeId !== TYPE_IDS[kind])
      return []
    return [{ id: Number(one.id), value: text(one.value), valueType: text(one.valueType) }]
  })
}

/** The draft an input starts with. `base` is the portal's main currency. */
export function draftOf(field: FieldDescription, values: Values, base: string): Draft {
  const value = values[field.name]
  if (field.kind === 'phones' || field.kind === 'emails')
    return communicationsOf(values, field.kind)
  if (field.kind === 'file')
    return (Array.isArray(value) ? value : [value]).filter(id => typeof id === 'number').map(id => ({ id }))
  if (field.kind === 'amount')
    return { amount: text(value), currency: text(values.currencyId) || base }
  if (!field.multiple)
    return singleDraft(field, value, base)
  return (Array.isArray(value) ? value : []).map(one => singleDraft(field, one, base))
}

function singleValue(field: FieldDescription, draft: SingleDraft): Json {
  if (typeof draft === 'boolean')
    return draft ? 'Y' : 'N'
  if (typeof draft === 'object')
    return draft.amount.trim() === '' ? '' : `${draft.amount.trim().replace(',', '.')}|${draft.currency}`
  const number = field.kind === 'double' || field.kind === 'integer'
  return number ? draft.trim().replace(',', '.') : draft
}

function communicationValues(kind: 'phones' | 'emails', drafts: CommunicationDraft[], stored: CommunicationDraft[]): Json[] {
  const removed = stored.filter(one => !drafts.some(draft => draft.id === one.id)).map(one => ({ id: one.id, value: '' }))
  const kept = drafts.map(({ id, value, valueType }) => ({ ...(id === null ? {} : { id }), typeId: TYPE_IDS[kind] ?? '', valueType, value: value.trim() }))
  return [...removed, ...kept]
}

/** What an edited field sends; files go apart from the values. */
export function valuesOfDraft(field: FieldDescription, draft: Draft, stored: Values): { values: Values, files?: FileInput[] } {
  if (field.kind === 'file')
    return { values: {}, files: draft as FileInput[] }
  if (field.kind === 'phones' || field.kind === 'emails')
    return { values: { fm: communicationValues(field.kind, draft as CommunicationDraft[], communicationsOf(stored, field.kind)) } }
  if (field.kind === 'amount') {
    const { amount, currency } = draft as MoneyDraft
    const isChanged = amount !== text(stored.opportunity)
    const changed: Values = isChanged ? { opportunity: amount.trim().replace(',', '.') || 0, isManualOpportunity: 'Y' } : {}
    return { values: { ...changed, currencyId: currency } }
  }
  if (!field.multiple)
    return { values: { [field.name]: singleValue(field, draft as SingleDraft) } }
  const list = (draft as SingleDraft[]).map(one => singleValue(field, one))
  return { values: { [field.name]: list.filter(one => one !== '') } }
}
