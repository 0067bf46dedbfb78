import fc from 'fast-check'
import type { Fault } from './fakePortal.fixture'

/** Faults of single requests. `lateMs`: how late the portal may do the work, at most; the cloud stops it at 60 s. */
export function someFaults({ lateMs = 60_000, most = 12 } = {}): fc.Arbitrary<Fault[]> {
  const delayMs = fc.integer({ min: 1, max: 3000 })
  const commands = fc.nat({ max: 14 })
  const fine = fc.record({ kind: fc.constant('none' as const), delayMs })
  return fc.array(fc.oneof(
    { weight: 3, arbitrary: fine },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('cut-before' as const, 'cut-after' as const), delayMs }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('late' as const), delayMs, lateMs: fc.integer({ min: 0, max: lateMs }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('partial' as const, 'truncated' as const), delayMs, commands }) },
  ), { maxLength: most })
}

/** Waits between a check and a write, and between the commands of a batch, ms. */
export const someGaps = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 20 })

/** When each of several people starts, ms. */
export function someStarts(count: number, mostMs = 400): fc.Arbitrary<number[]> {
  return fc.array(fc.nat({ max: mostMs }), { minLength: count, maxLength: count })
}
