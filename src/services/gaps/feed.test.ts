import { describe, expect, it } from 'vitest'
import { fetchInventory } from './feed'

const address = 'https://example.ru/inventory.json'
const entry = (id: string) => ({ kind: 'event', id })

/** A site that answers by address; an address it does not know is not found. */
function siteOf(pages: Readonly<Record<string, unknown>>): { asked: string[], fetch: typeof fetch } {
  const asked: string[] = []
  return {
    asked,
    fetch: async input => {
      asked.push(String(input))
      const page = pages[String(input)]
      return page === undefined ? new Response('Нет', { status: 404 }) : new Response(typeof page === 'string' ? page : JSON.stringify({ v: 1, next: null, ...page }))
    },
  }
}

const read = (pages: Readonly<Record<string, unknown>>, at = address) => fetchInventory(at, { fetch: siteOf(pages).fetch })

describe('the inventory', () => {
  it('is read page by page, each element once', async () => {
    const site = siteOf({ [address]: { items: [entry('1'), entry('2')], next: '?from=2' }, [`${address}?from=2`]: { items: [entry('2'), entry('3'), 5], next: `${address}?from=4` }, [`${address}?from=4`]: { items: [] } })
    expect(await fetchInventory(address, { fetch: site.fetch })).toMatchObject({ kind: 'read', elements: [{ id: '1' }, { id: '2' }, { id: '3' }], unreadable: 1, requests: 3 })
    expect(site.asked).toEqual([address, `${address}?from=2`, `${address}?from=4`])
  })

  it.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ['nobody has set its address', {}, '', 'unset'],
    ['it is no web address', {}, 'javascript:alert(1)', 'address'],
    ['the site does not know it', {}, address, 'status'],
    ['it is a page for people', { [address]: '<!doctype html>' }, address, 'json'],
    ['it is of another version', { [address]: { v: 2, items: [] } }, address, 'version'],
    ['it is something else', { [address]: { items: {} } }, address, 'shape'],
    ['a page leads to another site', { [address]: { items: [], next: 'https://evil.example/' } }, address, 'address'],
    ['a page leads back', { [address]: { items: [], next: address } }, address, 'address'],
    ['a page leads nowhere', { [address]: { items: [], next: 'https://' } }, address, 'address'],
    ['it is longer than anybody reads', { [address]: ' '.repeat(5 * 1024 * 1024) }, address, 'long'],
  ])('cannot be read when %s', async (_, pages, at, why) => {
    expect(await read(pages, at)).toMatchObject({ kind: 'failed', why })
  })

  it('has an end, even if the site finds none', async () => {
    let pages = 0
    const endless: typeof fetch = async () => new Response(JSON.stringify({ v: 1, items: [], next: `?p=${++pages}` }))
    expect(await fetchInventory(address, { fetch: endless })).toMatchObject({ kind: 'failed', why: 'long' })
    expect(pages).toBe(100)
  })

  it('of a site that does not answer, or not in time, is told so', async () => {
    expect(await fetchInventory(address, { fetch: () => Promise.reject(new TypeError('Failed to fetch')) })).toMatchObject({ why: 'unreachable' })
    const silent: typeof fetch = (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError'))))
    expect(await fetchInventory(address, { fetch: silent, timeoutMs: 20 })).toMatchObject({ why: 'slow' })
  })

  it('given up by the person is given up', async () => {
    const stop = new AbortController()
    stop.abort(new Error('stop'))
    await expect(fetchInventory(address, { signal: stop.signal, fetch: () => Promise.reject(new Error('aborted')) })).rejects.toThrow('stop')
  })

  it('is asked for without cookies and without telling where from', async () => {
    let sent: RequestInit | undefined
    await fetchInventory(address, {
      fetch: async (_, init) => {
        sent = init
        return new Response('{"v":1,"items":[]}')
      },
    })
    expect(sent).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
  })
})
