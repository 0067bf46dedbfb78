import { createStore, get, set } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import { asId, asNumber, asRecord } from '../decode'

/** What is known of one name. */
export interface PlannedCreation {
  /** When it was sent last without an answer so far, unix milliseconds of this device. */
  sentAt: number | null
  id: number | null
  /** What belongs to the record (product rows) is there. */
  isComplete: boolean
}

/** States by name, kept on this device, so that a killed tab can go on. */
export type CreationPlan = Readonly<Record<string, PlannedCreation>>

export interface PlanStore {
  load: (key: string) => Promise<CreationPlan>
  save: (key: string, plan: CreationPlan) => Promise<void>
}

/** Keeps plans in the browser's storage, each portal's apart. Storage may be blocked: then both calls reject. */
export function browserPlans(origin: string): PlanStore {
  let store: UseStore | null = null
  const open = () => store ??= createStore('cardinal-plans', 'plans')
  const keyText = (key: string) => JSON.stringify([new URL(origin).host, key])
  return {
    load: async key => readPlan(await get(keyText(key), open())),
    save: async (key, plan) => set(keyText(key), plan, open()),
  }
}

/** Storage is read as untrusted: what does not fit counts as unknown. */
function readPlan(value: unknown): CreationPlan {
  return Object.fromEntries(Object.entries(asRecord(value)).map(([name, one]) => {
    const { sentAt, id, isComplete } = asRecord(one)
    return [name, { sentAt: asNumber(sentAt), id: asId(id), isComplete: isComplete === true }]
  }))
}
