import { afterEach, describe, expect, it, vi } from 'vitest'
import { createManners } from './manners'
import { openNotebook } from './notes'
import type { Notes } from './notes'

const now = () => 1_764_061_200_000
const longestMs = 600_000
const nothing: Notes = { level: 0, levelAt: 0, pausedUntil: 0, refusals: 0, stoppedUntil: 0, blocked: new Map() }
const block = { until: now() + 60_000, since: now(), refused: 1 }

afterEach(() => {
  vi.unstubAllGlobals()
})

function aStorage(text: string | null = null) {
  let kept = text
  return { getItem: () => kept, setItem: (_: string, value: string) => { kept = value } }
}

/** What storage does in a frame to which the browser forbids it, or when it is full. */
const forbidden = {
  getItem: (): string => { throw new DOMException('Denied.', 'SecurityError') },
  setItem: () => { throw new DOMException('Full.', 'QuotaExceededError') },
}

it('gives one frame\'s notes to the next, and changes only what is named', () => {
  const storage = aStorage()
  openNotebook('limits', now, storage).keep({ level: 12, levelAt: now(), blocked: new Map([['crm.item.list', block]]) })
  openNotebook('limits', now, storage).keep({ refusals: 2 })
  expect(openNotebook('limits', now, storage).read()).toEqual({ ...nothing, level: 12, levelAt: now(), refusals: 2, blocked: new Map([['crm.item.list', block]]) })
})

describe.each([['forbids storage', forbidden], ['has none', null]])('where the browser %s', (_, storage) => {
  it('the frame keeps its own notes and knows that others cannot read them', () => {
    const notebook = openNotebook('limits', now, storage)
    expect(notebook.isShared).toBe(false)
    notebook.keep({ pausedUntil: now() + 1000 })
    notebook.keep({ refusals: 1 })
    expect(notebook.read()).toEqual({ ...nothing, pausedUntil: now() + 1000, refusals: 1 })
  })
})

it('sends requests in a frame without storage, locks and channel', async () => {
  vi.stubGlobal('localStorage', forbidden)
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('BroadcastChannel', undefined)
  expect(openNotebook('limits', now).isShared).toBe(false)
  const manners = createManners('https://portal.example')
  const time = { durationSeconds: null, operatingSeconds: null, operatingResetAt: null, finishedAt: null }
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => manners.send(['crm.item.get'], {}, async () => ({ result: index, time }))))
  expect(answers.map(({ result }) => result)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

it.each(['', 'x', 'null', '[]', '7', '{"level":"many","blocked":7}', '{"blocked":[null,["a"],7]}', '{"level":-5}'])('locks nobody out for what stands in storage: %j', text => {
  const { blocked, ...rest } = openNotebook('limits', now, aStorage(text)).read()
  expect(rest).toEqual({ level: 0, levelAt: 0, pausedUntil: 0, refusals: 0, stoppedUntil: 0 })
  expect([...blocked.values()].every(({ until }) => until <= now())).toBe(true)
})

it('holds nothing longer than the portal\'s own ten minutes, whatever a wrong clock has written', () => {
  const far = now() + 10 * longestMs
  const storage = aStorage(JSON.stringify({ level: 5, levelAt: far, pausedUntil: far, stoppedUntil: far, blocked: [['crm.item.list', { until: far, since: far, refused: 1 }]] }))
  const notes = openNotebook('limits', now, storage).read()
  expect(notes).toMatchObject({ levelAt: now(), pausedUntil: now() + longestMs, stoppedUntil: now() + longestMs })
  expect(notes.blocked.get('crm.item.list')).toMatchObject({ until: now() + longestMs })
})
