import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyState } from '../src/store/state.ts'
import { fileStore, memoryStore } from '../src/store/store.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2])
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-store-'))
})

afterAll(() => rm(folder, { recursive: true }))

it('keeps its state and pictures across a new start', async () => {
  const path = join(folder, 'kept/site.json')
  const store = await fileStore(path)
  store.state.lastId = 9001
  const name = await store.keepPicture(png)
  await Promise.all([store.save(), store.save()])
  const again = await fileStore(path)
  expect(again.state.lastId).toBe(9001)
  expect(await again.picture(name!)).toMatchObject({ type: 'image/png' })
  await again.clear()
  expect((await fileStore(path)).state).toEqual(emptyState())
})

it('keeps one picture that comes many times at once, and nothing beside it', async () => {
  const path = join(folder, 'often/site.json')
  const store = await fileStore(path)
  const names = await Promise.all(Array.from({ length: 20 }, () => store.keepPicture(png)))
  expect(new Set(names).size).toBe(1)
  expect(await readdir(`${path}.pictures`)).toEqual([names[0]])
})

it('begins anew beside a file that cannot be read', async () => {
  const path = join(folder, 'broken.json')
  await writeFile(path, '{"v":1,"elements":')
  expect((await fileStore(path)).state).toEqual(emptyState())
  expect(await readFile(`${path}.unreadable`, 'utf8')).toBe('{"v":1,"elements":')
})

it.each(['file', 'memory'])('in a %s keeps nothing that is no picture and gives out no other file', async where => {
  const store = where === 'file' ? await fileStore(join(folder, 'pictures.json')) : memoryStore()
  expect(await store.keepPicture(new TextEncoder().encode('<svg onload="alert(1)">'))).toBeNull()
  for (const name of ['../pictures.json', 'pictures.json', '', '00000000000000000000000000000000.png'])
    expect(await store.picture(name)).toBeNull()
})
