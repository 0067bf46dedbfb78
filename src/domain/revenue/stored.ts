import type { TripMap } from '../tripMap'
import type { RevenueOwner } from './explain'
import { buildMatrix } from './matrix'
import type { Matrix } from './matrix'
import { readRecord } from './record'
import type { RevenueRecord } from './record'
import type { RevenuePart } from './types'

/** How stored totals stand to what was counted now. `hidden`: deals of the record that the person does not see. */
export type StoredDifference
  = | { kind: 'same' | 'absent' | 'different' }
    | { kind: 'hidden', count: number }

/** The record of a contact's fields; a company has none. */
export function storedRecordOf(item: Readonly<Record<string, unknown>> | null, { contact }: TripMap, { kind, id }: RevenueOwner): RevenueRecord | null {
  const text = item?.[contact.totals]
  return kind === 'contact' && typeof text === 'string' ? readRecord(text, id) : null
}

/**
 * Compares what is stored with what a person sees.
 *
 * @param fresh By the portal's own rules.
 * @param seesAll Nothing is hidden from this person: what is missing is gone.
 */
export function compareStored(record: RevenueRecord | null, fresh: readonly RevenuePart[], { seesAll, currency }: { seesAll: boolean, currency: string }): StoredDifference {
  if (record === null)
    return { kind: fresh.length === 0 ? 'same' : 'absent' }
  if (!record.isWhole)
    return { kind: isSameMatrix(buildMatrix(record.parts), buildMatrix(fresh)) ? 'same' : 'different' }
  const seen = new Map(fresh.map(part => [part.dealId, part]))
  const missing = record.parts.filter(({ dealId }) => !seen.has(dealId)).length
  if (missing > 0 && !seesAll)
    return { kind: 'hidden', count: missing }
  const isSame = record.currency === currency && record.parts.length === fresh.length
    && record.parts.every(part => areAlike(part, seen.get(part.dealId)))
  return { kind: isSame ? 'same' : 'different' }
}

/** A record that is too large for its field holds sums only. */
function isSameMatrix(one: Matrix, other: Matrix): boolean {
  return one.years.length === other.years.length && one.pipelines.length === other.pipelines.length
    && one.years.every(year => one.pipelines.every(id => one.cell(year, id) === other.cell(year, id)))
}

function areAlike(one: RevenuePart, other: RevenuePart | undefined): boolean {
  return one.year === other?.year && one.pipelineId === other.pipelineId && one.minor === other.minor
}
