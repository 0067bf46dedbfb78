import { describe, expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, anEmployee, asData, asList, CLOCK } from './crmPortal.ts'

const png = Buffer.from('\x89PNG\r\n\x1a\npicture', 'latin1').toString('base64')
const comment = (rest: { [key: string]: Json } = {}) => ({ fields: { ENTITY_TYPE: 'deal', ENTITY_ID: 1, COMMENT: 'Текст', ...rest } })

describe('crm.timeline.comment', () => {
  it('adds a comment with files and answers it as the page does', async () => {
    const portal = aCrmPortal()
    await portal.add(ENTITY.deal)
    const { body } = await portal.call('crm.timeline.comment.add', comment({ FILES: [['a.png', png]] }))
    const id = Number(body.result)
    const stored = await portal.result('crm.timeline.comment.get', { id })
    expect(stored).toMatchObject({ ID: String(id), ENTITY_ID: '1', ENTITY_TYPE: 'deal', CREATED: CLOCK, COMMENT: 'Текст', AUTHOR_ID: '1' })
    expect(asData(asData(stored.FILES)['1'])).toMatchObject({ id: 1, type: 'image', name: 'a.png', authorId: 1, urlShow: expect.stringContaining('/disk/showFile/1/'), urlDownload: expect.stringContaining('/disk/downloadFile/1/') })
    const shown = await portal.server.request(String(asData(asData(stored.FILES)['1']).urlShow))
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  it('replaces files as soon as FILES is named, and removes a comment with them', async () => {
    const portal = aCrmPortal()
    await portal.add(ENTITY.deal)
    const id = Number((await portal.call('crm.timeline.comment.add', comment({ FILES: [['a.png', png]] }))).body.result)
    await portal.call('crm.timeline.comment.update', { id, fields: { COMMENT: 'Новый' } })
    expect([...portal.portal.state.files.keys()]).toEqual([1])
    await portal.call('crm.timeline.comment.update', { id, fields: { FILES: [['b.png', png]] } })
    expect([...portal.portal.state.files.keys()]).toEqual([2])
    expect((await portal.call('crm.timeline.comment.delete', { id, ownerTypeId: 2, ownerId: 1 })).body.result).toBeNull()
    expect(portal.portal.state.files.size).toBe(0)
    expect(await portal.refused('crm.timeline.comment.get', { id })).toEqual(['', 'Not found.'])
  })

  it('lists the comments of one record only, in the order asked for', async () => {
    const portal = aCrmPortal()
    await portal.add(ENTITY.deal)
    await portal.add(ENTITY.deal)
    for (const [entity, text] of [[1, 'а'], [2, 'чужой'], [1, 'б']] as const)
      await portal.call('crm.timeline.comment.add', comment({ ENTITY_ID: entity, COMMENT: text }))
    const { body } = await portal.call('crm.timeline.comment.list', { filter: { ENTITY_TYPE: 'deal', ENTITY_ID: 1 }, order: { ID: 'DESC' }, select: ['COMMENT', 'FILES'] })
    expect([body.result, body.total]).toEqual([[{ COMMENT: 'б', FILES: {} }, { COMMENT: 'а', FILES: {} }], 2])
  })

  it.each<[string, { [key: string]: Json }, string]>([
    ['add', comment({ ENTITY_ID: 9 }), 'OWNER_NOT_FOUND'],
    ['add', comment({ ENTITY_TYPE: 'moon' }), 'OWNER_NOT_FOUND'],
    ['add', comment({ COMMENT: ' ' }), 'INVALID_ARG_VALUE'],
    ['add', { fields: { COMMENT: 'x' } }, '100'],
    ['add', {}, '100'],
    ['update', { id: 9, fields: {} }, 'NOT_FOUND'],
    ['delete', { id: 9 }, 'NOT_FOUND'],
    // The line about the deal's creation is no comment.
    ['delete', { id: 1 }, 'NOT_FOUND'],
  ])('refuses %s %j with %s', async (verb, params, code) => {
    const portal = aCrmPortal()
    await portal.add(ENTITY.deal)
    expect((await portal.refused(`crm.timeline.comment.${verb}`, params))[0]).toBe(code)
  })

  it('asks for the right to change the record, and to read it for the list', async () => {
    const portal = aCrmPortal()
    await portal.add(ENTITY.deal)
    await portal.call('crm.timeline.comment.add', comment())
    const reader = anEmployee(portal, { read: 'all' })
    expect((await portal.refused('crm.timeline.comment.add', comment(), reader))[0]).toBe('ACCESS_DENIED')
    expect((await portal.callAs(reader, 'crm.timeline.comment.list', { filter: { ENTITY_TYPE: 'deal', ENTITY_ID: 1 } })).body.total).toBe(1)
    expect(await portal.refused('crm.timeline.comment.list', { filter: { ENTITY_TYPE: 'deal', ENTITY_ID: 1 } }, anEmployee(portal, {}))).toEqual(['', 'Access denied.'])
  })
})

/** https://apidocs.bitrix24.com/api-reference/crm/deals/contacts/index.html */
describe('crm.deal.contact', () => {
  async function aDealWithContacts(contactIds: number[]) {
    const portal = aCrmPortal()
    for (const name of ['А', 'Б', 'В'])
      await portal.add(ENTITY.contact, { name })
    await portal.add(ENTITY.deal, { contactIds })
    const get = async () => asList((await portal.call('crm.deal.contact.items.get', { id: 1 })).body.result)
    return { ...portal, get }
  }

  it('reads, sets and clears the whole set', async () => {
    const portal = await aDealWithContacts([2])
    expect(await portal.get()).toEqual([{ CONTACT_ID: 2, SORT: 10, ROLE_ID: 0, IS_PRIMARY: 'Y' }])
    await portal.call('crm.deal.contact.items.set', { id: 1, items: [{ CONTACT_ID: 1, SORT: 200 }, { CONTACT_ID: 3, SORT: 100, IS_PRIMARY: 'Y' }] })
    expect((await portal.get()).map(one => [one.CONTACT_ID, one.IS_PRIMARY])).toEqual([[3, 'Y'], [1, 'N']])
    expect((await portal.call('crm.deal.contact.items.delete', { id: 1 })).body.result).toBe(true)
    expect(await portal.get()).toEqual([])
  })

  it('adds one, tells a bound one from an added one, and hands the primary on', async () => {
    const portal = await aDealWithContacts([2])
    expect((await portal.call('crm.deal.contact.add', { id: 1, fields: { CONTACT_ID: 1 } })).body.result).toBe(true)
    expect((await portal.call('crm.deal.contact.add', { id: 1, fields: { CONTACT_ID: 1 } })).body.result).toBe(false)
    expect((await portal.call('crm.deal.contact.delete', { id: 1, fields: { CONTACT_ID: 2 } })).body.result).toBe(true)
    expect((await portal.call('crm.deal.contact.delete', { id: 1, fields: { CONTACT_ID: 2 } })).body.result).toBe(false)
    expect((await portal.get()).map(one => [one.CONTACT_ID, one.IS_PRIMARY])).toEqual([[1, 'Y']])
  })

  it.each<[string, { [key: string]: Json }, [string, string]]>([
    ['items.get', {}, ['', 'The parameter \'ownerEntityID\' is invalid or not defined.']],
    ['items.get', { id: 9 }, ['', 'Not found.']],
    ['items.set', { id: 1, items: 'x' }, ['', 'The parameter items must be array.']],
    ['add', { id: 1, fields: {} }, ['', 'The parameter \'fields\' is not valid.']],
    ['add', { id: 1 }, ['', 'The parameter \'fields\' must be array.']],
    ['delete', { id: 1 }, ['', 'The parameter \'item\' must be array.']],
  ])('refuses %s %j', async (verb, params, refusal) => {
    const portal = await aDealWithContacts([])
    expect(await portal.refused(`crm.deal.contact.${verb}`, params)).toEqual(refusal)
  })
})
