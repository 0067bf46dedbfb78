/** The setting `descriptionLimit` of the events: characters that the client's site shows of a description. */
export const descriptionLimit = { usual: 4000, largest: 60_000 } as const

/**
 * What a card's page tells while typing; read from the options that come with its first answer, so that no page asks for it.
 *
 * @returns `undefined` without a limit.
 */
export function siteLimitOf(appOptions: Readonly<Record<string, unknown>>): number | undefined {
  const kept = keptLimit(appOptions['cardinal.settings.events'])
  const limit = typeof kept === 'number' && Number.isInteger(kept) && kept >= 0 && kept <= descriptionLimit.largest ? kept : descriptionLimit.usual
  return limit === 0 ? undefined : limit
}

function keptLimit(option: unknown): unknown {
  try {
    const content = JSON.parse(typeof option === 'string' ? option : 'null') as { version?: unknown, values?: { descriptionLimit?: unknown } } | null
    return content?.version === 1 ? content.values?.descriptionLimit : undefined
  }
  catch {
    return undefined
  }
}
