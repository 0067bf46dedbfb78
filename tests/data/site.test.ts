import { startPortal } from 'b24-local-portal'
import type { RunningPortal } from 'b24-local-portal'
import type { RunningSite } from 'cardinal-demo-site'
import { afterEach, describe, expect, it } from 'vitest'
import { readAnswer } from '@/domain/site/order'
import { loadWorld } from '../../worlds/build.ts'
import { connectSite, moveSite, startSite } from '../../worlds/site.ts'
import type { SiteAccess } from '../../worlds/site.ts'
import { findPorts } from '../../worlds/ports.ts'
import { controlOf } from '../support/portalControl.ts'
import type { PortalControl } from '../support/portalControl.ts'

// The world of the agency with the client's site beside it: orders are written into deals, the site takes them.

interface Element { kind: string, id: string, source: { deal: number } | null, title: string, html: string, picture: string | null, speaker: string, host: string, revision: number, template: string | null }
interface SiteState { elements: Element[], sales: { number: string, deal: number | null }[] }

let open: { portal: RunningPortal, site: RunningSite } | null = null

afterEach(async () => {
  await open?.site.close()
  await open?.portal.close()
  open = null
})

class Stage {
  readonly control: PortalControl
  readonly #site: RunningSite
  readonly #access: SiteAccess

  constructor(portal: RunningPortal, site: RunningSite, access: SiteAccess) {
    this.control = controlOf(portal.origin)
    this.#site = site
    this.#access = access
  }

  /** Writes an order as Cardinal does; the portal's webhook knocks. */
  async order(deal: number, kind: string, revision: number, more: Record<string, unknown> = {}): Promise<void> {
    const { fields, options } = this.#access.fields
    const order = { v: 1, deal, kind, revision, key: `${kind}-${deal}-${revision}`, fingerprint: '', at: '2026-11-16T10:00:00+03:00', by: 3 }
    const named = Object.fromEntries(Object.entries(more).map(([role, value]) => [fields[role] ?? role, value]))
    await this.update(deal, { ...named, [fields.published!]: JSON.stringify(order), [fields.revision!]: revision, [fields.publication!]: options['publication.waiting'] })
  }

  async update(deal: number, fields: Record<string, unknown>): Promise<void> {
    await this.control.rest('crm.item.update', { entityTypeId: 2, id: deal, useOriginalUfNames: 'Y', fields })
  }

  /** What stands in a deal, by roles. */
  async deal(id: number): Promise<(role: string) => unknown> {
    const { item } = await this.control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: 2, id, useOriginalUfNames: 'Y' })
    return role => item[this.#access.fields.fields[role] ?? role]
  }

  async answer(deal: number) {
    return readAnswer(String((await this.deal(deal))('siteAnswer')), deal)
  }

  async add(fields: Record<string, unknown>): Promise<number> {
    const { item } = await this.control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 2, useOriginalUfNames: 'Y', fields })
    return item.id
  }

  field(role: string): string {
    return this.#access.fields.fields[role]!
  }

  knock(deal: number): Promise<Response> {
    return fetch(`${this.#site.origin}/cardinal/knock`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ v: 1, portal: this.#access.fields.portal, deal }) })
  }

  async site(path: string, body?: unknown): Promise<SiteState> {
    const answer = await fetch(`${this.#site.origin}/_site/${path}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
    return await answer.json() as SiteState
  }

  async elementOf(deal: number): Promise<Element | undefined> {
    return (await this.site('state?settled=1')).elements.find(({ source }) => source?.deal === deal)
  }

  page(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.#site.origin}${path}`, { redirect: 'manual', ...init })
  }

  /** Ends when the site has answered this revision of a deal. */
  async answered(deal: number, revision: number): Promise<void> {
    await expect.poll(async () => (await this.answer(deal))?.revision, { timeout: 10_000 }).toBe(revision)
    await this.#site.settled()
  }
}

