// @vitest-environment node
import { createHash } from 'node:crypto'
import { packState, startPortal, unpackState } from 'b24-local-portal'
import type { Item, PortalState } from 'b24-local-portal'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildWorld } from './build.ts'
import { BUILD_ORIGIN, moveCardinal, runSetup } from './cardinal.ts'
import { WORLD_NOW } from './moscowTime.ts'
import { connectPortal } from './portalClient.ts'
import { connectSite, moveSite } from './site.ts'
import { siteAddressesOf } from '@/domain/settings/siteProfile'
import { readAnswer, readOrder } from '@/domain/site/order'

const DEAL = 2
const LEAD = 1
const CONTACT = 3
const COMPANY = 4

let state: PortalState

beforeAll(async () => {
  state = await buildWorld({ world: 'events', seed: 1, deals: 0 })
}, 60_000)

function items(entityTypeId: number): Item[] {
  return [...state.items.get(entityTypeId)?.values() ?? []]
}

function isKnown(entityTypeId: number, id: unknown): boolean {
  return state.items.get(entityTypeId)?.has(Number(id)) ?? false
}

function fingerprint(built: PortalState): string {
  return createHash('sha256').update(packState(built)).digest('hex')
}

describe('the world of the event agency', () => {
  it('is the same bytes when built again', async () => {
    expect(fingerprint(await buildWorld({ world: 'events', seed: 1, deals: 0 }))).toBe(fingerprint(state))
  }, 60_000)

  it('sells other tickets with another seed', async () => {
    expect(fingerprint(await buildWorld({ world: 'events', seed: 2, deals: 0 }))).not.toBe(fingerprint(state))
  }, 60_000)

  it('has over sixty deals with a description and its twin', () => {
    const described = items(DEAL).filter(deal => String(deal.ufCrmCardinalDescription ?? '').length > 200)
    expect(described.length).toBeGreaterThan(60)
    expect(described.every(deal => String(deal.ufCrmCardinalDescriptionTwin).startsWith(String(deal.ufCrmCardinalDescription)))).toBe(true)
  })

  it('begins with «Тайны Китай-города» on the stage «Анонс»', () => {
    const deal = state.items.get(DEAL)?.get(1)
    expect(deal?.title).toBe('Тайны Китай-города')
    expect(state.statuses.find(({ statusId }) => statusId === deal?.stageId)?.name).toBe('Анонс')
    expect(String(deal?.ufCrmCardinalDescription).length).toBeGreaterThan(4000)
  })

  it('has three pipelines with their stages in order', () => {
    const stagesOf = (name: string) => {
      const category = state.categories.find(one => one.name === name)
      return state.statuses.filter(({ entityId }) => entityId === `DEAL_STAGE_${category?.id}`).sort((a, b) => a.sort - b.sort).map(({ name }) => name)
    }
    expect(stagesOf('Есть идея')).toEqual(['Идея', 'Обсуждение', 'Концепция', 'Анонс', 'На сайте', 'Отложена'])
    expect(stagesOf('События')).toEqual(['Запланировано', 'Даты согласованы со спикером', 'Назначен администратор', 'Проведено', 'Закрыто', 'Отменено'])
    expect(stagesOf('Продажи билетов')).toEqual(['Заказ с сайта', 'Оплачен', 'Билет отправлен', 'Гость пришёл', 'Заказ отменён', 'Возврат'])
  })

  it('has people of every kind of right', () => {
    const dealRights = state.users.filter(({ isAdmin }) => !isAdmin).map(({ rights }) => rights.entities[DEAL])
    expect(state.users).toHaveLength(9)
    expect(dealRights.some(rights => rights?.read === 'own')).toBe(true)
    expect(dealRights.some(rights => rights?.read === 'all' && rights.update === 'none')).toBe(true)
    expect(state.apps[0]?.access).not.toContain(8)
    expect(state.users.find(({ id }) => id === 9)?.language).toBe('en')
  })

  it('keeps pictures as JPEG files of the deals', () => {
    const pictures = items(DEAL).map(deal => deal.ufCrmDealEventPicture).filter(id => typeof id === 'number')
    expect(pictures.length).toBeGreaterThan(55)
    expect(pictures.every(id => state.files.get(id)?.contentType === 'image/jpeg')).toBe(true)
  })
})

describe('what is on the site', () => {
  const onSite = () => items(DEAL).filter(deal => typeof deal.ufCrmEventPublished === 'string')

  it('is every idea of the stage «На сайте» and every event that is more than planned, each with an answer of its own', () => {
    expect(onSite()).toHaveLength(47)
    for (const deal of onSite()) {
      const order = readOrder(String(deal.ufCrmEventPublished), deal.id)
      const answer = readAnswer(String(deal.ufCrmEventSiteAnswer), deal.id)
      expect(answer).toMatchObject({ kind: order?.kind, revision: order?.revision, key: order?.key, outcome: 'taken', id: order?.kind === 'template' ? deal.ufCrmEventSiteTemplate : deal.ufCrmEventSiteEvent })
      expect(deal.ufCrmEventRevision).toBe(order?.revision)
      expect(Date.parse(String(deal.ufCrmEventSiteAnswered))).toBeLessThanOrEqual(Date.parse(WORLD_NOW))
    }
  })

  it('moves with the site', () => {
    const moved = unpackState(packState(state))
    moveSite(moved, 6002)
    const answers = [...moved.items.get(DEAL)!.values()].map(({ ufCrmEventSiteAnswer }) => String(ufCrmEventSiteAnswer ?? '')).filter(Boolean)
    expect(answers.every(answer => answer.includes('"url":"http://127.0.0.1:6002/'))).toBe(true)
  })

  it('is known to the site by webhooks and settings that setup would leave alone', () => {
    const connected = unpackState(packState(state))
    const access = connectSite(connected, { portal: 6000, app: 6001, site: 6002 })
    expect(access?.fields).toMatchObject({ v: 1, portal: 'http://localhost:6000', fields: { published: 'UF_CRM_EVENT_PUBLISHED' }, optionNames: { 'format.lecture': 'Лекция' } })
    expect(connected.outgoingWebhooks).toMatchObject([{ handler: 'http://127.0.0.1:6002/cardinal/knock' }])
    expect(connected.webhooks.at(-1)?.scopes).toEqual(['crm', 'user_brief'])
    expect(siteAddressesOf(connected.apps[0]!.options)).toEqual({ receiver: 'http://127.0.0.1:6002/cardinal/knock', feed: 'http://127.0.0.1:6002/cardinal/inventory.json' })
  })
})

