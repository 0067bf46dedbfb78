import type { AnswerTime, Command, CommandResult, PortalCalls } from '@/services/portal/types'
import type { Removal } from './office.ts'

// Protections taken away, one at a time: a promise that still holds then is not tested.

type Answers<K extends string> = Record<K, CommandResult>

const noTime: AnswerTime = { durationSeconds: null, operatingSeconds: null, operatingResetAt: null, finishedAt: null }

/** Changes what a person is told about the commands of reading batches. */
function retell(calls: PortalCalls, change: (answer: CommandResult, command: Command) => CommandResult): PortalCalls {
  return {
    ...calls,
    async readBatch<K extends string>(commands: Record<K, Command>, options?: object): Promise<Answers<K>> {
      const answers = await calls.readBatch(commands, options)
      return Object.fromEntries(Object.entries<CommandResult>(answers).map(([name, answer]) => [name, change(answer, commands[name as K])])) as Answers<K>
    },
  }
}

const isList = ({ method }: Command) => method === 'crm.item.list'

/** Never asks what is there already. */
export const neverAsks: Removal = {
  calls: calls => retell(calls, (answer, command) => isList(command) ? { kind: 'done', result: { items: [] }, time: noTime } : answer),
}

/** Takes a page that did not come for an empty one. */
export const takesNothingForEmpty: Removal = {
  calls: calls => retell(calls, answer => answer.kind === 'absent' ? { kind: 'done', result: { items: [] }, total: 0, time: noTime } : answer),
}

/** Goes on from two minutes after it had looked. */
export const looksAhead: Removal = {
  calls: calls => retell(calls, answer => answer.kind === 'done' && answer.time.finishedAt !== null
    ? { ...answer, time: { ...answer.time, finishedAt: new Date(Date.parse(answer.time.finishedAt) + 120_000).toISOString() } }
    : answer),
}

/** Sends a write again when no answer came. */
export const sendsAgain: Removal = {
  calls: calls => ({
    ...calls,
    async write<T>(...args: Parameters<PortalCalls['write']>) {
      const first = await calls.write<T>(...args)
      return first.kind === 'unknown' ? calls.write<T>(...args) : first
    },
    async writeBatch(commands, options) {
      const first = await calls.writeBatch(commands, options)
      return first.kind === 'unknown' ? calls.writeBatch(commands, options) : first
    },
  }),
}

/** Takes a lost reply for a refusal. */
export const takesLossForRefusal: Removal = {
  calls: calls => ({
    ...calls,
    async writeBatch(commands, options) {
      const outcome = await calls.writeBatch(commands, options)
      return outcome.kind === 'unknown' ? { ...outcome, kind: 'refused' } : outcome
    },
  }),
}

/** Writes whatever the record has become meanwhile. */
export const checksNothing: Removal = {
  calls: calls => ({
    ...calls,
    writeBatch: (commands: Record<string, Command>, options) => calls.writeBatch('check' in commands
      ? { ...commands, check: { method: 'crm.item.list', params: { ...commands.check!.params, filter: { '=id': (commands.check!.params!.filter as { '=id': number })['=id'] } } } }
      : commands, options),
  }) as PortalCalls,
}

/** The portal takes a folder of a name twice. */
export const noUniqueNames: Removal = { switches: { diskUniqueKey: false } }

/** Sees no claims but its own. */
export const seesOwnOnly: Removal = {
  calls: (calls, userId) => ({
    ...calls,
    read: (method, params, options) => calls.read(method, method === 'crm.item.list' ? { ...params, filter: { ...params?.filter as object, '=createdBy': userId } } : params, options),
  }),
}
