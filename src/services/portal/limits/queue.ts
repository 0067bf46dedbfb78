import type { Bucket, RequestLimits } from './bucket'
import type { NewsChannel } from './news'
import type { Notebook } from './notes'
import type { TakeTurn } from './turns'

/** Room that people's requests always find, for cards that open while thousands of records are read. */
const keptForPeople = 8
/** Room for what this browser does not know of yet. */
const margin = 2
/** A card's one or two requests do not queue while the bucket is far from full. */
const unqueued = 2
const unqueuedWindowMs = 1000

export interface QueueOptions {
  name: string
  limits: RequestLimits
  bucket: Bucket
  notebook: Notebook
  channel: NewsChannel
  turns: TakeTurn
  pausedUntil: () => number
  now: () => number
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** A page nobody looks at has slow timers and must not hold the others up. */
  isHidden: () => boolean
}

/**
 * Makes requests wait until the portal's bucket has room for them, in one queue for all frames of the browser. It fills
 * only near the end, so an ordinary card waits for nothing.
 *
 * @returns Resolves when one request may be sent. Rejects with the signal's reason.
 */
export function createQueue(options: QueueOptions): (isBackground: boolean, signal?: AbortSignal) => Promise<void> {
  const { name, limits, bucket, notebook, channel, turns, pausedUntil, now, wait, isHidden } = options
  let recent: number[] = []

  function count(): void {
    bucket.add(1)
    if (notebook.isShared)
      notebook.keep({ level: bucket.level(), levelAt: now() })
    else
      channel.tell({ kind: 'sent' })
  }

  function mayPassBy(): boolean {
    recent = recent.filter(sentAt => sentAt > now() - unqueuedWindowMs)
    if (recent.length >= unqueued || bucket.level() > limits.depth / 2 || pausedUntil() > now())
      return false
    recent.push(now())
    return true
  }

  function readLevel(): void {
    const { level, levelAt } = notebook.read()
    bucket.raise(level - (now() - levelAt) / 1000 * limits.perSecond)
  }

  return async (isBackground, signal) => {
    signal?.throwIfAborted()
    readLevel()
    if (mayPassBy())
      return count()
    const isLast = isBackground || isHidden()
    const roof = isLast ? limits.depth - keptForPeople : limits.depth - margin
    await turns(`${name} ${isLast ? 'background' : 'people'}`, async () => {
      for (;;) {
        readLevel()
        const waitMs = Math.max(pausedUntil() - now(), bucket.waitMs(roof))
        if (waitMs <= 0)
          return count()
        await wait(waitMs, signal)
      }
    }, signal)
  }
}
