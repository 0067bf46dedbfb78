import type { AnswerTime, CommandResult } from '../types'
import type { Stretch } from './chain'
import { missingPage } from './errors'
import { decodePage, idOf, pageCommand, pageRows } from './listQuery'
import type { ListQuery, Row } from './listQuery'

/** Both ends of a list. */
export interface Probe {
  /** The first page, and what it covers. */
  first: { rows: Row[], covers: Stretch }
  /** The last page, and what it covers. */
  last: { rows: Row[], covers: Stretch }
  total: number
  /** What a page takes the portal, seconds; null when it does not say. */
  pageSeconds: number | null
  /** What counting takes the portal beside a page, seconds. */
  countSeconds: number | null
  times: AnswerTime[]
  /** When the portal began to look, by its own clock, ISO in UTC; null when it does not say. */
  startedAt: string | null
}

/** The first page with the total, and the last page. */
export function probeCommands(query: ListQuery) {
  return {
    first: pageCommand(query, {}, { start: 0 }),
    last: pageCommand(query, {}, { direction: 'DESC' }),
  }
}

/**
 * Both ends of the list; what lies between them is still to be read, new rows behind the last one are not part of this
 * reading.
 *
 * @throws {PortalError}
 */
export function readProbe(query: ListQuery, outcomes: Readonly<Record<string, CommandResult>>): Probe {
  const first = doneOf(query, outcomes.first)
  const last = doneOf(query, outcomes.last)
  const everything = { after: 0, end: Number.MAX_SAFE_INTEGER }
  const firstRows = decodePage(query, first.result, everything)
  const lastRows = decodePage(query, last.result, everything, 'DESC')
  if (firstRows.length >= pageRows && lastRows.length === 0)
    throw missingPage(query.method)
  const firstEnd = idOf(query, firstRows.at(-1))
  const lastStart = Math.max(firstEnd, idOf(query, lastRows[0]) - 1)
  const lastEnd = Math.max(firstEnd, idOf(query, lastRows.at(-1)))
  const pageSeconds = last.time.durationSeconds
  return {
    first: { rows: firstRows, covers: { after: 0, end: firstEnd } },
    last: { rows: lastRows, covers: { after: lastStart, end: lastEnd } },
    total: first.total ?? firstRows.length,
    pageSeconds,
    countSeconds: pageSeconds === null || first.time.durationSeconds === null ? null : first.time.durationSeconds - pageSeconds,
    times: [first.time, last.time],
    startedAt: startOf(first.time),
  }
}

function doneOf(query: ListQuery, outcome: CommandResult | undefined) {
  if (outcome?.kind === 'done')
    return outcome
  throw outcome?.kind === 'failed' ? outcome.error : missingPage(query.method)
}

function startOf({ finishedAt, durationSeconds }: AnswerTime): string | null {
  return finishedAt === null ? null : new Date(Date.parse(finishedAt) - (durationSeconds ?? 0) * 1000).toISOString()
}
