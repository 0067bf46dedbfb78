import { describe, expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { aCrmPortal } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

const TYPE = 1030
const [ADD, UPDATE, DELETE] = ['ONCRMDYNAMICITEMADD', 'ONCRMDYNAMICITEMUPDATE', 'ONCRMDYNAMICITEMDELETE'] as const

/** A portal of two smart processes, 1030 and 1032, whose application listens. */
async function aListener(events: string[]): Promise<CrmPortal> {
  const portal = aCrmPortal()
  portal.app.installed = true
  for (const title of ['Договор', 'Площадка'])
    await portal.result('crm.type.add', { fields: { title, isStagesEnabled: 'Y' } })
  for (const event of events)
    expect((await portal.call('event.bind', { event, event_type: 'offline' })).body).toMatchObject({ result: true })
  return portal
}

function told(portal: CrmPortal): [string, Json][] {
  return [...portal.portal.state.offlineEvents.values()].map(({ event, data }) => [event, data])
}

/** Adds a record of a type by a webhook, changes and deletes it. */
async function live({ webhook }: CrmPortal, entityTypeId: number): Promise<void> {
  const { body } = await webhook('crm.item.add', { entityTypeId, fields: { title: 'Аренда' } })
  const { item } = body.result as { item: { id: number } }
  await webhook('crm.item.update', { entityTypeId, id: item.id, fields: { title: 'Аренда зала' } })
  await webhook('crm.item.delete', { entityTypeId, id: item.id })
}

/** @see https://apidocs.bitrix24.com/api-reference/crm/universal/events/index.html */
describe('events of records of smart processes', () => {
  it('tell of every type with its number, by the common name', async () => {
    const portal = await aListener([ADD, UPDATE, DELETE])
    await live(portal, TYPE)
    await live(portal, 1032)
    expect(told(portal)).toEqual(['1030', '1032'].flatMap(type =>
      [ADD, UPDATE, DELETE].map(event => [event, { FIELDS: { ID: '1', ENTITY_TYPE_ID: type } }])))
  })

  it('tell of one type only by the name with its number', async () => {
    const portal = await aListener([`${ADD}_1032`, `${UPDATE}_1032`, `${DELETE}_1032`])
    await live(portal, TYPE)
    expect(told(portal)).toEqual([])
    await live(portal, 1032)
    expect(told(portal).map(([event]) => event)).toEqual([`${ADD}_1032`, `${UPDATE}_1032`, `${DELETE}_1032`])
  })

  it('do not tell of deals, leads, contacts and companies', async () => {
    const portal = await aListener([ADD, UPDATE, DELETE])
    for (const entityTypeId of [1, 2, 3, 4])
      await live(portal, entityTypeId)
    expect(told(portal)).toEqual([])
  })

  it('are silent when nothing differs, and one row while a change is unread', async () => {
    const portal = await aListener([UPDATE])
    await portal.webhook('crm.item.add', { entityTypeId: TYPE, fields: { title: 'Аренда' } })
    await portal.webhook('crm.item.update', { entityTypeId: TYPE, id: 1, fields: { title: 'Аренда' } })
    expect(told(portal)).toEqual([])
    for (const title of ['Один', 'Два'])
      await portal.webhook('crm.item.update', { entityTypeId: TYPE, id: 1, fields: { title } })
    expect(told(portal)).toHaveLength(1)
  })

  it('tell of a change of stage, and of the same id in another type as of another record', async () => {
    const portal = await aListener([UPDATE])
    for (const entityTypeId of [TYPE, 1032]) {
      const { stageId } = await portal.add(entityTypeId, { title: 'Аренда' })
      await portal.webhook('crm.item.update', { entityTypeId, id: 1, fields: { stageId: String(stageId).replace(':NEW', ':PREPARATION') } })
    }
    expect(told(portal).map(([, data]) => data)).toEqual(['1030', '1032'].map(type => ({ FIELDS: { ID: '1', ENTITY_TYPE_ID: type } })))
  })

  it('exist for types that are there', async () => {
    const portal = await aListener([])
    expect((await portal.call('events')).body.result).toEqual(expect.arrayContaining([ADD, `${ADD}_1030`, `${DELETE}_1032`]))
    expect(await portal.refused('event.bind', { event: `${ADD}_1034`, event_type: 'offline' })).toEqual(['ERROR_EVENT_NOT_FOUND', 'Event not found'])
    await portal.result('crm.type.add', { fields: { title: 'Ещё' } })
    expect((await portal.call('event.bind', { event: `${ADD}_1034`, event_type: 'offline' })).body.result).toBe(true)
  })
})
