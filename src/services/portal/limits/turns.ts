/**
 * Runs work one at a time under a name, in the order in which it was asked for.
 *
 * @throws the signal's reason, when it is given up while waiting.
 */
export type TakeTurn = <T>(name: string, work: () => Promise<T>, signal?: AbortSignal) => Promise<T>

/** Turns within this frame. */
export function frameTurns(): TakeTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work, signal) => {
    const before = last.get(name) ?? Promise.resolve()
    const run = before.catch(() => undefined).then(() => {
      signal?.throwIfAborted()
      return work()
    })
    last.set(name, run)
    try {
      return await run
    }
    finally {
      if (last.get(name) === run)
        last.delete(name)
    }
  }
}

/**
 * Turns among all frames of this browser. The browser keeps the order and takes the turn from a frame that is closed.
 * Where it has no locks, or forbids them to a frame of another site, turns are kept within the frame.
 */
export function browserTurns(locks: LockManager | undefined = globalThis.navigator?.locks): TakeTurn {
  const alone = frameTurns()
  if (locks === undefined)
    return alone
  return async <T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    let hasBegun = false
    try {
      return await locks.request(name, signal ? { signal } : {}, () => {
        hasBegun = true
        return work()
      }) as T
    }
    catch (error) {
      if (hasBegun)
        throw error
      signal?.throwIfAborted()
      return alone(name, work, signal)
    }
  }
}
