import { asNumber, asRecord, asText } from '../decode'

/** A method the portal has blocked, as far as this browser knows. Times are unix milliseconds by this computer's clock. */
export interface Block {
  /** No call before that. */
  until: number
  /** The first refusal. */
  since: number
  /** Calls that were refused since then. */
  refused: number
}

/** What all frames of this browser remember about the limits of one portal, also after every card was closed. */
export interface Notes {
  /** Filling of the bucket, and when that was so. */
  level: number
  levelAt: number
  /** Nothing is sent before that: the bucket was full. */
  pausedUntil: number
  /** Refusals in a row for a full bucket; each makes the pause longer. */
  refusals: number
  /** The portal has stopped applications. */
  stoppedUntil: number
  blocked: Map<string, Block>
}

/** Keeps the notes; the frame's own when storage is forbidden. */
export interface Notebook {
  /** False: other frames cannot read it. */
  isShared: boolean
  read: () => Notes
  keep: (change: Partial<Notes>) => void
}

/** No note holds longer than the portal's own window; a clock that was set wrong must not lock anybody out. */
const longestMs = 600_000

export function openNotebook(key: string, now: () => number, storage: Pick<Storage, 'getItem' | 'setItem'> | null = ownStorage()): Notebook {
  let kept = readNotes(undefined, now())

  function read(): Notes {
    const stored = attempt(() => storage?.getItem(key))
    if (typeof stored === 'string')
      kept = readNotes(attempt(() => JSON.parse(stored) as unknown), now())
    return kept
  }

  return {
    isShared: attempt(() => storage?.getItem(key)) !== undefined,
    read,
    keep(change) {
      kept = { ...read(), ...change }
      attempt(() => storage?.setItem(key, JSON.stringify({ ...kept, blocked: [...kept.blocked] })))
    },
  }
}

/** Storage is untrusted: anything that does not fit is nothing. */
function readNotes(value: unknown, now: number): Notes {
  const notes = asRecord(value)
  const moment = (one: unknown) => Math.min(asNumber(one) ?? 0, now + longestMs)
  const blocked = Array.isArray(notes.blocked) ? notes.blocked.filter(Array.isArray) : []
  return {
    level: Math.max(0, asNumber(notes.level) ?? 0),
    levelAt: Math.min(asNumber(notes.levelAt) ?? 0, now),
    pausedUntil: moment(notes.pausedUntil),
    refusals: Math.max(0, asNumber(notes.refusals) ?? 0),
    stoppedUntil: moment(notes.stoppedUntil),
    blocked: new Map(blocked.map(([method, block]: unknown[]) => {
      const { until, since, refused } = asRecord(block)
      return [asText(method), { until: moment(until), since: moment(since), refused: asNumber(refused) ?? 1 }]
    })),
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  }
  catch {
    return undefined
  }
}

function ownStorage(): Storage | null {
  // Reading the property already throws where storage is forbidden.
  return attempt(() => typeof window === 'undefined' ? null : window.localStorage) ?? null
}
