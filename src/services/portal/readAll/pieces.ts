import type { Stretch } from './chain'
import { pageRows } from './listQuery'

/** A stretch that one reader walks. */
export interface Piece extends Stretch {
  /** Rows it should still hold; null when nobody knows. */
  expected: number | null
  /** Rows that the request on its way may bring. */
  inFlight: number
}

export const aPiece = (stretch: Stretch, expected: number | null = null): Piece => ({ ...stretch, expected, inFlight: 0 })

/** Less than this, and a request of its own costs more than it saves. */
const leastRows = 4 * pageRows

/** Pieces waiting for a reader, and those being read. */
export class Pieces {
  readonly #waiting: Piece[]
  readonly #active = new Set<Piece>()

  constructor(pieces: readonly Piece[]) {
    this.#waiting = [...pieces]
  }

  get isBusy(): boolean {
    return this.#active.size > 0
  }

  /**
   * Work for an idle reader: a waiting piece, else the far half of the longest one that is being read. Its owner stops at
   * the new end.
   *
   * @param rowsLeft Rows still unread, as far as the total tells.
   */
  next(rowsLeft: number): Piece | null {
    const piece = this.#waiting.shift() ?? this.#farHalf(rowsLeft)
    if (piece !== null)
      this.#active.add(piece)
    return piece
  }

  finish(piece: Piece): void {
    this.#active.delete(piece)
  }

  /** Rows a piece should still hold; without better knowledge the share of its ids in all that are left. */
  #rowsOf(piece: Piece, rowsLeft: number): number {
    const all = [...this.#active, ...this.#waiting].reduce((sum, { after, end }) => sum + end - after, 0)
    return piece.expected ?? rowsLeft * (piece.end - piece.after) / all
  }

  #farHalf(rowsLeft: number): Piece | null {
    const [longest] = [...this.#active]
      .map(piece => ({ piece, rows: this.#rowsOf(piece, rowsLeft) }))
      .filter(({ piece, rows }) => rows - piece.inFlight >= leastRows && piece.end - piece.after > 1)
      .sort((a, b) => (b.rows - b.piece.inFlight) - (a.rows - a.piece.inFlight))
    if (longest === undefined)
      return null
    const { piece: owner, rows } = longest
    // What is on its way to the owner stays the owner's.
    const share = Math.max(0.5, owner.inFlight / rows)
    const ids = owner.end - owner.after
    const middle = owner.after + Math.min(ids - 1, Math.ceil(ids * share))
    const half = aPiece({ after: middle, end: owner.end }, owner.expected === null ? null : owner.expected * (1 - share))
    owner.end = middle
    if (owner.expected !== null)
      owner.expected *= share
    return half
  }
}
