/** A repeatable source of chance: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A number from 0 up to 1. */
  next: () => number
  /** A whole number between both ends, both included. */
  whole: (from: number, to: number) => number
  pick: <T>(list: readonly T[]) => T
}

/** Small 32-bit generator (mulberry32): fast, and good enough for demo data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  function whole(from: number, to: number): number {
    return from + Math.floor(next() * (to - from + 1))
  }
  function pick<T>(list: readonly T[]): T {
    const chosen = list[whole(0, list.length - 1)]
    if (chosen === undefined)
      throw new Error('Nothing to pick from: the list is empty.')
    return chosen
  }
  return { next, whole, pick }
}
