import { PortalError } from '@/domain/portalError'
import type { AnswerTime, Command, CommandResult } from '../types'
import { missingPage } from './errors'
import { decodePage, idOf, lastIdOf, pageCommand, pageRows } from './listQuery'
import type { ListQuery, Row } from './listQuery'

/** A stretch of ids to read: more than `after`, at most `end`. */
export interface Stretch { after: number, end: number }

/** What a chain of pages came to. */
export interface Gain {
  rows: Row[]
  /** Every id of the stretch up to here has been read. */
  through: number
  /** Why it went no further, when something went wrong. */
  trouble: PortalError | null
  /** A short page that nothing confirms as the last one: the next page is better asked for alone. */
  isDoubtful: boolean
  times: AnswerTime[]
}

const nameOf = (index: number) => `p${index}`

/**
 * Pages of a stretch as commands of one halting batch, each starting behind the last row of the one before.
 *
 * @param startAt Where among the stretch's rows the first page starts; left out: at the first row, uncounted.
 */
export function chainCommands(query: ListQuery, { after, end }: Stretch, length: number, startAt?: number): Record<string, Command> {
  return Object.fromEntries(Array.from({ length }, (_, index) => [
    nameOf(index),
    index === 0
      ? pageCommand(query, { after, end }, startAt === undefined ? {} : { start: startAt })
      : pageCommand(query, { after: lastIdOf(query, nameOf(index - 1)), end }),
  ]))
}

/**
 * Reads a chain's answer. A short page is the last one when nothing was asked behind it, or when what was asked behind it
 * was refused for its value: the reference to its fiftieth row leads nowhere.
 */
export function readChain(query: ListQuery, { after, end }: Stretch, length: number, outcomes: Readonly<Record<string, CommandResult>>): Gain {
  const gain: Gain = { rows: [], through: after, trouble: null, isDoubtful: false, times: [] }
  let bound = after
  for (let index = 0; index < length; index++) {
    const outcome = outcomes[nameOf(index)]
    if (outcome?.kind !== 'done')
      return { ...gain, trouble: troubleOf(query, outcome) }
    let page
    try {
      page = decodePage(query, outcome.result, { after: bound, end })
    }
    catch (error) {
      if (!(error instanceof PortalError))
        throw error
      return { ...gain, trouble: error }
    }
    gain.rows.push(...page)
    gain.times.push(outcome.time)
    gain.through = Math.max(gain.through, idOf(query, page.at(-1)))
    if (page.length < pageRows)
      return endOf(query, gain, end, index === length - 1 ? null : outcomes[nameOf(index + 1)])
    bound = idOf(query, page[pageRows - 1])
  }
  return gain
}

/** @param next What was asked behind the short page; null for nothing. */
function endOf(query: ListQuery, gain: Gain, end: number, next: CommandResult | undefined | null): Gain {
  if (next === null || (next?.kind === 'failed' && next.error.code === 'INVALID_ARG_VALUE'))
    return { ...gain, through: end }
  return { ...gain, isDoubtful: true, trouble: troubleOf(query, next) }
}

function troubleOf(query: ListQuery, outcome: CommandResult | undefined): PortalError {
  return outcome?.kind === 'failed' ? outcome.error : missingPage(query.method)
}
