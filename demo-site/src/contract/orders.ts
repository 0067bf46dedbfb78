import { isRevision, parseRecord } from './json.ts'
import { orderKinds } from './types.ts'
import type { Order, OrderKind } from './types.ts'

/** Why nothing is done for a deal. `copied`: the order came with a copy of another deal. `done`: the site is as far, or further. */
export type Ignored = 'none' | 'unreadable' | 'copied' | 'done'

export type Decision = { act: 'take', order: Order } | { act: 'ignore', why: Ignored, /** Of an order that is done. */ revision?: number }

/**
 * Decides about the order in a deal.
 *
 * @param text Field `published` of the deal. @param doneRevision The last order of this deal that the site has worked on; 0 for none.
 */
export function decide(text: string, deal: number, doneRevision: number): Decision {
  if (text.trim() === '')
    return { act: 'ignore', why: 'none' }
  const { v, deal: owner, kind, revision, key } = parseRecord(text) ?? {}
  if (v !== 1 || typeof owner !== 'number' || !orderKinds.includes(kind as OrderKind) || !isRevision(revision))
    return { act: 'ignore', why: 'unreadable' }
  if (owner !== deal)
    return { act: 'ignore', why: 'copied' }
  if (revision <= doneRevision)
    return { act: 'ignore', why: 'done', revision }
  const name = `${kind as OrderKind}-${deal}-${revision}`
  return { act: 'take', order: { deal, kind: kind as OrderKind, revision, key: typeof key === 'string' && key !== '' ? key.slice(0, 100) : name } }
}
