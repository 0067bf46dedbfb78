import { shallowRef } from 'vue'
import { byteSize } from '@/domain/html/byteSize'
import { limits } from '@/domain/html/policy'
import { sanitiseHtml } from '@/domain/html/sanitise'

/** How far a text has come on its way into the card's form. */
export type Handover
  = | { kind: 'idle' }
    | { kind: 'handing' }
    | { kind: 'handed' }
    /** The card did not answer. */
    | { kind: 'silent' }
    /** Too long for the field: the card keeps the text before. */
    | { kind: 'over-limit', sizeBytes: number, limitBytes: number }

/**
 * Hands a field's text over to the card's form, one at a time, the newest last.
 *
 * @param setValue Tells whether the card answered.
 */
export function useHandover(setValue: (html: string) => Promise<boolean>) {
  const state = shallowRef<Handover>({ kind: 'idle' })
  let next: string | null = null
  let isHanding = false

  async function hand(html: string) {
    next = html
    if (isHanding)
      return
    isHanding = true
    try {
      while (next !== null) {
        const text: string = next
        next = null
        state.value = await handOne(text)
      }
    }
    finally {
      isHanding = false
    }
  }

  async function handOne(html: string): Promise<Handover> {
    const clean = sanitiseHtml(html)
    const sizeBytes = byteSize(clean.refused === null ? clean.html : html)
    if (clean.refused !== null || sizeBytes > limits.storedBytes)
      return { kind: 'over-limit', sizeBytes, limitBytes: limits.storedBytes }
    state.value = { kind: 'handing' }
    // A busy card answers too late; the same value once more does no harm, and a newer one goes anyway.
    const isHanded = await setValue(clean.html) || (next === null && await setValue(clean.html))
    return { kind: isHanded ? 'handed' : 'silent' }
  }

  return { state, hand }
}
