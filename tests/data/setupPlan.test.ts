import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPortal } from '@/services/setup/readPortal'
import { fillMessyPortal } from './setup/messyPortal.ts'
import { openSetupPortal } from './setup/setupPortal.ts'
import type { SetupPortal } from './setup/setupPortal.ts'

const administrator = 1
const employee = 11

describe('a portal that has been used for years', () => {
  let portal: SetupPortal

  beforeAll(async () => {
    portal = await openSetupPortal()
    await fillMessyPortal(portal.control)
    await portal.control.send('POST', '/_portal/snapshot')
  })
  afterAll(() => portal.running.close())

  it('is read whole, in few requests', async () => {
    await portal.control.send('DELETE', '/_portal/log')
    const shape = await readPortal(await portal.callsOf(administrator), { blueprints: [], locale: 'ru' })
    expect((await portal.requests()).map(({ method }) => method)).toEqual(['batch'])
    expect([shape.fields.lead, shape.fields.deal, shape.fields.contact].map(part => part.isRead && part.value.length)).toEqual([100, 100, 100])
    expect(shape.fields.deal.isRead && shape.fields.deal.value.find(({ code }) => code === 'UF_CRM_OWN_19')).toMatchObject({
      type: 'enumeration',
      name: 'Город доставки 10',
      options: [{ name: 'Да', xmlId: 'own-19-0' }, { name: 'Нет', xmlId: 'own-19-1' }, { name: 'Не знаю', xmlId: 'own-19-2' }],
    })
    expect(shape.pipelines.isRead && shape.pipelines.value.map(({ name }) => name)).toContain('Филиал 11')
    expect(shape.processes.isRead && shape.processes.value.map(({ name }) => name)).toEqual(['Договоры', 'Заявки на закупку', 'Рекламации'])
    expect(shape).toMatchObject({ isAdmin: true, mayChangeSettings: true, isInstalled: true, leadMode: 'classic', features: { rest_offline_extended: true, rest_auth_connector: true } })
  })

  it('tells an employee what is hidden from him, and why', async () => {
    const shape = await readPortal(await portal.callsOf(employee), { blueprints: [], locale: 'ru' })
    expect(shape).toMatchObject({
      isAdmin: false,
      mayChangeSettings: false,
      processes: { isRead: false, reason: 'no-right' },
      placements: { isRead: false, reason: 'no-admin' },
      fieldTypes: { isRead: false, reason: 'no-admin' },
    })
  })

  it('tells an application which scope it lacks', async () => {
    await portal.control.send('POST', '/_portal/apps', { code: 'local.narrow', title: 'Narrow', handler: 'http://127.0.0.1:9/main', scopes: ['crm'], access: 'all', installed: true })
    const shape = await readPortal(await portal.callsOf(administrator, 'local.narrow'), { blueprints: [], locale: 'ru' })
    expect(shape).toMatchObject({ scopes: ['crm'], placements: { isRead: false, reason: 'no-scope' }, allTypes: { isRead: false, reason: 'no-scope' }, drive: { isRead: false, reason: 'no-scope' } })
    expect(shape.pipelines.isRead).toBe(true)
  })
})
