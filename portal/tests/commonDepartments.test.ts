import { expect, it } from 'vitest'
import { importDepartments } from '../src/control/import/people.ts'
import { aPortal, json } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'

function aCompany(): TestPortal {
  const test = aPortal({ scopes: ['crm', 'department'] })
  importDepartments(test.portal, [{ id: 2, name: 'Продажи', head: 7, sort: 200 }, { id: 3, name: 'Кассы', parent: 2, sort: 100 }, { id: 4, name: 'Склад', parent: 2, sort: 200 }])
  return test
}

it('gives departments by SORT with parent and head, where there are any', async () => {
  const { body } = await aCompany().call('department.get')
  expect(body).toMatchObject({
    total: 4,
    result: [
      { ID: '3', NAME: 'Кассы', SORT: 100, PARENT: '2' },
      { ID: '2', NAME: 'Продажи', SORT: 200, PARENT: '1', UF_HEAD: '7' },
      { ID: '4', NAME: 'Склад', SORT: 200, PARENT: '2' },
      { ID: '1', NAME: 'Локальный портал', SORT: 500, UF_HEAD: '1' },
    ],
  })
  expect(body.result).not.toContainEqual(expect.objectContaining({ ID: '1', PARENT: expect.anything() }))
})

it.each([
  [{ PARENT: 2 }, ['3', '4']],
  [{ NAME: 'Склад' }, ['4']],
  [{ UF_HEAD: 7 }, ['2']],
  [{ SORT: 200, sort: 'NAME', order: 'DESC' }, ['4', '2']],
  [{ ID: [1, 3], sort: 'ID' }, ['1', '3']],
  [{ start: 50 }, []],
])('department.get %j gives %j', async (params, ids) => {
  const { body } = await aCompany().call('department.get', params)
  expect((body.result as { ID: string }[]).map(one => one.ID)).toEqual(ids)
})

it('tells the mode of the CRM, which only the portal\'s settings change', async () => {
  const { call, request } = aPortal()
  expect((await call('crm.settings.mode.get')).body.result).toBe(1)
  expect((await request('/_portal/settings', json('PATCH', { leadMode: 2 }))).body).toMatchObject({ leadMode: 2 })
  expect((await call('crm.settings.mode.get')).body.result).toBe(2)
  expect((await request('/_portal/settings', json('PATCH', { leadMode: 3 }))).status).toBe(400)
})
