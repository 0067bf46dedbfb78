import { copyParts } from '@/domain/copy/fields'
import type { CopyPart } from '@/domain/copy/fields'
import { asList, asRecord } from '../portal/decode'

const keyOf = (origin: string) => `cardinal.copy ${origin}`

/** What a person copies, and whether days off are skipped, as they last chose. */
export interface CopyChoices { parts: ReadonlySet<CopyPart>, skipHolidays: boolean, skipWeekends: boolean }

const usualChoices: CopyChoices = { parts: new Set(copyParts), skipHolidays: true, skipWeekends: false }

/** Remembers it on this device; storage may be blocked or full: then nothing is kept. */
export function keepChoices(origin: string, { parts, skipHolidays, skipWeekends }: CopyChoices): void {
  try {
    localStorage.setItem(keyOf(origin), JSON.stringify({ parts: [...parts], skipHolidays, skipWeekends }))
  }
  catch {
    // The page works without it.
  }
}

/** What was chosen last; everything is copied until then. */
export function keptChoices(origin: string): CopyChoices {
  try {
    const { parts, skipHolidays, skipWeekends } = asRecord(JSON.parse(localStorage.getItem(keyOf(origin)) ?? 'null'))
    if (parts === undefined)
      return usualChoices
    return { parts: new Set(copyParts.filter(part => asList(parts).includes(part))), skipHolidays: skipHolidays !== false, skipWeekends: skipWeekends === true }
  }
  catch {
    return usualChoices
  }
}
