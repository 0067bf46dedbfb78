import { createStore, get, set, update } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import { gapKinds } from '@/domain/gaps/types'
import type { Comparison } from '@/domain/gaps/types'
import { asList, asRecord, asText } from '../portal/decode'

/** The last comparison, shown while the site does not answer. */
export interface KeptComparison { comparison: Comparison, at: number, unreadable: number }

/** What this device remembers of a portal's comparisons. Storage may be blocked: then nothing is remembered. */
export interface GapMemory {
  load: () => Promise<KeptComparison | null>
  save: (kept: KeptComparison) => Promise<void>
  /** Gaps that a person has looked at and left. */
  marks: () => Promise<ReadonlySet<string>>
  mark: (gapIds: readonly string[]) => Promise<void>
}

const version = 1

export function browserGapMemory(origin: string): GapMemory {
  let store: UseStore | null = null
  const open = () => store ??= createStore('cardinal-gaps', 'gaps')
  const key = (what: string) => JSON.stringify([new URL(origin).host, what])
  return {
    load: () => guarded(async () => readKept(await get(key('last'), open())), null),
    save: kept => guarded(() => set(key('last'), { version, ...kept }, open()), undefined),
    marks: () => guarded(async () => new Set(readMarks(await get(key('marks'), open()))), new Set()),
    mark: ids => guarded(() => update(key('marks'), value => [...new Set([...readMarks(value), ...ids])], open()), undefined),
  }
}

async function guarded<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work()
  }
  catch {
    return otherwise
  }
}

function readMarks(value: unknown): string[] {
  return asList(value).map(asText).filter(id => id !== '')
}

/** One of another version is not shown. */
function readKept(value: unknown): KeptComparison | null {
  const { version: written, comparison, at, unreadable } = asRecord(value)
  const gaps = asList(asRecord(comparison).gaps).map(asRecord)
  if (written !== version || typeof at !== 'number' || !gaps.every(({ kind }) => gapKinds.includes(kind as typeof gapKinds[number])))
    return null
  return { comparison: comparison as Comparison, at, unreadable: Number(unreadable) || 0 }
}
