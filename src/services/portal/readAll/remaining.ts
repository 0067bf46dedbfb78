import type { Stretch } from './chain'

/**
 * Ids that are still to be read, as stretches that neither touch nor overlap. A row counts as new only while its id is
 * in here, so no row is handed over twice, however stretches were cut and repeated.
 */
export class Remaining {
  #stretches: Stretch[]

  constructor(stretches: readonly Stretch[]) {
    this.#stretches = stretches.filter(({ after, end }) => end > after).map(({ after, end }) => ({ after, end }))
  }

  get stretches(): Stretch[] {
    return this.#stretches.map(({ after, end }) => ({ after, end }))
  }

  /** What is left of a stretch from its first unread id on; null when all of it has been read. */
  within({ after, end }: Stretch): Stretch | null {
    const first = this.#stretches.find(stretch => stretch.end > after && stretch.after < end)
    return first === undefined ? null : { after: Math.max(after, first.after), end }
  }

  /** Marks a stretch as read. @returns What of it had not been read before, as a test for ids. */
  take({ after, end }: Stretch): (id: number) => boolean {
    const fresh: Stretch[] = []
    const left: Stretch[] = []
    for (const stretch of this.#stretches) {
      const taken = { after: Math.max(after, stretch.after), end: Math.min(end, stretch.end) }
      if (taken.end <= taken.after) {
        left.push(stretch)
        continue
      }
      fresh.push(taken)
      left.push(...[{ after: stretch.after, end: taken.after }, { after: taken.end, end: stretch.end }].filter(part => part.end > part.after))
    }
    this.#stretches = left
    return id => fresh.some(stretch => id > stretch.after && id <= stretch.end)
  }
}
