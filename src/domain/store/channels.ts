/** One line of a chat of an open channel. */
export interface ChatLine {
  id: number
  /** 0: the portal itself. */
  authorId: number
  isClient: boolean
  text: string
  /** Milliseconds. */
  at: number
}

/** What was said last in a chat, oldest first. */
export interface ChatTalk {
  lines: readonly ChatLine[]
  /** There are lines before these. */
  isCut: boolean
}

/** Why a message did not go by a chat. `incomplete`: the text needs what is not known. */
export type ByHandReason = 'optedOut' | 'noChat' | 'windowClosed' | 'noAccess' | 'incomplete'

const WINDOW_MS = 24 * 3_600_000
/** Channels of Meta take messages for a day after the client's last one. Others take them at any time, or say no in the chat. */
const dayLong = /^(whatsapp|facebook$|fbinstagram)/

export const isWhatsApp = (connector: string) => /whatsapp/i.test(connector)

/** Whether the channel takes a message now, as far as the chat tells. */
export function isWindowOpen(connector: string, { lines, isCut }: ChatTalk, now: number): boolean {
  if (!dayLong.test(connector))
    return true
  const last = lines.findLast(({ isClient }) => isClient)
  // A talk of which only employees' last lines are known leaves it to the portal to refuse.
  const at = last?.at ?? (isCut ? lines[0]?.at : undefined)
  return at !== undefined && now - at <= WINDOW_MS
}

/**
 * Our message among what was said after a moment.
 *
 * @param after Id of the last line before it was sent.
 */
export function findSent({ lines }: ChatTalk, { after, by, text }: { after: number, by: number, text: string }): ChatLine | null {
  return lines.find(line => line.id > after && line.authorId === by && isSameText(line.text, text)) ?? null
}

/** What the portal says, in its own line behind a message, when the channel did not take it. */
const refusals = /не (?:был[оаи]? )?доставлен|не удалось (?:отправить|доставить)|не (?:было )?отправлен|ошибка (?:при )?(?:отправк|доставк)|not (?:been |was )?(?:delivered|sent)|(?:could not|cannot|unable to|failed to) (?:be )?(?:deliver|sen[dt])|(?:delivery|sending) failed/i

/** The portal's words by which it refused a message; `null` when it says nothing of the kind. They stand before anybody's next line. */
export function refusalOf({ lines }: ChatTalk, messageId: number): string | null {
  const later = lines.filter(({ id }) => id > messageId)
  const next = later.findIndex(({ authorId }) => authorId !== 0)
  return (next < 0 ? later : later.slice(0, next)).find(({ text }) => refusals.test(text))?.text ?? null
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#039;': '\'' }

/** The portal trims, and may escape or break lines its own way. */
function isSameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#039);/g, entity => entities[entity]!).replace(/\s+/g, ' ').trim()
  return plain(one) === plain(other)
}
