import { PortalError } from '@/domain/portalError'
import type { Answer, AnswerTime, CallOptions } from '../types'
import { createBucket, usualLimits } from './bucket'
import { openNews } from './news'
import { openNotebook } from './notes'
import type { Notebook } from './notes'
import { createOperatingGuard, slowDownMs } from './operating'
import { createQueue } from './queue'
import { createRefusals } from './refusals'
import { sleep } from './sleep'
import { createSlots } from './slots'
import { browserTurns } from './turns'
import type { TakeTurn } from './turns'

/** How we behave towards the limits of one portal, together with all other frames of this browser. */
export interface Manners {
  /**
   * Sends a request in its turn.
   *
   * @param methods The request's method first; for a batch also the methods inside it.
   * @throws {PortalError} also `blocked` or `stopped` without sending anything; the signal's reason
   */
  send: (methods: readonly string[], options: CallOptions, request: () => Promise<Answer>) => Promise<Answer>
  /** A command inside a batch has run, with its counters. */
  note: (method: string, time: AnswerTime) => void
  /** A refusal, of a request or of a command inside a batch. @returns The error, with the time to try again where it is known. */
  refused: (method: string, error: PortalError, sentAt?: number) => PortalError
}

export interface MannersOptions {
  /** Run time of one method that the portal allows in ten minutes. */
  operatingSeconds?: number
  now?: () => number
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>
  /** 0 to 1. */
  random?: () => number
  turns?: TakeTurn
  notebook?: Notebook
  isHidden?: () => boolean
}

/** One method at a time in the whole browser from here on: its refusal must not hit several at once. */
const oneAtATimeFrom = 0.9
/** Background work leaves the rest to people. */
const backgroundUntil = 0.97

export function createManners(origin: string, options: MannersOptions = {}): Manners {
  const { now = Date.now, wait = sleep, random = Math.random, turns = browserTurns() } = options
  const name = `cardinal.limits ${origin}`
  const notebook = options.notebook ?? openNotebook(name, now)
  const bucket = createBucket(usualLimits, now)
  const operating = createOperatingGuard(now, options.operatingSeconds)
  const refusals = createRefusals(notebook, now, random)
  const slots = createSlots()
  const channel = openNews(name, news => {
    if (news.kind === 'sent')
      bucket.add(1)
    else if (news.kind === 'used')
      operating.learn(news.method, news)
    else if (refusals.pausedUntil() > now())
      slots.shrink()
  })
  const isHidden = options.isHidden ?? (() => typeof document !== 'undefined' && document.visibilityState === 'hidden')
  const queue = createQueue({ name, limits: usualLimits, bucket, notebook, channel, turns, pausedUntil: refusals.pausedUntil, now, wait, isHidden })

  function checkBudget(methods: readonly string[], isBackground: boolean) {
    refusals.check(methods)
    if (isBackground && (operating.share(methods) ?? 0) >= backgroundUntil)
      throw new PortalError('blocked', 'What is left of the run time is for people: nothing was sent.', { retryAt: Math.max(...methods.map(method => operating.resetAt(method) ?? 0)) })
  }

  function note(method: string, time: AnswerTime) {
    refusals.ran(method)
    const use = operating.note(method, time)
    if (use !== null)
      channel.tell({ kind: 'used', method, ...use })
  }

  function refused(method: string, error: PortalError, sentAt = now()): PortalError {
    const retryAt = act(method, error, sentAt)
    return retryAt === null ? error : new PortalError(error.kind, error.message, { code: error.code, detail: error.detail, retryAt, cause: error })
  }

  function act(method: string, { code, kind, retryAt }: PortalError, sentAt: number): number | null {
    if (retryAt !== null || !['busy', 'blocked', 'stopped'].includes(kind))
      return null
    if (kind === 'busy') {
      bucket.raise(usualLimits.depth)
      slots.shrink()
      notebook.keep({ level: usualLimits.depth, levelAt: now() })
    }
    const until = kind === 'busy' ? refusals.full(sentAt) : kind === 'blocked' ? refusals.block(method, operating.resetAt(method)) : refusals.stop()
    channel.tell({ kind: 'noted' })
    return code === 'OVERLOAD_LIMIT' ? null : until
  }

  return {
    note,
    refused,

    async send(methods, { background = false, signal }, request) {
      checkBudget(methods, background)
      const giveBack = await slots.take(background, signal)
      const inTurn = async () => {
        await queue(background, signal)
        // Another frame may have been refused while this one waited.
        checkBudget(methods, background)
        const sentAt = now()
        try {
          const answer = await request()
          slots.succeeded()
          refusals.succeeded(sentAt)
          note(methods[0]!, answer.time)
          return answer
        }
        catch (error) {
          throw error instanceof PortalError ? refused(methods[0]!, error, sentAt) : error
        }
      }
      try {
        const share = operating.share(methods)
        const slow = slowDownMs(share, background)
        if (slow > 0)
          await wait(slow, signal)
        return (share ?? 0) < oneAtATimeFrom ? await inTurn() : await turns(`${name} near the limit`, inTurn, signal)
      }
      finally {
        giveBack()
      }
    },
  }
}

const byOrigin = new Map<string, Manners>()

/** The manners towards a portal, one for all carriers of this page. */
export function mannersOf(origin: string): Manners {
  const manners = byOrigin.get(origin) ?? createManners(origin)
  byOrigin.set(origin, manners)
  return manners
}
