import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { readEventMap } from '@/domain/eventMap'
import type { Repair } from '@/domain/gaps/repairs'
import type { Comparison } from '@/domain/gaps/types'
import { reportSettingsOf } from '@/domain/settings/reportSettings'
import { siteAddressesOf } from '@/domain/settings/siteProfile'
import type { FeedTrouble } from '@/services/gaps/feed'
import { findGaps } from '@/services/gaps/findGaps'
import { browserGapMemory } from '@/services/gaps/memory'
import { repair } from '@/services/gaps/repair'
import type { RepairOutcome } from '@/services/gaps/repair'
import { sendAgainBy } from '@/services/gaps/sendAgain'
import { browserPlans } from '@/services/portal/writes/creationPlan'
import { browserLock } from '@/services/portal/writes/lock'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

/** How repairs have come on. Outcomes by the gap's id. */
export interface RepairJob {
  kind: 'running' | 'stopping' | 'done'
  done: number
  total: number
  now: Repair | null
  repairs: readonly Repair[]
  outcomes: ReadonlyMap<string, RepairOutcome>
}

/** The last comparison of deals with the site, and its repairs. */
export const useGapsStore = defineStore('gaps', () => {
  const { portal, clock } = usePageServices()
  const { appOptions } = portal.session
  const map = readEventMap(appOptions)
  const { feedAddress } = reportSettingsOf(appOptions)
  const memory = browserGapMemory(portal.origin)
  const { isBusy, error, attempt } = useAttempt()

  const comparison = shallowRef<Comparison | null>(null)
  const at = shallowRef<Date | null>(null)
  /** Entries of the inventory that are no elements. */
  const unreadable = shallowRef(0)
  /** Why the site could not be asked the last time; null when it answered. */
  const trouble = shallowRef<{ why: FeedTrouble, status: number | null } | null>(null)
  const progress = shallowRef<{ rows: number, total: number } | null>(null)
  const job = shallowRef<RepairJob | null>(null)
  let stop = new AbortController()
  /** When that was by the portal's clock, unix milliseconds. */
  let portalAt = Date.now()

  /** Shows what is remembered at once, and compares anew. */
  async function open() {
    const kept = comparison.value === null ? await memory.load() : null
    if (kept !== null)
      take(kept.comparison, kept.at, kept.unreadable)
    await look()
  }

  const look = () => attempt(async () => {
    progress.value = null
    const found = await findGaps(portal, map!, feedAddress, {
      marked: await memory.marks(),
      onProgress: (rows, total) => { progress.value = { rows, total } },
    })
    if (found.kind === 'no-site') {
      trouble.value = { why: found.why, status: found.status }
      return
    }
    trouble.value = null
    portalAt = found.at
    take(found.comparison, Date.now(), found.unreadable)
    await memory.save({ comparison: found.comparison, at: Date.now(), unreadable: found.unreadable })
  })

  function take(found: Comparison, moment: number, unread: number) {
    comparison.value = found
    at.value = new Date(moment)
    unreadable.value = unread
  }

  /** Repairs, then compares anew: what is still there is told. */
  async function mend(repairs: readonly Repair[]) {
    if (map === null || job.value?.kind === 'running' || job.value?.kind === 'stopping')
      return
    stop = new AbortController()
    job.value = { kind: 'running', done: 0, total: repairs.length, now: null, repairs, outcomes: new Map() }
    const outcomes = await repair({
      portal, map,
      sendAgain: sendAgainBy(portal, map, siteAddressesOf(appOptions).receiver, clock),
      mark: memory.mark,
      now: () => portalAt,
      creation: { plan: { store: browserPlans(portal.origin), key: 'site-deals' }, lock: browserLock },
    }, repairs, {
      signal: stop.signal,
      onProgress: ({ done, total, now }) => { job.value = { ...job.value!, done, total, now } },
    })
    job.value = { kind: 'done', done: [...outcomes.values()].filter(({ kind }) => kind === 'done').length, total: repairs.length, now: null, repairs, outcomes }
    await look()
  }

  function stopMending() {
    stop.abort()
    if (job.value?.kind === 'running')
      job.value = { ...job.value, kind: 'stopping' }
  }

  return { isReady: map !== null, hasFeed: feedAddress !== '', comparison, at, unreadable, trouble, progress, isBusy, error, job, open, look, mend, stopMending }
})
