import { describe, expect, it } from 'vitest'
import { createDrafts } from './drafts'
import type { DraftKey, KeyValues } from './drafts'

const key: DraftKey = { origin: 'https://a.example', userId: 7, entity: 'CRM_DEAL', entityId: 1, field: 'UF_CRM_X' }
const draft = { html: '<p>Текст</p>', base: '<p>Было</p>', savedAt: '2026-11-22T07:44:00.000Z' }

function inMemory(): KeyValues & { values: Map<string, unknown> } {
  const values = new Map<string, unknown>()
  return {
    values,
    get: async name => values.get(name),
    set: async (name, value) => { values.set(name, value) },
    del: async name => { values.delete(name) },
  }
}

it.each([
  ['portal', { origin: 'https://b.example' }],
  ['person', { userId: 8 }],
  ['unknown person', { userId: null }],
  ['deal', { entityId: 2 }],
  ['field', { field: 'UF_CRM_Y' }],
])('keeps apart by %s', async (_, other) => {
  const drafts = createDrafts(inMemory())
  await drafts.save(key, draft)
  expect(await drafts.load({ ...key, ...other })).toBeNull()
})

describe('storage is not trusted', () => {
  it.each([[null], ['text'], [{ html: 5, base: '', savedAt: draft.savedAt }], [{ ...draft, savedAt: 'soon' }], [[]]])('drops %j', async value => {
    const storage = inMemory()
    const drafts = createDrafts(storage)
    await drafts.save(key, draft)
    for (const name of storage.values.keys())
      storage.values.set(name, value)
    expect(await drafts.load(key)).toBeNull()
  })
})

it('says when storage is blocked, and gives nothing', async () => {
  const blocked = () => Promise.reject(new Error('blocked'))
  const drafts = createDrafts({ get: blocked, set: blocked, del: blocked })
  expect(await drafts.check()).toBe(false)
  expect(await drafts.save(key, draft)).toBe(false)
  expect(await drafts.load(key)).toBeNull()
})

it('says that the browser has no storage at all', async () => {
  expect(await createDrafts().check()).toBe(false)
})
