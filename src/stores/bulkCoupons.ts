import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Segment } from '@/domain/coupon/segment'
import { issueBulk, planBulk } from '@/services/store/coupon/bulkIssue'
import type { BulkBenefit, BulkOutcomes, BulkPlan } from '@/services/store/coupon/bulkIssue'
import type { Store } from '@/services/store/types'
import { useAttempt } from './attempt'

type BulkJob = 'idle' | 'counting' | 'planned' | 'issuing' | 'stopping' | 'ended'

/** Issue of coupons to a segment: counted first, then issued, stopped and gone on with. */
export const useBulkCouponsStore = defineStore('bulkCoupons', () => {
  const job = shallowRef<BulkJob>('idle')
  const plan = shallowRef<BulkPlan | null>(null)
  const outcomes = shallowRef<BulkOutcomes>(new Map())
  const progress = shallowRef({ done: 0, total: 0 })
  /** A reply got lost: it is being looked for. */
  const isWaiting = shallowRef(false)
  const { error, guarded } = useAttempt()
  let stopper = new AbortController()

  const countOf = (...kinds: string[]) => [...outcomes.value.values()].filter(({ kind }) => kinds.includes(kind)).length
  const done = computed(() => countOf('done'))
  const refused = computed(() => countOf('refused'))
  const unknown = computed(() => countOf('unknown'))
  const left = computed(() => (plan.value?.gets.length ?? 0) - done.value)
  const isRunning = computed(() => job.value === 'counting' || job.value === 'issuing' || job.value === 'stopping')

  async function count(store: Store, segment: Segment) {
    stopper = new AbortController()
    job.value = 'counting'
    plan.value = null
    outcomes.value = new Map()
    progress.value = { done: 0, total: 0 }
    await guarded(async () => {
      plan.value = await planBulk(store, segment, { signal: stopper.signal, onRead: (read, total) => { progress.value = { done: read, total } } }).catch(unlessStopped)
    })
    job.value = plan.value === null ? 'idle' : 'planned'
  }

  async function issue(store: Store, benefit: BulkBenefit) {
    const planned = plan.value
    if (planned === null)
      return
    stopper = new AbortController()
    job.value = 'issuing'
    progress.value = { done: done.value, total: planned.gets.length }
    await guarded(async () => {
      outcomes.value = await issueBulk(store, planned, benefit, {
        signal: stopper.signal,
        onProgress(finished, waits) {
          progress.value = { done: finished, total: planned.gets.length }
          isWaiting.value = waits
        },
      }, outcomes.value)
    })
    isWaiting.value = false
    job.value = 'ended'
  }

  function stop() {
    stopper.abort()
    if (job.value === 'issuing')
      job.value = 'stopping'
  }

  /** A count that was stopped leaves nothing. */
  function unlessStopped(cause: unknown): null {
    if (stopper.signal.aborted)
      return null
    throw cause
  }

  function forget() {
    job.value = 'idle'
    plan.value = null
    outcomes.value = new Map()
  }

  return { job, plan, outcomes, progress, isWaiting, error, done, refused, unknown, left, isRunning, count, issue, stop, forget }
})
