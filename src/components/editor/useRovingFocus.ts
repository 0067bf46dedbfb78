import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'

/**
 * One Tab stop for a row of tools: arrows, Home and End move inside, the place is remembered.
 * Tools are the descendants with `data-tool`; they bind `tabindex` to `currentId`.
 */
export function useRovingFocus(row: Readonly<ShallowRef<HTMLElement | null>>, firstId: string) {
  const currentId = shallowRef(firstId)

  function tools(): HTMLElement[] {
    return [...row.value?.querySelectorAll<HTMLElement>('[data-tool]') ?? []]
  }

  function remember(event: FocusEvent) {
    const tool = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-tool]') : null
    if (tool?.dataset.tool)
      currentId.value = tool.dataset.tool
  }

  function moveByKey(event: KeyboardEvent) {
    const all = tools()
    const index = all.findIndex(tool => tool === document.activeElement)
    if (index < 0 || event.ctrlKey || event.metaKey || event.altKey)
      return
    const targets: Record<string, number> = { ArrowRight: (index + 1) % all.length, ArrowLeft: (index - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }
    const target = targets[event.key]
    if (target === undefined)
      return
    event.preventDefault()
    all[target]?.focus()
  }

  /** Puts the focus where it was last; on the first tool when that one is gone. */
  function focusCurrent() {
    const all = tools()
    const target = all.find(tool => tool.dataset.tool === currentId.value) ?? all[0]
    target?.focus()
  }

  return { currentId, moveByKey, remember, focusCurrent }
}
