import { PortalError } from '@/domain/portalError'
import type { CommandResult } from '../types'
import { chainCommands, readChain } from './chain'
import type { Gain, Stretch } from './chain'
import { idOf, pageRows } from './listQuery'
import type { Pace } from './pace'
import { aPiece } from './pieces'
import type { Piece } from './pieces'
import { askLast, isOpenEnded, lastCommand, readLast } from './probe'
import type { FirstPage } from './probe'
import { RequestFailed } from './reading'
import type { Reading } from './reading'
import type { Remaining } from './remaining'

/** A portal that needs longer to count a list is not asked to count it once per reader. */
const longestCountSeconds = 1

/**
 * Cuts what lies behind the first page into one piece per reader, with as many rows in each: every reader's first chain
 * begins at a row number, so that ids may be as uneven as they like; the last reader looks where the list ends as well.
 * What such a chain did not reach becomes its piece. Where counting is dear the ids are cut evenly instead, and idle readers
 * even it out later.
 */
export async function openPieces(reading: Reading, remaining: Remaining, first: FirstPage, pace: Pace, readers: number): Promise<Piece[]> {
  const rows = first.total - first.rows.length
  const parts = Math.min(readers, Math.ceil(rows / pageRows))
  if (parts < 2)
    return remaining.stretches.map(stretch => aPiece(stretch, rows > 0 ? rows : null))
  const firstSeconds = first.times[0]?.durationSeconds ?? 0
  if (firstSeconds > longestCountSeconds) {
    const pageSeconds = await settleEnd(reading, remaining)
    if (firstSeconds - (pageSeconds ?? 0) > longestCountSeconds)
      return remaining.stretches.flatMap(stretch => evenPieces(stretch, parts))
  }
  return openByNumber(reading, remaining, rows, pace, parts)
}

/** Looks where the list ends, unless that is known. @returns Seconds the portal took for the last page; null when unknown. */
export async function settleEnd(reading: Reading, remaining: Remaining): Promise<number | null> {
  if (!remaining.stretches.some(isOpenEnded))
    return null
  const last = await askLast(reading)
  reading.setbacks.noteTimes(last.times)
  reading.take(remaining, last.covers, last.rows)
  return last.times[0]?.durationSeconds ?? null
}

async function openByNumber(reading: Reading, remaining: Remaining, rows: number, pace: Pace, parts: number): Promise<Piece[]> {
  const [middle] = remaining.stretches
  if (middle === undefined)
    return []
  const openings = await Promise.all(planParts(rows, parts, isOpenEnded(middle)).map(part => openPart(reading, remaining, middle, part, pace)))
  await settleEnd(reading, remaining)
  const isWhole = !openings.includes(null)
  return remaining.stretches.map(stretch => {
    const opening = openings.find(one => one?.covers.end === stretch.after)
    return aPiece(stretch, isWhole && opening ? Math.max(1, opening.expected - opening.gain.rows.length) : null)
  })
}

interface Part {
  /** Number of its first row behind the first page. */
  from: number
  pages: number
  /** The list's last page is asked for before. */
  hasLast: boolean
}

/**
 * As many pages for each. The last row of a part is the first one of the next: so it shows that nothing lies between, and
 * no further page has to.
 */
export function planParts(rows: number, parts: number, hasLast: boolean): Part[] {
  const pages = Math.ceil((rows - pageRows + parts) / pageRows)
  const all = pages + (hasLast ? 1 : 0)
  let from = 0
  return Array.from({ length: parts }, (_, index) => {
    const share = Math.floor((index + 1) * all / parts) - Math.floor(index * all / parts)
    const isLast = hasLast && index === parts - 1
    const part = { from, pages: isLast ? share - 1 : share, hasLast: isLast }
    from += part.pages * pageRows - 1
    return part
  }).filter(part => part.pages > 0 || part.hasLast)
}

interface Opening { gain: Gain, covers: Stretch, expected: number }

/** @returns Null when nothing came of it. */
async function openPart(reading: Reading, remaining: Remaining, middle: Stretch, { from, pages, hasLast }: Part, pace: Pace): Promise<Opening | null> {
  const { query } = reading
  const expected = pages * pageRows
  const beside = hasLast ? 1 : 0
  const length = Math.min(pages, Math.max(1, pace.pages(expected) - beside))
  try {
    const { outcomes, seconds, round } = await reading.ask({
      ...(hasLast ? { last: lastCommand(query) } : {}),
      ...chainCommands(query, middle, length, from === 0 ? undefined : from),
    }, { halt: true })
    if (hasLast)
      takeLast(reading, remaining, outcomes.last, round)
    const gain = readChain(query, middle, length, outcomes)
    reading.learn(pace, gain, seconds)
    if (gain.trouble !== null && gain.rows.length === 0)
      reading.meet(gain.trouble, round, pace)
    if (pages === 0)
      return { gain, covers: { after: 0, end: 0 }, expected }
    if (from > 0 && gain.rows.length === 0)
      return null
    const covers = { after: from === 0 ? middle.after : idOf(query, gain.rows[0]) - 1, end: gain.through }
    reading.take(remaining, covers, gain.rows)
    return { gain, covers, expected }
  }
  catch (error) {
    if (!(error instanceof RequestFailed))
      throw error
    if (!(error.cause instanceof PortalError))
      throw error.cause
    reading.meet(error.cause, error.round, pace)
    return null
  }
}

/** What went wrong with the last page alone is asked for again later. */
function takeLast(reading: Reading, remaining: Remaining, outcome: CommandResult | undefined, round: number): void {
  try {
    const { covers, rows } = readLast(reading.query, outcome)
    reading.take(remaining, covers, rows)
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
    reading.meet(error, round, null)
  }
}

function evenPieces({ after, end }: Stretch, parts: number): Piece[] {
  const border = (index: number) => after + Math.floor(index * (end - after) / parts)
  return Array.from({ length: parts }, (_, index) => aPiece({ after: border(index), end: border(index + 1) })).filter(piece => piece.end > piece.after)
}
