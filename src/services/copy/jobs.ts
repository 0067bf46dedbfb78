import { createStore, get, set } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import { copyParts } from '@/domain/copy/fields'
import type { CopyPart } from '@/domain/copy/fields'
import { settledAfterMs } from '../portal/writes/lookUp'
import type { PlanStore } from '../portal/writes/creationPlan'
import { asId, asList, asNumber, asRecord, asText } from '../portal/decode'
import type { Params } from '../portal/types'

/** One date of a run. */
export interface JobRow {
  /** Name of the operation. */
  name: string
  /** Unix milliseconds. */
  start: number
  end: number
  /** Why it had been doubted, for the row's text; empty without a doubt. */
  doubt: string
  id: number | null
  state: 'open' | 'made' | 'there' | 'refused' | 'lost'
  /** Other deals of the same name: two people in the same second. */
  twins: number[]
}

/** A run of copying, as this device remembers it. */
export interface CopyJob {
  templateId: number
  parts: CopyPart[]
  /** Unix milliseconds of this device. */
  startedAt: number
  userId: number | null
  rows: JobRow[]
  /** Nothing is to be continued: done, or stopped by the person. */
  isOver: boolean
  /** What went into the deals, without bytes: by it a deal is known as untouched. By row name; what all have in common under an empty name. */
  sent: Readonly<Record<string, Params>>
}

export interface JobStore {
  load: (templateId: number) => Promise<CopyJob | null>
  save: (job: CopyJob) => Promise<void>
}

/** Keeps the last run of each template in the browser's storage, each portal's apart. Storage may be blocked: then both calls reject. */
export function browserJobs(origin: string): JobStore {
  let store: UseStore | null = null
  const open = () => store ??= createStore('cardinal-copies', 'jobs')
  const keyOf = (templateId: number) => JSON.stringify([new URL(origin).host, templateId])
  return {
    load: async templateId => readJob(await get(keyOf(templateId), open()), templateId),
    // Vue's proxies are no data.
    save: async job => set(keyOf(job.templateId), JSON.parse(JSON.stringify(job)), open()),
  }
}

const states: readonly JobRow['state'][] = ['open', 'made', 'there', 'refused', 'lost']

/** Storage is read as untrusted. */
function readJob(value: unknown, templateId: number): CopyJob | null {
  const job = asRecord(value)
  const rows = asList(job.rows).map(asRecord).flatMap((row): JobRow[] => {
    const start = asNumber(row.start)
    const end = asNumber(row.end)
    const name = asText(row.name)
    if (start === null || end === null || !/^[\da-f]{32}$/.test(name))
      return []
    return [{ name, start, end, doubt: asText(row.doubt), id: asId(row.id), state: states.find(state => state === row.state) ?? 'open', twins: asList(row.twins).map(asId).filter(id => id !== null) }]
  })
  if (asId(job.templateId) !== templateId || rows.length === 0)
    return null
  return {
    templateId,
    parts: copyParts.filter(part => asList(job.parts).includes(part)),
    startedAt: asNumber(job.startedAt) ?? 0,
    userId: asId(job.userId),
    rows,
    isOver: job.isOver === true,
    sent: asRecord(job.sent) as CopyJob['sent'],
  }
}

/** What was sent longer ago is settled: nothing of it is still to come. */
const keptMs = 4 * settledAfterMs

/**
 * A plan store that forgets no name that may still be on its way, though a new run has other names: whoever gives a run up
 * and starts another at once must not send what the first has sent.
 */
export function rememberingPlans(inner: PlanStore, now: () => number = Date.now): PlanStore {
  return {
    load: inner.load,
    async save(key, plan) {
      const before = await inner.load(key)
      const underWay = Object.entries(before).filter(([name, { sentAt }]) => !(name in plan) && sentAt !== null && now() - sentAt < keptMs)
      await inner.save(key, { ...Object.fromEntries(underWay), ...plan })
    },
  }
}
