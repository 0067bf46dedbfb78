// @vitest-environment node
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAppServer } from './appServer.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-server-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>main</title>')
  await writeFile(join(folder, 'assets/entry-Abc_1234.js'), 'export {}')
})

afterAll(() => rm(folder, { recursive: true }))

function ask(path: string, method = 'GET') {
  const body = method === 'POST' ? 'AUTH_ID=secret' : undefined
  return createAppServer(folder).request(`http://127.0.0.1:5081${path}`, { method, body })
}

describe('the application\'s server', () => {
  it.each(['GET', 'POST', 'HEAD'])('answers %s with the page', async method => {
    const answer = await ask('/index.html?DOMAIN=localhost&APP_SID=1', method)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await answer.text()).toBe(method === 'HEAD' ? '' : '<!doctype html><title>main</title>')
  })

  it('sends pages that are not kept, sniffed or told to others', async () => {
    const { headers } = await ask('/', 'POST')
    expect(Object.fromEntries(headers)).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  })

  it('lets files with a hash in their name be kept for ever', async () => {
    const { headers } = await ask('/assets/entry-Abc_1234.js')
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('content-type')).toMatch(/javascript/)
  })

  it.each([['/missing.html', 'GET', 404], ['/../package.json', 'GET', 404], ['/index.html', 'PUT', 405]])('refuses %s by %s with %i', async (path, method, status) => {
    expect((await ask(path, method)).status).toBe(status)
  })
})
