import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import type { Ref } from 'vue'

const wideFrom = 960

/** Whether a panel fits beside the list. */
export function useWide(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const isWide = shallowRef(document.documentElement.clientWidth >= wideFrom)
  const sizes = new ResizeObserver(([entry]) => { isWide.value = (entry?.contentRect.width ?? 0) >= wideFrom - 24 })
  onMounted(() => element.value && sizes.observe(element.value))
  onBeforeUnmount(() => sizes.disconnect())
  return isWide
}
