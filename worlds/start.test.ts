// @vitest-environment node
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'

vi.mock('../scripts/build.mjs', () => ({ buildAll: () => {}, compileMessages: () => {} }))

const { startWorld } = await import('./start.ts')

/** A folder with a page in it instead of the built application, which a unit test does not need. */
async function aBuiltApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'built-app-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'description-field.html'), '<!doctype html>')
  return folder
}

it('starts the client’s site where there are events, full of what the portal says to be on it', async () => {
  const appFolder = await aBuiltApp()
  const world = await startWorld({ world: 'events', port: 0, quiet: true, appFolder })
  const inventory = await (await fetch(`${world.siteOrigin}/cardinal/inventory.json`)).json() as { items: { url: string }[] }
  expect(inventory.items).toHaveLength(47)
  expect(inventory.items.every(({ url }) => url.startsWith(`${world.siteOrigin}/`))).toBe(true)
  await world.close()
  const without = await startWorld({ world: 'events', port: 0, quiet: true, appFolder, site: false })
  expect(without.siteOrigin).toBeNull()
  expect(await (await fetch(`${without.portalOrigin}/_portal/webhooks`)).json()).toMatchObject({ outgoing: [] })
  await without.close()
  await rm(appFolder, { recursive: true })
}, 60_000)

it('starts portal and application side by side and ends both', async () => {
  const appFolder = await aBuiltApp()
  const world = await startWorld({ world: 'empty', port: 0, quiet: true, appFolder })
  expect(new URL(world.appOrigin).port).toBe(String(Number(new URL(world.portalOrigin).port) + 1))
  const state = await (await fetch(`${world.portalOrigin}/_portal/state`)).json() as { apps: { handler: string }[], clock: { frozenAt: number | null } }
  expect(state.apps[0]?.handler).toBe(`${world.appOrigin}/index.html`)
  expect(state.clock.frozenAt).toBeNull()
  expect(world.siteOrigin).toBeNull()
  const { now } = await (await fetch(`${world.portalOrigin}/_portal/clock`)).json() as { now: string }
  expect(now).toMatch(/^2026-11-16T09:3/)
  expect((await fetch(`${world.appOrigin}/description-field.html`, { method: 'POST' })).status).toBe(200)
  await world.close()
  await expect(fetch(world.portalOrigin)).rejects.toThrow('fetch failed')
  await expect(fetch(world.appOrigin)).rejects.toThrow('fetch failed')
  await rm(appFolder, { recursive: true })
}, 30_000)
