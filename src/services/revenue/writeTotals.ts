import { PortalError } from '@/domain/portalError'
import { readRecord } from '@/domain/revenue/record'
import type { ContactTally } from '@/domain/revenue/tally'
import { fieldsToWrite } from '@/domain/revenue/totalFields'
import type { FieldsToWrite } from '@/domain/revenue/totalFields'
import { asList, asMoment, asRecord } from '../portal/decode'
import { missingPage } from '../portal/readAll/errors'
import { Gate } from '../portal/readAll/gate'
import type { WaitReason } from '../portal/readAll/gate'
import { decodePage, idOf, pageCommand } from '../portal/readAll/listQuery'
import type { Row } from '../portal/readAll/listQuery'
import { Setbacks } from '../portal/readAll/setbacks'
import type { CommandResult, PortalCalls } from '../portal/types'
import type { Clock } from '../portal/writes/lookUp'
import { refuseReferences } from '../portal/writes/reference'
import type { Ground } from './ground'
import { contactList, CONTACT, idsAtATime, inChunks } from './lists'
import { wantedRecord } from './tasks'
import { WritePace } from './writePace'

/** What a contact's fields should come to. */
export interface TotalsTask { contactId: number, tally: ContactTally }

export type TotalsOutcome
  = | { kind: 'written' }
    /** `newer`: somebody has counted later than our deals were read; what he wrote stays. */
    | { kind: 'right', isNewer: boolean }
    /** `unknown`: the reply was lost, and looking did not tell. */
    | { kind: 'refused' | 'unknown', error: PortalError }

export interface TotalsWriting {
  clock: Clock
  /** Stops behind the request that is under way. */
  signal?: AbortSignal
  onOutcome?: (contactId: number, outcome: TotalsOutcome) => void
  /** Held back by the portal; `null` when it goes on. */
  onPause?: (pause: { until: number, reason: WaitReason } | null) => void
  /** Seconds that a contact took, when that has been measured. */
  onPace?: (secondsPerContact: number) => void
  background?: boolean
}

/** Contacts looked at in one request. */
const looksAtATime = 200
/** A contact that keeps changing under our hands, or whose reply keeps getting lost. */
const mostAttempts = 5
/** A lost request may still be working when we look for the first time. */
const lostWaitMs = 2000
/** The portal tells when a record was changed by the second: a second change in the same one would not show. */
const secondMs = 1000

interface Look { task: TotalsTask, updatedTime: string, fields: FieldsToWrite }

