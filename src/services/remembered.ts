import { asRecord } from './portal/decode'

/** What a page remembers of how it was left, on this device. Storage may be blocked: then it begins anew each time. */
export function remembered(page: string): { load: () => Record<string, unknown>, save: (state: Readonly<Record<string, unknown>>) => void } {
  const key = `cardinal.${page}`
  return {
    load() {
      try {
        return asRecord(JSON.parse(localStorage.getItem(key) ?? 'null'))
      }
      catch {
        return {}
      }
    },
    save(state) {
      try {
        localStorage.setItem(key, JSON.stringify(state))
      }
      catch {
        // Full or blocked: nothing is lost but convenience.
      }
    },
  }
}
