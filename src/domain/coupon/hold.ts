/** A redemption that was given back. Moments are milliseconds. */
export interface PastUse { dealId: number, by: number, at: number, backBy: number, backAt: number, why: string }

/** Who holds a coupon: what its technical field keeps beside the fields that people see. */
export interface CouponHold {
  /** How often the coupon was released: the next claim is for this round. */
  round: number
  /** Mark of the last guarded write of the coupon; empty before the first. */
  mark: string
  /** The claim it was redeemed by, `45-9f3ab2c1`; empty while nobody has it. */
  operation: string
  dealId: number | null
  by: number | null
  at: number | null
  /** The latest last. */
  past: readonly PastUse[]
}

export const freeHold: CouponHold = { round: 0, mark: '', operation: '', dealId: null, by: null, at: null, past: [] }

/** Redemptions that are remembered. */
const mostPast = 5

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
const numberOf = (value: unknown) => isNumber(value) ? value : null
const textOf = (value: unknown) => typeof value === 'string' ? value : ''

/** @param leadId The coupon's own: a copy made by the portal carries another's, and nobody holds a copy. */
export function readHold(text: string, leadId: number): CouponHold {
  const kept = parse(text)
  if (kept.lead !== leadId)
    return freeHold
  const past = Array.isArray(kept.past) ? kept.past as PastUse[] : []
  return {
    round: numberOf(kept.n) ?? 0, mark: textOf(kept.mark), operation: textOf(kept.op), dealId: numberOf(kept.deal), by: numberOf(kept.by), at: numberOf(kept.at),
    past: past.filter(({ dealId, backAt }) => isNumber(dealId) && isNumber(backAt)),
  }
}

export function writeHold(leadId: number, { round, mark, operation, dealId, by, at, past }: CouponHold): string {
  return JSON.stringify({ lead: leadId, n: round, mark, op: operation, deal: dealId, by, at, past: past.slice(-mostPast) })
}

/** The coupon after it came back: the next round, with the redemption among those of the past. */
export function released(hold: CouponHold, by: number, at: number, why: string): CouponHold {
  const use = hold.dealId === null ? [] : [{ dealId: hold.dealId, by: hold.by ?? 0, at: hold.at ?? 0, backBy: by, backAt: at, why }]
  return { ...freeHold, round: hold.round + 1, mark: hold.mark, past: [...hold.past, ...use] }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
  }
  catch {
    return {}
  }
}
