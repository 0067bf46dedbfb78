import { shallowRef } from 'vue'
import type { PressDraft } from './pressDraft'

/** What was typed for each action: it stays while the list is read anew and other actions are opened. */
export function useDrafts(first: (action: string) => PressDraft) {
  const typed = shallowRef<ReadonlyMap<string, PressDraft>>(new Map())

  const draftOf = (action: string): PressDraft => typed.value.get(action) ?? first(action)

  function type(action: string, draft: PressDraft) {
    typed.value = new Map([...typed.value, [action, draft]])
  }

  /** What was done is not done again by the same words. */
  function forget(action: string) {
    const left = new Map(typed.value)
    left.delete(action)
    typed.value = left
  }

  return { draftOf, type, forget }
}
