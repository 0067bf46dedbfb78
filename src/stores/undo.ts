import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ItemId } from '@/domain/blueprint/items'
import { appAddress } from '@/services/setup/appAddress'
import type { ApplyEntry } from '@/services/setup/apply/log'
import { sleep } from '@/services/portal/limits/sleep'
import { offeredSolutions, wantedBlueprints } from '@/services/setup/planSetup'
import { planUndo, undoSetup } from '@/services/setup/undo/undoSetup'
import type { UndoSource } from '@/services/setup/undo/undoSetup'
import type { UndoItem, UndoPlan } from '@/services/setup/undo/undoPlan'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

export interface UndoProgress { done: number, total: number }

/** What of ours is on the portal, and taking it away. */
export const useUndoStore = defineStore('undo', () => {
  const { portal, appOrigin = appAddress() } = usePageServices()
  const source: UndoSource = {
    blueprints: wantedBlueprints(new Set(offeredSolutions().map(({ solution }) => solution))),
    locale: portal.session.locale,
    appOrigin,
    clock: { wait: sleep, now: () => Date.now() },
  }

  const { isBusy, error, attempt } = useAttempt()
  const plan = shallowRef<UndoPlan | null>(null)
  const ticked = shallowRef<ReadonlySet<ItemId>>(new Set())
  const progress = shallowRef<UndoProgress | null>(null)
  const refused = shallowRef<readonly ApplyEntry[]>([])
  const isDone = shallowRef(false)
  let stopper = new AbortController()

  const items = computed<readonly UndoItem[]>(() => plan.value?.items ?? [])
  const safe = computed(() => items.value.filter(({ isSafe, obstacle }) => isSafe && obstacle === null))
  const withData = computed(() => items.value.filter(({ isSafe, obstacle }) => !isSafe && obstacle === null))
  const kept = computed(() => items.value.filter(({ obstacle }) => obstacle !== null))
  const going = computed(() => safe.value.length + ticked.value.size)

  const read = () => attempt(async () => {
    isDone.value = false
    plan.value = await planUndo(portal, source)
    ticked.value = new Set([...ticked.value].filter(id => withData.value.some(item => item.id === id)))
  })

  function tick(ids: readonly ItemId[], isTicked: boolean) {
    const next = new Set(ticked.value)
    ids.forEach(id => isTicked ? next.add(id) : next.delete(id))
    ticked.value = next
  }

  const run = () => attempt(async () => {
    stopper = new AbortController()
    progress.value = { done: 0, total: going.value }
    const { left, log } = await undoSetup(portal, source, {
      ticked: ticked.value,
      signal: stopper.signal,
      onProgress: ({ done, total }) => { progress.value = { done, total } },
    }).finally(() => { progress.value = null })
    plan.value = left
    ticked.value = new Set()
    refused.value = log.filter(({ outcome }) => outcome === 'refused')
    isDone.value = true
  })

  function stop() {
    stopper.abort()
  }

  return { plan, error, ticked, progress, refused, isDone, isBusy, safe, withData, kept, going, read, tick, run, stop }
})
