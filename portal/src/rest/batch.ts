import { beforeCommand } from '../faults/underway.ts'
import type { LogEntry } from '../portal.ts'
import type { Json } from '../state/types.ts'
import { callMethod } from './call.ts'
import { systemErrors } from './errors.ts'
import { defineMethod, RestError } from './method.ts'
import type { MethodCall, MethodDefinition, MethodResult, Params } from './method.ts'
import { parsePhpQuery } from './phpQuery.ts'
import { emptyAsList, resolveReferences } from './references.ts'
import type { BatchData } from './references.ts'
import { findMethod } from './registry.ts'
import type { Registry } from './registry.ts'
import { startWatch, timeObject } from './time.ts'

const MAX_COMMANDS = 50
type CommandLog = NonNullable<LogEntry['commands']>

/** `batch`: several commands in one request, one after another, without a transaction. */
export function batchMethod(registry: () => Registry): MethodDefinition {
  return defineMethod({
    name: 'batch',
    scope: null,
    doc: 'https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html',
    undocumented: [
      'A reference that leads nowhere stops at the deepest part found, and that part is the value (seen in the source).',
      'A command that is not a text is skipped without a trace (seen in the source).',
      '`$error`, `$total`, `$next` and `$time` work like `$result` (seen in the source).',
    ],
    handle: call => runBatch(registry(), call),
  })
}

async function runBatch(registry: Registry, call: MethodCall): Promise<MethodResult> {
  const halt = isTrue(parameter(call.params, 'halt'))
  const data: BatchData = { result: {}, error: {}, total: {}, next: {}, time: {} }
  const log: CommandLog = []
  const commands = Object.entries(commandsOf(call.params)).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  for (const [index, [name, text]] of commands.entries()) {
    if (index > 0)
      await call.portal.pause({ method: 'batch', userId: call.actor.user.id })
    const { method, error } = await runCommand(registry, call, { name, text, isOverLength: index >= MAX_COMMANDS }, data)
    log.push({ name, method, error: error?.code ?? null })
    if (error)
      data.error[name] = { error: error.code, error_description: error.message, ...error.extra }
    if (error && halt)
      break
  }
  return {
    result: {
      result: emptyAsList(data.result),
      result_error: emptyAsList(data.error),
      result_total: emptyAsList(data.total),
      result_next: emptyAsList(data.next),
      result_time: emptyAsList(data.time),
    },
    commands: log,
  }
}

async function runCommand(registry: Registry, call: MethodCall, command: { name: string, text: string, isOverLength: boolean }, data: BatchData): Promise<{ method: string, error: RestError | null }> {
  const { method, query } = splitCommand(command.text)
  const watch = startWatch(call.portal)
  try {
    await beforeCommand(command.name)
    const definition = findMethod(registry, method)
    if (command.isOverLength)
      throw systemErrors.batchLength()
    if (definition?.name === 'batch')
      throw systemErrors.batchMethod()
    if (!definition)
      throw systemErrors.methodNotFound()
    const params = resolveReferences(parsePhpQuery(query), data) as Params
    const { result, next, total } = await callMethod(definition, { ...call, params, isInBatch: true })
    data.result[command.name] = result
    if (total !== undefined)
      data.total[command.name] = total
    if (next !== undefined)
      data.next[command.name] = next
    data.time[command.name] = timeObject(call.portal, watch, { actor: call.actor, method: definition.name })
    return { method, error: null }
  }
  catch (error) {
    if (error instanceof RestError)
      return { method, error }
    throw error
  }
}

/** `crm.item.list?filter[id]=1#rest`: what follows `#` is lost, as when PHP takes an address apart. */
function splitCommand(text: string): { method: string, query: string } {
  const address = text.split('#')[0] ?? ''
  const mark = address.indexOf('?')
  return mark < 0 ? { method: address, query: '' } : { method: address.slice(0, mark), query: address.slice(mark + 1) }
}

function commandsOf(params: Params): { [name: string]: Json } {
  const commands = parameter(params, 'cmd')
  return typeof commands === 'object' && commands !== null ? Object.fromEntries(Object.entries(commands)) : {}
}

/** Names of the batch's own parameters may be in either case. */
function parameter(params: Params, name: string): Json | undefined {
  return params[name] ?? params[name.toUpperCase()]
}

function isTrue(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== '' && value !== '0'
}
