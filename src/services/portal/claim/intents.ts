import { createStore, del, get, set } from 'idb-keyval'
import { asId, asRecord, asText } from '../decode'

/** What this browser has set out to claim: written before the first request, gone when the answer is certain. */
export interface Intent {
  /** Draws the line between one attempt of the person and the next. */
  operation: string
  /** Name of the claim. */
  name: string
  /** Employee who set out. */
  userId: number
  /** This device's clock, unix milliseconds. */
  sentAt: number
}

/** Where intents are kept between openings of the page; a storage that fails is as good as an empty one. */
export interface IntentStore {
  read: (name: string) => Promise<Intent | null>
  keep: (intent: Intent) => Promise<void>
  remove: (name: string) => Promise<void>
}

function decodeIntent(value: unknown): Intent | null {
  const { operation, name, userId, sentAt } = asRecord(value)
  const user = asId(userId)
  return user === null || typeof sentAt !== 'number' || asText(name) === '' ? null : { operation: asText(operation), name: asText(name), userId: user, sentAt }
}

/**
 * Intents in this browser's storage, apart for each portal.
 *
 * @param origin The portal's address, as proved by its messages.
 */
export function browserIntents(origin: string): IntentStore {
  const keyOf = (name: string) => `${origin}|${name}`
  // Opening may throw where storage is blocked: on first use, inside the guard.
  const quietly = async <T>(work: (store: ReturnType<typeof createStore>) => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work(createStore('cardinal-claims', 'intents'))
    }
    catch {
      return otherwise
    }
  }
  return {
    read: name => quietly(async store => decodeIntent(await get(keyOf(name), store)), null),
    keep: intent => quietly(store => set(keyOf(intent.name), intent, store), undefined),
    remove: name => quietly(store => del(keyOf(name), store), undefined),
  }
}
