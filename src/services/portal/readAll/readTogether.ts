import type { CallOptions, Command, CommandResult, PortalCalls } from '../types'
import { missingPage } from './errors'
import { decodePage, idOf, pageCommand, pageRows } from './listQuery'
import type { ListQuery, Row } from './listQuery'
import { readAll } from './readAll'

export interface Together<L extends string, C extends string> {
  lists: Record<L, Row[]>
  /** Results of the single commands. */
  answers: Record<C, unknown>
}

const everything = { after: 0, end: Number.MAX_SAFE_INTEGER }

/**
 * Several short lists and single commands in one request. A list of more than 50 rows is read on with requests of its own,
 * so a contact with up to 50 deals, the pipelines and the currencies cost one request.
 *
 * @throws {PortalError} when any part of it cannot be read
 * @throws the signal's reason
 */
export async function readTogether<L extends string, C extends string>(calls: PortalCalls, lists: Readonly<Record<L, ListQuery>>, commands: Readonly<Record<C, Command>>, options: CallOptions = {}): Promise<Together<L, C>> {
  const names = Object.keys(lists) as L[]
  const single = Object.keys(commands) as C[]
  const outcomes: Record<string, CommandResult> = await calls.readBatch({
    ...Object.fromEntries(names.map(name => [`list ${name}`, pageCommand(lists[name], {}, { start: 0 })])),
    ...Object.fromEntries(single.map(name => [`call ${name}`, commands[name]])),
  }, options)
  const done = (name: string, what: string) => doneOf(outcomes[name] ?? { kind: 'absent' }, what)
  const answers = Object.fromEntries(single.map(name => [name, done(`call ${name}`, commands[name].method).result])) as Record<C, unknown>
  const rows = await Promise.all(names.map(async name => {
    const { result, total } = done(`list ${name}`, lists[name].method)
    const first = decodePage(lists[name], result, everything)
    const isWhole = first.length < pageRows || total === first.length
    return [name, isWhole ? first : [...first, ...await readRest(calls, lists[name], idOf(lists[name], first.at(-1)), options)]]
  }))
  return { lists: Object.fromEntries(rows) as Record<L, Row[]>, answers }
}

function doneOf(outcome: CommandResult, what: string): Extract<CommandResult, { kind: 'done' }> {
  if (outcome.kind === 'done')
    return outcome
  throw outcome.kind === 'failed' ? outcome.error : missingPage(what)
}

async function readRest(calls: PortalCalls, query: ListQuery, after: number, options: CallOptions): Promise<Row[]> {
  const rest: Row[] = []
  const outcome = await readAll(calls, { ...query, after }, { ...options, onRows: rows => rest.push(...rows) })
  if (outcome.kind === 'failed')
    throw outcome.error
  options.signal?.throwIfAborted()
  return rest.sort((a, b) => idOf(query, a) - idOf(query, b))
}
