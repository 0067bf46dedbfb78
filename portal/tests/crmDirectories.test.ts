import { describe, expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, anEmployee, asData, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

/** Codes and colours of the sample: https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-list.html */
const dealStages = [
  ['NEW', '#39A8EF', 'process'], ['PREPARATION', '#2FC6F6', 'process'], ['PREPAYMENT_INVOICE', '#55D0E0', 'process'], ['EXECUTING', '#47E4C2', 'process'],
  ['FINAL_INVOICE', '#FFA900', 'process'], ['WON', '#7BD500', 'success'], ['LOSE', '#FF5752', 'failure'], ['APOLOGY', '#FF5752', 'apology'],
]

async function stages(portal: CrmPortal, entityId: string) {
  const { body } = await portal.call('crm.status.list', { filter: { ENTITY_ID: entityId }, order: { SORT: 'ASC' } })
  return asList(body.result)
}

describe('crm.category', () => {
  it('starts with the default pipeline, without origin', async () => {
    const { body } = await aCrmPortal().call('crm.category.list', { entityTypeId: 2 })
    expect(body.result).toEqual({ categories: [{ id: 0, name: 'Общая', sort: 300, entityTypeId: 2, isDefault: 'Y' }] })
    expect(body.total).toBe(1)
  })

  it('creates a pipeline with the default set of stages', async () => {
    const portal = aCrmPortal()
    const { category } = await portal.result('crm.category.add', { entityTypeId: 2, fields: { name: 'События', sort: -5, isDefault: 'Y' } })
    expect(category).toEqual({ id: 1, name: 'События', sort: 0, entityTypeId: 2, isDefault: 'N', originId: '', originatorId: '' })
    const rows = await stages(portal, 'DEAL_STAGE_1')
    expect(rows.map(row => [row.STATUS_ID, row.COLOR, asData(row.EXTRA).SEMANTICS])).toEqual(dealStages.map(([code, ...rest]) => [`C1:${code}`, ...rest]))
    expect(rows.map(row => row.CATEGORY_ID)).toEqual(rows.map(() => '1'))
  })

  it('renames, and deletes only an empty pipeline that is not the default one', async () => {
    const portal = aCrmPortal()
    await portal.result('crm.category.add', { entityTypeId: 2, fields: { name: 'A' } })
    const { category } = await portal.result('crm.category.update', { entityTypeId: 2, id: 1, fields: { name: 'B' } })
    expect(category).toMatchObject({ name: 'B', sort: 500 })
    await portal.add(ENTITY.deal, { categoryId: 1 })
    expect(await portal.refused('crm.category.delete', { entityTypeId: 2, id: 1 })).toEqual(['0', 'Deals related to the funnel B found'])
    expect(await portal.refused('crm.category.delete', { entityTypeId: 2, id: 0 })).toEqual(['0', 'Default deal category cannot be deleted'])
    await portal.result('crm.item.delete', { entityTypeId: 2, id: 1 })
    expect((await portal.call('crm.category.delete', { entityTypeId: 2, id: 1 })).body.result).toBeNull()
    expect(await stages(portal, 'DEAL_STAGE_1')).toEqual([])
    expect(await portal.refused('crm.category.get', { entityTypeId: 2, id: 1 })).toEqual(['NOT_FOUND', 'Element not found'])
  })

  it.each<[{ [key: string]: Json }, [string, string]]>([
    [{ entityTypeId: 1, fields: { name: 'A' } }, ['ENTITY_TYPE_NOT_SUPPORTED', 'Entity type LEAD is not supported']],
    [{ entityTypeId: 128, fields: { name: 'A' } }, ['NOT_FOUND', 'SPA not found']],
    [{ entityTypeId: 2, fields: {} }, ['0', 'Field \'NAME\' is required']],
    [{ entityTypeId: 2, fields: { name: '  ' } }, ['0', 'Field \'NAME\' is required']],
  ])('refuses %j', async (params, refusal) => {
    expect(await aCrmPortal().refused('crm.category.add', params)).toEqual(refusal)
  })
})

it('makes no system pipelines for smart processes', async () => {
  const portal = aCrmPortal()
  await portal.result('crm.type.add', { fields: { title: 'Смены', entityTypeId: 1030 } })
  expect(await portal.refused('crm.category.add', { entityTypeId: 1030, fields: { name: 'A', isSystem: 'Y' } })).toEqual(['ADDING_DISABLED', 'Adding a system category is prohibited'])
})

it('keeps two administrators who add the same stage at once from making two of it', async () => {
  const portal = aCrmPortal()
  const fields = { ENTITY_ID: 'SOURCE', STATUS_ID: 'EVENTS', NAME: 'События' }
  const replies = await Promise.all([portal.call('crm.status.add', { fields }), portal.call('crm.status.add', { fields })])
  expect(replies.map(({ body }) => body.error ?? 'added').sort()).toEqual(['ERROR_CORE', 'added'])
})

describe('crm.status', () => {
  it('has the stages, colours and groups of the page in the default pipeline', async () => {
    const rows = await stages(aCrmPortal(), 'DEAL_STAGE')
    expect(rows.map(row => [row.STATUS_ID, row.COLOR, asData(row.EXTRA).SEMANTICS])).toEqual(dealStages)
    expect(rows[0]).toEqual({
      ID: expect.stringMatching(/^\d+$/), ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'NEW', NAME: 'Новая', NAME_INIT: 'Новая', SORT: '10', SYSTEM: 'Y', CATEGORY_ID: null,
      COLOR: '#39A8EF', SEMANTICS: null, EXTRA: { SEMANTICS: 'process', COLOR: '#39A8EF' },
    })
  })

  it('puts the prefix of the pipeline in front, once', async () => {
    const portal = aCrmPortal()
    await portal.result('crm.category.add', { entityTypeId: 2, fields: { name: 'A' } })
    for (const code of ['DECISION', 'C1:OTHER'])
      await portal.call('crm.status.add', { fields: { ENTITY_ID: 'DEAL_STAGE_1', STATUS_ID: code, NAME: code, SORT: 15, COLOR: '#112233' } })
    const rows = await stages(portal, 'DEAL_STAGE_1')
    expect(rows.map(row => row.STATUS_ID)).toEqual(expect.arrayContaining(['C1:DECISION', 'C1:OTHER']))
    expect(rows.find(row => row.STATUS_ID === 'C1:OTHER')).toMatchObject({ SYSTEM: 'N', COLOR: '#112233', EXTRA: { COLOR: '#112233', SEMANTICS: 'process' } })
  })

  const FINAL = 'Cannot create more stages after the final stage because the final successful stage already exists. Try using sort order values less than that of the final stage.'

  it.each<[string, Json, [string, string]]>([
    ['no fields', 'x', ['', 'Parameter \'fields\' must be array.']],
    ['no codes', { NAME: 'A' }, ['', 'The field ENTITY_ID is required.\nThe field STATUS_ID is required.']],
    ['an unknown directory', { ENTITY_ID: 'MOON', STATUS_ID: 'A', NAME: 'A' }, ['', 'Specified entity type is not supported.']],
    ['a pipeline that does not exist', { ENTITY_ID: 'DEAL_STAGE_7', STATUS_ID: 'A', NAME: 'A' }, ['', 'Specified entity type is not supported.']],
    ['no name', { ENTITY_ID: 'SOURCE', STATUS_ID: 'A' }, ['', 'The field Title is required.']],
    ['a stage behind the successful one', { ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'A', NAME: 'A', SORT: 65 }, ['', FINAL]],
    ['a second successful stage', { ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'A', NAME: 'A', SORT: 15, SEMANTICS: 'S' }, ['', FINAL]],
    ['a code that exists', { ENTITY_ID: 'SOURCE', STATUS_ID: 'WEB', NAME: 'A' }, ['ERROR_CORE', 'The specified status ID already exists.']],
  ])('refuses %s', async (_, fields, refusal) => {
    expect(await aCrmPortal().refused('crm.status.add', { fields })).toEqual(refusal)
  })

  it.each([
    ['STATUS', 21, true], ['STATUS', 22, false], ['DEAL_STAGE', 22, true], ['DEAL_STAGE', 23, false], ['SOURCE', 50, true], ['SOURCE', 51, false],
  ])('takes a code of %s of %i characters: %s', async (entityId, length, isTaken) => {
    const { body } = await aCrmPortal().call('crm.status.add', { fields: { ENTITY_ID: entityId, STATUS_ID: 'A'.repeat(length), NAME: 'A' } })
    expect(typeof body.result === 'number').toBe(isTaken)
  })

  it('allows only Latin letters, digits, hyphens and underscores in a stage', async () => {
    expect((await aCrmPortal().refused('crm.status.add', { fields: { ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'Новая', NAME: 'A' } }))[0]).toBe('')
  })

  it('adds a failed stage behind and changes name, sorting and colour but not the group', async () => {
    const portal = aCrmPortal()
    const { body } = await portal.call('crm.status.add', { fields: { ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'REFUND', NAME: 'Возврат', SORT: 90, SEMANTICS: 'F' } })
    const id = Number(body.result)
    expect((await portal.call('crm.status.update', { id, fields: { NAME: 'Возврат денег', SORT: 95, COLOR: '#000000', SEMANTICS: 'S' } })).body.result).toBe(true)
    expect((await portal.call('crm.status.get', { id })).body.result).toEqual({
      ID: String(id), ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'REFUND', NAME: 'Возврат денег', NAME_INIT: '', SORT: '95', SYSTEM: 'N', CATEGORY_ID: null, COLOR: '#000000', SEMANTICS: 'F',
    })
  })

  it('deletes what is neither system nor in use; FORCED deletes a system row', async () => {
    const portal = aCrmPortal()
    await portal.add(ENTITY.deal, { stageId: 'EXECUTING' })
    const idOf = (code: string) => portal.portal.state.statuses.find(status => status.entityId === 'DEAL_STAGE' && status.statusId === code)?.id ?? 0
    expect((await portal.refused('crm.status.delete', { id: idOf('EXECUTING') }))[1]).toBe('There are active items in this status.')
    expect((await portal.refused('crm.status.delete', { id: idOf('LOSE') }))[1]).toBe('CRM System Status can be deleted only if parameter FORCED is specified and equal to "Y".')
    expect((await portal.call('crm.status.delete', { id: idOf('LOSE'), params: { FORCED: 'Y' } })).body.result).toBe(true)
    expect((await portal.call('crm.status.delete', { id: idOf('APOLOGY') })).body.result).toBe(true)
    expect((await portal.refused('crm.status.delete', { id: 0 }))[1]).toBe('Invalid identifier.')
    expect((await portal.refused('crm.status.get', { id: 9999 }))[1]).toBe('Status is not found.')
  })

  it('lists the rows of a directory and the directories', async () => {
    const portal = aCrmPortal()
    const items = await portal.call('crm.status.entity.items', { entityId: 'DEAL_STAGE' })
    expect(asList(items.body.result)[0]).toEqual({ NAME: 'Новая', SORT: 10, STATUS_ID: 'NEW' })
    expect((await portal.refused('crm.status.entity.items', { entityId: 'MOON' }))[1]).toBe('The parameter entityId is not defined or invalid.')
    await portal.result('crm.category.add', { entityTypeId: 2, fields: { name: 'A' } })
    const types = asList((await portal.call('crm.status.entity.types')).body.result)
    expect(types.find(type => type.ID === 'DEAL_STAGE_1')).toMatchObject({ PARENT_ID: 'DEAL_STAGE', PREFIX: 'C1', ENTITY_TYPE_ID: 2, CATEGORY_ID: '1', SEMANTIC_INFO: { START_FIELD: 'C1:NEW', FINAL_SUCCESS_FIELD: 'C1:WON', FINAL_UNSUCCESS_FIELD: 'C1:LOSE' } })
    expect(types.find(type => type.ID === 'STATUS')).toMatchObject({ ENTITY_TYPE_ID: 1, SEMANTIC_INFO: { START_FIELD: 'NEW', FINAL_SUCCESS_FIELD: 'CONVERTED', FINAL_UNSUCCESS_FIELD: 'JUNK' } })
  })
})

/** https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency-list.html: texts, and a total that is always 0. */
it('lists currencies as texts with the base one marked', async () => {
  const portal = aCrmPortal()
  const { body } = await portal.call('crm.currency.list')
  expect(body.total).toBe(0)
  expect(Object.keys(asList(body.result)[0] ?? {})).toEqual(['CURRENCY', 'AMOUNT_CNT', 'AMOUNT', 'SORT', 'BASE', 'FULL_NAME', 'LID', 'FORMAT_STRING', 'DEC_POINT', 'THOUSANDS_SEP', 'DECIMALS', 'DATE_UPDATE'])
  expect(asList(body.result)[0]).toMatchObject({ CURRENCY: 'RUB', AMOUNT_CNT: '1', AMOUNT: '1.0000', BASE: 'Y' })
  expect((await portal.call('crm.currency.base.get')).body.result).toBe('RUB')
  expect(await portal.result('crm.currency.get', { id: 'USD' })).toMatchObject({ CURRENCY: 'USD', BASE: 'N', LANG: { ru: {}, en: {} } })
  expect(await portal.refused('crm.currency.get', { id: 'XXX' })).toEqual(['', 'Not found'])
})

it('keeps rates and texts of currencies, and has one base', async () => {
  const portal = aCrmPortal()
  expect((await portal.call('crm.currency.add', { fields: { CURRENCY: 'CNY', AMOUNT_CNT: 10, AMOUNT: 115.5, LANG: { ru: { DECIMALS: 0, FULL_NAME: 'Юань', FORMAT_STRING: '# ¥' } } } })).body.result).toBe('CNY')
  expect(await portal.refused('crm.currency.add', { fields: { CURRENCY: 'CNY', AMOUNT_CNT: 1, AMOUNT: 1 } })).toEqual(['ERROR_CORE', 'Currency CNY already exists'])
  expect(await portal.refused('crm.currency.add', { fields: { CURRENCY: 'CHF' } })).toEqual(['ERROR_CORE', 'Undefined array key "AMOUNT_CNT"'])
  await portal.call('crm.currency.update', { ID: 'CNY', fields: { AMOUNT: 120 } })
  expect(await portal.result('crm.currency.get', { id: 'CNY' })).toMatchObject({ AMOUNT: '120.0000', AMOUNT_CNT: '10', FULL_NAME: 'Юань', DECIMALS: '0', BASE: 'N' })
  await portal.call('crm.currency.base.set', { id: 'CNY' })
  expect(portal.portal.state.currencies.filter(one => one.base).map(one => one.code)).toEqual(['CNY'])
  await portal.call('crm.currency.delete', { id: 'RUB' })
  expect(portal.portal.state.currencies.map(one => one.code)).not.toContain('RUB')
  expect(await portal.refused('crm.currency.delete', { id: 'CNY' })).toEqual(['', 'Cannot delete base currency.'])
})

it('shows rates to those with access to settings; by the source also to those who may view products', async () => {
  const portal = aCrmPortal()
  const viewer = anEmployee(portal, { read: 'all' })
  viewer.rights.catalog = { view: true }
  expect(await portal.refused('crm.currency.list', {}, viewer)).toEqual(['', 'Access denied.'])
  expect((await portal.callAs(anEmployee(portal, {}, true), 'crm.currency.list')).status).toBe(200)
  portal.portal.state.switches.catalogAccess = 'source'
  expect((await portal.callAs(viewer, 'crm.currency.list')).status).toBe(200)
  expect(await portal.refused('crm.currency.update', { ID: 'USD', fields: { AMOUNT: 1 } }, viewer)).toEqual(['', 'Access denied.'])
})
