import { ControlError } from '../../controlError.ts'
import type { IdLayout } from './ids.ts'

/** Years of sales made up in one go, for measuring and for lists that are long enough to hurt. */
export interface HistoryOrder {
  /** How many deals. */
  deals: number
  /** How many contacts buy; a tenth of the deals unless said. */
  contacts?: number
  ids?: IdLayout
  /** Another seed gives other deals. */
  seed?: number
  /** The last so many years before the portal's present; 8 unless said. */
  years?: number
}

export interface HistoryAnswer { deals: number, contacts: number, firstDealId: number, lastDealId: number }

const MOST_DEALS = 1_000_000
const MOST_YEARS = 40

export type SettledHistory = Required<HistoryOrder>

/** @throws {ControlError} naming the value that cannot be. */
export function settleHistory(order: HistoryOrder): SettledHistory {
  const { deals, ids = 'even', seed = 1, years = 8 } = order
  const settled = { deals, contacts: order.contacts ?? Math.max(1, Math.round(deals / 10)), ids, seed, years }
  const isGood = isWhole(deals, 1, MOST_DEALS) && isWhole(settled.contacts, 1, MOST_DEALS) && isWhole(years, 1, MOST_YEARS)
    && Number.isSafeInteger(seed) && (ids === 'even' || ids === 'uneven')
  if (!isGood)
    throw new ControlError(`Failed to make up a history: "deals" and "contacts" are whole numbers from 1 to ${MOST_DEALS}, "years" from 1 to ${MOST_YEARS}, "seed" is a whole number, "ids" is even or uneven.`)
  return settled
}

function isWhole(value: unknown, from: number, to: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= from && Number(value) <= to
}
