import type { EventMap } from '@/domain/eventMap'
import { outlineOf } from '@/domain/html/equal'
import { parseInert } from '@/domain/html/parse'
import type { PublicValues } from '@/domain/site/fingerprint'
import { asFlag, asMoney, asMoment, asNumber, asText } from '../portal/decode'
import { asBinding, asFile } from '../portal/decodeCrm'

const CONTACT = 3

function minuteOf(value: unknown): string {
  const moment = asMoment(value)
  return moment === null ? '' : new Date(moment).toISOString().slice(0, 16)
}

function moneyOf(value: unknown): string {
  const money = asMoney(value)
  return money === null || money.amount === 0 ? '' : `${money.amount}|${money.currency}`
}

/**
 * What of a deal the site shows, each value in one spelling, however the portal writes it.
 *
 * @param fields The deal under original names.
 */
export function publicValues({ fields: codes, stages }: EventMap, fields: Readonly<Record<string, unknown>>): PublicValues {
  const text = (role: keyof typeof codes) => asText(fields[codes[role]]).trim()
  return {
    title: asText(fields.title).trim(),
    cancelled: stages.get('events.cancelled') === asText(fields.stageId) ? '1' : '',
    description: text('description') === '' ? '' : outlineOf(parseInert(text('description')).body),
    picture: String(asFile(fields[codes.picture])?.id ?? ''),
    pictureText: text('pictureText'),
    pictureFocus: text('pictureFocus'),
    format: text('format'),
    age: text('age'),
    accessible: asFlag(fields[codes.accessible]) ? '1' : '',
    price: moneyOf(fields[codes.price]),
    capacity: String(asNumber(fields[codes.capacity]) || ''),
    place: text('place'),
    start: minuteOf(fields[codes.start]),
    end: minuteOf(fields[codes.end]),
    speaker: String(asBinding(fields[codes.speaker], CONTACT)?.id ?? ''),
    host: String(asNumber(fields[codes.host]) || ''),
  }
}
