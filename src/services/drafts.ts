import { createStore, del, get, set } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { asMoment, asRecord } from './portal/decode'

/** Whose text of which field; the portal's address is the one proved by its messages. */
export interface DraftKey {
  origin: string
  /** `null`: the person's id is not known (no rights to the application). */
  userId: number | null
  /** As the portal names it: `CRM_DEAL`. */
  entity: string
  entityId: number
  field: string
}

export interface Draft {
  /** Sanitised. */
  html: string
  /** The stored text it was written over. */
  base: string
  /** This device's clock, ISO. */
  savedAt: string
}

/** Texts kept on this device until they are saved. Storage can be blocked, full or evicted: `false` says so. */
export interface Drafts {
  load: (key: DraftKey) => Promise<Draft | null>
  save: (key: DraftKey, draft: Draft) => Promise<boolean>
  remove: (key: DraftKey) => Promise<boolean>
  /** Whether storage works, tried with a record of its own. */
  check: () => Promise<boolean>
}

/** The three operations on storage; replaced in tests. */
export interface KeyValues {
  get: (key: string) => Promise<unknown>
  set: (key: string, value: unknown) => Promise<void>
  del: (key: string) => Promise<void>
}

const storageTimeoutMs = 3000
const checkKey = 'check'

/** Opens the browser's storage on first use, because opening may throw where storage is blocked. */
export function browserStorage(): KeyValues {
  let store: UseStore | null = null
  const open = () => store ??= createStore('cardinal', 'drafts')
  return {
    get: async key => get(key, open()),
    set: async (key, value) => set(key, value, open()),
    del: async key => del(key, open()),
  }
}

export function createDrafts(storage: KeyValues = browserStorage()): Drafts {
  async function attempt(operation: () => Promise<void>): Promise<boolean> {
    try {
      await inTime(operation())
      return true
    }
    catch {
      return false
    }
  }

  return {
    async load(key) {
      try {
        return readDraft(await inTime(storage.get(keyText(key))))
      }
      catch {
        return null
      }
    },
    save: (key, draft) => attempt(() => storage.set(keyText(key), { ...draft })),
    remove: key => attempt(() => storage.del(keyText(key))),
    check: () => attempt(async () => {
      await storage.set(checkKey, 1)
      await storage.del(checkKey)
    }),
  }
}

function keyText({ origin, userId, entity, entityId, field }: DraftKey): string {
  return JSON.stringify([origin, userId ?? 'guest', entity, entityId, field])
}

/** Storage is read as untrusted: what does not fit is dropped, what fits is sanitised. */
function readDraft(value: unknown): Draft | null {
  const { html, base, savedAt } = asRecord(value)
  const moment = asMoment(savedAt)
  if (typeof html !== 'string' || typeof base !== 'string' || moment === null)
    return null
  const clean = sanitiseHtml(html)
  return clean.refused === null ? { html: clean.html, base, savedAt: moment } : null
}

/** Blocked storage may never answer. */
function inTime<T>(operation: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Storage does not answer.')), storageTimeoutMs)
    operation.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
