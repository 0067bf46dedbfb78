import { describe, expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import { createCalls } from '../portal/calls'
import { decodeAnswer } from '../portal/decodeAnswer'
import type { Params } from '../portal/types'
import { install } from './install'
import { setupParts } from './parts'

const appOrigin = 'https://cardinal.example'

interface Refusal { method: string, error: PortalError }

/** Requests to one portal wait for each other, so every test has a portal of its own. */
let portals = 0

/** A portal as far as setup sees it. */
function aPortal({ refusals = [], isAdmin = true, isInstalled = true, ignore }: { refusals?: Refusal[], isAdmin?: boolean, isInstalled?: boolean, ignore?: string } = {}) {
  portals += 1
  const app = { isInstalled }
  const types: Record<string, unknown>[] = []
  const fields: Record<string, unknown>[] = []
  const tabs: Record<string, unknown>[] = []
  const options: Record<string, string> = {}
  const writes: string[] = []

  function read(command: string): unknown {
    const [method, query = ''] = command.split('?')
    const name = new URLSearchParams(query).get('filter[FIELD_NAME]')
    const answers: Record<string, unknown> = {
      'app.info': { ID: '3', CODE: 'local.cardinal', INSTALLED: app.isInstalled },
      'userfieldtype.list': types,
      'crm.deal.userfield.list': fields.filter(field => field.FIELD_NAME === name),
      'placement.get': tabs,
      'app.option.get': Object.keys(options).length === 0 ? [] : options,
    }
    return answers[method!]
  }

  function change(method: string, params: Record<string, never>): unknown {
    if (method === 'userfieldtype.add')
      types.push(params)
    if (method === 'userfieldtype.update')
      Object.assign(types[0]!, params)
    if (method === 'crm.deal.userfield.add')
      fields.push(params.fields!)
    if (method === 'placement.bind')
      tabs.push({ placement: params.PLACEMENT, handler: params.HANDLER })
    if (method === 'placement.unbind')
      tabs.splice(tabs.findIndex(tab => tab.handler === params.HANDLER), 1)
    if (method === 'app.option.set')
      Object.assign(options, params.options)
    return true
  }

  const calls = createCalls({
    origin: `https://portal-${portals}.example`,
    async send(method: string, params: Params) {
      if (method === 'batch') {
        if (!isAdmin)
          return decodeAnswer({ result: { result: { info: { ID: '3' } }, result_error: { types: { error: 'ACCESS_DENIED', error_description: '' } } } })
        const cmd = params.cmd as Record<string, string>
        return decodeAnswer({ result: { result: Object.fromEntries(Object.entries(cmd).map(([name, command]) => [name, read(command)])), result_error: [] } })
      }
      writes.push(method)
      const refusal = refusals.find(each => each.method === method)
      if (refusal === undefined || refusal.error.kind === 'unreachable') {
        if (ignore !== method)
          change(method, params as Record<string, never>)
      }
      if (refusal !== undefined)
        throw refusal.error
      return decodeAnswer({ result: true })
    },
  }, { wait: async () => {} })
  return { app, calls, writes, types, fields, tabs, options }
}

const statesOf = (steps: { state: string }[]) => steps.map(step => step.state)

it('makes everything on an empty portal', async () => {
  const { calls, types, fields, tabs, options } = aPortal()
  const { steps, isReady } = await install(calls, { appOrigin })
  expect(isReady).toBe(true)
  expect(steps.map(step => step.part)).toEqual(setupParts)
  expect(statesOf(steps)).toEqual(Array(5).fill('created'))
  expect(types[0]).toMatchObject({ USER_TYPE_ID: 'cardinalhtml', HANDLER: `${appOrigin}/description-field.html` })
  expect(fields.map(field => [field.FIELD_NAME, field.USER_TYPE_ID])).toEqual([
    ['UF_CRM_CARDINAL_DESCRIPTION_TWIN', 'string'],
    ['UF_CRM_CARDINAL_DESCRIPTION', 'rest_3_cardinalhtml'],
  ])
  expect(tabs).toEqual([{ placement: 'CRM_DEAL_DETAIL_TAB', handler: `${appOrigin}/announcement-tab.html` }])
  expect(JSON.parse(options['cardinal.map']!)).toEqual({
    version: 2,
    solutions: {},
    codes: { 'field:deal.description': 'UF_CRM_CARDINAL_DESCRIPTION', 'field:deal.descriptionTwin': 'UF_CRM_CARDINAL_DESCRIPTION_TWIN' },
  })
})

it('writes nothing the second time', async () => {
  const { calls, writes } = aPortal()
  await install(calls, { appOrigin })
  writes.length = 0
  const { steps, isReady } = await install(calls, { appOrigin })
  expect(isReady).toBe(true)
  expect(statesOf(steps)).toEqual(Array(5).fill('kept'))
  expect(writes).toEqual([])
})

it('leaves a map alone that setup by solutions has written', async () => {
  const { calls, options } = aPortal()
  await install(calls, { appOrigin })
  const map = JSON.stringify({ version: 2, solutions: { events: 1 }, codes: { 'field:deal.descriptionTwin': 'UF_CRM_TEXT_COPY' } })
  options['cardinal.map'] = map
  expect((await install(calls, { appOrigin })).isReady).toBe(true)
  expect(options['cardinal.map']).toBe(map)
})

it('adds only what is missing', async () => {
  const { calls, writes, fields } = aPortal()
  await install(calls, { appOrigin })
  fields.pop()
  writes.length = 0
  expect(statesOf((await install(calls, { appOrigin })).steps)).toEqual(['kept', 'kept', 'kept', 'created', 'kept'])
  expect(writes).toEqual(['crm.deal.userfield.add'])
})

it.each([
  [{ USER_TYPE_ID: 'rest_3_cardinalhtml' }, 'kept'],
  [{ USER_TYPE_ID: 'cardinalhtml', USER_TYPE_OWNER: 'local.cardinal' }, 'kept'],
  [{ USER_TYPE_ID: 'cardinalhtml', USER_TYPE_OWNER: 'local.other' }, 'failed'],
  [{ USER_TYPE_ID: 'cardinalhtml', USER_TYPE_OWNER: null }, 'failed'],
])('recognises its own type as portals name it: %j is %s', async (named, state) => {
  const { calls, fields } = aPortal()
  fields.push({ FIELD_NAME: 'UF_CRM_CARDINAL_DESCRIPTION', ...named })
  expect((await install(calls, { appOrigin })).steps[3]).toMatchObject({ part: 'description-field', state })
})

it('follows the application to another address', async () => {
  const { calls, types, tabs } = aPortal()
  await install(calls, { appOrigin: 'https://old.example/app/' })
  const { steps, isReady } = await install(calls, { appOrigin })
  expect(isReady).toBe(true)
  expect(statesOf(steps)).toEqual(['updated', 'kept', 'created', 'kept', 'kept'])
  expect(types).toHaveLength(1)
  expect(types[0]!.HANDLER).toBe(`${appOrigin}/description-field.html`)
  expect(tabs.map(tab => tab.handler)).toEqual([`${appOrigin}/announcement-tab.html`])
})

it('leaves the field of its own type until the installation is finished', async () => {
  const { app, calls, fields } = aPortal({ isInstalled: false })
  const first = await install(calls, { appOrigin })
  expect(first).toMatchObject({ isReady: false, awaitsFinish: true })
  expect(statesOf(first.steps)).toEqual(['created', 'created', 'created', 'deferred', 'deferred'])
  expect(fields).toHaveLength(1)

  app.isInstalled = true
  const second = await install(calls, { appOrigin })
  expect(second).toMatchObject({ isReady: true, awaitsFinish: false })
  expect(statesOf(second.steps)).toEqual(['kept', 'kept', 'kept', 'created', 'created'])
})

describe('trouble', () => {
  it('says that another application took the field type, and stops', async () => {
    const error = new PortalError('rejected', 'x', { code: 'ERROR_CORE', detail: 'Unable to set placement handler: Handler already binded' })
    const { calls, writes } = aPortal({ refusals: [{ method: 'userfieldtype.add', error }] })
    const { steps, isReady } = await install(calls, { appOrigin })
    expect(isReady).toBe(false)
    expect(steps[0]).toMatchObject({ state: 'failed', reason: 'taken' })
    expect(statesOf(steps).slice(1)).toEqual(Array(4).fill('skipped'))
    expect(writes).toEqual(['userfieldtype.add'])
  })

  it('says that the field belongs to something else', async () => {
    const { calls, fields, writes } = aPortal()
    fields.push({ FIELD_NAME: 'UF_CRM_CARDINAL_DESCRIPTION', USER_TYPE_ID: 'rest_1_cardinalhtml' })
    const { steps } = await install(calls, { appOrigin })
    expect(steps[3]).toMatchObject({ part: 'description-field', state: 'failed', reason: 'taken' })
    expect(writes).not.toContain('app.option.set')
  })

  it('finds what was made though the reply was lost', async () => {
    const { calls, writes } = aPortal({ refusals: [{ method: 'app.option.set', error: new PortalError('unreachable', 'cut') }] })
    const { steps, isReady } = await install(calls, { appOrigin })
    expect(isReady).toBe(true)
    expect(steps.at(-1)).toEqual({ part: 'portal-map', state: 'created' })
    expect(writes.filter(method => method === 'app.option.set')).toHaveLength(1)
  })

  it('does not believe a yes that cannot be read back', async () => {
    const { calls } = aPortal({ ignore: 'placement.bind' })
    const { steps, isReady } = await install(calls, { appOrigin })
    expect(isReady).toBe(false)
    expect(steps[2]).toMatchObject({ part: 'announcement-tab', state: 'failed' })
  })

  it('tells everybody but an administrator so, and writes nothing', async () => {
    const { calls, writes } = aPortal({ isAdmin: false })
    await expect(install(calls, { appOrigin })).rejects.toMatchObject({ kind: 'forbidden' })
    expect(writes).toEqual([])
  })
})
