import { expect, it } from 'vitest'
import { createDrafts } from './drafts'
import type { DraftKey } from './drafts'

const key: DraftKey = { origin: 'https://a.example', userId: 7, entity: 'CRM_DEAL', entityId: 1, field: 'UF_CRM_X' }
const draft = { html: '<p>Текст</p>', base: '<p>Было</p>', savedAt: '2026-11-22T07:44:00.000Z' }

it('keeps a text in the browser until it is removed', async () => {
  const first = createDrafts()
  expect(await first.check()).toBe(true)
  expect(await first.save(key, draft)).toBe(true)
  expect(await createDrafts().load(key)).toMatchObject([draft])
  expect(await first.remove(key)).toBe(true)
  expect(await createDrafts().load(key)).toEqual([])
})

it('sanitises what it gives back', async () => {
  const first = createDrafts()
  await first.save(key, { ...draft, html: '<p onclick="x()">A<script>b</script></p>' })
  expect((await createDrafts().load(key))[0]?.html).toBe('<p>A</p>')
  await first.remove(key)
})
