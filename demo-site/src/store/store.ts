import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseRecord } from '../contract/json.ts'
import { pictureType } from './pictureType.ts'
import { emptyState } from './state.ts'
import type { SiteState } from './state.ts'

export interface SiteStore {
  state: SiteState
  /** Ends when the state as it is now is kept. */
  save: () => Promise<void>
  /** Keeps a picture under a name made of its bytes. @returns `null` for bytes that are no picture. */
  keepPicture: (bytes: Uint8Array) => Promise<string | null>
  picture: (name: string) => Promise<{ bytes: Uint8Array, type: string } | null>
  /** Forgets everything. */
  clear: () => Promise<void>
}

const pictureName = /^[0-9a-f]{32}\.(?:jpg|png|gif|webp)$/

function nameOf(bytes: Uint8Array): string | null {
  const type = pictureType(bytes)
  return type && `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${type.extension}`
}

export function memoryStore(): SiteStore {
  const pictures = new Map<string, Uint8Array>()
  return {
    state: emptyState(),
    async save() {},
    async keepPicture(bytes) {
      const name = nameOf(bytes)
      if (name !== null)
        pictures.set(name, bytes)
      return name
    },
    async picture(name) {
      return withType(pictures.get(name))
    },
    async clear() {
      this.state = emptyState()
      pictures.clear()
    },
  }
}

/**
 * A JSON file with a folder of pictures beside it. Each save writes beside and renames, so that a cut leaves the file as it was. A
 * file that is none of the site's is put aside as `….unreadable`, and the site begins anew.
 */
export async function fileStore(path: string): Promise<SiteStore> {
  const folder = `${path}.pictures`
  await mkdir(dirname(path), { recursive: true })
  await mkdir(folder, { recursive: true })
  let line = Promise.resolve()
  const write = async (file: string, content: string | Uint8Array) => {
    const beside = `${file}.${randomUUID()}`
    await writeFile(beside, content)
    await rename(beside, file)
  }
  const store: SiteStore = {
    state: await readState(path),
    save() {
      line = line.catch(() => {}).then(() => write(path, `${JSON.stringify(store.state, null, 1)}\n`))
      return line
    },
    async keepPicture(bytes) {
      const name = nameOf(bytes)
      if (name !== null)
        await write(join(folder, name), bytes)
      return name
    },
    async picture(name) {
      return pictureName.test(name) ? withType(await readFile(join(folder, name)).catch(() => undefined)) : null
    },
    async clear() {
      store.state = emptyState()
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder)
      await store.save()
    },
  }
  return store
}

async function readState(path: string): Promise<SiteState> {
  const text = await readFile(path, 'utf8').catch(() => null)
  const state = parseRecord(text ?? '')
  if (state?.v === 1 && Array.isArray(state.elements) && Array.isArray(state.done) && Array.isArray(state.sales))
    return state as unknown as SiteState
  if (text !== null)
    await rename(path, `${path}.unreadable`)
  return emptyState()
}

function withType(bytes: Uint8Array | undefined): { bytes: Uint8Array, type: string } | null {
  const type = bytes && pictureType(bytes)
  return bytes && type ? { bytes, type: type.mime } : null
}
