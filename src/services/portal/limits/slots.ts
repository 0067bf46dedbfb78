const most = 6
const successesForOneMore = 10

/** How many requests of this frame are under way at once: fewer after a full bucket, slowly more again. */
export interface Slots {
  /** @returns Gives the slot back. @throws the signal's reason */
  take: (isBackground: boolean, signal?: AbortSignal) => Promise<() => void>
  succeeded: () => void
  /** The portal had too much. */
  shrink: () => void
}

interface Waiting { isBackground: boolean, start: () => void }

/**
 * People's requests go before background work, which always leaves one slot free. The documentation advises against many
 * parallel series from one address.
 *
 * @see https://apidocs.bitrix24.com/limits.html
 */
export function createSlots(): Slots {
  let size = most
  let taken = 0
  let successes = 0
  let waiting: Waiting[] = []

  const hasRoom = (isBackground: boolean) => taken < (isBackground ? Math.max(1, size - 1) : size)

  function next() {
    const first = waiting.find(one => !one.isBackground) ?? waiting[0]
    if (first === undefined || !hasRoom(first.isBackground))
      return
    waiting = waiting.filter(one => one !== first)
    first.start()
    next()
  }

  function giveBack() {
    taken--
    next()
  }

  return {
    take: (isBackground, signal) => new Promise((resolve, reject) => {
      if (signal?.aborted)
        return reject(signal.reason as Error)
      const giveUp = () => {
        waiting = waiting.filter(one => one !== mine)
        reject(signal?.reason as Error)
      }
      const mine: Waiting = {
        isBackground,
        start() {
          signal?.removeEventListener('abort', giveUp)
          taken++
          resolve(giveBack)
        },
      }
      signal?.addEventListener('abort', giveUp)
      waiting.push(mine)
      next()
    }),
    succeeded() {
      if (++successes % successesForOneMore === 0 && size < most) {
        size++
        next()
      }
    },
    shrink() {
      successes = 0
      size = Math.max(1, Math.floor(size / 2))
    },
  }
}
