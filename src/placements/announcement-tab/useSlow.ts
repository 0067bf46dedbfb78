import { onBeforeUnmount, shallowRef, watch } from 'vue'

const slowAfterMs = 15_000

/** Becomes true when something has been going on for 15 s. */
export function useSlow(isGoingOn: () => boolean) {
  const isSlow = shallowRef(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(isGoingOn, value => {
    clearTimeout(timer)
    isSlow.value = false
    if (value)
      timer = setTimeout(() => { isSlow.value = true }, slowAfterMs)
  }, { immediate: true })
  onBeforeUnmount(() => clearTimeout(timer))
  return isSlow
}
