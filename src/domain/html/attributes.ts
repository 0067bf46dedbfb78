import { nameBefore, styleOf } from './hush'
import { imageAddress, linkAddress } from './addresses'
import type { AddressVerdict } from './addresses'
import { alignmentClass, alignmentOfClass, alignments, elements, keptAttribute } from './policy'
import type { Alignment, AttributeName, ElementName } from './policy'
import type { RemovalLog } from './removals'

/** Attributes that mean nothing in a stored text; nobody needs to be told that they went. */
const silentAttributes: ReadonlySet<string> = new Set(['rel', 'target', 'align', 'type', 'dir', 'lang', 'xml:lang', 'loading', 'decoding', 'data-pm-slice'])

function textAlign(element: Element): string | null {
  return /(?:^|;)\s*text-align\s*:\s*([a-z]+)/i.exec(styleOf(element))?.[1]?.toLowerCase() ?? null
}

/** The alignment an element asks for by class, by `align` or by its style; the usual left one only by class. */
export function alignmentOf(element: Element): Alignment | null {
  const named = alignmentOfClass(element.getAttribute('class') ?? '')
  if (named)
    return named
  const asked = (element.getAttribute('align') ?? textAlign(element) ?? '').toLowerCase()
  return asked === 'left' ? null : alignments.find(alignment => alignment === asked) ?? null
}

function isOnlyAlignment(style: string): boolean {
  return /^\s*text-align\s*:\s*[a-z]+\s*;?\s*$/i.test(style)
}

function logAddress(kind: 'link' | 'image', value: string, verdict: AddressVerdict, log: RemovalLog): void {
  if (!verdict.ok)
    log.add(kind, verdict.scheme ?? (value === '' ? '' : verdict.reason))
}

/** Notes each attribute of a source element that will not be kept. */
export function logAttributes(source: Element, name: ElementName | null, log: RemovalLog): void {
  for (const { name: writtenName, value } of source.attributes) {
    const attribute = nameBefore(writtenName)
    if (attribute.startsWith('on'))
      log.add('event', attribute)
    else if (attribute === 'style') {
      if (!isOnlyAlignment(value))
        log.add('style', 'style')
    }
    else if (attribute === 'href' && name === 'a')
      logAddress('link', value, linkAddress(value), log)
    else if (attribute === 'src' && name === 'img')
      logAddress('image', value, imageAddress(value), log)
    else if (attribute === 'class') {
      if (value.trim() !== '' && value.split(/\s+/).some(part => part !== '' && alignmentOfClass(part) === null))
        log.add('attribute', 'class')
    }
    else if (!silentAttributes.has(attribute) && !(name && keptAttribute(name, attribute, value) !== null) && !isDefault(name, attribute, value))
      log.add('attribute', attribute)
  }
}

/** `start="1"` and `colspan="1"` go because they say nothing. */
function isDefault(name: ElementName | null, attribute: string, value: string): boolean {
  return name !== null && (elements[name].attributes as readonly AttributeName[]).includes(attribute as AttributeName) && value.trim() === '1'
}

function valueFor(source: Element, name: ElementName, attribute: AttributeName): string | null {
  if (attribute === 'class') {
    const alignment = alignmentOf(source)
    return alignment && alignmentClass(alignment)
  }
  // A link always says `rel`, a picture always has a text instead of it, if only an empty one.
  const value = source.getAttribute(attribute) ?? (attribute === 'rel' || attribute === 'alt' ? '' : null)
  return value === null ? null : keptAttribute(name, attribute, value)
}

/** Gives an element of ours the kept attributes of its source, in the policy's order. */
export function copyAttributes(source: Element, target: Element, name: ElementName): void {
  for (const attribute of elements[name].attributes) {
    const value = valueFor(source, name, attribute)
    if (value !== null)
      target.setAttribute(attribute, value)
  }
}
