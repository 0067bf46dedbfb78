import { PortalError } from '@/domain/portalError'
import type { PortalCalls } from '../types'
import type { ListQuery, Row } from './listQuery'
import { openPieces, settleEnd } from './opening'
import { Pace } from './pace'
import { aPiece, Pieces } from './pieces'
import type { Piece } from './pieces'
import { askFirst, everything } from './probe'
import { Reading } from './reading'
import type { ReadProgress } from './reading'
import { Remaining } from './remaining'
import { fingerprintOf } from './resumeToken'
import type { ResumeToken } from './resumeToken'
import { walkAll } from './walker'

export interface ReadAllOptions {
  /** Rows as they arrive, in no order, each id once. The token tells where to go on when these rows have been kept. */
  onRows: (rows: Row[], token: () => ResumeToken) => void
  onProgress?: (progress: ReadProgress) => void
  signal?: AbortSignal
  /** Goes on where an earlier reading of the same query stopped. */
  resume?: ResumeToken | null
  /** Readers at a time; the portal asks for no more than a few from one address. */
  readers?: number
  /** Work nobody waits for. */
  background?: boolean
  /** Replaced in tests. */
  wait?: (ms: number) => Promise<void>
  now?: () => number
}

interface ReadCounts {
  /** Rows handed over, those before a resumption included. */
  rows: number
  /** Rows the list had at the start. */
  total: number
  /** Requests of this run. */
  requests: number
}

export type ReadOutcome = ReadCounts & (
  | { kind: 'done', startedAt: string | null }
  | { kind: 'stopped', resume: ResumeToken }
  | { kind: 'failed', error: PortalError, resume: ResumeToken }
)

const usualReaders = 5

/**
 * Reads every row of a list by ascending id: chained pages in batches, several stretches at a time, in chains as long as
 * the portal answers in about six seconds. Holds back when the portal asks for it and repeats what got lost.
 *
 * The rows are those that were there throughout; one that came, went or began to match meanwhile may or may not be among
 * them. Rows the person may not read are silently missing.
 *
 * @returns `stopped` when the signal was aborted, `failed` when waiting did not help; both with a token to go on from.
 * @throws {RangeError} for a token of another portal or query; what `onRows` throws.
 * @see https://apidocs.bitrix24.com/settings/performance/huge-data.html
 */
export async function readAll(calls: PortalCalls, query: ListQuery, options: ReadAllOptions): Promise<ReadOutcome> {
  const { resume = null, readers = usualReaders } = options
  const fingerprint = fingerprintOf(calls.origin, query)
  if (resume !== null && resume.fingerprint !== fingerprint)
    throw new RangeError('The token is of another reading.')
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  let remaining = new Remaining(resume?.left ?? [])
  let isProbed = resume !== null && resume.left !== null
  const token = (): ResumeToken =>
    ({ version: 1, fingerprint, total: reading.total, rows: reading.rows, left: isProbed ? remaining.stretches : null })
  const reading = new Reading(calls, query, signal, {
    onRows: rows => options.onRows(rows, token),
    onProgress: options.onProgress,
    wait: options.wait ?? (ms => new Promise(resolve => setTimeout(resolve, ms))),
    now: options.now ?? Date.now,
    background: options.background ?? false,
  })
  reading.rows = resume?.rows ?? 0
  reading.total = resume?.total ?? 0
  let startedAt: string | null = null

  async function open(): Promise<{ pieces: Piece[], pace: Pace }> {
    if (isProbed) {
      await settleEnd(reading, remaining)
      return { pieces: remaining.stretches.map(stretch => aPiece(stretch)), pace: new Pace(null) }
    }
    const first = await askFirst(reading)
    startedAt = first.startedAt
    reading.setbacks.noteTimes(first.times)
    reading.total = first.total
    remaining = new Remaining([everything])
    isProbed = true
    reading.take(remaining, first.covers, first.rows)
    const pace = new Pace(first.times[0]?.durationSeconds ?? null)
    return { pieces: await openPieces(reading, remaining, first, pace, readers), pace }
  }

  const counts = (): ReadCounts => ({ rows: reading.rows, total: reading.total, requests: reading.requests })
  try {
    const { pieces, pace } = await open()
    await walkAll({ reading, remaining, pieces: new Pieces(pieces), pace }, readers, reason => stop.abort(reason))
    return { kind: 'done', ...counts(), startedAt }
  }
  catch (thrown) {
    stop.abort(thrown)
    if (options.signal?.aborted)
      return { kind: 'stopped', ...counts(), resume: token() }
    const error: unknown = stop.signal.reason
    if (error instanceof PortalError)
      return { kind: 'failed', error, ...counts(), resume: token() }
    throw error
  }
}
