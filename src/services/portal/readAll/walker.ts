import { PortalError } from '@/domain/portalError'
import { chainCommands, readChain } from './chain'
import type { Gain, Stretch } from './chain'
import { unlessAborted } from './gate'
import { pageRows } from './listQuery'
import type { Pace } from './pace'
import type { Piece, Pieces } from './pieces'
import { RequestFailed } from './reading'
import type { Reading } from './reading'
import type { Remaining } from './remaining'

/** What the readers of one reading share. */
export interface Ground { reading: Reading, remaining: Remaining, pieces: Pieces, pace: Pace }

/** Reads until nothing is left, with several readers at a time. @throws {PortalError} or the signal's reason */
export async function walkAll(ground: Ground, readers: number, stop: (reason: unknown) => void): Promise<void> {
  const bell = new Bell()
  const results = await Promise.allSettled(Array.from({ length: readers }, () => readPieces(ground, bell).catch((error: unknown) => {
    stop(error)
    throw error
  })))
  const failed = results.find(result => result.status === 'rejected')
  if (failed)
    throw failed.reason
}

async function readPieces(ground: Ground, bell: Bell): Promise<void> {
  const { pieces, reading } = ground
  for (;;) {
    const piece = pieces.next(reading.total - reading.rows)
    if (piece !== null) {
      await readPiece(ground, piece, bell)
      pieces.finish(piece)
      bell.ring()
    }
    else if (pieces.isBusy) {
      await unlessAborted(bell.rung(), reading.signal)
    }
    else {
      return
    }
  }
}

async function readPiece({ reading, remaining, pace }: Ground, piece: Piece, bell: Bell): Promise<void> {
  let isAlone = false
  for (let stretch = remaining.within(piece); stretch !== null; stretch = remaining.within(piece)) {
    const length = isAlone ? 1 : pace.pages(piece.expected)
    piece.after = stretch.after
    piece.inFlight = length * pageRows
    const gain = await askChain(reading, stretch, length, pace)
    piece.inFlight = 0
    isAlone = gain?.isDoubtful ?? false
    if (gain !== null) {
      const rows = reading.take(remaining, { after: stretch.after, end: gain.through }, gain.rows)
      const left = (piece.expected ?? 0) - rows
      piece.expected = left > 0 ? left : null
    }
    bell.ring()
  }
}

/** @returns Null when the whole request failed and may be repeated. */
async function askChain(reading: Reading, stretch: Stretch, length: number, pace: Pace): Promise<Gain | null> {
  try {
    const { outcomes, seconds, round } = await reading.ask(chainCommands(reading.query, stretch, length), { halt: true })
    const gain = readChain(reading.query, stretch, length, outcomes)
    reading.learn(pace, gain, seconds)
    // A value refused behind full pages is a reference that came to nothing; refused at the first page, it is the filter.
    const isLostReference = gain.trouble?.code === 'INVALID_ARG_VALUE' && gain.through > stretch.after
    if (gain.trouble !== null && !isLostReference)
      reading.meet(gain.trouble, round, pace)
    return gain
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

/** Wakes idle readers when something has changed. */
class Bell {
  #sleepers: (() => void)[] = []

  rung(): Promise<void> {
    return new Promise(resolve => this.#sleepers.push(resolve))
  }

  ring(): void {
    for (const wake of this.#sleepers.splice(0))
      wake()
  }
}
