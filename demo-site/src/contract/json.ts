/** Reads a text that is to be a JSON object. @returns `null` when it is none. */
export function parseRecord(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return asRecord(JSON.parse(text))
  }
  catch {
    return null
  }
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null
}

export function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

/** A whole number above zero, also when it is written as a text; else `null`. */
export function positiveNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return isRevision(number) ? number : null
}
