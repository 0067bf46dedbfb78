import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Finding } from '@/domain/blueprint/doctor/findings'
import type { PortalCodes } from '@/domain/blueprint/items'
import type { Refusals } from '@/domain/blueprint/makePlan'
import { applySetup } from '@/services/setup/apply/applySetup'
import type { ApplyOptions } from '@/services/setup/apply/applySetup'
import { refusalsOf } from '@/services/setup/apply/log'
import { examineSetup } from '@/services/setup/doctor/examineSetup'
import { offeredSolutions } from '@/services/setup/planSetup'
import { blueprints } from '@/solutions'
import { openSetupPortal } from './setup/setupPortal.ts'
import type { SetupPortal } from './setup/setupPortal.ts'

const administrator = 1
const employee = 11
const appOrigin = 'https://cardinal.example.com/app'
const clock = { now: () => 0, wait: async () => {} }
const apply: ApplyOptions = { blueprints: Object.values(blueprints(new Date().getFullYear())), choices: {}, locale: 'ru', appOrigin, clock, run: 'first' }
const solutions = new Set(offeredSolutions().map(({ solution }) => solution))

const pages = ['index', 'announcement-tab', 'copy-to-events', 'reports', 'fill-from-product', 'deal-sale', 'revenue-by-year', 'lead-actions', 'contact-actions', 'description-field', 'image-field']

/** A host of static files that has our pages and takes POST. */
const goodHost: typeof fetch = async () => new Response('<!doctype html><div id="app"></div>')

type Row = Record<string, unknown>

