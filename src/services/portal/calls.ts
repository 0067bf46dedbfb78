import { PortalError } from '@/domain/portalError'
import { decodeBatch, encodeBatch } from './batch'
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
  wait?: (ms: number) => Promise<void>
  /** 0 to 1; replaced in tests. */
  random?: () => number
}

const maxAttempts = 3
const firstWaitMs = 1000
const jitter = 0.2

/**
 * Calls with our policy of repeats: a read is repeated after a lost reply or a full request bucket; a write only when the
 * portal's own code says that it was refused before it ran.
 */
export function createCalls(transport: Transport, options: CallsOptions = {}): PortalCalls {
  const wait = options.wait ?? ((ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms)))
  const random = options.random ?? Math.random

  async function repeat(method: string, params: Params, options: SendOptions, mayRepeat: (error: PortalError) => boolean): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      options.signal?.throwIfAborted()
      try {
        return await transport.send(method, params, options)
      }
      catch (error) {
        if (!(error instanceof PortalError) || attempt === maxAttempts || !mayRepeat(error))
          throw error
        await wait(firstWaitMs * 2 ** (attempt - 1) * (1 + jitter * (2 * random() - 1)))
      }
    }
  }

  const sendRead = (method: string, params: Params, options: CallOptions = {}) =>
    repeat(method, params, options, error => error.kind === 'unreachable' || error.kind === 'busy')
  const sendWrite = (method: string, params: Params, options: WriteOptions = {}) =>
    repeat(method, params, options, error => error.kind === 'busy')

  async function outcomeOf<T>(request: Promise<T>, { signal }: CallOptions = {}): Promise<WriteResult<T>> {
    try {
      return { kind: 'done', result: await request }
    }
    catch (error) {
      if (error instanceof PortalError)
        return { kind: error.kind === 'unreachable' ? 'unknown' : 'refused', error }
      if (signal?.aborted)
        return { kind: 'unknown', error: new PortalError('unreachable', 'Given up before the portal answered.', { cause: error }) }
      throw error
    }
  }

  return {
    origin: transport.origin,

    read: <T>(method: string, params: Params = {}, options: CallOptions = {}) =>
      sendRead(method, params, options).then(({ result }) => result as T),

    async readBatch<K extends string>(commands: Record<K, Command>, { halt = false, ...options }: CallOptions & { halt?: boolean } = {}): Promise<Record<K, CommandResult>> {
      return decodeBatch(commands, (await sendRead('batch', encodeBatch(commands, halt), options)).result)
    },

    write: <T>(method: string, params: Params = {}, options: WriteOptions = {}) =>
      outcomeOf(sendWrite(method, params, options).then(({ result }) => result as T), options),

    writeBatch: <K extends string>(commands: Record<K, Command>, { halt, ...options }: CallOptions & { halt: boolean }) =>
      outcomeOf(sendWrite('batch', encodeBatch(commands, halt), options).then(({ result }) => decodeBatch(commands, result)), options),
  }
}
