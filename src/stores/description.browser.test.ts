import { createPinia, setActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { createApp } from 'vue'
import { aDealPortal } from '@/services/deals/dealPortal.fixture'
import type { DealPortalHooks } from '@/services/deals/dealPortal.fixture'
import { createDrafts } from '@/services/drafts'
import type { KeyValues } from '@/services/drafts'
import type { Portal } from '@/services/portal/types'
import { portalMap } from '@/services/setup/parts'
import { useDescriptionStore } from './description'
import { pageServices } from './portal'

const { description, descriptionTwin } = portalMap.deal
const stored = '<p>Было</p>'

function inMemory(): KeyValues {
  const values = new Map<string, unknown>()
  return {
    get: async name => values.get(name),
    update: async (name, change) => { values.set(name, change(values.get(name))) },
  }
}

/** A page that has opened deal 1; `storage` outlives it. */
async function open(storage = inMemory(), hooks: DealPortalHooks = {}, deal: Record<string, unknown> = aDeal()) {
  const portal = aDealPortal(deal, hooks)
  const app = createApp({})
  app.provide(pageServices, { portal: portal.calls as Portal, drafts: createDrafts(storage) })
  const pinia = createPinia()
  app.use(pinia)
  setActivePinia(pinia)
  const store = useDescriptionStore()
  await store.load(portalMap, 1)
  return { store, ...portal }
}

function aDeal() {
  return { id: 1, [description]: stored, [descriptionTwin]: '', updatedTime: '2026-11-22T10:40:00.000Z', updatedBy: 9 }
}

it('saves what was written', async () => {
  const { store, deal } = await open()
  store.edit('<p>Стало</p>')
  expect(store.state.kind).toBe('changed')
  await store.save()
  expect(store.state.kind).toBe('saved')
  expect(deal[description]).toBe('<p>Стало</p>')
})

it('knows that a text written back is no change', async () => {
  const { store } = await open()
  store.edit('<p>Стало</p>')
  store.edit(stored)
  await store.keepDraft()
  expect(store.state.kind).toBe('unchanged')
})

it('saves once more when asked while saving', async () => {
  let again: (() => void) | null = null
  const { store, deal, sent } = await open(inMemory(), { beforeWrite: () => again?.() })
  again = () => {
    again = null
    store.edit('<p>B</p>')
    void store.save()
  }
  store.edit('<p>A</p>')
  await store.save()
  expect(deal[description]).toBe('<p>B</p>')
  expect(sent.filter(what => what === 'write')).toHaveLength(2)
  expect(store.state.kind).toBe('saved')
})

it('offers the text of a page that was closed, and takes it up', async () => {
  const storage = inMemory()
  const closed = await open(storage)
  closed.store.edit('<p>Черновик</p>')
  await closed.store.keepDraft()

  const { store, deal } = await open(storage)
  expect(store.draft?.html).toBe('<p>Черновик</p>')
  await store.restoreDraft()
  expect(store.draft).toBeNull()
  await store.save()
  expect(deal[description]).toBe('<p>Черновик</p>')
  expect((await open(storage)).store.draft).toBeNull()
})

it('keeps an earlier text although another one is saved', async () => {
  const storage = inMemory()
  const closed = await open(storage)
  closed.store.edit('<p>Черновик</p>')
  await closed.store.keepDraft()

  const { store } = await open(storage)
  store.edit('<p>Другое</p>')
  await store.save()
  expect((await open(storage)).store.draft?.html).toBe('<p>Черновик</p>')
})

it('forgets a draft that says what is stored', async () => {
  const storage = inMemory()
  const closed = await open(storage)
  closed.store.edit('<p>Стало</p>')
  await closed.store.keepDraft()
  expect((await open(storage, {}, { ...aDeal(), [description]: '<p>Стало</p>' })).store.draft).toBeNull()
})

it('loses neither text when a colleague saved meanwhile: mine', async () => {
  const { store, deal } = await open()
  deal[description] = '<p>Аннино</p>'
  store.edit('<p>Моё</p>')
  await store.save()
  expect(store.conflict).toMatchObject({ author: 'Анна Орлова', theirs: { html: '<p>Аннино</p>' } })
  await store.takeMine()
  expect(store.conflict).toBeNull()
  expect(deal[description]).toBe('<p>Моё</p>')
})

it('loses neither text when a colleague saved meanwhile: theirs', async () => {
  const { store, deal } = await open()
  deal[description] = '<p>Аннино</p>'
  store.edit('<p>Моё</p>')
  await store.save()
  await store.takeTheirs()
  expect(store.text).toBe('<p>Аннино</p>')
  expect(store.draft?.html).toBe('<p>Моё</p>')
  await store.restoreDraft()
  await store.save()
  expect(deal[description]).toBe('<p>Моё</p>')
})

it('keeps the text when the portal refuses it', async () => {
  const storage = inMemory()
  const { store } = await open(storage, { refuse: { error: 'ACCESS_DENIED', error_description: '' } })
  store.edit('<p>Стало</p>')
  await store.save()
  expect(store.state).toMatchObject({ kind: 'not-saved', outcome: { kind: 'refused', error: { kind: 'forbidden' } } })
  expect(store.text).toBe('<p>Стало</p>')
  expect((await open(storage)).store.draft?.html).toBe('<p>Стало</p>')
})

it('says that storage is blocked before anybody types', async () => {
  const blocked = () => Promise.reject(new Error('blocked'))
  expect((await open({ get: blocked, update: blocked })).store.isStorageBlocked).toBe(true)
})
