const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/**
 * Takes back the portal's escaping of first-level text in placement options. It is right for text that had no entities
 * of its own; those cannot be told apart, so ask for the raw value where there is a way.
 */
export function decodeOption(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp);/g, entity => entities[entity]!)
}
