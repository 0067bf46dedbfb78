import { onTestFinished } from 'vitest'
import { startDemoSite } from '../src/index.ts'
import type { DemoSiteOptions } from '../src/index.ts'
import type { SiteState } from '../src/store/state.ts'
import { aFakePortal } from './aFakePortal.ts'
import type { FakePortal } from './aFakePortal.ts'
import { fieldMap } from './vectors.ts'

export const { fields: roles } = fieldMap

export interface TestSite {
  origin: string
  portal: FakePortal
  knock: (deal: number) => Promise<number>
  control: <T = unknown>(path: string, body?: unknown) => Promise<T>
  /** State once nothing is left to do. */
  state: () => Promise<SiteState>
  get: (path: string) => Promise<Response>
}

/** A site with a portal of its own, both ended with the test. */
export async function aSite(options: Partial<DemoSiteOptions> = {}, portal?: FakePortal): Promise<TestSite> {
  const own = portal ?? await aFakePortal()
  const site = await startDemoSite({ portalWebhook: own.webhook, fields: { ...fieldMap, portal: own.origin }, port: 0, quiet: true, now: () => Date.parse('2026-11-22T10:00:00+03:00'), ...options })
  await site.settled()
  own.calls.length = 0
  onTestFinished(async () => {
    await site.close()
    if (!portal)
      await own.close()
  })
  const { origin } = site
  return {
    origin,
    portal: own,
    get: path => fetch(`${origin}${path}`, { redirect: 'manual' }),
    async knock(deal) {
      const { status } = await fetch(`${origin}/cardinal/knock`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ v: 1, portal: own.origin, deal }) })
      return status
    },
    async control<T>(path: string, body?: unknown) {
      const answer = await fetch(`${origin}/_site/${path}`, { method: 'POST', body: body === undefined ? undefined : JSON.stringify(body) })
      return await answer.json() as T
    },
    state: async () => await (await fetch(`${origin}/_site/state?settled=1`)).json() as SiteState,
  }
}

export function anOrder(deal: number, kind: string, revision: number): string {
  return JSON.stringify({ v: 1, deal, kind, revision, key: `${kind}-${deal}-${revision}`, fingerprint: '', at: '2026-11-22T09:59:00+03:00', by: 3 })
}

/** A deal that waits for the site. */
export function aDeal(id: number, kind: string, revision: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  const named = Object.fromEntries(Object.entries(more).map(([role, value]) => [roles[role] ?? role, value]))
  return { id, title: 'Дом Пашкова', categoryId: kind === 'template' ? 1 : 3, stageId: '', [roles.published!]: anOrder(id, kind, revision), [roles.publication!]: '41', [roles.description!]: '<p>Дворец</p>', ...named }
}

/** An event that waits, of the idea with the number 12. */
export function anEvent(id: number, kind = 'event', revision = 1, more: Record<string, unknown> = {}): Record<string, unknown> {
  return aDeal(id, kind, revision, { title: 'Дом Пашкова, 12 декабря', parent: 12, start: '2026-12-12T12:00:00+03:00', end: '2026-12-12T14:00:00+03:00', price: '2400|RUB', capacity: 18, place: 'У ворот', ...more })
}

/** The answer in a deal, once the site has nothing left to do. */
export async function answerIn(site: TestSite, deal: number): Promise<Record<string, unknown> | null> {
  await site.state()
  const text = String(site.portal.deal(deal)[roles.siteAnswer!] ?? '')
  return text === '' ? null : JSON.parse(text) as Record<string, unknown>
}
