/** Which numbers a field takes. */
export interface NumberBounds {
  least: number
  most?: number
  isWhole?: boolean
  /** An empty field stands for null. */
  isOptional?: boolean
}

/** Reads what a person typed: `100 000` and `0,4` are numbers too. Undefined when it is no number the field takes. */
export function readNumber(text: string, { least, most = Infinity, isWhole = false, isOptional = false }: NumberBounds): number | null | undefined {
  const digits = text.replaceAll(/\s/g, '').replace(',', '.')
  if (digits === '')
    return isOptional ? null : undefined
  const value = /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN
  return value >= least && value <= most && (!isWhole || Number.isSafeInteger(value)) ? value : undefined
}

export function writeNumber(value: number | null): string {
  return value === null ? '' : String(value)
}
