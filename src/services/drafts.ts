import { createStore, get, keys, update } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { asList, asMoment, asRecord, asText } from './portal/decode'

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

/** A save that was not known to stand: what it was written over, and its mark. */
export interface UnsettledSave { base: string, mark: string }

export interface DraftText {
  html: string
  /** The stored text it was written over. */
  base: string
  /** This device's clock, ISO. */
  savedAt: string
  /** Mark under which the tab has saved it: kept until it is known to stand. */
  mark?: string
  /** Saves before it that were not known to stand yet, the oldest first. */
  unsettled?: readonly UnsettledSave[]
}

export interface Draft extends DraftText {
  /** The opening of a page in which it was written. */
  session: string
}

/**
 * Texts kept on this device until they are saved. Each opening of a page keeps its own, so nobody's earlier text is
 * overwritten. Storage can be blocked, full or evicted: `false` says so.
 */
export interface Drafts {
  /** Texts of earlier openings, the newest first. */
  load: (key: DraftKey) => Promise<Draft[]>
  /** Keeps this opening's text; with a session, a text beside it that the next opening offers, too. */
  save: (key: DraftKey, draft: DraftText, session?: string) => Promise<boolean>
  /** Removes a draft; without a session this opening's own. */
  remove: (key: DraftKey, session?: string) => Promise<boolean>
  /** Whether storage works, tried with a record of its own. */
  check: () => Promise<boolean>
  /** Removes drafts nobody came back for in {@link keptDays} days, of any deal. */
  tidy: (now?: Date) => Promise<void>
}

/** The two operations on storage; replaced in tests. */
export interface KeyValues {
  get: (key: string) => Promise<unknown>
  /** Reads and writes in one transaction. */
  update: (key: string, change: (value: unknown) => unknown) => Promise<void>
  keys: () => Promise<readonly string[]>
}

const storageTimeoutMs = 3000
const checkKey = 'check'
/** Openings remembered per field; older texts go. */
const mostDrafts = 5
/** A draft is kept so long. */
export const keptDays = 60
const dayMs = 86_400_000

/** Opens the browser's storage on first use, because opening may throw where storage is blocked. */
export function browserStorage(): KeyValues {
  let store: UseStore | null = null
  const open = () => store ??= createStore('cardinal', 'drafts')
  return {
    get: async key => get(key, open()),
    update: async (key, change) => update(key, change, open()),
    keys: async () => (await keys(open())).filter(key => typeof key === 'string'),
  }
}

export function createDrafts(storage: KeyValues = browserStorage(), session: string = crypto.randomUUID()): Drafts {
  async function change(key: string, work: (value: unknown) => unknown): Promise<boolean> {
    try {
      await inTime(storage.update(key, work))
      return true
    }
    catch {
      return false
    }
  }

  return {
    async load(key) {
      try {
        const drafts = readDrafts(await inTime(storage.get(keyText(key))))
        return drafts.filter(draft => draft.session !== session)
      }
      catch {
        return []
      }
    },
    save: (key, draft, kept = session) => change(keyText(key), value =>
      [{ ...draft, session: kept }, ...without(kept, value)].slice(0, mostDrafts)),
    remove: (key, removed = session) => change(keyText(key), value => without(removed, value)),
    check: () => change(checkKey, () => 1),
    async tidy(now = new Date()) {
      try {
        const earliest = now.getTime() - keptDays * dayMs
        for (const key of (await inTime(storage.keys())).filter(each => each !== checkKey)) {
          const isOld = ({ savedAt }: Draft) => Date.parse(savedAt) < earliest
          if (readDrafts(await inTime(storage.get(key))).some(isOld))
            await change(key, value => readDrafts(value).filter(draft => !isOld(draft)))
        }
      }
      catch {
        // Blocked storage has nothing to tidy.
      }
    },
  }
}

function keyText({ origin, userId, entity, entityId, field }: DraftKey): string {
  return JSON.stringify([origin, userId ?? 'guest', entity, entityId, field])
}

/** The other openings' texts as they lie there: they are sanitised when they are read, not at every key. */
function without(session: string, value: unknown): unknown[] {
  return asList(value).filter(item => asText(asRecord(item).session) !== session)
}

/** Storage is read as untrusted: what does not fit is dropped, what fits is sanitised. */
function readDrafts(value: unknown): Draft[] {
  return asList(value).flatMap(item => {
    const { html, base, savedAt, session, mark, unsettled } = asRecord(item)
    const moment = asMoment(savedAt)
    if (typeof html !== 'string' || typeof base !== 'string' || moment === null || asText(session) === '')
      return []
    const clean = sanitiseHtml(html)
    const saves = asList(unsettled).map(asRecord).map(save => ({ base: asText(save.base), mark: asText(save.mark) }))
    const draft: Draft = { html: clean.html, base, savedAt: moment, session: asText(session), ...(typeof mark === 'string' ? { mark } : {}), ...(saves.length > 0 ? { unsettled: saves } : {}) }
    return clean.refused === null ? [draft] : []
  })
}

/** Blocked storage may never answer. */
function inTime<T>(operation: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Storage does not answer.')), storageTimeoutMs)
    operation.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
