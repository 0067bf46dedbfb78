/** Digits behind the point that a weight keeps: `33.3333`. */
const weightDigits = 4
const scale = 10 ** weightDigits
/** More would mean a sum in the wrong place. */
const largestWeight = 1_000_000

/**
 * Reads the weights of a deal: `{"deal":12,"of":{"34":2,"35":1}}`.
 *
 * @param dealId Whose field it is: a copy made by the portal carries the other deal's weights, and those are not its own.
 * @returns `null` for none, and for what is no weights. A contact that is not named has none: zero.
 */
export function readWeights(text: unknown, dealId: number): ReadonlyMap<number, number> | null {
  const { deal, of } = parsed(text)
  if (deal !== dealId || typeof of !== 'object' || of === null || Array.isArray(of))
    return null
  const entries = Object.entries(of).map(([contact, weight]: [string, unknown]) => [Number(contact), weight] as const)
  const isUsable = entries.every(([contact, weight]) => Number.isSafeInteger(contact) && contact > 0 && isWeight(weight))
  return isUsable && entries.length > 0 ? new Map(entries as [number, number][]) : null
}

/** @returns Text for the deal's field; empty for no weights, so that the deal is shared equally again. */
export function writeWeights(dealId: number, weights: ReadonlyMap<number, number>): string {
  return weights.size === 0 ? '' : JSON.stringify({ deal: dealId, of: Object.fromEntries([...weights].sort(([a], [b]) => a - b)) })
}

/** What a person may enter: from zero up to a million, with up to four digits behind the point. */
export function isWeight(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= largestWeight && Math.abs(value * scale - Math.round(value * scale)) < 1e-3
}

/** A weight as a whole number, so that shares are exact. */
export function wholeWeight(weight: number): bigint {
  return BigInt(Math.round(weight * scale))
}

function parsed(text: unknown): { deal?: unknown, of?: unknown } {
  try {
    const value: unknown = JSON.parse(typeof text === 'string' ? text : 'null')
    return typeof value === 'object' && value !== null ? value : {}
  }
  catch {
    return {}
  }
}
