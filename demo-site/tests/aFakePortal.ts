import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'

type Record_ = Record<string, unknown>

export interface FakePortal {
  origin: string
  webhook: string
  /** Records by entity type and id. */
  items: Map<number, Map<number, Record_>>
  users: Record_[]
  /** Base64 by file id. */
  files: Record<string, string>
  /** Product rows by deal. */
  rows: Map<number, unknown[]>
  /** Methods called, in order. */
  calls: string[]
  /** Refuses everything. */
  down: boolean
  /** Runs before a method answers; what it returns is answered instead. */
  before: (method: string, params: Record_) => Promise<{ status: number, body: unknown } | undefined>
  /** The same, after the method has done its work: its answer is lost. */
  after: (method: string) => Promise<{ status: number, body: unknown } | undefined>
  deal: (id: number) => Record_
  put: (entityTypeId: number, item: Record_) => void
  close: () => Promise<void>
}

const operators: [string, (own: unknown, wanted: unknown) => boolean][] = [
  ['>', (own, wanted) => Number(own) > Number(wanted)],
  ['@', (own, wanted) => (wanted as unknown[]).map(String).includes(String(own))],
  ['!', (own, wanted) => String(own ?? '') !== String(wanted)],
  ['=', (own, wanted) => String(own ?? '') === String(wanted)],
  ['', (own, wanted) => String(own ?? '') === String(wanted)],
]

function matches(item: Record_, filter: Record_): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    const [prefix, compare] = operators.find(([sign]) => key.startsWith(sign))!
    return compare(item[key.slice(prefix.length)], wanted)
  })
}

/** As much of a portal as the site asks for, over HTTP. */
export async function aFakePortal(): Promise<FakePortal> {
  const app = new Hono()
  const tableOf = (entityTypeId: unknown) => {
    const table = portal.items.get(Number(entityTypeId)) ?? new Map<number, Record_>()
    portal.items.set(Number(entityTypeId), table)
    return table
  }
  const methods: Record<string, (params: Record_) => unknown> = {
    'crm.item.get': ({ entityTypeId, id }) => tableOf(entityTypeId).get(Number(id)) && { item: tableOf(entityTypeId).get(Number(id)) },
    'crm.item.list': ({ entityTypeId, filter }) => ({ items: [...tableOf(entityTypeId).values()].filter(item => matches(item, filter as Record_)).sort((one, other) => Number(one.id) - Number(other.id)).slice(0, 50) }),
    'crm.item.update': ({ entityTypeId, id, fields }) => {
      const item = tableOf(entityTypeId).get(Number(id))
      return item && { item: Object.assign(item, fields) }
    },
    'crm.item.add': ({ entityTypeId, fields }) => {
      const item: Record_ = { ...fields as Record_, id: 1000 + tableOf(entityTypeId).size }
      tableOf(entityTypeId).set(Number(item.id), item)
      return { item }
    },
    'crm.item.productrow.set': ({ ownerId, productRows }) => {
      portal.rows.set(Number(ownerId), productRows as unknown[])
      return { productRows }
    },
    'crm.duplicate.findbycomm': ({ type, values }) => {
      const found = [...tableOf(3).values()].filter(({ fm }) => (fm as { typeId: string, value: string }[] | undefined)?.some(({ typeId, value }) => typeId === type && (values as string[]).includes(value)))
      return found.length === 0 ? [] : { CONTACT: found.map(({ id }) => id) }
    },
    'user.get': ({ FILTER }) => portal.users.filter(({ ID }) => [(FILTER as Record_).ID].flat().map(String).includes(String(ID))),
  }
  app.get('/rest/crm.controller.item.getFile.json', context => {
    const file = portal.files[context.req.query('fileId') ?? '']
    return file === undefined || portal.down ? context.text('', 404) : context.body(new Uint8Array(Buffer.from(file, 'base64')))
  })
  app.post('/rest/1/secret/:method', async context => {
    const method = context.req.param('method')
    const params = await context.req.json<Record_>()
    portal.calls.push(method)
    const instead = portal.down ? { status: 503, body: '' } : await portal.before(method, params)
    if (instead)
      return context.json(instead.body, instead.status as 400)
    const result = methods[method]?.(params)
    const lost = await portal.after(method)
    if (lost)
      return context.json(lost.body, lost.status as 400)
    return result === undefined ? context.json({ error: 'NOT_FOUND', error_description: 'Not found' }, 400) : context.json({ result })
  })
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const portal: FakePortal = {
    origin,
    webhook: `${origin}/rest/1/secret/`,
    items: new Map(),
    users: [],
    files: {},
    rows: new Map(),
    calls: [],
    down: false,
    before: async () => undefined,
    after: async () => undefined,
    deal: id => tableOf(2).get(id)!,
    put: (entityTypeId, item) => {
      tableOf(entityTypeId).set(Number(item.id), item)
    },
    close: () => new Promise(resolve => {
      server.close(() => resolve())
      if ('closeAllConnections' in server)
        server.closeAllConnections()
    }),
  }
  return portal
}
