/** An amount in the currency's smallest units (kopecks), so that sums are exact. */
export interface Money { minor: number, currency: string }

/** Currencies without hundredths that portals use; every other one has two digits. */
const digitsOf: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, ISK: 0, XAF: 0, XOF: 0, BHD: 3, KWD: 3, TND: 3 }

/** Digits after the point. */
export function minorDigits(currency: string): number {
  return digitsOf[currency] ?? 2
}

/**
 * Reads an amount as the portal or a site writes it, `1500.5`, without going through broken numbers.
 *
 * @returns Smallest units, halves rounded away from zero; `null` for what is no amount or too large to be exact.
 */
export function toMinor(amount: string | number, currency: string): number | null {
  const [, sign = '', whole, fraction = ''] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(String(amount).trim()) ?? []
  if (whole === undefined)
    return null
  const digits = minorDigits(currency)
  const kept = Number(whole + fraction.slice(0, digits).padEnd(digits, '0')) + (Number(fraction[digits] ?? 0) >= 5 ? 1 : 0)
  return Number.isSafeInteger(kept) ? (sign === '-' && kept !== 0 ? -kept : kept) : null
}

/** `1500.50` of 150050: what a form, a field or a table's file takes. */
export function minorText(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  return `${minor < 0 ? '-' : ''}${text.slice(0, text.length - digits)}${digits > 0 ? `.${text.slice(-digits)}` : ''}`
}

/** Reads money as custom fields keep it, `1500|RUB`; `null` when there is none. */
export function fieldMoney(value: unknown): Money | null {
  const [amount = '', currency = ''] = typeof value === 'string' || typeof value === 'number' ? String(value).split('|') : []
  const minor = amount.trim() === '' ? null : toMinor(amount, currency)
  return minor === null ? null : { minor, currency }
}
