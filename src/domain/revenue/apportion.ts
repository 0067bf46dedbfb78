/**
 * Splits a sum by whole weights so that the parts add up to it: each gets the whole units of its share, what is left goes
 * unit by unit to the largest remainders, and among equal ones to the lowest ids.
 *
 * @param minor Negative sums are split as positive ones are.
 * @param weights By id; in any order. At least one is above zero.
 */
export function apportion(minor: number, weights: ReadonlyMap<number, bigint>): Map<number, number> {
  const size = BigInt(Math.abs(minor))
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0n)
  const shares = [...weights].sort(([a], [b]) => a - b).map(([id, weight]) => ({ id, units: size * weight / whole, remainder: size * weight % whole }))
  let left = Number(size - shares.reduce((sum, { units }) => sum + units, 0n))
  // Sorting keeps the order of ids among equal remainders.
  for (const share of [...shares].sort((a, b) => a.remainder < b.remainder ? 1 : a.remainder > b.remainder ? -1 : 0)) {
    if (left-- <= 0)
      break
    share.units += 1n
  }
  return new Map(shares.map(({ id, units }) => [id, minor < 0 && units > 0n ? -Number(units) : Number(units)]))
}
