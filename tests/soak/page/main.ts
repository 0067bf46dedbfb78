// A page of the soak runs: an employee's frame whose functions a run calls from outside.
import { initializeB24Frame } from '@bitrix24/b24jssdk'
import { readEventMap } from '@/domain/eventMap'
import { browserJobs, rememberingPlans } from '@/services/copy/jobs'
import type { CopyJob } from '@/services/copy/jobs'
import { copyName, planKey } from '@/services/copy/names'
import { readCopy } from '@/services/copy/readCopy'
import { runCopy } from '@/services/copy/runCopy'
import { createCalls } from '@/services/portal/calls'
import { claim, claimName } from '@/services/portal/claim/claim'
import type { ClaimOutcome } from '@/services/portal/claim/claim'
import { openClaimFolder } from '@/services/portal/claim/folder'
import { browserIntents } from '@/services/portal/claim/intents'
import { claimByRecord } from '@/services/portal/claim/recordClaim'
import { connectPortal } from '@/services/portal/sdkPortal'
import { sdkTransport } from '@/services/portal/sdkTransport'
import { createOnce } from '@/services/portal/writes/createOnce'
import { browserPlans } from '@/services/portal/writes/creationPlan'
import { nameFields } from '@/services/portal/writes/named'
import { operationName } from '@/services/portal/writes/operationName'
import { fastClock, pause } from './fastClock.ts'
import { textEditor } from './saves.ts'

const say = (id: string) => document.body.append(Object.assign(document.createElement('p'), { id }))

const portal = await connectPortal().catch((error: unknown) => {
  say('failed')
  throw error
})
/** A hundred runs in a row would fill the bucket that we keep for a whole browser. */
const unlimited = createCalls(sdkTransport(await initializeB24Frame(), portal.origin), { manners: null })
const DEAL = 2
const kind = { entityTypeId: DEAL, app: 'cardinal' }
const fields = { title: 'Событие' }

const nameOf = (date: string) => operationName({ app: 'cardinal', kind: 'soak', template: 1, date, run: 1 })

/** What an employee of a soak run can be told to do. `delayMs` is the person's own hesitation. */
const person = {
  ...textEditor(unlimited),

  openFolder: () => openClaimFolder(portal, 'Cardinal'),

  async claim(folderId: number, key: string, userId: number, operation: string, delayMs: number): Promise<ClaimOutcome['kind']> {
    await pause(delayMs)
    const outcome = await claim(portal, { id: folderId }, claimName(key, 0), { intents: browserIntents(portal.origin), userId, operation })
    return outcome.kind
  },

  async claimByRecord(key: string, operation: string, delayMs: number): Promise<ClaimOutcome['kind']> {
    await pause(delayMs)
    const records = { entityTypeId: DEAL, nameField: 'originId', markField: 'originatorId', fields: { title: key } }
    const outcome = await claimByRecord(portal, records, claimName(key, 0), { operation })
    return outcome.kind
  },

  /** Makes a deal for each date; tells which are doubled, and how many are not certain. */
  async create(dates: string[], rate: number): Promise<{ duplicates: string[], unfinished: number }> {
    const names = await Promise.all(dates.map(nameOf))
    const result = await createOnce(portal, kind, names.map((name, index) => ({ name, fields: { ...fields, additionalInfo: dates[index] } })), { clock: fastClock(rate), plan: { store: browserPlans(portal.origin), key: names[0]! } })
    return {
      duplicates: result.duplicates.map(({ name }) => dates[names.indexOf(name)]!),
      unfinished: [...result.outcomes.values()].filter(outcome => outcome.kind !== 'done').length,
    }
  },

  /**
   * Copies an idea to dates, or goes on with what a closed page has left.
   *
   * @param options Options of the application, as setup would leave them.
   * @param starts Unix milliseconds.
   * @returns Starts of which there are several, and how many dates are not certain.
   */
  async copy(options: Record<string, string>, templateId: number, starts: number[], userId: number, rate: number): Promise<{ doubled: number[], unfinished: number }> {
    const map = readEventMap(options)!
    const clock = fastClock(rate)
    const jobs = browserJobs(portal.origin)
    const names = await Promise.all(starts.map(start => copyName(templateId, start, 0)))
    const kept = await jobs.load(templateId)
    const fresh: CopyJob = { templateId, parts: ['fields', 'products', 'description'], startedAt: clock.now(), userId, isOver: false, sent: {}, rows: starts.map((start, index) => ({ name: names[index]!, start, end: start + 7_200_000, doubt: '', id: null, state: 'open', twins: [] })) }
    const isLeft = kept !== null && !kept.isOver && kept.rows.every(({ name }) => names.includes(name))
    const { source, found } = await readCopy(unlimited, map, templateId, { range: { from: '2026-01-01', to: '2028-01-01' }, names, now: clock.now })
    const { job } = await runCopy(unlimited, map, source, isLeft ? kept : fresh, {
      jobs, clock, apart: [], plan: { store: rememberingPlans(browserPlans(portal.origin), clock.now), key: planKey(templateId) },
      ...(found === null ? {} : { asked: { found, askedAt: source.askedAt } }),
    })
    return { doubled: job.rows.filter(({ twins }) => twins.length > 0).map(({ start }) => start), unfinished: job.rows.filter(({ state }) => state !== 'made' && state !== 'there').length }
  },

  /** The control: sends the whole batch again when no answer came. */
  async createBlindly(dates: string[]): Promise<void> {
    const names = await Promise.all(dates.map(nameOf))
    const commands = Object.fromEntries(names.map((name, index) => [`add${index}`, { method: 'crm.item.add', params: { entityTypeId: DEAL, fields: { ...fields, ...nameFields(kind, name), additionalInfo: dates[index] } } }]))
    for (let attempt = 0; attempt < 2; attempt++) {
      if ((await portal.writeBatch(commands, { halt: true })).kind === 'done')
        return
    }
  },
}

export type PersonCalls = typeof person

Object.assign(window, { person })
say('ready')
