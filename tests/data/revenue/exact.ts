/** A number without rounding: `over / under`, `under` above zero. */
export interface Exact { over: bigint, under: bigint }

export const nothing: Exact = { over: 0n, under: 1n }

/** Reads `-1500.05`, as text or as JSON has it. @throws {Error} on anything else */
export function exact(value: string | number): Exact {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? []
  if (whole === undefined)
    throw new Error(`"${value}" is no plain number.`)
  const over = BigInt(whole + fraction)
  return { over: sign === '-' ? -over : over, under: 10n ** BigInt(fraction.length) }
}

export function plus(one: Exact, other: Exact): Exact {
  return { over: one.over * other.under + other.over * one.under, under: one.under * other.under }
}

export function minus(one: Exact, other: Exact): Exact {
  return plus(one, { over: -other.over, under: other.under })
}

export function times(one: Exact, other: Exact): Exact {
  return { over: one.over * other.over, under: one.under * other.under }
}

export function dividedBy(one: Exact, other: Exact): Exact {
  const sign = other.over < 0n ? -1n : 1n
  return { over: one.over * other.under * sign, under: one.under * other.over * sign }
}

export function isLess(one: Exact, other: Exact): boolean {
  return one.over * other.under < other.over * one.under
}

/** The nearest whole number; of two the one farther from zero. */
export function rounded({ over, under }: Exact): bigint {
  const size = over < 0n ? -over : over
  const whole = size / under
  const nearest = (size % under) * 2n >= under ? whole + 1n : whole
  return over < 0n ? -nearest : nearest
}
