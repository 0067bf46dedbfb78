import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createApp } from 'vue'
import { makeTwin, readTwin } from '@/domain/html/stamp'
import { aDealPortal, dealId, me, portalMap } from '@/services/deals/dealPortal.fixture'
import type { DealPortalOptions } from '@/services/deals/dealPortal.fixture'
import { createDrafts } from '@/services/drafts'
import type { KeyValues } from '@/services/drafts'
import { inMemory } from '@/services/memoryStorage.fixture'
import type { Portal } from '@/services/portal/types'
import { newMark } from '@/services/portal/writes/mark'
import { useDescriptionStore } from './description'
import { pageDrafts } from './drafts'
import { pageServices } from './portal'

const { description, descriptionTwin } = portalMap.deal
const stored = '<p>Было</p>'

/** A page that has opened the deal; `storage` outlives it. */
async function open(storage: KeyValues = inMemory(), options: DealPortalOptions = {}) {
  const portal = aDealPortal(options)
  const { clock } = portal
  const app = createApp({})
  app.provide(pageServices, { portal: portal.calls as Portal, clock })
  app.provide(pageDrafts, createDrafts(storage))
  const pinia = createPinia()
  app.use(pinia)
  setActivePinia(pinia)
  const store = useDescriptionStore()
  await clock.run(store.load(portalMap, dealId))
  /** Saves and waits until the save is over, then so many milliseconds. */
  const save = async (thenMs = 0) => {
    await clock.run(store.save())
    await clock.run(clock.wait(thenMs))
  }
  return { store, save, ...portal }
}

// The part that saves is fetched when a text is opened: a first opening lets it come, which no virtual clock tells.
beforeAll(async () => {
  await open()
  await new Promise(resolve => setTimeout(resolve, 100))
})

afterEach(() => { vi.useRealTimers() })

/** From here on a saved text has been looked at twice. */
const settledMs = 25_000

it('saves what was written', async () => {
  const { store, save, deal } = await open()
  store.edit('<p>Стало</p>')
  expect(store.state.kind).toBe('changed')
  await save()
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
  const { store, save, deal, writes } = await open(inMemory(), { beforeWrite: () => again?.() })
  again = () => {
    again = null
    store.edit('<p>B</p>')
    void store.save()
  }
  store.edit('<p>A</p>')
  await save()
  expect(deal[description]).toBe('<p>B</p>')
  expect(writes()).toHaveLength(2)
  expect(store.state.kind).toBe('saved')
})

it('offers the text of a page that was closed, and takes it up', async () => {
  const storage = inMemory()
  const closed = await open(storage)
  closed.store.edit('<p>Черновик</p>')
  await closed.store.keepDraft()

  const { store, save, deal } = await open(storage)
  expect(store.draft?.html).toBe('<p>Черновик</p>')
  await store.restoreDraft()
  expect(store.draft).toBeNull()
  await save(settledMs)
  expect(deal[description]).toBe('<p>Черновик</p>')
  expect((await open(storage)).store.draft).toBeNull()
})

it('keeps the text of a page that is closed while typing goes on, but for its last moment', async () => {
  const storage = inMemory()
  const { store } = await open(storage)
  vi.useFakeTimers()
  for (let keys = 1; keys <= 10; keys++) {
    store.edit(`<p>${'а'.repeat(keys)}</p>`)
    await vi.advanceTimersByTimeAsync(100)
  }
  vi.useRealTimers()
  expect((await open(storage)).store.draft?.html).toBe(`<p>${'а'.repeat(8)}</p>`)
})

it('keeps an earlier text although another one is saved', async () => {
  const storage = inMemory()
  const closed = await open(storage)
  closed.store.edit('<p>Черновик</p>')
  await closed.store.keepDraft()

  const { store, save } = await open(storage)
  store.edit('<p>Другое</p>')
  await save(settledMs)
  expect((await open(storage)).store.draft?.html).toBe('<p>Черновик</p>')
})

it('forgets a draft that says what is stored', async () => {
  const storage = inMemory()
  const closed = await open(storage)
  closed.store.edit('<p>Стало</p>')
  await closed.store.keepDraft()
  expect((await open(storage, { fields: { [description]: '<p>Стало</p>' } })).store.draft).toBeNull()
})

it('loses neither text when a colleague saved meanwhile: mine', async () => {
  const { store, save, deal, change, clock } = await open()
  change('<p>Аннино</p>')
  store.edit('<p>Моё</p>')
  await save()
  expect(store.conflict).toMatchObject({ author: 'Name 9', isOverwritten: false, theirs: { html: '<p>Аннино</p>' } })
  await clock.run(store.takeMine())
  expect(store.conflict).toBeNull()
  expect(deal[description]).toBe('<p>Моё</p>')
})

