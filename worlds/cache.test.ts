// @vitest-environment node
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cachePath, readCache, writeCache } from './cache.ts'

it('gives every set of options a file of its own, and the same one again', () => {
  const first = cachePath({ world: 'events', seed: 1 })
  expect(cachePath({ world: 'events', seed: 1 })).toBe(first)
  expect(cachePath({ world: 'events', seed: 2 })).not.toBe(first)
})

it('reads back what it wrote and keeps the newest eight', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'worlds-'))
  for (let index = 0; index < 10; index += 1)
    writeCache(join(folder, `${index}.bin`), Uint8Array.of(index))
  expect(await readdir(folder)).toHaveLength(8)
  expect([...readCache(join(folder, '9.bin')) ?? []]).toEqual([9])
  expect(readCache(join(folder, 'never.bin'))).toBeNull()
  await rm(folder, { recursive: true })
})
