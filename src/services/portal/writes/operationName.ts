/** What makes one operation the same operation: whoever starts it, from whichever tab. */
export interface Operation {
  /** Code of the application. */
  app: string
  /** What is made: `course-copy`, `coupon`. */
  kind: string
  /** What it is made from: id of the template deal, or empty. */
  template: string | number
  /** Day it is made for, or any other key of the single record. */
  date: string
  /** Number of the plan's run: a wanted second copy has another. */
  run: number
}

/**
 * The name of an operation, 32 hexadecimal digits: the same operation has the same name in every tab and for every person,
 * so its result can be found by it after a lost reply.
 */
export async function operationName({ app, kind, template, date, run }: Operation): Promise<string> {
  const text = JSON.stringify([app, kind, String(template), date, run])
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(hash, 0, 16)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
