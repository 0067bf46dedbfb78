import { expect, it } from 'vitest'
import type { BoardData, CardData, FrameOpening, ListData, SessionData } from '../src/ui/contract.ts'
import { aCrmPortal, anEmployee, asData } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'
import { json, ORIGIN } from './corePortal.ts'

const TYPE = 1030
const HANDLER = 'http://127.0.0.1:5101/tab.html'

interface Ground { portal: CrmPortal, category: number }

/** A smart process with stages, pipelines and a deal above it; one record, with an application's tab and menu item. */
async function aGround(): Promise<Ground> {
  const portal = aCrmPortal()
  portal.app.installed = true
  const relations = { parent: [{ entityTypeId: 2 }] }
  await portal.result('crm.type.add', { fields: { title: 'Договоры', isStagesEnabled: 'Y', isCategoriesEnabled: 'Y', relations } })
  await portal.add(2, { title: 'Фестиваль' })
  const { categoryId } = await portal.add(TYPE, { title: 'Площадка', parentId2: 1 })
  for (const place of ['TAB', 'TOOLBAR'])
    await portal.call('placement.bind', { PLACEMENT: `CRM_DYNAMIC_1030_DETAIL_${place}`, HANDLER, TITLE: place })
  return { portal, category: Number(categoryId) }
}

async function page<T>({ server }: CrmPortal, path: string, init: RequestInit = {}, user = 1): Promise<T> {
  const response = await server.request(`${ORIGIN}/_ui/${path}`, { ...init, headers: { ...init.headers, cookie: `b24_local_user=${user}` } })
  return await response.json() as T
}

it('shows the card of a record with its stages, its parent and its widgets', async () => {
  const { portal, category } = await aGround()
  const card = await page<CardData>(portal, `card/${TYPE}/1`)
  expect([card.title, card.category, card.stageField, card.hasProducts]).toEqual(['Площадка', { id: category, name: 'Общая' }, 'stageId', false])
  expect(card.stages[0]?.id).toBe(`DT1030_${category}:NEW`)
  expect(card.references).toContainEqual({ id: 1, entityTypeId: 2, title: 'Фестиваль', text: '' })
  expect([card.tabs.map(tab => tab.title), card.toolbar.map(item => item.title)]).toEqual([['TAB'], ['TOOLBAR']])
})

it('opens a tab with ID and a menu item with ENTITY_ID', async () => {
  const { portal } = await aGround()
  const open = (bindingId: number) => page<FrameOpening>(portal, 'frame/open', json('POST', { place: 'placement', bindingId, entityId: 1, uri: '/crm/type/1030/details/1/' }))
  const [tab, item] = portal.portal.state.placements
  expect((await open(tab!.id)).init).toMatchObject({ PLACEMENT: 'CRM_DYNAMIC_1030_DETAIL_TAB', PLACEMENT_OPTIONS: { ID: '1' } })
  expect((await open(item!.id)).init).toMatchObject({ PLACEMENT: 'CRM_DYNAMIC_1030_DETAIL_TOOLBAR', PLACEMENT_OPTIONS: { ENTITY_ID: '1' } })
})

it('shows lists and boards, and a menu entry to those who may read', async () => {
  const { portal, category } = await aGround()
  const list = await page<ListData>(portal, `list/${TYPE}`)
  expect([list.total, list.columns.map(column => column.name)]).toEqual([1, ['title', 'stage', 'assigned', 'created']])
  const board = await page<BoardData>(portal, `board/${TYPE}/${category}`)
  expect(board.stages.map(stage => stage.total)).toEqual([1, 0, 0, 0, 0])
  const stranger = anEmployee(portal, {})
  expect((await page<SessionData>(portal, 'session')).types.map(type => type.title)).toEqual(['Договоры'])
  expect((await page<SessionData>(portal, 'session', {}, stranger.id)).types).toEqual([])
})

it('offers only readable pipelines', async () => {
  const { portal, category } = await aGround()
  const other = Number(asData((await portal.result('crm.category.add', { entityTypeId: TYPE, fields: { name: 'Аренда' } })).category).id)
  const reader = anEmployee(portal, {})
  reader.rights.entities[TYPE] = { read: 'all', add: 'none', update: 'none', delete: 'none', categories: { [other]: { read: 'none' } } }
  const { types } = await page<SessionData>(portal, 'session', {}, reader.id)
  expect(types[0]?.pipelines.map(pipeline => pipeline.id)).toEqual([category])
})
