import { createStore, entries, set } from 'idb-keyval'
import { afterEach, expect, it, vi } from 'vitest'
import { findWaiting, forgetWaiting, keepWaiting, waitingKey } from './waitingPictures'

const picture = () => ({ file: new File(['bytes'], 'picture-1.jpg', { type: 'image/jpeg' }), alt: 'Площадь', focus: { x: 0.4, y: 0.25 } })
const store = createStore('cardinal-pictures', 'waiting')

afterEach(() => { vi.restoreAllMocks() })

it('gives back a picture and its words under the value that the card keeps', async () => {
  const value = await keepWaiting(picture())
  const found = await findWaiting(waitingKey(value)!)
  expect(found).toMatchObject({ alt: 'Площадь', focus: { x: 0.4, y: 0.25 } })
  expect(await found!.file.text()).toBe('bytes')
  expect(found!.file.name).toBe('picture-1.jpg')
})

it('keeps two cards apart, and forgets one alone', async () => {
  const [one, other] = [waitingKey(await keepWaiting(picture()))!, waitingKey(await keepWaiting({ ...picture(), alt: 'Другая' }))!]
  await forgetWaiting(one)
  expect(await findWaiting(one)).toBeNull()
  expect((await findWaiting(other))!.alt).toBe('Другая')
})

it.each(['', 'pending:', 'pending:../../x', 'pending:11111111-2222-4333-8444-55555555555', 'https://example.com/', 'PENDING:11111111-2222-4333-8444-555555555555'])('takes %j for no waiting picture', value => {
  expect(waitingKey(value)).toBeNull()
})

it('finds nothing under the key of another device', async () => {
  expect(await findWaiting('11111111-2222-4333-8444-555555555555')).toBeNull()
})

it('forgets pictures of cards that were given up a month ago, when another one comes', async () => {
  await set('old', { file: new File(['old'], 'old.jpg'), alt: '', focus: '', keptAt: Date.now() - 31 * 24 * 60 * 60 * 1000 }, store)
  await set('young', { file: new File(['young'], 'young.jpg'), alt: '', focus: '', keptAt: Date.now() - 1000 }, store)
  await keepWaiting(picture())
  const keys = (await entries(store)).map(([key]) => key)
  expect(keys).not.toContain('old')
  expect(keys).toContain('young')
})

it('tells its caller when storage is full', async () => {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw new DOMException('Full', 'QuotaExceededError') })
  await expect(keepWaiting(picture())).rejects.toThrow(DOMException)
})
