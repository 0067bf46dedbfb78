import { PortalError } from '@/domain/portalError'
import { decodeBatch, encodeBatch } from './batch'
import { logCall } from './callLog'
import { mannersOf } from './limits/manners'
import type { Manners } from './limits/manners'
import { sleep } from './limits/sleep'
import type { Answer, CallOptions, Command, CommandResult, Params, PortalCalls, WriteOptions, WriteResult } from './types'

/** One request, sent once: the only thing in which the carriers differ. */
export interface Transport {
  readonly origin: string
  /** @throws {PortalError} or the signal's reason */
  send: (method: string, params: Params, options?: SendOptions) => Promise<Answer>
}

export type SendOptions = Pick<WriteOptions, 'signal' | 'onProgress'>

export interface CallsOptions {
  /** Waits between repeats; replaced in tests. */
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>
  /** 0 to 1; replaced in tests. */
  random?: () => number
  /** Those of the whole browser by default. Null: the portal is this machine's own and has no limits to respect. */
  manners?: Manners | null
}

/** The waits before repeats for a full bucket are the browser's, longer from time to time. */
const maxAttempts = { unreachable: 3, busy: 6 }
const firstWaitMs = 1000
const jitter = 0.2

/**
 * Calls with our policy of repeats: a read is repeated after a lost reply or a full request bucket; a write only when the
 * portal's own code says that it was refused before it ran.
 */
export function createCalls(transport: Transport, options: CallsOptions = {}): PortalCalls {
  const { wait = sleep, random = Math.random, manners = mannersOf(transport.origin) } = options

  /** @param methods The request's own method first, then those inside a batch. */
  async function repeat(methods: readonly string[], params: Params, options: SendOptions & CallOptions, kinds: readonly (keyof typeof maxAttempts)[], onSend?: () => void): Promise<Answer> {
    const request = async () => {
      onSend?.()
      const startedAt = Date.now()
      try {
        const answer = await transport.send(methods[0]!, params, options)
        logCall(methods[0]!, startedAt, Date.now(), answer.time)
        return answer
      }
      catch (error) {
        logCall(methods[0]!, startedAt, Date.now(), error instanceof PortalError ? error : null)
        throw error
      }
    }
    for (let attempt = 1; ; attempt++) {
      options.signal?.throwIfAborted()
      try {
        return await (manners === null ? request() : manners.send(methods, options, request))
      }
      catch (error) {
        const kind = error instanceof PortalError ? kinds.find(one => one === error.kind) : undefined
        if (kind === undefined || attempt >= maxAttempts[kind])
          throw error
        // The manners make the next request wait by themselves.
        if (kind === 'unreachable' || manners === null)
          await wait(firstWaitMs * 2 ** (attempt - 1) * (1 + jitter * (2 * random() - 1)), options.signal)
      }
    }
  }

  const sendRead = (methods: readonly string[], params: Params, options: CallOptions = {}) =>
    repeat(methods, params, options, options.once ? [] : ['unreachable', 'busy'])
  const methodsOf = (commands: Readonly<Record<string, Command>>) =>
    ['batch', ...new Set(Object.values(commands).map(({ method }) => method))]

  /** Each command tells of its own run time and its own refusal. */
  function readParts<K extends string>(commands: Readonly<Record<K, Command>>, result: unknown): Record<K, CommandResult> {
    const parts = decodeBatch(commands, result)
    for (const name of Object.keys(commands) as K[]) {
      const { method } = commands[name]
      const part: CommandResult = parts[name]
      if (part.kind === 'done')
        manners?.note(method, part.time)
      if (part.kind === 'failed' && manners)
        parts[name] = { ...part, error: manners.refused(method, part.error) }
    }
    return parts
  }

  async function change<T>(methods: readonly string[], params: Params, options: WriteOptions, decode: (result: unknown) => T): Promise<WriteResult<T>> {
    let isSent = false
    try {
      const { result } = await repeat(methods, params, options, ['busy'], () => { isSent = true })
      return { kind: 'done', result: decode(result) }
    }
    catch (error) {
      if (error instanceof PortalError)
        return { kind: error.kind === 'unreachable' ? 'unknown' : 'refused', error }
      if (options.signal?.aborted)
        return { kind: isSent ? 'unknown' : 'refused', error: new PortalError('unreachable', 'Given up by the person.', { cause: error }) }
      throw error
    }
  }

  return {
    origin: transport.origin,

    read: <T>(method: string, params: Params = {}, options: CallOptions = {}) =>
      sendRead([method], params, options).then(({ result }) => result as T),

    async readBatch<K extends string>(commands: Record<K, Command>, { halt = false, ...options }: CallOptions & { halt?: boolean } = {}): Promise<Record<K, CommandResult>> {
      return readParts(commands, (await sendRead(methodsOf(commands), encodeBatch(commands, halt), options)).result)
    },

    write: <T>(method: string, params: Params = {}, options: WriteOptions = {}) =>
      change([method], params, options, result => result as T),

    writeBatch: <K extends string>(commands: Record<K, Command>, { halt, ...options }: WriteOptions & { halt: boolean }) =>
      change(methodsOf(commands), encodeBatch(commands, halt), options, result => readParts(commands, result)),
  }
}
