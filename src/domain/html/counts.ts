export interface TextCounts {
  /** Characters with spaces, as a site's limit counts them; «й» is one however it was typed. */
  characters: number
  words: number
}

// «из-за», «д'Артаньян», «12:00» and «1 240» are one word each.
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:[-\u2010\u2011'’](?=[\p{L}\p{N}])|(?<=\p{N})[.,:](?=\p{N})|(?<=\p{N})[\u00A0\u202F](?=\p{N}{3}(?!\p{N})))[\p{L}\p{N}\p{M}]+)*/gu

/**
 * Counts the characters and words of a plain text, one paragraph a line. Line ends are not characters.
 */
export function countText(text: string): TextCounts {
  const lines = text.normalize('NFC').split('\n')
  let characters = 0
  let words = 0
  for (const line of lines) {
    characters += [...line.replace(/[ \t\f\r]+/g, ' ').trim()].length
    words += line.match(word)?.length ?? 0
  }
  return { characters, words }
}
