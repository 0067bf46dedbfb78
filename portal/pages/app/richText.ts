export type TextPart = { kind: 'text', text: string } | { kind: 'link', text: string, href: string }

const LINK = /\[url=([^\]]+)\]([\s\S]*?)\[\/url\]|\[url\]([\s\S]*?)\[\/url\]|(https?:\/\/[^\s[\]<>"]+[^\s[\]<>".,;:!?)])/gi
const OTHER_CODES = /\[\/?(?:b|i|u|s|size|color|user|chat|list|\*)(?:=[^\]]*)?\]/gi

function isSafe(address: string): boolean {
  return /^(?:https?:\/\/|\/(?!\/))/i.test(address)
}

/** A text with BB codes as plain pieces and links; other codes are taken away. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  const plain = (piece: string) => {
    const shown = piece.replace(OTHER_CODES, '')
    if (shown !== '')
      parts.push({ kind: 'text', text: shown })
  }
  for (const match of text.matchAll(LINK)) {
    plain(text.slice(end, match.index))
    end = match.index + match[0].length
    const href = (match[1] ?? match[3] ?? match[4] ?? '').trim()
    const label = (match[2] ?? href).replace(OTHER_CODES, '')
    parts.push(isSafe(href) ? { kind: 'link', text: label, href } : { kind: 'text', text: label })
  }
  plain(text.slice(end))
  return parts
}
