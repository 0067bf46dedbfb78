import { afterEach, expect, it, vi } from 'vitest'
import { sendWithProgress } from './sendWithProgress'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A browser's request that ends in this way. */
function stubRequest(end: (request: XMLHttpRequest) => void) {
  const headers: [string, string][] = []
  class FakeRequest {
    upload = {}
    timeout = 0
    open() {}
    abort() {}
    setRequestHeader(...header: [string, string]) { headers.push(header) }
    send() { queueMicrotask(() => end(this as unknown as XMLHttpRequest)) }
  }
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
  return { headers }
}

const url = 'https://portal.example/rest/batch'
const send = () => sendWithProgress(url, '{}', { onProgress: () => {}, timeoutMs: 65_000 })
const loadedFrom = (responseURL: string) => (request: XMLHttpRequest) => {
  Object.assign(request, { responseURL, status: 200, responseText: '{"result":true}' })
  request.onload!(new ProgressEvent('load'))
}

it('sends JSON and gives the portal\'s own answer', async () => {
  const { headers } = stubRequest(loadedFrom(`${url}?x`))
  expect(await send()).toEqual({ status: 200, text: '{"result":true}' })
  expect(headers).toEqual([['Content-Type', 'application/json']])
})

it('takes no answer from another address to which the request was led', async () => {
  stubRequest(loadedFrom('https://other.example/rest/batch'))
  await expect(send()).rejects.toBeInstanceOf(TypeError)
})

it('ends as a timeout when no answer comes in its time', async () => {
  stubRequest(request => {
    expect(request.timeout).toBe(65_000)
    request.ontimeout!(new ProgressEvent('timeout'))
  })
  await expect(send()).rejects.toMatchObject({ name: 'TimeoutError' })
})
