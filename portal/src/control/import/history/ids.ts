import type { Random } from '../../../chance.ts'

/** `even`: one after another, three apart. `uneven`: as years of imports and deletions leave them. */
export type IdLayout = 'even' | 'uneven'

const STEP = 3
/** Shares of the records: an old thin stretch, a middle one after a jump, and most of them close together at the end. */
const STRETCHES = [{ share: 0.05, gap: 400 }, { share: 0.15, gap: 25 }, { share: 0.8, gap: 1 }]
const JUMP = 2_000_000

/** Ids in ascending order, from `first` on. */
export function layIds(random: Random, layout: IdLayout, first: number, count: number): number[] {
  if (layout === 'even')
    return Array.from({ length: count }, (_, index) => first + index * STEP)
  const ids: number[] = []
  let next = first
  for (const [index, { share, gap }] of STRETCHES.entries()) {
    const isLast = index === STRETCHES.length - 1
    const end = isLast ? count : Math.min(count, ids.length + Math.ceil(count * share))
    while (ids.length < end) {
      ids.push(next)
      next += random.whole(1, 2 * gap - 1)
    }
    next += isLast ? 0 : JUMP
  }
  return ids
}
