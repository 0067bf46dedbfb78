/** Writes that a mark remembers, the newest first. */
const trailLength = 5
const markBytes = 4
/** Stands before the newest: so no later mark, which remembers this one, contains it as a whole. */
const newest = '~'

/**
 * A mark for a guarded write: eight random hexadecimal digits and those of the writes it has seen, so that anyone can tell
 * later whether a write knew of an earlier one.
 *
 * @param previous Mark that stood before, or empty.
 */
export function newMark(previous: string): string {
  const fresh = [...crypto.getRandomValues(new Uint8Array(markBytes))].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return newest + [fresh, ...trailOf(previous)].slice(0, trailLength).join(' ')
}

/** Whether the write with the later mark had seen the one with the earlier mark. */
export function hasSeen(later: string, earlier: string): boolean {
  const [own] = trailOf(earlier)
  return own !== undefined && trailOf(later).slice(1).includes(own)
}

function trailOf(mark: string): string[] {
  return mark.replace(newest, '').split(' ').filter(part => part !== '')
}
