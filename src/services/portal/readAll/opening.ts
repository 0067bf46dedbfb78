import type { Probe } from './probe'
import type { Stretch } from './chain'
import { chainCommands, readChain } from './chain'
import type { Gain } from './chain'
import { idOf, pageRows } from './listQuery'
import type { Pace } from './pace'
import { aPiece } from './pieces'
import type { Piece } from './pieces'
import { PortalError } from '@/domain/portalError'
import { RequestFailed } from './reading'
import type { Reading } from './reading'
import type { Remaining } from './remaining'

/** A portal that needs longer to count a list is not asked to count it once per reader. */
const longestCountSeconds = 1

/**
 * Cuts what lies between the ends of a list into one piece per reader, with as many rows in each: every reader's first
 * chain begins at a row number, so that ids may be as uneven as they like. What such a chain did not reach becomes its
 * piece. Where counting is dear the ids are cut evenly instead, and idle readers even it out later.
 */
export async function openPieces(reading: Reading, remaining: Remaining, probe: Probe, pace: Pace, readers: number): Promise<Piece[]> {
  const [middle] = remaining.stretches
  if (middle === undefined)
    return []
  const pages = Math.ceil((probe.total - probe.first.rows.length - probe.last.rows.length) / pageRows)
  const parts = Math.min(readers, pages)
  if (parts < 2)
    return [aPiece(middle)]
  if ((probe.countSeconds ?? 0) > longestCountSeconds)
    return evenPieces(middle, parts)
  const cuts = Array.from({ length: parts + 1 }, (_, index) => Math.floor(index * pages / parts))
  const openings = await Promise.all(cuts.slice(1).map((end, index) => openAt(reading, middle, cuts[index]!, end, pace)))
  for (const opening of openings) {
    if (opening !== null)
      reading.take(remaining, opening.covers, opening.gain.rows)
  }
  const isWhole = !openings.includes(null)
  return remaining.stretches.map(stretch => {
    const opening = openings.find(one => one?.covers.end === stretch.after)
    return aPiece(stretch, isWhole && opening ? Math.max(1, opening.expected - opening.gain.rows.length) : null)
  })
}

interface Opening { gain: Gain, covers: Stretch, expected: number }

async function openAt(reading: Reading, middle: Stretch, from: number, to: number, pace: Pace): Promise<Opening | null> {
  const expected = (to - from) * pageRows
  const length = pace.pages(expected)
  try {
    const { outcomes, seconds, round } = await reading.ask(chainCommands(reading.query, middle, length, from === 0 ? undefined : from * pageRows), { halt: true })
    const gain = readChain(reading.query, middle, length, outcomes)
    reading.learn(pace, gain, seconds)
    if (gain.trouble !== null && gain.rows.length === 0)
      reading.meet(gain.trouble, round, pace)
    const after = from === 0 ? middle.after : idOf(reading.query, gain.rows[0]) - 1
    return from > 0 && gain.rows.length === 0 ? null : { gain, covers: { after, end: gain.through }, expected }
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

function evenPieces({ after, end }: Stretch, parts: number): Piece[] {
  const border = (index: number) => after + Math.floor(index * (end - after) / parts)
  return Array.from({ length: parts }, (_, index) => aPiece({ after: border(index), end: border(index + 1) })).filter(piece => piece.end > piece.after)
}
