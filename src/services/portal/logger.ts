/** What may be kept of an event; everything else is dropped. */
const keptKeys: ReadonlySet<string> = new Set(['method', 'status', 'code', 'duration', 'attempt', 'entityTypeId', 'id', 'kind'])

export interface LogFields { [key: string]: unknown }

/** Fields that may be written to a log: by a list of keys, never by a list of bad words. */
export function redact(fields: LogFields): LogFields {
  return Object.fromEntries(Object.entries(fields)
    .filter(([key, value]) => keptKeys.has(key) && ['string', 'number', 'boolean'].includes(typeof value)))
}

/** Writes an error to the console without anything a person typed and without keys of the portal. */
export function logError(what: string, fields: LogFields = {}): void {
  console.error(`[cardinal] ${new Date().toISOString()} ${what}`, redact(fields))
}
