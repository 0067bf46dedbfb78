import type { RawSetting } from '@/domain/settings/checkSetting'
import { asRecord } from '../portal/decode'

const keyOf = (origin: string) => `cardinal.settings ${origin}`

/** Keeps what was typed and not saved on this device; storage may be blocked or full: then nothing is kept. */
export function keepSettingsDraft(origin: string, typed: ReadonlyMap<string, RawSetting>): void {
  try {
    if (typed.size === 0)
      localStorage.removeItem(keyOf(origin))
    else
      localStorage.setItem(keyOf(origin), JSON.stringify(Object.fromEntries(typed)))
  }
  catch {
    // The page works without it.
  }
}

/** What was typed and not saved, by setting. */
export function keptSettingsDraft(origin: string): Map<string, RawSetting> {
  try {
    const typed = Object.entries(asRecord(JSON.parse(localStorage.getItem(keyOf(origin)) ?? 'null')))
    return new Map(typed.filter((entry): entry is [string, RawSetting] => ['string', 'boolean'].includes(typeof entry[1])))
  }
  catch {
    return new Map()
  }
}
