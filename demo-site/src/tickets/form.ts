/** What a visitor typed. */
export interface TicketForm { form: string, name: string, phone: string, email: string, count: string }

export type TicketField = 'name' | 'phone' | 'email' | 'count'

export interface TicketOrder { form: string, name: string, /** `+79990000000` */ phone: string, email: string, count: number }

export type CheckedForm = { order: TicketOrder } | { errors: Partial<Record<TicketField, string>> }

/** Most tickets in one order. */
export const MOST_TICKETS = 10

const formName = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A form that the site has drawn: by its name a repeated click is known. */
export function isFormName(text: string): boolean {
  return formName.test(text)
}

/** @param free Places that are left, `null` for no limit. */
export function checkForm({ form, name, phone, email, count }: TicketForm, free: number | null): CheckedForm {
  const checks = { name: nameOf(name), phone: phoneOf(phone), email: emailOf(email), count: countOf(count, free) }
  const errors = Object.fromEntries(Object.entries(checks).flatMap(([field, checked]) => typeof checked === 'object' ? [[field, checked.error]] : []))
  return Object.keys(errors).length > 0
    ? { errors }
    : { order: { form, name: checks.name as string, phone: checks.phone as string, email: checks.email as string, count: checks.count as number } }
}

function nameOf(text: string): string | { error: string } {
  const name = text.replace(/\s+/g, ' ').trim()
  if (name === '')
    return { error: 'Напишите, как вас зовут' }
  return name.length > 100 || !/\p{L}/u.test(name) ? { error: 'Имя – это буквы, не больше 100 знаков' } : name
}

function phoneOf(text: string): string | { error: string } {
  const digits = text.replace(/\D/g, '')
  if (digits === '')
    return { error: 'Нужен телефон: по нему мы сообщим об изменениях' }
  if (/[^\d\s()+.-]/.test(text) || digits.length < 10 || digits.length > 15)
    return { error: 'Телефон целиком, с кодом: +7 900 000-00-00' }
  if (digits.length === 11 && digits.startsWith('8'))
    return `+7${digits.slice(1)}`
  return digits.length === 10 ? `+7${digits}` : `+${digits}`
}

function emailOf(text: string): string | { error: string } {
  const email = text.trim()
  if (email === '')
    return { error: 'Нужна почта: на неё придут билеты' }
  return email.length <= 254 && /^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)+$/.test(email) ? email : { error: 'Адрес целиком: имя@пример.рф' }
}

function countOf(text: string, free: number | null): number | { error: string } {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  if (count < 1 || count > MOST_TICKETS)
    return { error: `От 1 до ${MOST_TICKETS} билетов` }
  return free !== null && count > free ? { error: free === 0 ? 'Мест больше нет' : `Свободных мест: ${free}` } : count
}