describe('time in the world', () => {
  it('has nothing that happened later than now, or before its deal was made', () => {
    const now = Date.parse(WORLD_NOW)
    const time = (value: unknown) => Date.parse(String(value))
    for (const deal of items(DEAL)) {
      expect(time(deal.createdTime)).toBeLessThanOrEqual(time(deal.movedTime))
      expect(time(deal.movedTime)).toBeLessThanOrEqual(now)
    }
    for (const entry of state.timeline.values()) {
      expect(time(entry.createdTime)).toBeLessThanOrEqual(now)
      expect(time(entry.createdTime)).toBeGreaterThanOrEqual(time(state.items.get(entry.entityTypeId)?.get(entry.entityId)?.createdTime))
    }
  })
})

describe('references', () => {
  it('point to records that are there', () => {
    const users = new Set(state.users.map(({ id }) => id))
    const stages = new Set(state.statuses.map(({ statusId }) => statusId))
    for (const deal of items(DEAL)) {
      expect(users).toContain(deal.assignedById)
      expect(stages).toContain(deal.stageId)
      for (const contact of deal.contactIds as number[])
        expect(isKnown(CONTACT, contact)).toBe(true)
      for (const [field, type] of [['ufCrmEventSpeaker', CONTACT], ['ufCrmEventParent', DEAL]] as const) {
        if (deal[field])
          expect(isKnown(type, deal[field])).toBe(true)
      }
      if (deal.ufCrmEventHost)
        expect(users).toContain(Number(deal.ufCrmEventHost))
    }
    for (const row of state.productRows.values())
      expect(isKnown(DEAL, row.ownerId)).toBe(true)
    for (const entry of state.timeline.values())
      expect(isKnown(entry.entityTypeId, entry.entityId) && users.has(entry.authorId)).toBe(true)
  })

  it('give every speaker and guest a phone and an address that are nobody\'s', () => {
    for (const record of [...items(CONTACT), ...items(COMPANY), ...items(LEAD)]) {
      const values = (record.fm as { typeId: string, value: string }[]).map(({ typeId, value }) => [typeId, value] as const)
      expect(values).toEqual([['PHONE', expect.stringMatching(/^\+7 000 /)], ['EMAIL', expect.stringMatching(/\.example$/)]])
    }
  })
})

describe('Cardinal in the world', () => {
  it('is what its blueprint says: setup finds nothing to do and writes nothing', async () => {
    const running = await startPortal({ port: 0, state: unpackState(packState(state)), quiet: true })
    try {
      const { plan } = await runSetup(connectPortal(running.origin), 'local.cardinal', ['events'])
      expect(new Set(plan.items.map(({ action }) => action))).toEqual(new Set(['keep']))
      expect(plan.items.length).toBeGreaterThan(60)
      expect(running.portal.log.flatMap(entry => entry.commands?.map(({ method }) => method) ?? [entry.method]).filter(method => /\.(add|update|set|bind|delete|unbind)$/.test(method))).toEqual([])
    }
    finally {
      await running.close()
    }
  })

  it('moves with all its addresses when it is served elsewhere', () => {
    const moved = unpackState(packState(state))
    moveCardinal(moved, 'http://127.0.0.1:6001')
    const addresses = [...moved.apps, ...moved.placements, ...moved.fieldTypes].map(({ handler }) => handler)
    expect(addresses.length).toBeGreaterThan(2)
    expect(Object.values(moved.apps[0]!.options).join()).not.toContain(BUILD_ORIGIN)
    expect(addresses.every(address => address.startsWith('http://127.0.0.1:6001/'))).toBe(true)
  })
})

it.each(['empty', 'messy'] as const)('the world "%s" has Cardinal entered and nothing of it', async world => {
  const bare = await buildWorld({ world, seed: 1, deals: 0 })
  expect(bare.apps).toMatchObject([{ code: 'local.cardinal', installed: false }])
  expect([bare.fieldTypes, bare.placements]).toEqual([[], []])
  expect([...bare.items.values()].every(table => table.size === 0)).toBe(true)
}, 60_000)

it('the world of all solutions has every one of them', async () => {
  const every = await buildWorld({ world: 'all', seed: 1, deals: 0 })
  const map = JSON.parse(String(every.apps[0]!.options['cardinal.map'])) as { solutions: Record<string, number> }
  expect(Object.keys(map.solutions).sort()).toEqual(['common', 'event-marketing', 'events', 'loyalty', 'store', 'trips'])
  expect(every.items.get(DEAL)?.get(1)?.title).toBe('Тайны Китай-города')
}, 60_000)

it('fills up with ticket sales to the asked number of deals', async () => {
  const big = await buildWorld({ world: 'events', seed: 1, deals: 1200 })
  expect(big.items.get(DEAL)?.size).toBe(1200)
}, 60_000)
