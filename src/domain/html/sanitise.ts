import { byteSize } from './byteSize'
import { depthOf, leavesTooManyOpen } from './nesting'
import { isElement, parseInert } from './parse'
import { limits } from './policy'
import { purify } from './purify'
import { Rebuilder } from './rebuild'
import { RemovalLog } from './removals'
import type { Removal } from './removals'

/** A text that is not even looked at. */
export interface Refusal {
  reason: 'size' | 'nesting'
  /** Bytes or levels. */
  limit: number
  /** Bytes; of nesting only known that it is over the limit. */
  actual?: number
}

export interface Sanitised {
  /** Safe HTML of the policy; empty when refused. */
  html: string
  /** What was taken out, for a message to the person. */
  removed: Removal[]
  /** Set when the text is over a limit. The caller must not save the empty `html` over it. */
  refused: Refusal | null
}

function refusal(reason: Refusal['reason'], limit: number, actual?: number): Sanitised {
  return { html: '', removed: [], refused: actual === undefined ? { reason, limit } : { reason, limit, actual } }
}

/** Styles and scripts at the start of a text land in the head of the parsed document. */
function bodyWithHead(parsed: Document): HTMLElement {
  parsed.body.prepend(...[...parsed.head.childNodes].filter(isElement))
  return parsed.body
}

/**
 * Cleans HTML from anywhere – a paste, a stored field, the editor itself – down to the policy.
 * Doing it twice gives the same as once. Nothing is loaded or run meanwhile.
 *
 * @param html Any text up to 500 KB with nesting up to 100; beyond that it is refused by value, nothing is thrown.
 */
export function sanitiseHtml(html: string): Sanitised {
  const bytes = byteSize(html)
  if (bytes > limits.inputBytes)
    return refusal('size', limits.inputBytes, bytes)
  if (leavesTooManyOpen(html, limits.nesting))
    return refusal('nesting', limits.nesting)
  const source = bodyWithHead(parseInert(html))
  if (depthOf(source, limits.nesting) > limits.nesting)
    return refusal('nesting', limits.nesting)

  const log = new RemovalLog()
  const target = document.implementation.createHTMLDocument('')
  new Rebuilder(target, log).rebuild(source)
  if (depthOf(target.body, limits.nesting) > limits.nesting)
    return refusal('nesting', limits.nesting)

  const clean = purify(target.body.innerHTML)
  const cleanBytes = byteSize(clean)
  if (cleanBytes > limits.inputBytes)
    return refusal('size', limits.inputBytes, cleanBytes)
  return { html: clean, removed: log.list(), refused: null }
}
