import { describe, expect, it } from 'vitest'
import type { Json, PortalUser } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { cardOf } from '../src/ui/card.ts'
import { aCrmPortal, anEmployee } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

type Data = { [key: string]: Json }

const GET = 'crm.item.details.configuration.get'
const SET = 'crm.item.details.configuration.set'
const RESET = 'crm.item.details.configuration.reset'
const FORCE = 'crm.item.details.configuration.forceCommonScopeForAll'

function aSection(name: string, title: string, names: string[]): Data {
  return { name, title, type: 'section', elements: names.map(one => ({ name: one })) }
}

async function layout(portal: CrmPortal, params: Data): Promise<Json | undefined> {
  return (await portal.call(GET, params)).body.result
}

/** Title of every section of a card, with the names of its fields. */
function shown({ portal }: CrmPortal, user: PortalUser | undefined, entityTypeId: number, id: number, categoryId = 0): [string, string[]][] {
  const person = user ?? portal.state.users[0]
  if (!person)
    throw new Error('nobody is there')
  return cardOf(portal, person, entityTypeId, id, categoryId).sections.map(({ title, fields }) => [title, fields.map(field => field.name)])
}

describe('crm.item.details.configuration', () => {
  it('answers what was set: flags as texts, options where given, nothing it does not know', async () => {
    const portal = aCrmPortal()
    await portal.call(SET, { entityTypeId: 2, data: [{ name: 'main', title: 'О сделке', colour: 'red', elements: [{ name: 'TITLE', optionFlags: 1 }, { name: 'CLIENT', options: { defaultCountry: 'RU' }, x: 1 }] }] })
    expect(await layout(portal, { entityTypeId: 2 })).toEqual([
      { name: 'main', title: 'О сделке', type: 'section', elements: [{ name: 'TITLE', optionFlags: '1' }, { name: 'CLIENT', optionFlags: '0', options: { defaultCountry: 'RU' } }] },
    ])
  })

  it('replaces the whole layout and leaves those of other pipelines, persons and scopes alone', async () => {
    const portal = aCrmPortal()
    const common = (extras: Data): Data => ({ entityTypeId: 2, scope: 'C', extras })
    await portal.call(SET, { ...common({ dealCategoryId: 9 }), data: [aSection('a', 'A', ['TITLE']), aSection('b', 'B', ['COMMENTS'])] })
    await portal.call(SET, { ...common({ dealCategoryId: 9 }), data: [aSection('c', 'C', ['TITLE'])] })
    expect(await layout(portal, common({ dealCategoryId: 9 }))).toEqual([{ name: 'c', title: 'C', type: 'section', elements: [{ name: 'TITLE', optionFlags: '0' }] }])
    for (const other of [common({}), common({ dealCategoryId: 8 }), common({ categoryId: 9 }), { entityTypeId: 2, extras: { dealCategoryId: 9 } }, { entityTypeId: 1, scope: 'C' }])
      expect(await layout(portal, other)).toBeNull()
  })

  it('keeps simple and repeat leads apart', async () => {
    const portal = aCrmPortal()
    await portal.call(SET, { entityTypeId: 1, extras: { leadCustomerType: 2 }, data: [aSection('a', 'Repeat', ['TITLE'])] })
    expect(await layout(portal, { entityTypeId: 1, extras: { leadCustomerType: 1 } })).toBeNull()
    expect(await layout(portal, { entityTypeId: 1, extras: { leadCustomerType: '2' } })).not.toBeNull()
  })

  it('resets one layout and takes all personal ones away by force', async () => {
    const portal = aCrmPortal()
    const data = [aSection('a', 'A', ['TITLE'])]
    for (const params of [{ scope: 'C' }, { userId: 1 }, { userId: 2 }] as Data[])
      await portal.call(SET, { entityTypeId: 2, ...params, data })
    await portal.call(RESET, { entityTypeId: 2, userId: 1 })
    expect(await layout(portal, { entityTypeId: 2, userId: 1 })).toBeNull()
    expect(await layout(portal, { entityTypeId: 2, userId: 2 })).not.toBeNull()
    await portal.call(FORCE, { entityTypeId: 2 })
    expect(await layout(portal, { entityTypeId: 2, userId: 2 })).toBeNull()
    expect(await layout(portal, { entityTypeId: 2, scope: 'C' })).not.toBeNull()
  })

  it.each<[Json, string]>([
    ['x', 'Parameter \'data\' must be array.'],
    [[], 'There are no data to write.'],
    [{ main: {} }, 'The data must be indexed array.'],
    [[{ type: 'column', name: 'a', title: 'A' }], 'Section at index 0 have type \'column\'. The expected type is \'section\'.'],
    [[aSection('a', 'A', []), { title: 'B' }], 'Section at index 1 does not have name.'],
    [[{ name: 'a', title: ' ' }], 'Section at index 0 does not have title.'],
    [[aSection('a', 'A', []), aSection('b', 'B', ['TITLE', ''])], 'Element at index 1 in section at index 1 does not have name.'],
  ])('refuses %j in words', async (data, description) => {
    expect(await aCrmPortal().refused(SET, { entityTypeId: 2, data })).toEqual(['', description])
  })

  it('lets nobody but an administrator change what others see, not even who may change CRM settings', async () => {
    const portal = aCrmPortal()
    const employee = anEmployee(portal, {}, true)
    const data = [aSection('a', 'A', ['TITLE'])]
    for (const [method, params] of [[SET, { scope: 'C', data }], [SET, { userId: 1, data }], [RESET, { scope: 'C' }], [RESET, { userId: 1 }], [FORCE, {}], [GET, { userId: 1 }]] as [string, Data][])
      expect(await portal.refused(method, { entityTypeId: 2, ...params }, employee)).toEqual(['', 'Access denied.'])
    expect((await portal.callAs(employee, SET, { entityTypeId: 2, data })).body.result).toBe(true)
  })

  it('goes with its pipeline', async () => {
    const portal = aCrmPortal()
    await portal.result('crm.category.add', { entityTypeId: 2, fields: { name: 'A' } })
    await portal.call(SET, { entityTypeId: 2, scope: 'C', extras: { dealCategoryId: 1 }, data: [aSection('a', 'A', ['TITLE'])] })
    await portal.call('crm.category.delete', { entityTypeId: 2, id: 1 })
    expect(portal.portal.state.cardLayouts).toEqual([])
  })
})