async function openStage(): Promise<Stage> {
  const state = await loadWorld({ world: 'events', seed: 1, deals: 0 }, { cache: true, onBuild: () => {} })
  const ports = await findPorts(0)
  moveSite(state, ports.site)
  const access = connectSite(state, ports)!
  const portal = await startPortal({ port: ports.portal, state, quiet: true })
  const site = await startSite(access, { port: ports.site, now: portal.portal.now, quiet: true })
  open = { portal, site }
  return new Stage(portal, site, access)
}

const IDEA = 1
const ON_SITE = 2

describe('an order in a deal', () => {
  it('of an idea becomes a template with its text and picture; its id and the answer stand in the deal', async () => {
    const stage = await openStage()
    await stage.order(IDEA, 'template', 1)
    await stage.answered(IDEA, 1)
    const element = await stage.elementOf(IDEA)
    const deal = await stage.deal(IDEA)
    expect(element).toMatchObject({ kind: 'template', title: 'Тайны Китай-города', revision: 1, picture: expect.stringMatching(/\.jpg$/) as string })
    expect(element?.html.length).toBeGreaterThan(3000)
    expect(deal('siteTemplate')).toBe(element?.id)
    expect(await stage.answer(IDEA)).toMatchObject({ outcome: 'taken', id: element?.id, missing: [] })
    expect(deal('siteAnsweredAt')).toMatch(/^2026-11-16T/)
    const picture = await stage.page(`/files/${element?.picture}`)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    expect(await (await stage.page(`/events/${element?.id}`)).text()).toContain('Тайны Китай-города')
  })

  it('of an event brings what its kind says: dates, then the speaker, then who meets the guests', async () => {
    const stage = await openStage()
    const planned = { title: 'Дом Пашкова, 20 декабря', categoryId: (await stage.deal(40))('categoryId'), [stage.field('parent')]: ON_SITE, [stage.field('siteTemplate')]: '302', [stage.field('start')]: '2026-12-20T12:00:00+03:00', [stage.field('speaker')]: 1, [stage.field('host')]: 7 }
    const id = await stage.add(planned)
    await stage.order(id, 'event', 1)
    await stage.answered(id, 1)
    expect(await stage.elementOf(id)).toMatchObject({ kind: 'event', template: '302', speaker: '', host: '' })
    await stage.order(id, 'dates', 2)
    await stage.answered(id, 2)
    expect(await stage.elementOf(id)).toMatchObject({ speaker: expect.stringMatching(/Лебедева/) as string, host: '' })
    await stage.order(id, 'host', 3)
    await stage.answered(id, 3)
    expect(await stage.elementOf(id)).toMatchObject({ host: 'Наталья Зимина' })
    expect((await stage.deal(id))('siteEvent')).toBe((await stage.elementOf(id))?.id)
  })

  it('that came with a copy of another deal is none, whoever knocks', async () => {
    const stage = await openStage()
    const original = await stage.deal(ON_SITE)
    const roles = ['published', 'revision', 'siteAnswer', 'siteTemplate', 'description']
    const id = await stage.add({ title: 'Копия', categoryId: original('categoryId'), ...Object.fromEntries(roles.map(role => [stage.field(role), original(role)])) })
    await stage.knock(id)
    expect(await stage.elementOf(id)).toBeUndefined()
    expect(await stage.elementOf(ON_SITE)).toMatchObject({ id: '302' })
    await stage.order(id, 'template', 9)
    await stage.answered(id, 9)
    expect((await stage.elementOf(id))?.id).not.toBe('302')
    expect((await stage.deal(ON_SITE))('siteTemplate')).toBe('302')
  })

  it('with ten knocks at once makes one element', async () => {
    const stage = await openStage()
    await stage.order(IDEA, 'template', 1)
    await Promise.all(Array.from({ length: 10 }, () => stage.knock(IDEA)))
    await stage.answered(IDEA, 1)
    expect((await stage.site('state')).elements.filter(({ source }) => source?.deal === IDEA)).toHaveLength(1)
  })
})

