import { describe, expect, it } from 'vitest'
import { createDrafts } from './drafts'
import type { DraftKey } from './drafts'
import { inMemory } from './memoryStorage.fixture'

const key: DraftKey = { origin: 'https://a.example', userId: 7, entity: 'CRM_DEAL', entityId: 1, field: 'UF_CRM_X' }
const aDraft = (html = 'Текст') => ({ html, base: 'Было', savedAt: '2026-11-22T07:44:00.000Z' })

describe('openings of a page', () => {
  it('give the text of an earlier one back', async () => {
    const storage = inMemory()
    expect(await createDrafts(storage, 'first').save(key, aDraft())).toBe(true)
    expect(await createDrafts(storage, 'second').load(key)).toEqual([{ ...aDraft(), session: 'first' }])
  })

  it('do not overwrite each other', async () => {
    const storage = inMemory()
    await createDrafts(storage, 'first').save(key, aDraft('A'))
    await createDrafts(storage, 'second').save(key, aDraft('B'))
    await createDrafts(storage, 'second').save(key, aDraft('C'))
    expect((await createDrafts(storage, 'third').load(key)).map(draft => draft.html)).toEqual(['C', 'A'])
  })

  it('remove their own text, or the one named', async () => {
    const storage = inMemory()
    await createDrafts(storage, 'first').save(key, aDraft('A'))
    const second = createDrafts(storage, 'second')
    await second.save(key, aDraft('B'))
    await second.remove(key)
    const third = createDrafts(storage, 'third')
    expect((await third.load(key)).map(draft => draft.html)).toEqual(['A'])
    await third.remove(key, 'first')
    expect(await third.load(key)).toEqual([])
  })

  it('keep a second text beside their own, which the next one offers', async () => {
    const storage = inMemory()
    const first = createDrafts(storage, 'first')
    await first.save(key, aDraft('A'), 'beside')
    await first.save(key, aDraft('B'))
    expect((await createDrafts(storage, 'second').load(key)).map(draft => draft.html)).toEqual(['B', 'A'])
    await first.remove(key, 'beside')
    expect((await createDrafts(storage, 'second').load(key)).map(draft => draft.html)).toEqual(['B'])
  })

  it('are remembered five at most', async () => {
    const storage = inMemory()
    for (let index = 1; index <= 7; index++)
      await createDrafts(storage, `opening ${index}`).save(key, aDraft(String(index)))
    expect((await createDrafts(storage, 'last').load(key)).map(draft => draft.html)).toEqual(['7', '6', '5', '4', '3'])
  })
})

it.each([
  ['portal', { origin: 'https://b.example' }],
  ['person', { userId: 8 }],
  ['unknown person', { userId: null }],
  ['deal', { entityId: 2 }],
  ['field', { field: 'UF_CRM_Y' }],
])('keeps apart by %s', async (_, other) => {
  const storage = inMemory()
  await createDrafts(storage, 'first').save(key, aDraft())
  expect(await createDrafts(storage, 'second').load({ ...key, ...other })).toEqual([])
})

it.each([
  [null], ['text'], [[]], [[{ ...aDraft(), session: '' }]], [[{ ...aDraft(), session: 'a', html: 5 }]],
  [[{ ...aDraft(), session: 'a', savedAt: 'soon' }]], [{ a: { ...aDraft(), session: 'a' } }],
])('drops what does not fit: %j', async value => {
  const storage = inMemory()
  await createDrafts(storage, 'first').save(key, aDraft())
  for (const name of storage.values.keys())
    storage.values.set(name, value)
  expect(await createDrafts(storage, 'second').load(key)).toEqual([])
})

it('says when storage is blocked, and gives nothing', async () => {
  const blocked = () => Promise.reject(new Error('blocked'))
  const drafts = createDrafts({ get: blocked, update: blocked, keys: blocked })
  expect(await drafts.check()).toBe(false)
  expect(await drafts.save(key, aDraft())).toBe(false)
  expect(await drafts.load(key)).toEqual([])
})

it('says that the browser has no storage at all', async () => {
  expect(await createDrafts().check()).toBe(false)
})

it('tidies up drafts of two months ago, of any deal, and leaves younger ones', async () => {
  const storage = inMemory()
  const drafts = createDrafts(storage, 'first')
  const other = { ...key, entityId: 2 }
  await drafts.save(key, { ...aDraft('старый'), savedAt: '2026-09-20T10:00:00.000Z' })
  await createDrafts(storage, 'second').save(key, { ...aDraft('новый'), savedAt: '2026-11-20T10:00:00.000Z' })
  await drafts.save(other, { ...aDraft('брошенный'), savedAt: '2026-01-01T10:00:00.000Z' })
  await createDrafts(storage, 'third').tidy(new Date('2026-11-29T10:00:00.000Z'))
  const now = createDrafts(storage, 'fourth')
  expect((await now.load(key)).map(draft => draft.html)).toEqual(['новый'])
  expect(await now.load(other)).toEqual([])
})
