import { afterEach, expect, it, vi } from 'vitest'
import axios, { AxiosError } from './axiosShim.ts'

afterEach(() => vi.unstubAllGlobals())

function answerWith(answer: () => Promise<Response>) {
  const send = vi.fn<typeof fetch>(answer)
  vi.stubGlobal('fetch', send)
  return send
}

it('posts JSON without a session and without following redirects', async () => {
  const send = answerWith(async () => new Response('{"result":1}'))
  expect(await axios.create({ timeout: 1000 }).post('https://a.example/rest/m', { id: 1 })).toEqual({ status: 200, data: { result: 1 } })
  expect(send).toHaveBeenCalledWith('https://a.example/rest/m', expect.objectContaining({
    method: 'POST', body: '{"id":1}', credentials: 'omit', redirect: 'error',
  }))
})

it.each([
  [400, 'ERR_BAD_REQUEST'], [401, 'ERR_BAD_REQUEST'], [503, 'ERR_BAD_RESPONSE'],
])('gives status %i and its body with the code %s', async (status, code) => {
  answerWith(async () => new Response('{"error":"X"}', { status }))
  const error = await axios.create().post('https://a.example', {}).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(AxiosError)
  expect(error).toMatchObject({ code, status, response: { status, data: { error: 'X' } } })
})

it('keeps what is no JSON as text', async () => {
  answerWith(async () => new Response('<html>'))
  expect((await axios.create().post('https://a.example', {})).data).toBe('<html>')
})

it.each([
  [new TypeError('failed'), 'ERR_NETWORK'],
  [new DOMException('late', 'TimeoutError'), 'ECONNABORTED'],
])('names %s %s', async (thrown, code) => {
  answerWith(() => Promise.reject(thrown))
  await expect(axios.create().post('https://a.example', {})).rejects.toMatchObject({ code, response: undefined })
})

it('sends nothing that an interceptor stops', async () => {
  const send = answerWith(async () => new Response('{}'))
  const client = axios.create()
  client.interceptors.request.use(() => { throw new Error('another address') })
  await expect(client.post('https://evil.example', {})).rejects.toThrow('another address')
  expect(send).not.toHaveBeenCalled()
})
