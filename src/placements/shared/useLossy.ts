import { computed, shallowRef } from 'vue'
import type { LossyText } from '@/components/editor/useDescription'

/** A text that saving would change: read-only until the person has decided. */
export function useLossy() {
  const lossy = shallowRef<LossyText | null>(null)
  const decided = shallowRef(false)
  const isUndecided = computed(() => lossy.value !== null && !decided.value)

  function meet(text: LossyText) {
    lossy.value = text
    decided.value = false
  }

  function decide() {
    decided.value = true
  }

  return { lossy, isUndecided, meet, decide }
}
