import { PortalError } from '@/domain/portalError'
import { decodeBatch, encodeBatch } from './batch'
import type { Answer, Command, CommandResult, Params, PortalCalls, WriteResult } from './types'

/** One request, sent once: the only thing in which the carriers differ. */
export interface Transport {
  readonly origin: string
  /** @throws {PortalError} */
  send: (method: string, params: Params) => Promise<Answer>
}

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

  async function repeat(method: string, params: Params, mayRepeat: (error: PortalError) => boolean): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await transport.send(method, params)
      }
      catch (error) {
        if (!(error instanceof PortalError) || attempt === maxAttempts || !mayRepeat(error))
          throw error
        await wait(firstWaitMs * 2 ** (attempt - 1) * (1 + jitter * (2 * random() - 1)))
      }
    }
  }

  const sendRead = (method: string, params: Params) =>
    repeat(method, params, error => error.kind === 'unreachable' || error.kind === 'busy')
  const sendWrite = (method: string, params: Params) =>
    repeat(method, params, error => error.kind === 'busy')

  async function outcomeOf<T>(request: Promise<T>): Promise<WriteResult<T>> {
    try {
      return { kind: 'done', result: await request }
    }
    catch (error) {
      if (!(error instanceof PortalError))
        throw error
      return { kind: error.kind === 'unreachable' ? 'unknown' : 'refused', error }
    }
  }

  return {
    origin: transport.origin,

    read: <T>(method: string, params: Params = {}) => sendRead(method, params).then(({ result }) => result as T),

    async readBatch<K extends string>(commands: Record<K, Command>, { halt = false } = {}): Promise<Record<K, CommandResult>> {
      return decodeBatch(commands, (await sendRead('batch', encodeBatch(commands, halt))).result)
    },

    write: <T>(method: string, params: Params = {}) => outcomeOf(sendWrite(method, params).then(({ result }) => result as T)),

    writeBatch: <K extends string>(commands: Record<K, Command>, { halt }: { halt: boolean }) =>
      outcomeOf(sendWrite('batch', encodeBatch(commands, halt)).then(({ result }) => decodeBatch(commands, result))),
  }
}
