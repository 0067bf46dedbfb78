import { afterEach, expect, it, vi } from 'vitest'
import { createDrafts } from '@/services/drafts'
import { inMemory } from '@/services/memoryStorage.fixture'
import type { DraftKey } from '@/services/drafts'
import { useFieldDraft } from './useFieldDraft'

const key: DraftKey = { origin: 'https://portal.example', userId: 7, entity: 'CRM_DEAL', entityId: 1, field: 'UF_CRM_TEXT' }

afterEach(() => { vi.useRealTimers() })

it('keeps the text of a card that is closed while typing goes on, but for its last moment', async () => {
  const storage = inMemory()
  const drafts = () => createDrafts(storage)
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
