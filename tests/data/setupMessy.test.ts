import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Choices } from '@/domain/blueprint/items'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { PortalError } from '@/domain/portalError'
import { applySetup } from '@/services/setup/apply/applySetup'
import type { ApplyOptions } from '@/services/setup/apply/applySetup'
import { undoSetup } from '@/services/setup/undo/undoSetup'
import { blueprints } from '@/solutions'
import { fillMessyPortal } from '../../worlds/messy/fill.ts'
import { allScopes, openSetupPortal } from './setup/setupPortal.ts'
import type { SetupPortal } from './setup/setupPortal.ts'

const administrator = 1
const employee = 11
const options: ApplyOptions = { blueprints: Object.values(blueprints(2026)), choices: {}, locale: 'ru', appOrigin: 'http://127.0.0.1:9', clock: { now: () => 0, wait: async () => {} }, run: 'first' }

type Row = Record<string, unknown>

describe('a portal with things of its own', () => {
  let portal: SetupPortal

  beforeAll(async () => {
    portal = await openSetupPortal()
    await fillMessyPortal(portal.control)
    await portal.control.send('POST', '/_portal/snapshot')
  })
  beforeEach(() => portal.control.send('POST', '/_portal/reset'))
  afterAll(() => portal.running.close())

  /** Everything of the kinds that setup touches, by kind and id. */
  async function everything(): Promise<Record<string, Row>> {
    const rest = portal.control.rest.bind(portal.control)
    const found: [string, Row][] = []
    for (const entity of ['lead', 'deal', 'contact']) {
      for (let start: number | undefined = 0; start !== undefined;) {
        const rows: Row[] = await rest<Row[]>(`crm.${entity}.userfield.list`, { filter: { LANG: 'ru' }, start })
        found.push(...rows.map(row => [`${entity} ${String(row.ID)}`, row] as [string, Row]))
        start = rows.length === 50 ? start + 50 : undefined
      }
    }
    for (let start: number | undefined = 0; start !== undefined;) {
      const rows: Row[] = await rest<Row[]>('crm.status.list', { order: { ID: 'ASC' }, start })
      found.push(...rows.map(row => [`status ${String(row.ID)}`, row] as [string, Row]))
      start = rows.length === 50 ? start + 50 : undefined
    }
    const { categories } = await rest<{ categories: Row[] }>('crm.category.list', { entityTypeId: 2 })
    const { types } = await rest<{ types: Row[] }>('crm.type.list')
    found.push(...categories.map(row => [`pipeline ${String(row.id)}`, row] as [string, Row]), ...types.map(row => [`process ${String(row.id)}`, row] as [string, Row]))
    return Object.fromEntries(found)
  }

  async function apply(choices: Choices = {}): Promise<ReadonlyMap<string, PlanItem>> {
    const { plan } = await applySetup(await portal.callsOf(administrator), { ...options, choices })
    return new Map(plan.items.map(item => [item.id, item]))
  }

  it('keeps every field, stage and pipeline of its own as it was', async () => {
    const before = await everything()
    const plan = await apply()
    const after = await everything()
    expect(Object.keys(after).length).toBeGreaterThan(Object.keys(before).length + 200)
    expect(Object.fromEntries(Object.keys(before).map(key => [key, after[key]]))).toEqual(before)

    expect(plan.get('field:deal.place')).toMatchObject({ action: 'conflict', reason: 'other-type' })
    expect(plan.get('field:deal.start')).toMatchObject({ action: 'conflict', reason: 'name-taken', candidates: [{ code: 'UF_CRM_OUR_START', likeness: 1 }] })
    expect(plan.get('field:contact.gender')).toMatchObject({ action: 'conflict', reason: 'other-type' })
    expect(plan.get('pipeline:events')).toMatchObject({ action: 'conflict', reason: 'name-taken' })
    expect(plan.get('process:visit')).toMatchObject({ action: 'conflict', reason: 'name-taken' })
    expect(plan.get('stage:events.planned')).toMatchObject({ action: 'cannot', reason: 'needs-other' })
  })

  it('goes on with what a person chose: taken things get only what they lack, others a name of their own', async () => {
    const before = await everything()
    const format = Object.values(before).find(({ FIELD_NAME }) => FIELD_NAME === 'UF_CRM_OUR_FORMAT')!
    const plan = await apply({
      'field:deal.start': { kind: 'take', code: 'UF_CRM_OUR_START' },
      'field:deal.format': { kind: 'take', code: 'UF_CRM_OUR_FORMAT' },
      'field:deal.place': { kind: 'rename', name: 'Место встречи гостей' },
      'pipeline:events': { kind: 'rename', name: 'События клуба' },
      'field:contact.gender': { kind: 'skip' },
    })
    expect(plan.get('field:deal.start')).toMatchObject({ action: 'keep', code: 'UF_CRM_OUR_START', isOurs: false })
    expect(plan.get('field:deal.place')).toMatchObject({ action: 'keep', code: 'UF_CRM_EVENT_PLACE_2', isOurs: true })
    expect(plan.get('pipeline:events')).toMatchObject({ action: 'keep', isOurs: true })
    expect(plan.get('stage:events.dates')).toMatchObject({ action: 'keep', isOurs: true })
    expect(plan.get('field:contact.gender')).toMatchObject({ action: 'skip' })

    const after = await everything()
    const { LIST: values, ...field } = after[`deal ${String(format.ID)}`]!
    expect({ ...field, LIST: (values as Row[]).slice(0, 3) }).toEqual(format)
    expect((values as Row[]).map(({ VALUE }) => VALUE)).toEqual(['Экскурсия', 'Лекция', 'Квест', 'Мастер-класс', 'Обучение', 'Поездка на день'])
  })

  it('is as it was after undo, its own fields with their own values', async () => {
    const before = await portal.control.get<{ apps: unknown }>('/_portal/structure')
    await apply({ 'field:deal.format': { kind: 'take', code: 'UF_CRM_OUR_FORMAT' } })
    const { left } = await undoSetup(await portal.callsOf(administrator), options, { ticked: new Set() })
    expect(left).toEqual({ items: [], changes: [] })
    const after = await portal.control.get<{ apps: unknown }>('/_portal/structure')
    expect({ ...after, apps: null }).toEqual({ ...before, apps: null })
  })

  it('goes without smart processes where the plan has none, and says so', async () => {
    await portal.control.send('PATCH', '/_portal/plan', { name: 'basic' })
    const plan = await apply()
    expect(plan.get('process:bonus')).toMatchObject({ action: 'cannot', reason: 'plan-limit' })
    expect(plan.get('field:process.bonus.points')).toMatchObject({ action: 'cannot', reason: 'needs-other' })
    expect(plan.get('field:contact.balance')).toMatchObject({ action: 'keep', isOurs: true })
    expect([...plan.values()].filter(({ action }) => action === 'create' || action === 'change')).toEqual([])
  })

  it.each<[scope: string, item: string, there: string]>([
    ['disk', 'folder:claims', 'field:lead.couponCode'],
    ['placement', 'placement:dealAnnouncement', 'field:deal.end'],
    ['userfieldconfig', 'field:deal.picture', 'field:deal.pictureText'],
  ])('goes without the scope %s: %s cannot be had, %s can', async (scope, item, there) => {
    await portal.control.send('POST', '/_portal/apps', { code: 'local.narrow', title: 'Narrow', handler: 'http://127.0.0.1:9/main', scopes: allScopes.filter(one => one !== scope), access: 'all', installed: true })
    const { plan, log } = await applySetup(await portal.callsOf(administrator, 'local.narrow'), options)
    const items = new Map<string, PlanItem>(plan.items.map(one => [one.id, one]))
    expect(items.get(item)).toMatchObject({ action: 'cannot', reason: 'no-scope' })
    expect(items.get(there)).toMatchObject({ action: 'keep', isOurs: true })
    expect(log.filter(({ outcome }) => outcome === 'refused')).toEqual([])
  })

  it('is not touched by anybody but an administrator', async () => {
    const before = await everything()
    await portal.control.send('DELETE', '/_portal/log')
    await expect(applySetup(await portal.callsOf(employee), options)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(undoSetup(await portal.callsOf(employee), options, { ticked: new Set() })).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await everything()).toEqual(before)
  })

  it('is set up by one run at a time: a second one is told, and both leave nothing twice', async () => {
    const outcomes = await Promise.allSettled([1, 2].map(async number => applySetup(await portal.callsOf(administrator), { ...options, run: `run ${number}` })))
    expect(outcomes.map(outcome => outcome.status === 'rejected' ? (outcome.reason as PortalError).kind : 'done')).toContain('busy')
    await applySetup(await portal.callsOf(administrator), { ...options, run: 'after' })
    const names = Object.values(await everything()).map(row => JSON.stringify([row.title ?? row.name ?? row.FIELD_NAME ?? row.STATUS_ID, row.ENTITY_ID]))
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