it('loses neither text when a colleague saved meanwhile: theirs', async () => {
  const { store, save, deal, change } = await open()
  change('<p>Аннино</p>')
  store.edit('<p>Моё</p>')
  await save()
  await store.takeTheirs()
  expect(store.text).toBe('<p>Аннино</p>')
  expect(store.draft?.html).toBe('<p>Моё</p>')
  await store.restoreDraft()
  await save()
  expect(deal[description]).toBe('<p>Моё</p>')
})

const merged = '<p>Моё</p><p>Аннино</p>'

it('saves what was made of both texts, and forgets mine then', async () => {
  const storage = inMemory()
  const { store, save, deal, change, clock } = await open(storage)
  change('<p>Аннино</p>')
  store.edit('<p>Моё</p>')
  await save()
  expect(store.base).toBe(stored)
  await clock.run(store.takeMerged(merged))
  expect(store.conflict).toBeNull()
  expect(store.state.kind).toBe('saved')
  expect(store.text).toBe(merged)
  expect(store.base).toBe(merged)
  expect(store.draft).toBeNull()
  expect(deal[description]).toBe(merged)
  await clock.run(clock.wait(settledMs))
  expect((await open(storage)).store.draft).toBeNull()
})

it('keeps what was made of both texts, and mine, when the portal refuses it', async () => {
  const storage = inMemory()
  const readers = new Set<number>()
  const { store, save, deal, change, clock } = await open(storage, { state: { readers } })
  change('<p>Аннино</p>')
  store.edit('<p>Моё</p>')
  await save()
  readers.add(me)
  await clock.run(store.takeMerged(merged))
  expect(store.state.kind).toBe('not-saved')
  expect(store.text).toBe(merged)
  expect(store.draft).toMatchObject({ html: '<p>Моё</p>', base: stored })
  expect(deal[description]).toBe('<p>Аннино</p>')

  const later = await open(storage, { fields: { [description]: '<p>Аннино</p>' } })
  expect(later.store.draft?.html).toBe(merged)
  await later.store.removeDraft()
  expect(later.store.draft?.html).toBe('<p>Моё</p>')
})

it('tells when the portal\'s text changed again before what was made of both came', async () => {
  const { store, save, deal, change, clock } = await open()
  change('<p>Аннино</p>')
  store.edit('<p>Моё</p>')
  await save()
  change('<p>Борисово</p>')
  await clock.run(store.takeMerged(merged))
  expect(store.conflict).toMatchObject({ theirs: { html: '<p>Борисово</p>' } })
  expect(store.base).toBe('<p>Аннино</p>')
  expect(store.text).toBe(merged)
  expect(store.draft?.html).toBe('<p>Моё</p>')
  expect(deal[description]).toBe('<p>Борисово</p>')
  await clock.run(store.takeMerged(`${merged}<p>Борисово</p>`))
  expect(deal[description]).toBe(`${merged}<p>Борисово</p>`)
})

it('goes on from mine after what was made of both was refused: the portal\'s text is not written over unseen', async () => {
  const readers = new Set<number>()
  const { store, save, deal, change, clock } = await open(inMemory(), { state: { readers } })
  change('<p>Аннино</p>')
  store.edit('<p>Моё</p>')
  await save()
  readers.add(me)
  await clock.run(store.takeMerged(merged))
  readers.clear()
  await store.restoreDraft()
  expect(store.text).toBe('<p>Моё</p>')
  expect(store.draft?.html).toBe(merged)
  await save()
  expect(store.conflict).toMatchObject({ theirs: { html: '<p>Аннино</p>' } })
  expect(deal[description]).toBe('<p>Аннино</p>')
})

it('keeps the text when the portal refuses it', async () => {
  const storage = inMemory()
  const { store, save } = await open(storage, { state: { readers: new Set([me]) } })
  store.edit('<p>Стало</p>')
  await save()
  expect(store.state).toMatchObject({ kind: 'not-saved', outcome: { kind: 'refused', error: { kind: 'forbidden' } } })
  expect(store.text).toBe('<p>Стало</p>')
  expect((await open(storage)).store.draft?.html).toBe('<p>Стало</p>')
})

/** As somebody leaves it whose save had been checked before mine and came after it. */
const blindly = { [descriptionTwin]: makeTwin('<p>Аннино</p>', '2026-11-25T13:00:01+03:00', '~cccccccc') }

it('tells when a saved text was written over by somebody who had not seen it, and loses neither', async () => {
  const { store, save, deal, change, clock } = await open()
  store.edit('<p>Моё</p>')
  await save()
  expect(store.state.kind).toBe('saved')
  change('<p>Аннино</p>', blindly)
  await clock.run(clock.wait(settledMs))
  expect(store.conflict).toMatchObject({ author: 'Name 9', isOverwritten: true, theirs: { html: '<p>Аннино</p>' } })
  expect(store.text).toBe('<p>Моё</p>')
  await clock.run(store.takeMine())
  expect(deal[description]).toBe('<p>Моё</p>')
  expect(store.conflict).toBeNull()
})

