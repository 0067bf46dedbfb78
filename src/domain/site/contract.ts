import { isFileReference } from '../html/addresses'
import type { SiteProfile } from '../settings/siteProfile'
import { Reading } from './reading'
import type { SitePlace } from './reading'

export type { SitePlace } from './reading'

/** What the site takes, in the order of the list. */
export type SiteCheckId = 'words' | 'length' | 'headings' | 'tables' | 'links' | 'pictures' | 'pictureTexts' | 'pictureHosts' | 'pictureWidths'

export interface SiteCheck {
  id: SiteCheckId
  ok: boolean
  /** Elements that do not fit, or characters over the limit; zero when all is well or nothing is written. */
  count: number
  /** The first of them; null when all is well or nothing is written. */
  where: SitePlace | null
}

function host(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null
}

/** A host as a setting names it: `cdn.example.ru`, in any case and alphabet, or a whole address of it. */
function namedHost(typed: string): string | null {
  const text = typed.trim()
  return host(/^https?:/i.test(text) ? text : `https://${text}`)
}

function lengthCheck(reading: Reading, limit: number): SiteCheck {
  const over = Math.max(0, reading.characters - limit)
  return { id: 'length', ok: over === 0, count: over, where: over === 0 ? null : reading.placeAfter(limit) }
}

/** The checks that each look for elements of one kind, as far as the profile asks for them. */
function unfit(reading: Reading, profile: SiteProfile): [SiteCheckId, Element[]][] {
  const { siteHeadings, imageHosts, textPictureWidth } = profile
  const found: [SiteCheckId, Element[]][] = []
  if (siteHeadings !== '234')
    found.push(['headings', reading.all('h2', 'h3', 'h4').filter(({ localName }) => !siteHeadings.includes(localName.slice(1)))])
  if (!profile.siteTables)
    found.push(['tables', reading.all('table')])
  if (!profile.siteLinks)
    found.push(['links', reading.all('a')])
  const pictures = reading.all('img')
  if (!profile.sitePictures)
    return [...found, ['pictures', pictures]]
  if (profile.pictureTextRequired)
    found.push(['pictureTexts', pictures.filter(picture => (picture.getAttribute('alt') ?? '').trim() === '')])
  const hosts = new Set(imageHosts.map(namedHost).filter(name => name !== null))
  const isForeign = (address: string) => !isFileReference(address) && !hosts.has(host(address) ?? '')
  found.push(
    ['pictureHosts', pictures.filter(picture => isForeign(picture.getAttribute('src') ?? ''))],
    ['pictureWidths', pictures.filter(picture => Number(picture.getAttribute('width')) > textPictureWidth)],
  )
  return found
}

/**
 * Compares a description with what the client's site takes. Only what the profile asks for is in the list; its order and
 * length depend on the profile alone, so that it keeps still while somebody writes.
 *
 * @param html A sanitised text.
 */
export function siteChecks(html: string, profile: SiteProfile): SiteCheck[] {
  const reading = new Reading(html)
  return [
    { id: 'words', ok: !reading.isBlank, count: 0, where: null },
    ...profile.descriptionLimit > 0 ? [lengthCheck(reading, profile.descriptionLimit)] : [],
    ...unfit(reading, profile).map(([id, [first, ...rest]]): SiteCheck => first === undefined
      ? { id, ok: true, count: 0, where: null }
      : { id, ok: false, count: 1 + rest.length, where: reading.placeOf(first) }),
  ]
}
