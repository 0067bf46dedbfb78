import type { NeedId } from './readiness'

/** How a person enters what a stage needs. */
export type NeedInput = 'text' | 'money' | 'whole' | 'moment' | 'choice' | 'contact' | 'employee'

const inputs: Partial<Record<NeedId, NeedInput>> = {
  place: 'text',
  price: 'money',
  cost: 'money',
  capacity: 'whole',
  start: 'moment',
  end: 'moment',
  format: 'choice',
  age: 'choice',
  speaker: 'contact',
  host: 'employee',
}

/** Null for what has a place of its own on the page, or comes from the site. */
export function needInput(id: NeedId): NeedInput | null {
  return inputs[id] ?? null
}

/** An amount as people write it, `1 900,50`, in the form the portal keeps it: `1900.5`. Null for what is none, or is below zero. */
export function readAmount(typed: string): string | null {
  const text = typed.replace(/[\s\u00A0\u202F]|₽|руб\.?|р\.?$/gi, '').replace(',', '.')
  return /^\d{1,12}(?:\.\d{1,2})?$/.test(text) ? String(Number(text)) : null
}

export function readWhole(typed: string): number | null {
  const text = typed.replace(/[\s\u00A0\u202F]/g, '')
  const number = Number(text)
  return /^\d{1,9}$/.test(text) && number > 0 ? number : null
}

/** A moment of the portal, `2026-11-22T10:44:00+03:00`, as an input of date and time takes it: by the portal's own clock. */
export function momentInput(moment: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(moment)?.[0] ?? ''
}

/** What was entered as a moment of the portal. @param like A moment of the portal, for its offset. */
export function readMoment(typed: string, like: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) || Number.isNaN(Date.parse(typed)))
    return null
  return `${typed}:00${/(?:Z|[+-]\d\d:\d\d)$/.exec(like)?.[0] ?? 'Z'}`
}
