import { createStore, del, delMany, entries, get, set } from 'idb-keyval'
import { readFocus, writeFocus } from '@/domain/pictures/crop'
import type { PictureWords } from '../deals/dealPicture'
import { asRecord, asText } from '../portal/decode'

/** A picture of a card that was never saved: it waits on this device until the deal has a number. */
export interface WaitingPicture extends PictureWords { file: File }

const beginning = 'pending:'
/** A card that was not saved for so long will not be. */
const keptMs = 30 * 24 * 60 * 60 * 1000

/** Name under which the card's field remembers a waiting picture; null for any other value. */
export function waitingKey(value: string): string | null {
  return /^pending:[\da-f-]{36}$/.test(value) ? value.slice(beginning.length) : null
}

/**
 * Keeps a picture on this device.
 *
 * @returns The field's value: `pending:<uuid>`.
 * @throws {DOMException} when storage is blocked or full
 */
export async function keepWaiting({ file, alt, focus }: WaitingPicture): Promise<string> {
  const key = crypto.randomUUID()
  await forgetOld()
  await set(key, { file, alt, focus: writeFocus(focus), keptAt: Date.now() }, store())
  return `${beginning}${key}`
}

/** The picture under a key; null when it waits on another device or was given up. */
export async function findWaiting(key: string): Promise<WaitingPicture | null> {
  const { file, alt, focus } = asRecord(await get<unknown>(key, store()).catch(() => null))
  return file instanceof File ? { file, alt: asText(alt), focus: readFocus(asText(focus)) } : null
}

export async function forgetWaiting(key: string): Promise<void> {
  await del(key, store()).catch(() => {})
}

/** Pictures of cards that were given up. */
async function forgetOld(): Promise<void> {
  const all = await entries<string, unknown>(store())
  await delMany(all.filter(([, value]) => Date.now() - Number(asRecord(value).keptAt) > keptMs).map(([key]) => key), store())
}

let opened: ReturnType<typeof createStore> | null = null

/** Opened on first use, because opening may throw where storage is blocked. */
function store(): ReturnType<typeof createStore> {
  return opened ??= createStore('cardinal-pictures', 'waiting')
}