describe('the doctor on a portal with all five solutions', () => {
  let portal: SetupPortal
  let codes: PortalCodes['codes']

  beforeAll(async () => {
    portal = await openSetupPortal()
    await portal.control.send('POST', '/_portal/clock', { rate: 1 })
    const { plan } = await applySetup(await portal.callsOf(administrator), apply)
    codes = Object.fromEntries(plan.items.map(({ id, code }) => [id, code])) as PortalCodes['codes']
    await portal.control.send('POST', '/_portal/snapshot')
  })
  beforeEach(() => portal.control.send('POST', '/_portal/reset'))
  afterAll(() => portal.running.close())

  async function examine({ user = administrator, app = 'local.setup', request = goodHost, now = portalNow, origin = appOrigin, refusals = {} }: { refusals?: Refusals, user?: number, app?: string, request?: typeof fetch, now?: () => number, origin?: string } = {}): Promise<Finding[]> {
    const { findings } = await examineSetup(await portal.callsOf(user, app), { solutions, locale: 'ru', appOrigin: origin, now, request, refusals })
    return findings
  }
  let portalTime = 0
  const portalNow = () => portalTime
  beforeEach(async () => {
    const { now } = await portal.control.get<{ now: string }>('/_portal/clock')
    portalTime = Date.parse(now)
  })

  const bad = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity !== 'good')
  const rest = <T>(method: string, params: Row = {}) => portal.control.rest<T>(method, params)
  const codeOf = (id: string) => codes[id as keyof typeof codes]!
  const rowOf = async (method: string, column: string, value: string, filter: Row = {}) => (await rest<Row[]>(method, { filter })).find(row => String(row[column]) === value)!

  it('finds nothing, and tells what it looked at', async () => {
    const findings = await examine()
    expect(bad(findings)).toEqual([])
    expect(findings.filter(({ kind }) => kind === 'scope').map(({ subject }) => subject)).toEqual(['calendar', 'catalog', 'crm', 'department', 'disk', 'im', 'imopenlines', 'placement', 'task', 'user_brief', 'userfieldconfig'])
    expect(findings.filter(({ kind }) => kind === 'passed').map(({ subject }) => subject).sort()).toEqual(['field', 'fieldType', 'folder', 'layout', 'option', 'pipeline', 'placement', 'process', 'stage', 'status'])
    expect(findings.filter(({ kind }) => kind === 'answers-post').map(({ subject }) => subject)).toEqual(pages)
    expect(findings.find(({ kind, subject }) => kind === 'passed' && subject === 'option')!.items.length).toBeGreaterThan(50)
  })

  it('needs no more than five requests', async () => {
    await portal.control.send('DELETE', '/_portal/log')
    await examine()
    expect((await portal.requests()).length).toBeLessThanOrEqual(5)
  })

  it.each<[what: string, breaks: () => Promise<unknown>, subject: string, kind: Finding['kind']]>([
    ['a placement that was taken away', () => unbind(), 'placement:dealAnnouncement', 'missing'],
    ['a field type that is gone', () => dropType(), 'fieldType:cardinalhtml', 'missing'],
    ['a field that was deleted', async () => rest('crm.deal.userfield.delete', { id: (await rowOf('crm.deal.userfield.list', 'FIELD_NAME', codeOf('field:deal.format'))).ID }), 'field:deal.format', 'missing'],
    ['a stage that was deleted', async () => rest('crm.status.delete', { id: (await statusRow(codeOf('stage:events.planned'))).ID, params: { FORCED: 'Y' } }), 'stage:events.planned', 'missing'],
    ['a value of a list that was deleted', () => dropOption(), 'option:deal.format.lecture', 'missing'],
    ['a value of a directory that was deleted', async () => rest('crm.status.delete', { id: (await statusRow(codeOf('status:SOURCE.whatsapp'))).ID, params: { FORCED: 'Y' } }), 'status:SOURCE.whatsapp', 'missing'],
  ])('finds %s and repairs it', async (_what, breaks, subject, kind) => {
    await breaks()
    expect(bad(await examine())).toMatchObject([{ kind, subject, severity: 'error', repair: 'apply' }])
    await applySetup(await portal.callsOf(administrator), apply)
    expect(bad(await examine())).toEqual([])
  })

  async function unbind() {
    return (await portal.callsOf(administrator)).write('placement.unbind', { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: codeOf('placement:dealAnnouncement') })
  }
  async function dropType() {
    return (await portal.callsOf(administrator)).write('userfieldtype.delete', { USER_TYPE_ID: 'cardinalhtml' })
  }
  async function statusRow(statusId: string) {
    return (await rest<Row[]>('crm.status.list', { filter: { STATUS_ID: statusId } }))[0]!
  }
  async function dropOption() {
    const field = await rowOf('crm.deal.userfield.list', 'FIELD_NAME', codeOf('field:deal.format'))
    return rest('crm.deal.userfield.update', { id: field.ID, fields: { LIST: [{ ID: codeOf('option:deal.format.lecture'), DEL: 'Y' }] } })
  }

  it('tells of one deleted pipeline once, with all that was in it', async () => {
    await rest('crm.category.delete', { entityTypeId: 2, id: codeOf('pipeline:events') })
    const [finding, ...others] = bad(await examine())
    expect(others).toEqual([])
    expect(finding).toMatchObject({ kind: 'missing', subject: 'pipeline:events', repair: 'apply' })
    expect(finding!.items).toEqual(expect.arrayContaining(['stage:events.planned', 'layout:deal.events']))
  })

  it('finds pages under an address that the application has moved from', async () => {
    const origin = 'https://new.example.com/app'
    const moved = bad(await examine({ origin }))
    expect(moved.map(({ kind, repair }) => `${kind} ${repair}`)).toEqual(expect.arrayContaining(['differs apply']))
    expect(moved.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['placement:dealAnnouncement', 'fieldType:cardinalhtml']))
    await applySetup(await portal.callsOf(administrator), { ...apply, appOrigin: origin })
    expect(bad(await examine({ origin }))).toEqual([])
  })

  it.each(['calendar', 'catalog', 'crm', 'disk', 'placement', 'user_brief', 'userfieldconfig'])('finds that the application lacks the scope %s', async scope => {
    await portal.control.send('POST', '/_portal/apps/local.setup/versions', { scopes: ['calendar', 'catalog', 'crm', 'disk', 'placement', 'user_brief', 'userfieldconfig'].filter(one => one !== scope) })
    await portal.control.send('PATCH', '/_portal/apps/local.setup', { access: 'all' })
    const findings = bad(await examine())
    expect(findings).toContainEqual({ group: 'application', kind: 'scope', severity: 'error', subject: scope, items: [], repair: 'reinstall' })
    expect(findings.filter(({ reason }) => reason === 'no-scope')).toEqual([])
  })

  it('takes a wider scope for a narrower one', async () => {
    await portal.control.send('POST', '/_portal/apps/local.setup/versions', { scopes: ['calendar', 'catalog', 'crm', 'department', 'disk', 'im', 'imopenlines', 'placement', 'task', 'user', 'userfieldconfig'] })
    expect(bad(await examine()).filter(({ kind }) => kind === 'scope')).toEqual([])
  })

  it.each<[answer: string, host: typeof fetch, kind: Finding['kind']]>([
    ['refuses POST', async () => new Response('', { status: 405 }), 'refused-post'],
    ['answers with another page', async () => new Response('<h1>Welcome to nginx</h1>'), 'other-page'],
    ['does not answer', async () => { throw new TypeError('Failed to fetch') }, 'unreachable'],
  ])('finds a host that %s', async (_answer, request, kind) => {
    const findings = bad(await examine({ request }))
    expect(findings.map(finding => `${finding.kind} ${finding.subject} ${finding.repair}`)).toEqual(pages.map(page => `${kind} ${page} host-rule`))
  })

  it('asks the host as the portal does: by POST, without the visitor’s cookies', async () => {
    const asked: [string, string | undefined, string | undefined][] = []
    await examine({ request: async (address, options) => {
      asked.push([String(address), options?.method, options?.credentials])
      return goodHost(address)
    } })
    expect(asked).toEqual(pages.map(page => [`${appOrigin}/${page}.html`, 'POST', 'omit']))
  })

  it('tells of the plan what a repair has met', async () => {
    await rest('crm.type.delete', { id: codeOf('process:bonus').split('/')[1] })
    await portal.control.send('PATCH', '/_portal/plan', { name: 'basic' })
    expect(bad(await examine())).toContainEqual(expect.objectContaining({ kind: 'missing', subject: 'process:bonus', repair: 'apply' }))
    const { log } = await applySetup(await portal.callsOf(administrator), apply)
    const [finding, ...others] = bad(await examine({ refusals: refusalsOf(log) }))
    expect(finding).toMatchObject({ group: 'plan', kind: 'plan-limit', severity: 'error', repair: 'buy-plan' })
    expect(finding!.items).toContain('process:bonus')
    expect(others.filter(({ repair }) => repair === 'apply')).toEqual([])
  })

  it('finds that the CRM works without leads', async () => {
    await portal.control.send('PATCH', '/_portal/settings', { leadMode: 2 })
    expect(bad(await examine())).toContainEqual(expect.objectContaining({ group: 'plan', kind: 'lead-mode', repair: 'lead-mode' }))
  })

  it('finds a value that was added to one of two lists', async () => {
    const field = await rowOf('crm.lead.userfield.list', 'FIELD_NAME', codeOf('field:lead.gender'))
    await rest('crm.lead.userfield.update', { id: field.ID, fields: { LIST: [{ VALUE: 'Не указан' }] } })
    expect(bad(await examine())).toMatchObject([{ group: 'lists', kind: 'sides-differ', severity: 'warning', repair: 'equal-lists', values: ['Не указан'] }])
  })

  it('finds a field of ours whose application was removed', async () => {
    await portal.control.send('DELETE', '/_portal/apps/local.setup')
    await portal.control.send('POST', '/_portal/apps', { code: 'local.setup', title: 'Setup', handler: 'http://127.0.0.1:9/main', scopes: ['calendar', 'catalog', 'crm', 'disk', 'placement', 'user_brief', 'userfieldconfig'], access: 'all', installed: true })
    expect(bad(await examine())).toContainEqual(expect.objectContaining({ group: 'fields', kind: 'orphaned-field', severity: 'warning', repair: 'rebuild' }))
  })

  it.each([[10, 'warning'], [-10, 'warning'], [1, 'good']])('finds clocks that are %i minutes apart: %s', async (minutes, severity) => {
    const clockLine = (await examine({ now: () => portalTime + minutes * 60_000 })).find(({ kind }) => kind === 'clock')!
    expect(clockLine).toMatchObject({ severity, subject: String(Math.abs(minutes)) })
  })

  describe('for an employee', () => {
    it('has nothing to tell when everything works', async () => {
      expect(await examine({ user: employee })).toEqual([])
    })

    it('tells what keeps them from working and whom to ask', async () => {
      await rest('crm.category.delete', { entityTypeId: 2, id: codeOf('pipeline:events') })
      await rest('crm.deal.userfield.delete', { id: (await rowOf('crm.deal.userfield.list', 'FIELD_NAME', codeOf('field:deal.format'))).ID })
      const findings = await examine({ user: employee })
      expect(findings.map(({ kind, subject, repair }) => `${kind} ${subject} ${repair}`)).toEqual(['missing field:deal.format ask-administrator', 'missing pipeline:events ask-administrator'])
    })

    it('tells which records they may not read', async () => {
      await portal.control.send('POST', '/_portal/import', { users: [{ id: employee, name: 'Сотрудник', rights: { entities: { 1: { read: 'none' }, 2: { read: 'all' }, 3: { read: 'own' } } } }] })
      const findings = await examine({ user: employee })
      expect(findings.map(({ kind, subject, repair }) => `${kind} ${subject} ${repair}`)).toContain('unreadable lead ask-rights')
      expect(findings.filter(({ kind, subject }) => kind !== 'unreadable' || ['deal', 'contact'].includes(subject))).toEqual([])
    })
  })
})
