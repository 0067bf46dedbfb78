import { minorText } from '../money'
import type { TripMap } from '../tripMap'
import { buildMatrix } from './matrix'
import { areSameRecords, readRecord, writeRecord } from './record'
import type { RevenueRecord } from './record'
import { totalsText } from './totalsText'

/** What a contact's fields should say, and the pipelines' names for the line in words. */
export interface WantedTotals { record: RevenueRecord, pipelines: ReadonlyMap<number, string> }

/** A contact's fields under their original names. */
export type ContactFields = Readonly<Record<string, unknown>>

/** Fields that an update takes. */
export type FieldsToWrite = Record<string, string | number>

/**
 * Fields of a contact that say something else than they should; empty when all is right, whenever that was written.
 *
 * The line in words keeps the language it was written in: people of two languages do not write over each other.
 */
export function fieldsToWrite(current: ContactFields, { record, pipelines }: WantedTotals, map: TripMap): FieldsToWrite {
  const { contact } = map
  const kept = readRecord(current[contact.totals], record.contactId)
  const wanted = kept === null ? record : { ...record, language: kept.language }
  const numbers = Object.entries(numbersOf(wanted, map)).filter(([name, number]) => !isSameNumber(current[name], number))
  const text = totalsText(wanted, pipelines)
  const isRecordRight = kept === null ? wanted.parts.length === 0 && isBlank(current[contact.totals]) : areSameRecords(kept, wanted)
  const isTextRight = isSameText(current[contact.totalsText], text)
  if (numbers.length === 0 && isTextRight && isRecordRight)
    return {}
  return {
    ...Object.fromEntries(numbers),
    ...isTextRight ? {} : { [contact.totalsText]: text },
    [contact.totals]: writeRecord(wanted),
    [contact.totalsAt]: wanted.at,
    [contact.totalsBy]: wanted.by,
  }
}

/** Numbers by field; empty without a deal in that year or pipeline. */
function numbersOf({ parts, currency }: RevenueRecord, { contact, totalOfYear, pipelines }: TripMap): Record<string, string> {
  const matrix = buildMatrix(parts)
  const text = (minor: number, isThere: boolean) => isThere ? hundredths(minor, currency) : ''
  const ofPipeline = (id: number) => text(matrix.totalOfPipeline(id), matrix.pipelines.includes(id))
  return {
    [contact.totalAll]: text(matrix.total, parts.length > 0),
    [contact.totalTours]: ofPipeline(pipelines.tours),
    [contact.totalExpeditions]: ofPipeline(pipelines.expeditions),
    [contact.totalMeetings]: ofPipeline(pipelines.meetings),
    ...Object.fromEntries([...totalOfYear].map(([year, name]) => [name, text(matrix.totalOfYear(year), matrix.years.includes(year))])),
  }
}

/** The fields keep two digits: a third one would be rounded away, and differ for ever. */
function hundredths(minor: number, currency: string): string {
  const text = minorText(minor, currency)
  return /\.\d{3}/.test(text) ? (Math.round(Number(text) * 100) / 100).toFixed(2) : text
}

/** Nothing and zero are the same where there is nothing. */
function isSameNumber(current: unknown, wanted: string): boolean {
  return Math.abs(numberOf(current) - numberOf(wanted)) < 0.005 && (wanted === '' || !isBlank(current))
}

function numberOf(value: unknown): number {
  return isBlank(value) ? 0 : Number(value)
}

function isSameText(current: unknown, wanted: string): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  return plain(typeof current === 'string' ? current : '') === plain(wanted)
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false
}