describe('a card', () => {
  it('shows sections and fields in the order of the layout, and no others', async () => {
    const portal = aCrmPortal()
    await portal.addField('TRIP', 'string')
    const { id } = await portal.add(ENTITY.deal, { title: 'Тур' })
    await portal.call(SET, { entityTypeId: 2, scope: 'C', data: [aSection('trip', 'Поездка', ['UF_CRM_TRIP', 'CLIENT']), aSection('main', 'Сделка', ['STAGE_ID', 'OPPORTUNITY_WITH_CURRENCY', 'TITLE', 'NO_SUCH_FIELD']), aSection('products', 'Товары', ['PRODUCT_ROW_SUMMARY'])] })
    expect(shown(portal, undefined, ENTITY.deal, Number(id))).toEqual([['Поездка', ['ufCrmTrip', 'contactIds', 'companyId']], ['Сделка', ['opportunity', 'title']]])
  })

  it('shows a person their own layout, others the common one, and other pipelines the usual one', async () => {
    const portal = aCrmPortal()
    const employee = anEmployee(portal, { read: 'all' })
    const { id } = await portal.add(ENTITY.contact, { name: 'Анна' })
    await portal.call(SET, { entityTypeId: 3, scope: 'C', data: [aSection('a', 'Общая', ['NAME', 'PHONE'])] })
    await portal.callAs(employee, SET, { entityTypeId: 3, data: [aSection('a', 'Своя', ['LAST_NAME'])] })
    expect(shown(portal, undefined, ENTITY.contact, Number(id))).toEqual([['Общая', ['name', 'fm.PHONE']]])
    expect(shown(portal, employee, ENTITY.contact, Number(id))).toEqual([['Своя', ['lastName']]])
    await portal.result('crm.category.add', { entityTypeId: 2, fields: { name: 'A' } })
    await portal.call(SET, { entityTypeId: 2, scope: 'C', extras: { dealCategoryId: 1 }, data: [aSection('a', 'Вторая', ['TITLE'])] })
    expect(shown(portal, undefined, ENTITY.deal, 0, 1)).toEqual([['Вторая', ['title']]])
    expect(shown(portal, undefined, ENTITY.deal, 0)[0]?.[0]).toBe('О сделке')
  })
})
