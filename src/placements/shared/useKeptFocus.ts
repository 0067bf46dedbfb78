import { watch } from 'vue'
import type { Ref, WatchSource } from 'vue'

/**
 * Holds the keyboard's place while parts of an element come and go: when the part that had the focus is taken away, the
 * element itself gets it, so that the next Tab goes on from here.
 *
 * @param element Can be focused (`tabindex="-1"`).
 * @param parts What decides about the parts.
 */
export function useKeptFocus(element: Readonly<Ref<HTMLElement | null>>, parts: WatchSource[]): void {
  let wasInside = false
  watch(parts, () => { wasInside = element.value?.contains(document.activeElement) ?? false }, { flush: 'pre' })
  watch(parts, () => {
    if (wasInside && (document.activeElement === null || document.activeElement === document.body))
      element.value?.focus({ preventScroll: true })
  }, { flush: 'post' })
}