/**
 * Writes totals into contacts, only where they differ, each only if the contact is still as it was looked at. Totals that
 * somebody counted from later deals are left alone, so people who write at once, or one after another with what they read
 * before, do no harm. A request whose reply was lost is looked for; what it had not written is sent again under the same
 * check, which the lost one, should it still come, would not pass.
 *
 * Checks and writes go in pairs in a halting batch, as many as end in about eight seconds.
 *
 * @returns Tasks that were not come to, when the signal stopped it.
 * @throws {PortalError} what neither waiting nor another contact mends
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function writeTotals(calls: PortalCalls, ground: Ground, tasks: readonly TotalsTask[], options: TotalsWriting): Promise<TotalsTask[]> {
  return new TotalsWriter(calls, ground, options).run(tasks)
}

class TotalsWriter {
  readonly #calls: PortalCalls
  readonly #ground: Ground
  readonly #options: TotalsWriting
  readonly #pace = new WritePace()
  readonly #gate: Gate
  readonly #setbacks: Setbacks
  readonly #attempts = new Map<number, number>()
  readonly #wereYoung = new Set<number>()

  constructor(calls: PortalCalls, ground: Ground, options: TotalsWriting) {
    this.#calls = calls
    this.#ground = ground
    this.#options = options
    const { clock } = options
    this.#gate = new Gate({ wait: ms => clock.wait(ms, options.signal).catch(() => undefined), now: clock.now, onChange: closed => options.onPause?.(closed) })
    this.#setbacks = new Setbacks(this.#gate, clock.now)
  }

  async run(tasks: readonly TotalsTask[]): Promise<TotalsTask[]> {
    const queue = [...tasks]
    while (queue.length > 0 && !this.#isStopped) {
      const taken = queue.splice(0, looksAtATime)
      const looks = await this.#look(taken)
      if (looks === null) {
        queue.unshift(...taken)
        continue
      }
      const left = await this.#writeAll(looks)
      queue.unshift(...left)
    }
    return queue
  }

  get #isStopped(): boolean {
    return this.#options.signal?.aborted ?? false
  }

  /** What differs of contacts as they are now. @returns `null` when the portal held us back. */
  async #look(tasks: readonly TotalsTask[]): Promise<Look[] | null> {
    await this.#gate.passed()
    const { round } = this.#gate
    const query = contactList(this.#ground.map)
    const chunks = inChunks(tasks, idsAtATime)
    const commands = Object.fromEntries(chunks.map((chunk, index) => [`look${index}`, pageCommand({ ...query, filter: { '@id': chunk.map(({ contactId }) => contactId) } }, {})]))
    const rows = new Map<number, Row>()
    let lookedAt = ''
    try {
      const answers = await this.#calls.readBatch(commands, { background: this.#options.background })
      for (const answer of Object.values(answers)) {
        if (answer.kind !== 'done')
          throw answer.kind === 'failed' ? answer.error : missingPage(query.method)
        lookedAt ||= answer.time.finishedAt ?? ''
        for (const row of decodePage(query, answer.result, { after: 0, end: Number.MAX_SAFE_INTEGER }))
          rows.set(idOf(query, row), row)
      }
    }
    catch (error) {
      this.#meet(error, round)
      return null
    }
    const looks = tasks.flatMap(task => this.#compare(task, rows.get(task.contactId)) ?? [])
    const young = looks.filter(({ task, updatedTime }) => !this.#wereYoung.has(task.contactId) && Date.parse(lookedAt) - Date.parse(updatedTime) < secondMs)
    if (young.length === 0)
      return looks
    for (const { task } of young)
      this.#wereYoung.add(task.contactId)
    await this.#options.clock.wait(secondMs)
    return this.#look(looks.map(({ task }) => task))
  }

  #compare(task: TotalsTask, row: Row | undefined): Look | null {
    const { map, pipelines, at } = this.#ground
    const { contactId, tally } = task
    if (row === undefined) {
      this.#tell(contactId, { kind: 'refused', error: new PortalError('missing', `Contact ${contactId} is not there, or not to be seen.`) })
      return null
    }
    const kept = readRecord(row[map.contact.totals], contactId)
    const fields = fieldsToWrite(row, { record: wantedRecord(this.#ground, contactId, tally), pipelines }, map)
    const isNewer = kept !== null && Date.parse(kept.at) > Date.parse(at)
    if (isNewer || Object.keys(fields).length === 0) {
      this.#tell(contactId, { kind: 'right', isNewer: isNewer && Object.keys(fields).length > 0 })
      return null
    }
    const error = refuseReferences(fields)
    if (error !== null)
      this.#tell(contactId, { kind: 'refused', error })
    return error === null ? { task, fields, updatedTime: asMoment(row.updatedTime) ?? '' } : null
  }

  /** @returns Tasks to be looked at again, and those not come to. */
  async #writeAll(looks: readonly Look[]): Promise<TotalsTask[]> {
    const again: TotalsTask[] = []
    const queue = [...looks]
    while (queue.length > 0 && !this.#isStopped) {
      await this.#gate.passed()
      const batch = queue.splice(0, this.#pace.contacts)
      const { round } = this.#gate
      const startedAt = this.#options.clock.now()
      const outcome = await this.#calls.writeBatch(commandsOf(batch), { halt: true, background: this.#options.background ?? false })
      if (outcome.kind === 'refused') {
        queue.unshift(...batch)
        this.#meet(outcome.error, round)
        continue
      }
      if (outcome.kind === 'unknown') {
        this.#pace.halve()
        again.push(...batch.flatMap(({ task }) => this.#mayTryAgain(task, outcome.error, 'unknown')))
        await this.#options.clock.wait(lostWaitMs)
        continue
      }
      const { untried, changed } = this.#settle(batch, outcome.result, round)
      this.#learn(batch.length - untried.length, startedAt)
      queue.unshift(...untried)
      again.push(...changed)
    }
    return [...again, ...queue.map(({ task }) => task)]
  }

  #settle(batch: readonly Look[], results: Readonly<Record<string, CommandResult>>, round: number): { untried: Look[], changed: TotalsTask[] } {
    const untried: Look[] = []
    const changed: TotalsTask[] = []
    for (const [index, look] of batch.entries()) {
      const { task } = look
      const [check, update] = [results[`check${index}`], results[`update${index}`]]
      if (update?.kind === 'done') {
        this.#setbacks.forget()
        this.#tell(task.contactId, { kind: 'written' })
        continue
      }
      if (update?.kind === 'failed' && check?.kind === 'done' && asList(asRecord(check.result).items).length === 0) {
        changed.push(...this.#mayTryAgain(task, update.error, 'refused'))
        continue
      }
      const error = check?.kind === 'failed' ? check.error : update?.kind === 'failed' ? update.error : null
      if (error === null)
        untried.push(look)
      else if (['busy', 'blocked'].includes(error.kind)) {
        untried.push(look)
        this.#meet(error, round)
      }
      else if (error.kind === 'unreachable')
        // A command that ended in a server error may have written before.
        changed.push(...this.#mayTryAgain(task, error, 'unknown'))
      else
        this.#tell(task.contactId, { kind: 'refused', error })
    }
    return { untried, changed }
  }

  #mayTryAgain(task: TotalsTask, error: PortalError, kind: 'refused' | 'unknown'): TotalsTask[] {
    const attempts = (this.#attempts.get(task.contactId) ?? 0) + 1
    this.#attempts.set(task.contactId, attempts)
    if (attempts < mostAttempts)
      return [task]
    this.#tell(task.contactId, { kind, error })
    return []
  }

  #learn(contacts: number, startedAt: number): void {
    const seconds = (this.#options.clock.now() - startedAt) / secondMs
    this.#pace.measured(contacts, seconds)
    if (contacts > 0)
      this.#options.onPace?.(seconds / contacts)
  }

  /** Waits as the portal wants it. @throws what no waiting mends */
  #meet(error: unknown, round: number): void {
    if (!(error instanceof PortalError))
      throw error
    this.#setbacks.meet(error, round)
  }

  #tell(contactId: number, outcome: TotalsOutcome): void {
    this.#options.onOutcome?.(contactId, outcome)
  }
}

/** The update takes its id from its check: without the contact as it was, it has none, and the batch halts. */
function commandsOf(looks: readonly Look[]) {
  return Object.fromEntries(looks.flatMap(({ task: { contactId }, updatedTime, fields }, index) => [
    [`check${index}`, { method: 'crm.item.list', params: { entityTypeId: CONTACT, select: ['id'], filter: { '=id': contactId, '=updatedTime': updatedTime } } }],
    [`update${index}`, { method: 'crm.item.update', params: { entityTypeId: CONTACT, id: `$result[check${index}][items][0][id]`, useOriginalUfNames: 'Y', fields } }],
  ]))
}
