/** Why an address is refused. `token`: it carries a key of the employee who copied it. */
export type AddressRefusal = 'empty' | 'relative' | 'scheme' | 'characters' | 'length' | 'user' | 'token' | 'malformed'

export type AddressVerdict
  = | { ok: true, address: string }
    | { ok: false, reason: AddressRefusal, /** With the colon, when the reason is `scheme`. */ scheme?: string }

/** Longest address, in characters. */
export const longestAddress = 2048
const linkSchemes: readonly string[] = ['https:', 'http:', 'mailto:', 'tel:']
const fileScheme = 'crm-file:'

/** Schemes that may stand in saved HTML at all; each use narrows them further. */
export const storedSchemes: readonly string[] = [...linkSchemes, fileScheme]

const tokenParameters: ReadonlySet<string> = new Set(['auth', 'auth_id', 'refresh_id', 'sessid', 'token', 'access_token', 'refresh_token'])

// Control characters, line separators and everything that changes the direction of text.
const refusedCharacters = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

function refuse(reason: AddressRefusal, scheme?: string): AddressVerdict {
  return scheme === undefined ? { ok: false, reason } : { ok: false, reason, scheme }
}

function parse(address: string, base?: string): URL | null {
  try {
    return new URL(address, base)
  }
  catch {
    return null
  }
}

/** The address as typed when every reader understands it alike, otherwise as the URL parser writes it. */
function written(typed: string, url: URL): string {
  const isUnambiguous = parse(typed, 'https://base.invalid/a/')?.href === url.href && parse(typed, 'http://base.invalid/b/')?.href === url.href
  return isUnambiguous && !/[\s\\<>\p{Cf}]/u.test(typed) ? typed : url.href
}

function isTokenPair(pair: string): boolean {
  const name = pair.split('=', 1)[0]!.replaceAll('+', ' ')
  try {
    return tokenParameters.has(decodeURIComponent(name).trim().toLowerCase())
  }
  catch {
    return false
  }
}

/** Removes parameters that carry keys from the query and the fragment; null when there are none. */
function withoutTokens(url: URL): string | null {
  const strip = (part: string) => part.split('&').filter(pair => !isTokenPair(pair)).join('&')
  const query = url.search.slice(1)
  const fragment = url.hash.slice(1)
  const [keptQuery, keptFragment] = [strip(query), strip(fragment)]
  if (keptQuery === query && keptFragment === fragment)
    return null
  const copy = new URL(url.href)
  copy.search = keptQuery
  copy.hash = keptFragment
  return copy.href
}

function mailAddress(url: URL): AddressVerdict {
  let recipient: string
  try {
    recipient = decodeURIComponent(url.pathname)
  }
  catch {
    return refuse('malformed')
  }
  if (refusedCharacters.test(recipient))
    return refuse('characters')
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(recipient))
    return refuse('malformed')
  const subject = (url.searchParams.get('subject') ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim()
  // Written by hand: `%`, `?` and `#` of the recipient would otherwise mean something else when read again.
  const address = `mailto:${recipient.replace(/[%?#&]/g, encodeURIComponent)}`
  return { ok: true, address: subject === '' ? address : `${address}?subject=${encodeURIComponent(subject)}` }
}

function phoneAddress(url: URL): AddressVerdict {
  const digits = url.pathname.split(/[;,]/, 1)[0]!.replace(/%[0-9a-f]{2}/gi, '').replace(/[^\d+]/g, '')
  return /^\+?\d{2,20}$/.test(digits) ? { ok: true, address: `tel:${digits}` } : refuse('malformed')
}

/** Checks that hold for every address; the URL when all pass. */
function parseChecked(typed: string): URL | AddressVerdict {
  if (typed === '')
    return refuse('empty')
  if (refusedCharacters.test(typed))
    return refuse('characters')
  if (typed.length > longestAddress)
    return refuse('length')
  const url = parse(typed)
  if (url === null)
    return refuse(/^[a-z][a-z\d+.-]*:/i.test(typed) ? 'malformed' : 'relative')
  if (url.username !== '' || url.password !== '')
    return refuse('user')
  if (url.href.length > longestAddress * 3)
    return refuse('length')
  return url
}

/**
 * Decides whether an address may be the target of a link, and how it is written.
 * Parameters that carry an employee's key are cut off; `mailto:` keeps its subject only, `tel:` digits and `+`.
 *
 * @param typed Address as found in `href` (entities already decoded) or typed by a person.
 */
export function linkAddress(typed: string): AddressVerdict {
  const trimmed = typed.replace(/^[ \n\t\f]+|[ \n\t\f]+$/g, '')
  const url = parseChecked(trimmed)
  if (!(url instanceof URL))
    return url
  if (!linkSchemes.includes(url.protocol))
    return refuse('scheme', url.protocol)
  if (url.protocol === 'mailto:')
    return mailAddress(url)
  if (url.protocol === 'tel:')
    return phoneAddress(url)
  return { ok: true, address: withoutTokens(url) ?? written(trimmed, url) }
}

/** A reference to a file of this deal (`crm-file:15`) or of another one (`crm-file:7-15`). */
export function isFileReference(address: string): boolean {
  return /^crm-file:\d{1,18}(?:-\d{1,18})?$/.test(address)
}

/**
 * Decides whether an address may be that of a picture in saved HTML: `https:`, or our reference to a file of a deal.
 * An address with an employee's key is refused: without the key the picture would not open.
 */
export function imageAddress(typed: string): AddressVerdict {
  const trimmed = typed.replace(/^[ \n\t\f]+|[ \n\t\f]+$/g, '')
  if (isFileReference(trimmed))
    return { ok: true, address: trimmed }
  const url = parseChecked(trimmed)
  if (!(url instanceof URL))
    return url
  if (url.protocol !== 'https:')
    return refuse('scheme', url.protocol)
  return withoutTokens(url) === null ? { ok: true, address: written(trimmed, url) } : refuse('token')
}

/** Whether a resolved picture may be put on the screen: `https:`, our own `blob:`, or a portal on this computer. */
export function isShowableImage(address: string): boolean {
  const url = parse(address)
  if (url === null)
    return false
  const isOwnComputer = url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname)
  return url.protocol === 'https:' || url.protocol === 'blob:' || isOwnComputer
}

/**
 * Reads what a person typed as a link: adds the scheme to `example.ru`, `name@example.ru` and a phone number.
 */
export function typedLink(typed: string): AddressVerdict {
  const text = typed.trim()
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text))
    return linkAddress(`mailto:${text}`)
  if (/^\+?[\d\s().-]{5,}$/.test(text))
    return linkAddress(`tel:${text}`)
  if (!/^[a-z][a-z\d+.-]*:/i.test(text) || /^[\p{L}\d.-]+\.[\p{L}]{2,}:\d+(?:\/|$)/u.test(text))
    return /^[^\s/?#.]+(?:\.[^\s/?#.]+)+/.test(text) ? linkAddress(`https://${text}`) : linkAddress(text)
  return linkAddress(text)
}
