/** Lines of work: of one name one after the other, of different names side by side, a few at a time. */
export class Lines {
  readonly #ends = new Map<string, Promise<void>>()
  readonly #waiting = new Map<string, Promise<void>>()
  readonly #longest: number
  readonly #gate: Gate

  /** @param atOnce Lines that move at the same time. @param longest Work that may wait; more is refused. */
  constructor({ atOnce, longest }: { atOnce: number, longest: number }) {
    this.#gate = new Gate(atOnce)
    this.#longest = longest
  }

  /**
   * Puts work at the end of a line. What waits there already and has not begun is not put there twice.
   *
   * @param what Tells work of one line apart.
   * @returns `null` when too much waits already.
   */
  add(name: string, what: string, work: () => Promise<void>): Promise<void> | null {
    const id = `${name} ${what}`
    const same = this.#waiting.get(id)
    if (same)
      return same
    if (this.#waiting.size >= this.#longest)
      return null
    const before = this.#ends.get(name) ?? Promise.resolve()
    const done = before.then(() => this.#gate.pass(async () => {
      this.#waiting.delete(id)
      await work()
    }))
    const end = done.catch(() => {}).then(() => {
      if (this.#ends.get(name) === end)
        this.#ends.delete(name)
    })
    this.#waiting.set(id, done)
    this.#ends.set(name, end)
    done.catch(() => {})
    return done
  }

  /** Ends when nothing is left to do. */
  async settled(): Promise<void> {
    while (this.#ends.size > 0)
      await Promise.all(this.#ends.values())
  }
}

class Gate {
  #free: number
  readonly #queue: (() => void)[] = []

  constructor(free: number) {
    this.#free = free
  }

  async pass(work: () => Promise<void>): Promise<void> {
    if (this.#free > 0)
      this.#free--
    else
      await new Promise<void>(resolve => this.#queue.push(resolve))
    try {
      await work()
    }
    finally {
      const next = this.#queue.shift()
      if (next)
        next()
      else
        this.#free++
    }
  }
}
