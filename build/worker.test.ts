import { expect, it } from 'vitest'
import worker from '../public/_worker.js'

/** Static files as Cloudflare Pages serves them: only GET and HEAD. */
function staticFiles() {
  const requests: Request[] = []
  return {
    requests,
    env: {
      ASSETS: {
        fetch: async (request: Request) => {
          requests.push(request)
          return new Response(null, { status: request.method === 'GET' || request.method === 'HEAD' ? 200 : 405 })
        },
      },
    },
  }
}

it('answers a POST with the page and drops its body', async () => {
  const { env, requests } = staticFiles()
  const form = new Request('https://app.example/description-field.html?DOMAIN=p', { method: 'POST', body: 'AUTH_ID=secret' })
  expect((await worker.fetch(form, env)).status).toBe(200)
  expect(requests[0]?.url).toBe('https://app.example/description-field.html?DOMAIN=p')
  expect(await requests[0]?.text()).toBe('')
})

it('leaves other requests alone', async () => {
  const { env, requests } = staticFiles()
  const request = new Request('https://app.example/assets/a.js')
  expect((await worker.fetch(request, env)).status).toBe(200)
  expect(requests[0]).toBe(request)
})
