import { createHash } from 'node:crypto'
import type { PortalState } from './types.ts'

/**
 * Hex text from the state's own generator: a hash of the seed and of how many blocks were drawn. The position is one
 * of the counters, so a snapshot brought back goes on with the same texts.
 */
export function drawHex(state: PortalState, length: number): string {
  let text = ''
  while (text.length < length) {
    const position = state.counters.random ?? 0
    state.counters.random = position + 1
    text += createHash('sha256').update(`${state.seed}:${position}`).digest('hex')
  }
  return text.slice(0, length)
}

/**
 * A number from 0 up to 1 out of a sequence of its own, named `purpose`: drawing from it leaves ids, tokens and other
 * sequences as they are.
 */
export function drawFraction(state: PortalState, purpose: string): number {
  const counter = `random ${purpose}`
  const position = state.counters[counter] ?? 0
  state.counters[counter] = position + 1
  return createHash('sha256').update(`${state.seed}:${purpose}:${position}`).digest().readUInt32BE(0) / 2 ** 32
}
