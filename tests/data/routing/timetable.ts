/** Things to happen, in the order of their moments; those of one moment in the order they were added. */
export class Timetable {
  private readonly heap: { at: number, order: number, happen: () => void }[] = []
  private added = 0

  add(at: number, happen: () => void): void {
    const entry = { at, order: this.added++, happen }
    let place = this.heap.push(entry) - 1
    while (place > 0) {
      const above = (place - 1) >> 1
      if (!isBefore(entry, this.heap[above]!))
        break
      this.heap[place] = this.heap[above]!
      place = above
    }
    this.heap[place] = entry
  }

  /** What is later stays undone. */
  runUntil(end: number): void {
    while (this.heap.length > 0 && this.heap[0]!.at < end)
      this.next().happen()
  }

  private next(): { happen: () => void } {
    const first = this.heap[0]!
    const last = this.heap.pop()!
    if (this.heap.length === 0)
      return first
    let place = 0
    for (let below = 1; below < this.heap.length; below = place * 2 + 1) {
      const smaller = below + 1 < this.heap.length && isBefore(this.heap[below + 1]!, this.heap[below]!) ? below + 1 : below
      if (!isBefore(this.heap[smaller]!, last))
        break
      this.heap[place] = this.heap[smaller]!
      place = smaller
    }
    this.heap[place] = last
    return first
  }
}

function isBefore(one: { at: number, order: number }, other: { at: number, order: number }): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}
