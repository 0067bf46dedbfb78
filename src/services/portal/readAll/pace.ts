import type { AnswerTime } from '../types'
import { pageRows } from './listQuery'

/** A chain should take the portal no longer, of the 30 s in which it has to answer. */
const chainSeconds = 6
const longestChain = 50
/** Until chains have been measured. */
const longestFirstChain = 40
/** A chain may be this much longer when that saves the request for its rest. */
const stretchFactor = 1.25

/** How many pages a batch asks for: as many as the portal answers in about six seconds, by the time its pages took. */
export class Pace {
  #length: number
  #ceiling = longestChain

  /** @param pageSeconds Of the first page; null when the portal does not say. */
  constructor(pageSeconds: number | null, firstLength = longestFirstChain) {
    this.#length = Math.min(firstLength, pageSeconds === null ? firstLength / 2 : fitting(pageSeconds))
  }

  /** @param expectedRows Rows left in the piece, when known. */
  pages(expectedRows: number | null): number {
    // One more than expected: a chain that ends in a short page needs no other to know it.
    const all = expectedRows === null ? longestChain : Math.ceil(expectedRows / pageRows) + 1
    const isWithinReach = all > this.#length && all <= this.#length * stretchFactor && all <= this.#ceiling
    return isWithinReach ? all : Math.min(this.#length, this.#ceiling)
  }

  /** @param seconds Wall time of the request, for portals that do not tell their own. */
  measured(times: readonly AnswerTime[], seconds: number): void {
    const own = times.map(time => time.durationSeconds).filter(value => value !== null)
    const pageSeconds = own.length > 0 ? own.reduce((sum, value) => sum + value, 0) / own.length : seconds / Math.max(1, times.length)
    this.#length = fitting(pageSeconds)
    this.#ceiling = Math.min(longestChain, this.#ceiling + 2)
  }

  /** After a request that got no answer. */
  halve(): void {
    this.#ceiling = Math.max(1, Math.floor(Math.min(this.#length, this.#ceiling) / 2))
  }
}

function fitting(pageSeconds: number): number {
  return Math.min(longestChain, Math.max(1, Math.floor(chainSeconds / Math.max(pageSeconds, 0.001))))
}