it('forged knocks change nothing on the site and in the portal', async () => {
  const stage = await openStage()
  const before = await stage.site('state')
  expect(before.elements).toEqual([])
  await stage.page('/')
  const full = await stage.site('state')
  await stage.control.send('DELETE', '/_portal/log')
  const forged = ['?deal=2', '?deal=1', '?deal=999999'].map(query => stage.page(`/cardinal/knock${query}`))
  const form = new URLSearchParams({ event: 'ONCRMDEALUPDATE', 'data[FIELDS][ID]': '2', 'auth[domain]': 'localhost', 'auth[application_token]': 'guessed' })
  const statuses = (await Promise.all([...forged, stage.page('/cardinal/knock', { method: 'POST', body: form })])).map(({ status }) => status)
  expect(statuses).toEqual([202, 202, 202, 403])
  expect((await stage.site('state?settled=1')).elements).toEqual(full.elements)
  const log = await stage.control.get<{ method: string }[]>('/_portal/log')
  expect(new Set(log.map(({ method }) => method))).toEqual(new Set(['crm.item.get']))
})

it('a portal that does not answer is asked again', async () => {
  const stage = await openStage()
  await stage.page('/')
  await stage.control.send('POST', '/_portal/faults', { when: { method: 'crm.item.get', nth: 1 }, do: { kind: 'cut-before' } })
  await stage.order(IDEA, 'template', 1)
  await expect.poll(async () => (await stage.control.get<{ faults?: string[] }[]>('/_portal/log')).some(({ faults }) => (faults?.length ?? 0) > 0)).toBe(true)
  await stage.site('state?settled=1')
  await stage.site('advance', { ms: 61_000 })
  await stage.answered(IDEA, 1)
})

it('knocks that were all lost are made up for by the look', async () => {
  const stage = await openStage()
  await stage.control.send('POST', '/_portal/faults', { when: { event: '*' }, do: { kind: 'drop' } })
  await stage.order(IDEA, 'template', 1)
  await stage.site('look', {})
  await stage.answered(IDEA, 1)
})

it('a site of a demo world is full at once, with the ids that stand in the deals', async () => {
  const stage = await openStage()
  const inventory = await (await stage.page('/cardinal/inventory.json')).json() as { items: { kind: string, id: string, deal: number }[] }
  expect(inventory.items).toHaveLength(47)
  for (const { kind, id, deal } of inventory.items)
    expect((await stage.deal(deal))(kind === 'template' ? 'siteTemplate' : 'siteEvent')).toBe(id)
  expect(await (await stage.page('/calendar?month=2026-12')).text()).toContain('Дом Пашкова: дворец на холме, 12 декабря')
})

it('tickets ordered twice by one form are one sale, bound to its event and its guest', async () => {
  const stage = await openStage()
  await stage.page('/')
  const event = (await stage.site('state')).elements.find(({ kind, title }) => kind === 'event' && title === 'Дом Пашкова: дворец на холме, 12 декабря')!
  const text = await (await stage.page(`/calendar/${event.id}`)).text()
  const body = () => new URLSearchParams({ form: /name="form" value="([^"]+)"/.exec(text)![1]!, name: 'Ольга Крылова', phone: '+7 000 330-20-10', email: 'guest1@pochta.example', count: '2' })
  const places = await Promise.all([1, 2].map(async () => (await stage.page(`/calendar/${event.id}/tickets`, { method: 'POST', body: body() })).headers.get('location')))
  expect(places[0]).toBe(places[1])
  const { sales: [sale, ...others] } = await stage.site('state?settled=1')
  expect(others).toEqual([])
  const deal = await stage.deal(sale!.deal!)
  expect(deal('parent')).toBe(event.source?.deal)
  expect([deal('siteOrder'), deal('originId'), deal('originatorId')]).toEqual([sale!.number, sale!.number, 'site'])
  expect(deal('contactIds')).toEqual([15])
  expect(deal('opportunity')).toBe(4800)
})
