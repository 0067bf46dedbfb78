import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { FieldFacts } from '@/domain/copy/fields'
import { equalDocuments } from '@/domain/html/equal'
import { compareCopies, pullFields } from '@/services/copy/compareCopies'
import type { ComparedEvent, PullOutcome } from '@/services/copy/compareCopies'
import type { CopySource } from '@/services/copy/readCopy'
import { useAttempt } from './attempt'
import { useCopyStore } from './copy'
import { usePageServices } from './portal'

/** The events of an idea beside it: what differs, and bringing it back. */
export const useComparedStore = defineStore('comparedEvents', () => {
  const { portal, clock } = usePageServices()
  const copy = useCopyStore()
  const events = shallowRef<readonly ComparedEvent[] | null>(null)
  /** How the last try with an event ended. */
  const outcomes = shallowRef<ReadonlyMap<number, PullOutcome>>(new Map())
  const pushing = shallowRef<{ done: number, total: number } | null>(null)
  /** Events brought back, and those that were left because they had changed or refused. */
  const pushed = shallowRef<{ done: number, kept: number } | null>(null)
  const { error, guarded } = useAttempt()
  const { isBusy: isPulling, attempt } = useAttempt()

  let template: CopySource['fields'] = {}
  let isStopAsked = false

  const now = () => copy.source!.now

  async function load() {
    await guarded(read)
  }

  async function read() {
    const found = await compareCopies(portal, copy.map!, copy.source!, { apart: copy.apart, sameText: equalDocuments })
    template = found.template
    events.value = found.events
  }

  async function bringBack(event: ComparedEvent, facts: readonly FieldFacts[]): Promise<PullOutcome> {
    const outcome = await pullFields(portal, event, facts, { map: copy.map!, texts: copy.texts, templateId: copy.source!.id, template, userId: copy.source!.userId, ...(clock ? { clock } : {}) })
    outcomes.value = new Map(outcomes.value).set(event.id, outcome)
    return outcome
  }

  /** Brings some fields of one event back to the template's. */
  async function pull(event: ComparedEvent, facts: readonly FieldFacts[]) {
    await attempt(async () => {
      await bringBack(event, facts)
      await load()
    })
  }

  /** Brings everything that differs in these events back to the template's, one after another. */
  async function push(wanted: readonly ComparedEvent[]) {
    isStopAsked = false
    pushed.value = null
    await attempt(async () => {
      let done = 0
      let tried = 0
      try {
        for (const event of wanted) {
          if (isStopAsked)
            break
          pushing.value = { done: tried, total: wanted.length }
          if (await bringBack(event, event.differences.map(({ facts }) => facts)) === 'done')
            done += 1
          tried += 1
        }
      }
      finally {
        pushing.value = null
        pushed.value = { done, kept: tried - done }
      }
      await load()
    })
  }

  function stopPush() {
    isStopAsked = true
  }

  return { events, outcomes, pushing, pushed, error, isPulling, now, load, pull, push, stopPush }
})
