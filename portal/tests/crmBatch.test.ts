import { expect, it } from 'vitest'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, asData, asList } from './crmPortal.ts'

/** https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html */
it('creates a deal and its rows in one batch, the rows by the id of the deal', async () => {
  const portal = aCrmPortal()
  const { body } = await portal.call('batch', {
    halt: 1,
    cmd: {
      add: 'crm.item.add?entityTypeId=2&fields[title]=%D0%9A%D0%BE%D0%BF%D0%B8%D1%8F&fields[currencyId]=EUR',
      rows: 'crm.item.productrow.set?ownerType=D&ownerId=$result[add][item][id]&productRows[0][productName]=A&productRows[0][price]=10.5&productRows[0][quantity]=2',
      deal: 'crm.item.get?entityTypeId=2&id=$result[add][item][id]',
    },
  })
  const { result, result_error: errors } = asData(body.result)
  expect(errors).toEqual([])
  expect(asData(asData(result).deal).item).toMatchObject({ id: 1, title: 'Копия', opportunity: 21, currencyId: 'EUR' })
})

it('walks pages chained by $result; the command after a short page fails with an invalid value', async () => {
  const portal = aCrmPortal()
  for (let index = 0; index < 70; index += 1)
    await portal.add(ENTITY.deal)
  const page = (from: string) => `crm.item.list?entityTypeId=2&order[id]=ASC&start=-1&select[]=id&filter[>id]=${from}`
  const { body } = await portal.call('batch', { halt: 1, cmd: { p0: page('0'), p1: page('$result[p0][items][49][id]'), p2: page('$result[p1][items][49][id]'), p3: page('1') } })
  const { result, result_error: errors } = asData(body.result)
  expect(Object.values(asData(result)).map(one => asList(asData(one).items).length)).toEqual([50, 20])
  expect(errors).toEqual({ p2: { error: 'INVALID_ARG_VALUE', error_description: 'Invalid filter: field \'>id\' has invalid value' } })
})

it('gives next and total of a list, and neither count nor next with start -1', async () => {
  const portal = aCrmPortal()
  for (let index = 0; index < 51; index += 1)
    await portal.add(ENTITY.deal)
  const first = await portal.call('crm.item.list', { entityTypeId: 2 })
  expect([first.body.next, first.body.total]).toEqual([50, 51])
  const second = await portal.call('crm.item.list', { entityTypeId: 2, start: 50 })
  expect([asList(asData(second.body.result).items).length, second.body.next, second.body.total]).toEqual([1, undefined, 51])
  const uncounted = await portal.call('crm.item.list', { entityTypeId: 2, start: -1 })
  expect([asList(asData(uncounted.body.result).items).length, uncounted.body.next, uncounted.body.total]).toEqual([50, undefined, 0])
})
