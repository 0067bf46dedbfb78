import { formatCount } from './numbers'
import type { Refusal } from '@/domain/html/sanitise'
import * as m from '@/paraglide/messages.js'

function kilobytes(bytes: number): string {
  return formatCount(Math.ceil(bytes / 1024))
}

/** Says why a text is not shown, with its size. */
export function describeRefusal(refusal: Refusal): string {
  return refusal.reason === 'size'
    ? m.html_refused_size({ actual: kilobytes(refusal.actual ?? refusal.limit), limit: kilobytes(refusal.limit) })
    : m.html_refused_nesting()
}
