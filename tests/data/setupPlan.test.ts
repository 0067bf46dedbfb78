import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemKinds } from '@/domain/blueprint/items'
import { makePlan } from '@/domain/blueprint/makePlan'
import type { PlanInput } from '@/domain/blueprint/makePlan'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { PortalShape } from '@/domain/blueprint/shape'
import { readPortal } from '@/services/setup/readPortal'
import { blueprints } from '@/solutions'

import { fillMessyPortal } from '../../worlds/messy/fill.ts'
import { openSetupPortal } from './setup/setupPortal.ts'
import type { SetupPortal } from './setup/setupPortal.ts'

const administrator = 1
const employee = 11
const all = [...Object.values(blueprints(2026))]
const appOrigin = 'https://cardinal.example.com'

function planFor(shape: PortalShape, rest: Partial<PlanInput> = {}): Map<string, PlanItem> {
  const { items } = makePlan({ blueprints: all, shape, codes: null, made: null, locale: 'ru', appOrigin, ...rest })
  return new Map(items.map(item => [item.id, item]))
}

function actions(plan: ReadonlyMap<string, PlanItem>): string[] {
  return [...new Set([...plan.values()].map(({ action, reason }) => reason === undefined ? action : `${action}: ${reason}`))].sort()
}

describe('an empty portal', () => {
  let portal: SetupPortal

  beforeAll(async () => {
    portal = await openSetupPortal()
  })
  afterAll(() => portal.running.close())

  it('gets everything, and keeps what it brings of that', async () => {
    await portal.control.send('DELETE', '/_portal/log')
    const shape = await readPortal(await portal.callsOf(administrator), { blueprints: all, locale: 'ru' })
    expect((await portal.requests()).length).toBeLessThanOrEqual(6)

    const plan = planFor(shape)
    expect(actions(plan)).toEqual(['create', 'keep'])
    expect([...plan.values()].filter(({ action }) => action === 'keep').map(({ code }) => code)).toEqual(expect.arrayContaining(['NEW', 'CONVERTED', 'JUNK', 'CALL', 'RECOMMENDATION', 'CLIENT']))
    expect(plan.get('pipeline:events')).toMatchObject({ action: 'create', name: { ru: 'События' } })
    expect(plan.get('field:deal.start')).toMatchObject({ action: 'create', group: { ru: 'Сделка' } })
    expect(plan.get('status:STATUS.new')).toMatchObject({ action: 'keep', code: 'NEW', differences: [{ property: 'name', now: 'Не обработан', then: 'НОВЫЙ' }] })
  })

  it('is planned in an order in which everything can be made', async () => {
    const shape = await readPortal(await portal.callsOf(administrator), { blueprints: all, locale: 'ru' })
    const order = [...planFor(shape).values()]
    const position = new Map(order.map(({ id }, index) => [id, index]))
    for (const { id, needs } of order)
      expect(needs.filter(need => position.get(need)! >= position.get(id)!), id).toEqual([])
    expect(new Set(order.map(({ id }) => id.split(':')[0]))).toEqual(new Set(itemKinds))
  })
})

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
    expect([shape.fields.lead, shape.fields.deal, shape.fields.contact].map(part => part.isRead && part.value.length)).toEqual([100, 103, 101])
    expect(shape.fields.deal.isRead && shape.fields.deal.value.find(({ code }) => code === 'UF_CRM_OWN_19')).toMatchObject({
      type: 'enumeration',
      name: 'Город доставки 10',
      options: [{ name: 'Да', xmlId: 'own-19-0' }, { name: 'Нет', xmlId: 'own-19-1' }, { name: 'Не знаю', xmlId: 'own-19-2' }],
    })
    expect(shape.pipelines.isRead && shape.pipelines.value.map(({ name }) => name)).toContain('Филиал 10')
    expect(shape.processes.isRead && shape.processes.value.map(({ name }) => name)).toEqual(['Договоры', 'Заявки на закупку', 'Рекламации', 'Визиты'].sort())
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
