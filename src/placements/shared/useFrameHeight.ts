import { nextTick, onBeforeUnmount, onMounted } from 'vue'
import type { Ref } from 'vue'

const shrinkDelayMs = 300

/**
 * Keeps the frame as high as its content: it grows at once and shrinks after a pause, so that nothing jumps while
 * something is redrawn.
 *
 * A browser does not draw frames below the fold, and observes no sizes there; changes of the content itself are told all
 * the same, so that the card does not jump when the person scrolls to the frame.
 *
 * @param element The page's outermost element.
 * @param resize Asks the portal for a height in pixels.
 */
export function useFrameHeight(element: Readonly<Ref<HTMLElement | null>>, resize: (heightPx: number) => void): void {
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function ask(heightPx: number) {
    asked = heightPx
    resize(heightPx)
  }

  function follow() {
    const heightPx = Math.ceil(element.value?.getBoundingClientRect().height ?? 0)
    clearTimeout(timer)
    if (heightPx > asked)
      ask(heightPx)
    else if (heightPx > 0 && heightPx < asked)
      timer = setTimeout(() => ask(heightPx), shrinkDelayMs)
  }

  const sizes = new ResizeObserver(follow)
  const followDrawn = () => void nextTick(follow)
  const changes = new MutationObserver(followDrawn)
  onMounted(() => {
    if (element.value === null)
      return
    sizes.observe(element.value)
    changes.observe(element.value, { childList: true, characterData: true, attributeFilter: ['class'], subtree: true })
    followDrawn()
  })
  onBeforeUnmount(() => {
    sizes.disconnect()
    changes.disconnect()
    clearTimeout(timer)
  })
}
