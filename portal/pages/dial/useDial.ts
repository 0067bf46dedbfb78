import { onUnmounted, shallowRef, watch } from 'vue'
import type { Ref } from 'vue'
import { RequestError } from '../app/api.ts'
import { texts } from '../app/session.ts'
import { loadDial } from './dial.ts'
import type { DialData } from './dial.ts'

const EVERY_MS = 2000

/** What the dial shows while it is open, read anew every two seconds, and what its controls do. */
export function useDial(isOpen: Ref<boolean>) {
  const data = shallowRef<DialData | null>(null)
  const message = shallowRef('')
  const isUnreachable = shallowRef(false)

  let readings = 0

  async function refresh() {
    const reading = ++readings
    const fresh = await loadDial().catch(() => null)
    if (reading !== readings)
      return // what was asked later is newer
    isUnreachable.value = fresh === null
    if (fresh)
      data.value = keptParts(data.value, fresh)
  }

  async function turn(done: Promise<unknown>): Promise<boolean> {
    message.value = ''
    let isDone = false
    try {
      await done
      isDone = true
    }
    catch (error) {
      // Without an answer the next reading says that the portal cannot be reached.
      if (error instanceof RequestError)
        message.value = texts.dial.refused(error.refusal.error)
    }
    await refresh()
    return isDone
  }

  const timer = setInterval(() => {
    if (isOpen.value && !document.hidden)
      void refresh()
  }, EVERY_MS)
  onUnmounted(() => clearInterval(timer))
  watch(isOpen, now => {
    if (now)
      void refresh()
  }, { immediate: true })

  return { data, message, isUnreachable, turn }
}

/** Parts that did not change stay the same objects, so nothing is drawn anew under the person's hand. */
function keptParts(known: DialData | null, fresh: DialData): DialData {
  const parts = Object.entries(fresh).map(([name, part]) => {
    const before = known?.[name as keyof DialData]
    return [name, JSON.stringify(before) === JSON.stringify(part) ? before : part]
  })
  return Object.fromEntries(parts) as DialData
}
