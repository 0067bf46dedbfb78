import { PortalError } from '@/domain/portalError'
import { asId, asList, asNumber, asRecord } from '../portal/decode'
import type { CallOptions, Command, PortalCalls } from '../portal/types'

/** Deals in one question: so many rarely have more than a page of rows. */
const ownersAtATime = 25
const pageRows = 50
const mostCommands = 50

interface Page { owners: readonly number[], start: number }

function command({ owners, start }: Page): Command {
  return { method: 'crm.item.productrow.list', params: { filter: { '=ownerType': 'D', '=ownerId': owners }, order: { id: 'asc' }, start } }
}

/**
 * How many pieces the product rows of deals hold together: one request for up to 1,250 deals with two rows each.
 *
 * @returns By deal; a deal without rows, or whose rows may not be read, is absent.
 * @throws {PortalError} other than a refusal to read
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/product-rows/crm-item-productrow-list.html
 */
export async function countPieces(calls: PortalCalls, dealIds: readonly number[], options: CallOptions = {}): Promise<Map<number, number>> {
  const pieces = new Map<number, number>()
  let pages: Page[] = []
  for (let index = 0; index < dealIds.length; index += ownersAtATime)
    pages.push({ owners: dealIds.slice(index, index + ownersAtATime), start: 0 })
  while (pages.length > 0) {
    const now = pages.slice(0, mostCommands)
    const outcomes = await calls.readBatch(Object.fromEntries(now.map((page, index) => [`p${index}`, command(page)])), options)
    const more = now.flatMap((page, index): Page[] => {
      const outcome = outcomes[`p${index}`]
      if (outcome?.kind === 'failed')
        return withoutRefused(page, outcome.error)
      if (outcome?.kind !== 'done')
        throw new PortalError('unreachable', 'The batch says nothing about a page of product rows.')
      for (const row of asList(asRecord(outcome.result).productRows).map(asRecord)) {
        const owner = asId(row.ownerId)
        if (owner !== null)
          pieces.set(owner, (pieces.get(owner) ?? 0) + (asNumber(row.quantity) ?? 0))
      }
      return following(page, outcome.total ?? 0)
    })
    pages = [...pages.slice(mostCommands), ...more]
  }
  return pieces
}

function following({ owners, start }: Page, total: number): Page[] {
  return start > 0 ? [] : Array.from({ length: Math.max(0, Math.ceil(total / pageRows) - 1) }, (_, index) => ({ owners, start: (index + 1) * pageRows }))
}

/** One deal that may not be read refuses the whole question: it is asked again in halves. */
function withoutRefused({ owners, start }: Page, error: PortalError): Page[] {
  if (error.kind !== 'forbidden' && error.kind !== 'missing' && error.kind !== 'rejected')
    throw error
  if (owners.length === 1)
    return []
  const half = Math.ceil(owners.length / 2)
  return [{ owners: owners.slice(0, half), start }, { owners: owners.slice(half), start }]
}
