import type { KeyValues } from './drafts'

/** Storage that lives as long as the test. */
export function inMemory(): KeyValues & { values: Map<string, unknown> } {
  const values = new Map<string, unknown>()
  return {
    values,
    get: async name => values.get(name),
    update: async (name, change) => { values.set(name, change(values.get(name))) },
    keys: async () => [...values.keys()],
  }
}