it('tells it to somebody who types on, with all that was typed', async () => {
  const { store, save, change, clock } = await open()
  store.edit('<p>Моё</p>')
  await save()
  store.edit('<p>Моё и больше</p>')
  change('<p>Аннино</p>', blindly)
  await clock.run(clock.wait(settledMs))
  expect(store.conflict).toMatchObject({ isOverwritten: true })
  await store.takeTheirs()
  expect(store.text).toBe('<p>Аннино</p>')
  expect(store.draft?.html).toBe('<p>Моё и больше</p>')
})

it('counts what a colleague had not seen as mine, although it was saved: by the next save, and by the next opening', async () => {
  const storage = inMemory()
  const { store, save, change } = await open(storage)
  for (const text of ['<p>Моё</p>', '<p>Моё</p><p>И ещё</p>']) {
    store.edit(text)
    await save()
  }
  change('<p>Аннино</p>', blindly)
  store.edit('<p>Моё</p><p>И ещё</p><p>И больше</p>')
  await store.keepDraft()
  const later = await open(storage, { fields: { [description]: '<p>Аннино</p>', ...blindly } })
  await save()
  expect(store.conflict).toMatchObject({ isOverwritten: true, theirs: { html: '<p>Аннино</p>' } })
  expect(store.base).toBe(stored)

  await later.store.restoreDraft()
  await later.save()
  expect(later.store.conflict).toMatchObject({ isOverwritten: true })
  expect(later.store.base).toBe(stored)
})

it('knows a colleague\'s change of a saved text for one', async () => {
  const { store, save, deal, change } = await open()
  store.edit('<p>Моё</p>')
  await save()
  const { mark } = readTwin(String(deal[descriptionTwin]))!
  change('<p>Аннино</p>', { [descriptionTwin]: makeTwin('<p>Аннино</p>', '2026-11-25T13:00:01+03:00', newMark(mark)) })
  store.edit('<p>Моё и больше</p>')
  await save()
  expect(store.conflict).toMatchObject({ isOverwritten: false })
  expect(store.base).toBe('<p>Моё</p>')
})

it('keeps silent when a colleague changes a saved text knowingly', async () => {
  const { store, save, deal, change, clock } = await open()
  store.edit('<p>Моё</p>')
  await save()
  const { mark } = readTwin(String(deal[descriptionTwin]))!
  change('<p>Аннино</p>', { [descriptionTwin]: makeTwin('<p>Аннино</p>', '2026-11-25T13:00:01+03:00', newMark(mark)) })
  await clock.run(clock.wait(settledMs))
  expect(store.conflict).toBeNull()
  expect(store.state.kind).toBe('saved')
})

it('looks at the last of several saves only', async () => {
  const { store, save, seen, clock } = await open()
  for (const text of ['A', 'B', 'C']) {
    store.edit(`<p>${text}</p>`)
    await save(2000)
  }
  const before = seen.length
  await clock.run(clock.wait(settledMs))
  expect(seen.length - before).toBe(2)
})

it('keeps a saved text until it is known to stand: the next opening offers it when it was written over', async () => {
  const storage = inMemory()
  const { store, save } = await open(storage)
  store.edit('<p>Моё</p>')
  await save()
  const later = await open(storage, { fields: { [description]: '<p>Аннино</p>', ...blindly } })
  expect(later.store.draft?.html).toBe('<p>Моё</p>')
  await later.clock.run(later.store.restoreDraft())
  await later.save()
  expect(later.store.conflict).toMatchObject({ theirs: { html: '<p>Аннино</p>' } })
})

it('forgets a saved text that a colleague has seen since', async () => {
  const storage = inMemory()
  const { store, save, deal } = await open(storage)
  store.edit('<p>Моё</p>')
  await save()
  const { mark } = readTwin(String(deal[descriptionTwin]))!
  const twin = makeTwin('<p>Аннино</p>', '2026-11-25T13:00:01+03:00', newMark(mark))
  expect((await open(storage, { fields: { [description]: '<p>Аннино</p>', [descriptionTwin]: twin } })).store.draft).toBeNull()
})

it('forgets a saved text that stood at the last look', async () => {
  const storage = inMemory()
  const { store, save } = await open(storage)
  store.edit('<p>Моё</p>')
  await save(settledMs)
  expect((await open(storage)).store.draft).toBeNull()
})

it('says that storage is blocked before anybody types', async () => {
  const blocked = () => Promise.reject(new Error('blocked'))
  expect((await open({ get: blocked, update: blocked, keys: blocked })).store.isStorageBlocked).toBe(true)
})
