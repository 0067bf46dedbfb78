import { PortalError } from '@/domain/portalError'
import type { Command, CommandResult, PortalCalls } from '../types'

export interface FakeRow { id: number, title: string, updatedTime: string }

/** What goes wrong with a request: it is lost, refused, cut after some commands, or told a wrong total. */
export type Fault
  = | { kind: 'lost' }
    | { kind: 'busy' }
    | { kind: 'blocked' }
    | { kind: 'cut', after: number }
    | { kind: 'total', total: number }
    | { kind: 'slow', longest: number }
    | { kind: 'insert', id: number }
    | { kind: 'delete', index: number }

const mostRequests = 2000
const time = { durationSeconds: 0.02, operatingSeconds: 1, operatingResetAt: 1_800_000_100, finishedAt: '2027-01-15T08:00:00Z' }
const refusal = (code: string) => new PortalError('rejected', code, { code })

/** A list of 50 rows a page that keeps ids, order, start and references as the portal does; its faults come one a request. */
export class FakeList {
  readonly ids: Set<number>
  readonly faults: Fault[]
  requests: Record<string, Command>[] = []
  /** Requests that were on their way together. */
  mostAtOnce = 0
  /** Rows that the list had before anything changed and still has. */
  readonly throughout: Set<number>
  ignoresFilter = false
  changedAt = (_: number) => '2027-01-01T00:00:00+03:00'
  #sorted: number[] | null = null
  #underway = 0

  constructor(ids: readonly number[], faults: readonly Fault[] = []) {
    this.ids = new Set(ids)
    this.throughout = new Set(ids)
    this.faults = [...faults]
  }

  get calls(): PortalCalls {
    const unused = () => Promise.reject(new Error('This list is read in batches only.'))
    return { origin: 'https://portal.example', read: unused, write: unused, writeBatch: unused, readBatch: this.#readBatch }
  }

  #readBatch = async <K extends string>(commands: Record<K, Command>, { halt = false } = {}): Promise<Record<K, CommandResult>> => {
    this.requests.push(commands)
    if (this.requests.length > mostRequests)
      throw new Error('The reading does not end.')
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#underway)
    // As in life, what others do meanwhile comes first.
    for (let turn = 0; turn < 20; turn++)
      await Promise.resolve()
    this.#underway--
    const fault = this.faults.shift()
    const names = Object.keys(commands) as K[]
    if (fault?.kind === 'lost' || (fault?.kind === 'slow' && names.length > fault.longest))
      throw new PortalError('unreachable', 'lost')
    if (fault?.kind === 'busy')
      throw new PortalError('busy', 'slow down', { code: 'QUERY_LIMIT_EXCEEDED' })
    if (fault?.kind === 'insert' || fault?.kind === 'delete')
      this.#sorted = null
    if (fault?.kind === 'insert')
      this.ids.add(fault.id)
    if (fault?.kind === 'delete')
      this.#delete([...this.ids][fault.index % Math.max(1, this.ids.size)])
    const results: Record<string, CommandResult> = {}
    for (const [index, name] of names.entries()) {
      if (fault?.kind === 'cut' && index >= fault.after)
        results[name] = { kind: 'absent' }
      else if (fault?.kind === 'blocked')
        results[name] = { kind: 'failed', error: new PortalError('blocked', 'spent', { code: 'OPERATION_TIME_LIMIT' }) }
      else if (halt && index > 0 && results[names[index - 1]!]?.kind !== 'done')
        results[name] = { kind: 'absent' }
      else
        results[name] = this.#run(commands[name], results, fault)
    }
    return results
  }

  #delete(id: number | undefined): void {
    if (id !== undefined) {
      this.ids.delete(id)
      this.throughout.delete(id)
    }
  }

  #run({ method, params = {} }: Command, results: Record<string, CommandResult>, fault: Fault | undefined): CommandResult {
    if (method !== 'crm.item.list')
      return { kind: 'done', result: { answered: method }, time }
    const { filter, order, start } = params as { filter: Record<string, unknown>, order: { id: string }, start: number }
    const after = this.#resolve(filter['>id'] ?? 0, results)
    if (after === null)
      return { kind: 'failed', error: refusal('INVALID_ARG_VALUE') }
    const end = Number(filter['<=id'] ?? Infinity)
    const sorted = this.#sorted ??= [...this.ids].sort((a, b) => a - b)
    const [low, high] = this.ignoresFilter ? [0, sorted.length] : [firstOver(sorted, after), firstOver(sorted, end)]
    const from = Math.min(high, low + Math.max(0, start))
    const page = order.id === 'ASC' ? sorted.slice(from, Math.min(high, from + 50)) : sorted.slice(Math.max(low, high - 50), high).reverse()
    const items = page.map((id): FakeRow => ({ id, title: `row ${id}`, updatedTime: this.changedAt(id) }))
    const total = start < 0 ? 0 : fault?.kind === 'total' ? fault.total : high - low
    return { kind: 'done', result: { items }, total, time }
  }

  #resolve(value: unknown, results: Record<string, CommandResult>): number | null {
    const page = /^\$result\[(.+?)\]\[items\]\[49\]\[id\]$/.exec(String(value))?.[1]
    if (page === undefined)
      return Number(value)
    const outcome = results[page]
    return outcome?.kind === 'done' ? (outcome.result as { items: FakeRow[] }).items[49]?.id ?? null : null
  }
}

/** Index of the first id over `bound`. */
function firstOver(sorted: readonly number[], bound: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! > bound)
      high = middle
    else
      low = middle + 1
  }
  return low
}
