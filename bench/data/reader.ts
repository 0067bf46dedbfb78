// One reading in a process of its own, so that its memory can be measured. Takes a task as JSON, prints what it took.
import { B24OAuth } from '@bitrix24/b24jssdk'
import { createManners } from '../../src/services/portal/limits/manners.ts'
import { itemList } from '../../src/services/portal/readAll/listQuery.ts'
import { readAll } from '../../src/services/portal/readAll/readAll.ts'
import { connectByToken } from '../../src/services/portal/tokenPortal.ts'
import { select } from './cases.ts'
import type { ReaderName, Taken, Task } from './cases.ts'
import { Digest } from './digest.ts'

const DEAL = 2
const CHUNK_ROWS = 50
const SAMPLE_MS = 5

type Row = Record<string, unknown>
type Reader = (task: Task, take: (rows: Row[]) => void) => Promise<void>

const list = { method: 'crm.item.list', params: { entityTypeId: DEAL, select }, idKey: 'id', customKeyForResult: 'items' }

/** An application's client: it takes the portal's address as given, where a webhook's wants HTTPS. */
function clientOf({ origin, token }: Task): B24OAuth {
  const expiresIn = 3600
  return new B24OAuth({
    applicationToken: '', userId: 1, memberId: '', status: 'L', scope: 'crm', refreshToken: '',
    accessToken: token, expires: Math.floor(Date.now() / 1000) + expiresIn, expiresIn,
    domain: new URL(origin).host, clientEndpoint: `${origin}/rest/`, serverEndpoint: `${origin}/rest/`,
  }, { clientId: '', clientSecret: '' })
}

const readers: Record<ReaderName, Reader> = {
  async ours({ origin, token, rate }, take) {
    // Everything waits on the portal's clock, which may run faster than this computer's.
    const begin = Date.now()
    const now = () => begin + (Date.now() - begin) * rate
    const wait = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms / rate))
    const calls = connectByToken({ origin, accessToken: token, wait, manners: createManners(origin, { now, wait }) })
    const outcome = await readAll(calls, itemList(DEAL, { select }), { onRows: take, wait, now })
    if (outcome.kind !== 'done')
      throw outcome.kind === 'failed' ? outcome.error : new Error('The reading was stopped.')
  },
  async callList(task, take) {
    const answer = await clientOf(task).actions.v2.callList.make<Row>(list)
    take(answer.getData() ?? [])
  },
  async fetchList(task, take) {
    for await (const rows of clientOf(task).actions.v2.fetchList.make<Row>(list))
      take(rows)
  },
  /** Pages by offset, as its documentation shows: the total first, then all pages in chunks of 50 commands. */
  async batchByChunk(task, take) {
    const b24 = clientOf(task)
    const first = await b24.actions.v2.call.make<{ items: Row[] }>({ method: 'crm.item.list', params: { ...list.params, start: 0 } })
    const total = first.getTotal()
    take(first.getData()?.result.items ?? [])
    const starts = Array.from({ length: Math.max(0, Math.ceil(total / CHUNK_ROWS) - 1) }, (_, index) => (index + 1) * CHUNK_ROWS)
    if (starts.length === 0)
      return
    const answer = await b24.actions.v2.batchByChunk.make<{ items: Row[] }>({
      calls: starts.map(start => ({ method: 'crm.item.list', params: { ...list.params, order: { id: 'ASC' }, start } })),
    })
    for (const page of answer.getData() ?? [])
      take(page.items)
  },
}

const task = JSON.parse(process.argv[2] ?? '') as Task
const digest = new Digest()
let peakHeap = 0
const look = () => { peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed) }
// Node loads its client with the first request; that is no part of a reading.
await fetch(`${task.origin}/_portal/clock`)
const sampling = setInterval(look, SAMPLE_MS)
const start = performance.now()
await readers[task.reader](task, rows => {
  look()
  for (const row of rows)
    digest.add(row)
})
const seconds = (performance.now() - start) / 1000 * task.rate
look()
clearInterval(sampling)
const taken: Taken = { seconds, peakHeapMb: peakHeap / 2 ** 20, rows: digest.rows, digest: digest.text }
console.log(JSON.stringify(taken))
process.exit(0)
