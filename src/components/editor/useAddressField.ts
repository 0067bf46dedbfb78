import { computed, onMounted, shallowRef } from 'vue'
import type { Ref } from 'vue'

/** A field for text: what its component exposes. */
export interface FocusableField { focus: () => void, select: () => void }

/** What was typed as an address: usable in one form, or refused for a reason. */
type Verdict = { ok: true, address: string } | { ok: false }

/**
 * An address while it is typed: checked when the field is left or the form is sent, then at each key. The field has the
 * focus from the start.
 *
 * @param judge Decides whether the typed text can be used.
 * @param explain Words for a refusal.
 */
export function useAddressField<V extends Verdict>(start: string, field: Readonly<Ref<FocusableField | null>>, judge: (typed: string) => V, explain: (refused: Extract<V, { ok: false }>) => string) {
  const typed = shallowRef(start)
  const isChecked = shallowRef(false)
  const verdict = computed(() => judge(typed.value))
  const error = computed(() => isChecked.value && !verdict.value.ok ? explain(verdict.value as Extract<V, { ok: false }>) : '')

  function check() {
    if (typed.value.trim() !== '')
      isChecked.value = true
  }

  /** The address to use; `null` puts the cursor back into the field beside its message. */
  function accept(): string | null {
    isChecked.value = true
    if (verdict.value.ok)
      return verdict.value.address
    field.value?.focus()
    return null
  }

  onMounted(() => {
    field.value?.focus()
    field.value?.select()
  })
  return { typed, error, check, accept }
}
