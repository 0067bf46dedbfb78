import { keptEventValues } from '../settings/siteProfile'

/** What copying to events takes from the solution's settings. */
export interface CopySettings {
  /** Least minutes between two events of a speaker. */
  speakerGap: number
  /** Month and day of each public holiday, `01-07`. */
  holidays: readonly string[]
}

/** Days off of the Russian calendar that have a fixed date. */
export const copyDefaults: CopySettings = {
  speakerGap: 60,
  holidays: ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08', '02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
}

export const copyBounds = { speakerGap: { min: 0, max: 720 } } as const

/** Read from the options that come with a page's first answer. What somebody's hand made of a setting counts as its default. */
export function copySettingsOf(appOptions: Readonly<Record<string, unknown>>): CopySettings {
  const { speakerGap, holidays } = keptEventValues(appOptions)
  const { min, max } = copyBounds.speakerGap
  return {
    speakerGap: Number.isInteger(speakerGap) && Number(speakerGap) >= min && Number(speakerGap) <= max ? Number(speakerGap) : copyDefaults.speakerGap,
    holidays: Array.isArray(holidays) ? holidays.filter((day): day is string => typeof day === 'string' && /^\d\d-\d\d$/.test(day)) : copyDefaults.holidays,
  }
}
