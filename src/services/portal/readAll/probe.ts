import { PortalError } from '@/domain/portalError'
import type { AnswerTime, Command, CommandResult } from '../types'
import type { Stretch } from './chain'
import { missingPage } from './errors'
import { decodePage, idOf, pageCommand, pageRows } from './listQuery'
import type { ListQuery, Row } from './listQuery'
import { RequestFailed } from './reading'
import type { Reading } from './reading'

/** A page at one end of a list, and the ids it covers. */
export interface EndPage { rows: Row[], covers: Stretch, times: AnswerTime[] }

/** The first page of a list, counted. */
export interface FirstPage extends EndPage {
  total: number
  /** When the portal began to look, by its own clock, ISO in UTC; null when it does not say. */
  startedAt: string | null
}

/** All ids there can be. */
export const everything: Stretch = { after: 0, end: Number.MAX_SAFE_INTEGER }

/** Nobody has looked yet where the list ends. */
export const isOpenEnded = ({ end }: Stretch) => end === everything.end

/** @throws {PortalError} or the signal's reason */
export function askFirst(reading: Reading): Promise<FirstPage> {
  const { query } = reading
  return insist(reading, pageCommand(query, {}, { start: 0 }), outcome => {
    const { result, total, time } = doneOf(query, outcome)
    const rows = decodePage(query, result, everything)
    // A full page is all there is only when the portal counted as many; whatever else it counted, we read on.
    const isWhole = rows.length < pageRows || total === rows.length
    return { rows, covers: isWhole ? everything : { after: 0, end: idOf(query, rows.at(-1)) }, times: [time], total: total ?? rows.length, startedAt: startOf(time) }
  })
}

/** @throws {PortalError} or the signal's reason */
export function askLast(reading: Reading): Promise<EndPage> {
  return insist(reading, lastCommand(reading.query), outcome => readLast(reading.query, outcome))
}

/** The last page, uncounted. */
export const lastCommand = (query: ListQuery): Command => pageCommand(query, {}, { direction: 'DESC' })

/** It covers what lies behind it as well: rows that come later are not part of the reading. @throws {PortalError} */
export function readLast(query: ListQuery, outcome: CommandResult | undefined): EndPage {
  const { result, time } = doneOf(query, outcome)
  const rows = decodePage(query, result, everything, 'DESC')
  return { rows, covers: { after: rows.length === 0 ? 0 : idOf(query, rows[0]) - 1, end: everything.end }, times: [time] }
}

/** Asks until there is an answer, as long as waiting may help. */
async function insist<T>(reading: Reading, command: Command, read: (outcome: CommandResult | undefined) => T): Promise<T> {
  for (;;) {
    try {
      const { outcomes, round } = await reading.ask({ page: command }, { halt: false })
      try {
        return read(outcomes.page)
      }
      catch (error) {
        throw new RequestFailed(error, round)
      }
    }
    catch (error) {
      if (!(error instanceof RequestFailed))
        throw error
      if (!(error.cause instanceof PortalError))
        throw error.cause
      reading.meet(error.cause, error.round, null)
    }
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
