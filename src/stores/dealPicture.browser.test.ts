import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { createApp } from 'vue'
import { aDealPortal, dealId, me } from '@/services/deals/dealPortal.fixture'
import type { DealPortalOptions } from '@/services/deals/dealPortal.fixture'
import { ownMap } from '@/domain/portalMap'
import type { Portal } from '@/services/portal/types'
import { useDealPictureStore } from './dealPicture'
import { pageServices } from './portal'

const { picture, pictureText, pictureFocus, textPictures } = ownMap.deal
const fileAddress = (id: number) => `https://portal.example/rest/file?id=${id}&auth=token`
const stored = (id: number) => ({ id, url: '', urlMachine: fileAddress(id) })

// A portal may keep its files from scripts; nothing of these tests goes out to a net.
beforeEach(() => { vi.stubGlobal('fetch', () => Promise.reject(new TypeError('No files for scripts.'))) })

function storeOf({ calls, clock }: ReturnType<typeof aDealPortal>) {
  const app = createApp({})
  app.provide(pageServices, { portal: calls as Portal, clock })
  const pinia = createPinia()
  app.use(pinia)
  setActivePinia(pinia)
  return useDealPictureStore()
}

interface Options extends DealPortalOptions { held?: number | null, address?: (id: number) => string }

/** A page that has read the deal, whose picture is file 1. */
async function open({ held = 1, address = fileAddress, ...options }: Options = {}) {
  let file = held
  let lastId = 10
  const portal = aDealPortal({ ...options, fields: { [pictureText]: 'Башня', [pictureFocus]: '', [textPictures]: [stored(7), stored(8)], ...options.fields } })
  const { clock, deal } = portal
  // A file field gives ids, and takes a name with Base64 or nothing.
  Object.defineProperty(deal, picture, {
    enumerable: true,
    get: () => file === null ? null : { ...stored(file), urlMachine: address(file) },
    set(value: unknown) { file = value === '' ? null : ++lastId },
  })
  const store = storeOf(portal)
  await clock.run(store.load(ownMap, dealId))
  /** A colleague puts another picture in. */
  const replace = (id: number | null, more = {}) => {
    file = id
    Object.assign(deal, { updatedTime: new Date(Math.floor(clock.now() / 1000) * 1000).toISOString(), updatedBy: 9, ...more })
  }
  /** Waits for work that reads files as well, which no virtual clock tells. */
  const over = async (work: Promise<unknown>) => {
    let isOver = false
    const end = () => { isOver = true }
    work.then(end, end)
    while (!isOver) {
      await new Promise(resolve => setTimeout(resolve, 2))
      await clock.run(clock.wait(200))
    }
    await work
  }
  return { ...portal, store, replace, over, held: () => file }
}

const ready = (alt = 'Площадь') => ({ file: new File(['bytes'], 'picture-1.jpg', { type: 'image/jpeg' }), alt, focus: { x: 0.4, y: 0.25 } })
const methodsOf = (text: string) => [...text.matchAll(/crm\.item\.update/g)].length

it('reads the picture and its words in one request', async () => {
  const { store, seen } = await open({ fields: { [pictureFocus]: '40% 25%' } })
  expect(store.picture).toMatchObject({ file: { id: 1 }, alt: 'Башня', focus: { x: 0.4, y: 0.25 } })
  expect(store.address).toBe(fileAddress(1))
  expect(seen).toHaveLength(1)
})

it('puts a picture in the place of the one that was seen, its words in the same request, and leaves other files', async () => {
  const { store, over, deal, held, writes } = await open()
  await over(store.save(ready()))
  expect(store.job).toEqual({ kind: 'saved' })
  expect(held()).toBe(11)
  expect(deal).toMatchObject({ [pictureText]: 'Площадь', [pictureFocus]: '40% 25%', [textPictures]: [stored(7), stored(8)] })
  expect(store.picture).toMatchObject({ file: { id: 11 }, alt: 'Площадь' })
  expect(store.address).toMatch(/^blob:/)
  expect(writes().map(({ text }) => methodsOf(text))).toEqual([1])
})

it('guard: leaves a picture that a colleague put there meanwhile, and replaces it only when asked again', async () => {
  const { store, over, replace, held, writes } = await open()
  replace(5)
  await over(store.save(ready()))
  expect(store.job).toMatchObject({ kind: 'not-saved', what: 'picture', why: 'changed' })
  expect(held()).toBe(5)
  expect(writes()).toEqual([])
  expect(store.picture!.file!.id).toBe(5)
  await over(store.retry())
  expect(store.job.kind).toBe('saved')
  expect(held()).toBe(11)
})

it('notices a colleague also between its look and its writing', async () => {
  let once: (() => void) | null = null
  const { store, over, replace, held } = await open({ beforeWrite: () => once?.() })
  once = () => {
    once = null
    replace(5)
  }
  await over(store.save(ready()))
  expect(store.job).toMatchObject({ kind: 'not-saved', why: 'changed' })
  expect(held()).toBe(5)
})

it('leaves everything as it is when the person says so', async () => {
  const { store, over, replace, held } = await open()
  replace(5)
  await over(store.save(ready()))
  store.dismiss()
  expect(store.job).toEqual({ kind: 'idle' })
  await over(store.retry())
  expect(held()).toBe(5)
})

