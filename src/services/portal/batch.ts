import { PortalError } from '@/domain/portalError'
import { asNumber, asRecord, asText } from './decode'
import { decodeTime } from './decodeAnswer'
import { toPortalError } from './errors'
import { phpQuery } from './phpQuery'
import type { Command, CommandResult, Params } from './types'

const maxCommands = 50

/**
 * Named commands as parameters of `batch`.
 *
 * @throws {RangeError} for none or more than 50 commands.
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
export function encodeBatch(commands: Readonly<Record<string, Command>>, halt: boolean): Params {
  const names = Object.keys(commands)
  if (names.length === 0 || names.length > maxCommands)
    throw new RangeError(`A batch takes 1 to ${maxCommands} commands, not ${names.length}.`)
  const cmd = Object.fromEntries(names.map(name => [name, commandText(commands[name]!)]))
  return { halt: halt ? 1 : 0, cmd }
}

function commandText({ method, params = {} }: Command): string {
  const query = phpQuery(params)
  return query === '' ? method : `${method}?${query}`
}

/** What each command came to; a command the portal says nothing about is `absent`. */
export function decodeBatch<K extends string>(commands: Readonly<Record<K, Command>>, answer: unknown): Record<K, CommandResult> {
  const parts = asRecord(answer)
  const results = asRecord(parts.result)
  const errors = asRecord(parts.result_error)
  const totals = asRecord(parts.result_total)
  const times = asRecord(parts.result_time)
  const outcome = (name: K): CommandResult => {
    if (Object.hasOwn(errors, name))
      return { kind: 'failed', error: toPortalError(failureOf(errors[name]), commands[name].method) }
    if (!Object.hasOwn(results, name))
      return { kind: 'absent' }
    const total = asNumber(totals[name])
    return { kind: 'done', result: results[name], ...(total === null ? {} : { total }), time: decodeTime(times[name]) }
  }
  const names = Object.keys(commands) as K[]
  return Object.fromEntries(names.map(name => [name, outcome(name)])) as Record<K, CommandResult>
}

/** A command's refusal has no status of its own; 400 stands for "the portal said no". */
function failureOf(error: unknown) {
  const { error: code, error_description: description } = asRecord(error)
  return { code: asText(code), status: 400, description: asText(description) || asText(error) }
}

/** @throws {PortalError} the command's own refusal, or `unreachable` when the portal said nothing about it. */
export function resultOf(outcome: CommandResult, what: string): unknown {
  if (outcome.kind === 'done')
    return outcome.result
  throw outcome.kind === 'failed' ? outcome.error : new PortalError('unreachable', `${what}: the batch says nothing about it.`)
}
