import { afterEach, expect, it, vi } from 'vitest'
import { createDrafts } from '@/services/drafts'
import type { DraftKey } from '@/services/drafts'
import { useFieldDraft } from './useFieldDraft'

const key: DraftKey = { origin: 'https://portal.example', userId: 7, entity: 'CRM_DEAL', entityId: 1, field: 'UF_CRM_TEXT' }

afterEach(() => { vi.useRealTimers() })

it('keeps the text of a card that is closed while typing goes on, but for its last moment', async () => {
  const values = new Map<string, unknown>()
  const drafts = () => createDrafts({ get: async name => values.get(name), update: async (name, change) => { values.set(name, change(values.get(name))) } })
  const closed = useFieldDraft('', drafts())
  await closed.open(key)
  vi.useFakeTimers()
  for (let keys = 1; keys <= 10; keys++) {
    closed.keep(`<p>${'а'.repeat(keys)}</p>`)
    await vi.advanceTimersByTimeAsync(100)
  }
  vi.useRealTimers()
  const opened = useFieldDraft('', drafts())
  await opened.open(key)
  expect(opened.offered.value?.html).toBe(`<p>${'а'.repeat(8)}</p>`)
})
