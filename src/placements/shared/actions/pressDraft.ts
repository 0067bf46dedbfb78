import { asNumber } from '@/domain/product/values'
import { toMinor } from '@/domain/money'
import type { Money } from '@/domain/money'
import type { Ask } from '@/domain/store/actions/action'
import type { NewContact, PressInput } from '@/domain/store/actions/facts'
import { typedMoment } from '@/domain/store/typedMoment'
import type { FoundContact } from '@/services/store/findContacts'

/** Asks that one field of text, a number or a choice answers. */
export type TextAsk = Exclude<Ask, 'contact' | 'couponLeadId'>

export interface PersonDraft { name: string, lastName: string, phone: string, gender: string, cities: readonly string[], shoeSize: string, footNote: string, birthdate: string }

/** What stands in the form of a press, as it was typed. */
export interface PressDraft {
  texts: Readonly<Partial<Record<TextAsk | 'graceDays', string>>>
  contact: 'own' | 'existing' | 'new'
  existing: FoundContact | null
  person: PersonDraft
  couponLeadId: number | null
}

const nobody: PersonDraft = { name: '', lastName: '', phone: '', gender: '', cities: [], shoeSize: '', footNote: '', birthdate: '' }

/**
 * A form that nobody has touched.
 *
 * @param record What the record already holds.
 */
export function emptyDraft(record: { texts?: PressDraft['texts'], person?: Partial<PersonDraft>, contact?: PressDraft['contact'] } = {}): PressDraft {
  return { texts: record.texts ?? {}, contact: record.contact ?? 'existing', existing: null, person: { ...nobody, ...record.person }, couponLeadId: null }
}

/** What cannot be read: it is said beside its field. */
export type WrongField = TextAsk | 'graceDays' | 'phone' | 'birthdate'

/** What the form means, and which of its fields mean nothing. */
export interface ReadDraft { input: PressInput, wrong: readonly WrongField[] }

interface Place { now: number, timeZone: string, currency: string }

/** Reads the fields that are asked for; an empty one is absent. */
export function readDraft(draft: PressDraft, asks: readonly Ask[], place: Place): ReadDraft {
  const wrong: WrongField[] = []
  const input: PressInput = {}
  for (const ask of asks) {
    if (ask === 'contact')
      Object.assign(input, readContact(draft, wrong))
    else if (ask === 'couponLeadId')
      Object.assign(input, draft.couponLeadId === null ? {} : { couponLeadId: draft.couponLeadId })
    else if ((draft.texts[ask] ?? '').trim() !== '')
      Object.assign(input, readText(ask, draft, place, wrong))
  }
  return { input, wrong }
}

function readText(ask: TextAsk, draft: PressDraft, { now, timeZone, currency }: Place, wrong: WrongField[]): PressInput {
  const text = draft.texts[ask]!.trim()
  const orWrong = <T>(value: T | null, field: WrongField = ask): { [ask: string]: T } => {
    if (value === null)
      wrong.push(field)
    return value === null ? {} : { [ask]: value }
  }
  switch (ask) {
    case 'deposit': case 'surcharge': case 'refund': return orWrong(readMoney(text, currency))
    case 'deliveryAt': return orWrong(typedMoment(text, now, timeZone))
    case 'storeId': return { storeId: Number(text) }
    case 'giveBack': {
      if (text !== 'grace')
        return { giveBack: { way: text === 'burn' ? 'burn' : 'original' } }
      const days = Number(draft.texts.graceDays ?? '')
      return orWrong(Number.isInteger(days) && days >= 1 && days <= 366 ? { way: 'grace', graceDays: days } : null, 'graceDays')
    }
    default: return { [ask]: text }
  }
}

function readMoney(text: string, currency: string): Money | null {
  const minor = toMinor(asNumber(text) ?? '', currency)
  return minor === null || minor < 0 ? null : { minor, currency }
}

function readContact({ contact, existing, person }: PressDraft, wrong: WrongField[]): Pick<PressInput, 'contactId' | 'newContact'> {
  if (contact !== 'new')
    return contact === 'existing' && existing !== null ? { contactId: existing.id } : {}
  const { name, lastName, phone, gender, cities, shoeSize, footNote } = person
  const digits = phone.replace(/\D/g, '').length
  if (phone.trim() !== '' && (digits < 6 || digits > 15))
    wrong.push('phone')
  const birthdate = readDay(person.birthdate)
  if (birthdate === null && person.birthdate.trim() !== '')
    wrong.push('birthdate')
  const newContact: NewContact = {
    name: name.trim(), lastName: lastName.trim(), gender: gender || null, cities, phones: phone.trim() === '' ? [] : [phone.trim()], shoeSize: shoeSize || null, footNote: footNote.trim(), birthdate,
  }
  return { newContact }
}

/** `2001-05-09` of `09.05.2001`; `null` for what is no day. */
function readDay(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim()) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return year !== '' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}
