import { beforeEach, describe, expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { aCrmPortal, asData, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

type Data = { [key: string]: Json }

const TYPE = 1030
const OTHER_TYPE = 1032

let portal: CrmPortal

const found = async (filter: Data, entityTypeId = 2): Promise<Json[]> => {
  const { items } = await portal.result('crm.item.list', { entityTypeId, filter, select: ['id'] })
  return asList(items).map(item => item.id ?? null)
}

/** @see https://apidocs.bitrix24.com/api-reference/crm/data-types.html#crm-binding-format */
describe('a custom field that binds deals', () => {
  beforeEach(async () => {
    portal = aCrmPortal()
    await portal.addField('PARENT', 'crm', { SETTINGS: { DEAL: 'Y' } })
    await portal.addField('PEER', 'crm', { SETTINGS: { DEAL: 'Y', CONTACT: 'Y' } })
    await portal.addField('PARENTS', 'crm', { SETTINGS: { DEAL: 'Y' }, MULTIPLE: 'Y' })
    for (const title of ['One', 'Two', 'Three'])
      await portal.add(2, { title })
  })

  it('of one type: reads a bare id and is found by it, as number or text', async () => {
    expect(await portal.add(2, { ufCrmParent: 1 })).toMatchObject({ ufCrmParent: 1 })
    expect(await portal.add(2, { ufCrmParent: 'D_2' })).toMatchObject({ ufCrmParent: 2 })
    expect(await found({ ufCrmParent: 1 })).toEqual([4])
    expect(await found({ '=ufCrmParent': '1' })).toEqual([4])
    expect(await found({ '@ufCrmParent': [1, 2] })).toEqual([4, 5])
    expect(await found({ '!@ufCrmParent': [2], '>id': 3 })).toEqual([4])
    expect(await found({ '=UF_CRM_PARENT': 2 })).toEqual([5])
  })

  it('takes fifty ids at once', async () => {
    await portal.add(2, { ufCrmParent: 3 })
    expect(await found({ '@ufCrmParent': Array.from({ length: 50 }, (_, index) => index + 1) })).toEqual([4])
  })

  it('of several types: reads and is found with the letter of its type', async () => {
    await portal.add(3, { name: 'Vera' })
    expect(await portal.add(2, { ufCrmPeer: 'D_1' })).toMatchObject({ ufCrmPeer: 'D_1' })
    expect(await portal.add(2, { ufCrmPeer: 'C_1' })).toMatchObject({ ufCrmPeer: 'C_1' })
    expect(await found({ '=ufCrmPeer': 'D_1' })).toEqual([4])
    expect(await found({ '@ufCrmPeer': ['D_1', 'C_1'] })).toEqual([4, 5])
    expect(await found({ '=ufCrmPeer': 1 })).toEqual([])
  })

  it('of several values is found by any of them', async () => {
    expect(await portal.add(2, { ufCrmParents: [1, 3] })).toMatchObject({ ufCrmParents: [1, 3] })
    expect(await found({ '=ufCrmParents': 3 })).toEqual([4])
    expect(await found({ '@ufCrmParents': [2, 3] })).toEqual([4])
    expect(await found({ '@ufCrmParents': [2] })).toEqual([])
  })
})

/** @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/index.html */
describe('a parent by relation', () => {
  const fieldsOf = async (entityTypeId: number) => asData((await portal.result('crm.item.fields', { entityTypeId })).fields)

  beforeEach(async () => {
    portal = aCrmPortal()
    await portal.result('crm.type.add', { fields: { title: 'Events', entityTypeId: TYPE, relations: { parent: [{ entityTypeId: 2 }], child: [{ entityTypeId: 2 }] } } })
    await portal.result('crm.type.add', { fields: { title: 'Halls', entityTypeId: OTHER_TYPE, relations: { parent: [{ entityTypeId: TYPE }], child: [] } } })
    for (const title of ['One', 'Two'])
      await portal.add(2, { title })
  })

  it('has the description of the page', async () => {
    expect((await fieldsOf(TYPE)).parentId2).toEqual({
      type: 'crm_entity', isRequired: false, isReadOnly: false, isImmutable: false, isMultiple: false, isDynamic: false,
      title: 'Сделка', settings: { parentEntityTypeId: 2 }, upperName: 'PARENT_ID_2',
    })
    expect((await fieldsOf(2)).parentId1030).toMatchObject({ settings: { parentEntityTypeId: TYPE }, upperName: 'PARENT_ID_1030' })
    expect((await fieldsOf(OTHER_TYPE)).parentId1030).toBeDefined()
    expect((await fieldsOf(OTHER_TYPE)).parentId2).toBeUndefined()
  })

  it('is written, read, found and taken away', async () => {
    const event = await portal.add(TYPE, { title: 'Concert', parentId2: 1 })
    await portal.add(TYPE, { title: 'Lecture', parentId2: '2' })
    expect(event.parentId2).toBe(1)
    expect(await found({ '=parentId2': 1 }, TYPE)).toEqual([1])
    expect(await found({ '@parentId2': [1, 2] }, TYPE)).toEqual([1, 2])
    expect(await found({ '@parentId2': Array.from({ length: 50 }, (_, index) => index + 2) }, TYPE)).toEqual([2])
    await portal.result('crm.item.update', { entityTypeId: TYPE, id: 1, fields: { parentId2: 0 } })
    expect(await found({ '=parentId2': 1 }, TYPE)).toEqual([])
  })

  it('of deals is a smart process, of a smart process another one', async () => {
    await portal.add(TYPE, { title: 'Concert' })
    expect(await portal.add(2, { title: 'Ticket', parentId1030: 1 })).toMatchObject({ parentId1030: 1 })
    expect(await found({ parentId1030: 1 })).toEqual([3])
    expect(await portal.add(OTHER_TYPE, { title: 'Hall', parentId1030: 1 })).toMatchObject({ parentId1030: 1 })
    expect(await portal.refused('crm.item.list', { entityTypeId: OTHER_TYPE, filter: { parentId2: 1 } })).toMatchObject(['INVALID_ARG_VALUE', expect.any(String)])
  })
})
