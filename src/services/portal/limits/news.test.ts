import { afterEach, expect, it, vi } from 'vitest'
import { openNews, readNews } from './news'
import type { News } from './news'

afterEach(() => {
  vi.unstubAllGlobals()
})

const used: News = { kind: 'used', method: 'crm.item.list', seconds: 400, resetAt: 1_764_061_260_000 }

it('reaches the other frames of one portal, not the one that tells it, nor those of another portal', async () => {
  const heard: string[] = []
  const first = openNews('a.example', () => heard.push('first'))
  const all = new Promise<News>(resolve => {
    openNews('a.example', resolve)
  })
  openNews('b.example', () => heard.push('stranger'))
  first.tell(used)
  expect(await all).toEqual(used)
  expect(heard).toEqual([])
})

it('is silence where the browser has no channel, or forbids it', () => {
  for (const channel of [undefined, class { constructor() { throw new DOMException('Denied.', 'SecurityError') } }]) {
    vi.stubGlobal('BroadcastChannel', channel)
    const heard: News[] = []
    openNews('a.example', news => heard.push(news)).tell({ kind: 'sent' })
    expect(heard).toEqual([])
  }
})

it.each([null, 'sent', 7, [], {}, { kind: 'other' }, { kind: 'used' }, { ...used, seconds: 'many' }, { ...used, method: '' }, { ...used, resetAt: undefined }])('makes nothing of %j', data => {
  expect(readNews(data)).toBeNull()
})

it('takes no more from a message than it knows', () => {
  expect(readNews({ kind: 'noted', token: 'x' })).toEqual({ kind: 'noted' })
  expect(readNews({ ...used, seconds: '400', token: 'x' })).toEqual(used)
})