it('finds a picture whose reply was lost, and does not send it twice', async () => {
  // Reading the deal, the look, the writing.
  const { store, over, writes, held } = await open({ faults: [{ kind: 'none', delayMs: 1 }, { kind: 'none', delayMs: 1 }, { kind: 'cut-after', delayMs: 1 }] })
  await over(store.save(ready()))
  expect(store.job.kind).toBe('saved')
  expect(held()).toBe(11)
  expect(writes()).toHaveLength(1)
})

it('does not know what became of a picture that never arrived, shows what the deal has, and sends it again', async () => {
  const { store, over, held } = await open({ faults: [{ kind: 'none', delayMs: 1 }, { kind: 'none', delayMs: 1 }, { kind: 'cut-before', delayMs: 1 }] })
  await over(store.save(ready()))
  expect(store.job).toMatchObject({ kind: 'not-saved', what: 'picture', why: 'unknown' })
  expect(store.picture).toMatchObject({ file: { id: 1 }, alt: 'Башня' })
  await over(store.retry())
  expect(store.job.kind).toBe('saved')
  expect(held()).toBe(11)
})

it('stops looking for a lost reply when the person gives up', async () => {
  const { store, clock, over, held } = await open({ faults: [{ kind: 'none', delayMs: 1 }, { kind: 'none', delayMs: 1 }, { kind: 'cut-before', delayMs: 1 }] })
  const startedAt = clock.now()
  const saving = store.save(ready())
  await over(clock.wait(1500))
  store.giveUp()
  expect(store.job).toMatchObject({ kind: 'sending', isStopping: true })
  await over(saving)
  expect(store.job).toMatchObject({ kind: 'not-saved', why: 'given-up', error: null })
  expect(held()).toBe(1)
  expect(clock.now() - startedAt).toBeLessThan(5000)
})

it('keeps the picture that was refused, and tells why', async () => {
  const { store, over, held } = await open({ state: { readers: new Set([me]) } })
  await over(store.save(ready()))
  expect(store.job).toMatchObject({ kind: 'not-saved', what: 'picture', why: 'refused', error: { code: 'ACCESS_DENIED' } })
  expect(held()).toBe(1)
  expect(store.loadError).toBeNull()
})

it('does not replace a picture that was offered too late before the person decides', async () => {
  const { store, over, held } = await open()
  store.offer(ready())
  expect(store.job).toMatchObject({ kind: 'not-saved', why: 'changed' })
  expect(held()).toBe(1)
  await over(store.retry())
  expect(held()).toBe(11)
})

it('saves words one change after the other, none on the back of another', async () => {
  const { store, over, deal } = await open()
  await over(Promise.all([store.saveWords({ alt: 'Одна' }), store.saveWords({ focus: { x: 0.1, y: 0.2 } }), store.saveWords({ alt: 'Две' })]))
  expect(store.job.kind).toBe('saved')
  expect(deal).toMatchObject({ [pictureText]: 'Две', [pictureFocus]: '10% 20%' })
})

it('keeps both words when a colleague wrote others meanwhile', async () => {
  const { store, over, replace, deal } = await open()
  replace(1, { [pictureText]: 'Аннина' })
  await over(store.saveWords({ alt: 'Моя' }))
  expect(store.job).toMatchObject({ kind: 'not-saved', what: 'words', why: 'changed' })
  expect(store.storedWords!.alt).toBe('Аннина')
  expect(store.picture!.alt).toBe('Моя')
  expect(deal[pictureText]).toBe('Аннина')
  await over(store.retry())
  expect(deal[pictureText]).toBe('Моя')
})

it('goes back to the stored words when mine are left', async () => {
  const { store, over, replace } = await open()
  replace(1, { [pictureText]: 'Аннина' })
  await over(store.saveWords({ alt: 'Моя' }))
  store.dismiss()
  expect(store.picture!.alt).toBe('Аннина')
})

it('deletes the picture that was seen, and not one that a colleague put there meanwhile', async () => {
  const seenOne = await open()
  await seenOne.over(seenOne.store.remove())
  expect(seenOne.held()).toBeNull()
  expect(seenOne.store.picture!.file).toBeNull()

  const replaced = await open()
  replaced.replace(5)
  await replaced.over(replaced.store.remove())
  expect(replaced.held()).toBe(5)
  expect(replaced.store.job).toMatchObject({ kind: 'not-saved', what: 'removal', why: 'changed' })
  expect(replaced.store.picture!.file!.id).toBe(5)
})

it('guard: shows no file from another host than the portal, whose token would go there', async () => {
  for (const address of ['https://elsewhere.example/file?auth=token', 'http://portal.example/file?auth=token', 'javascript:alert(1)', '']) {
    const { store } = await open({ address: () => address })
    expect(store.picture!.file).not.toBeNull()
    expect(store.address).toBeNull()
  }
})

it('says when the deal has no field for the picture', async () => {
  const portal = aDealPortal()
  const store = storeOf(portal)
  await portal.clock.run(store.load(ownMap, dealId))
  expect(store.loadError).toMatchObject({ kind: 'missing', code: 'CARDINAL_NO_PICTURE_FIELD' })
})
