import sanitizeHtml from 'sanitize-html'
import { alignmentClasses, allowedAttributes, droppedWithContent, isSafeLink, linkRel, numberBounds, synonyms } from './policy.ts'

type Attributes = Record<string, string>
interface Tag { tagName: string, attribs: Attributes }

/** Is on no list, so it goes and its words stay. */
const bare: Tag = { tagName: 'span', attribs: {} }

/** Longest text that is looked at at all, in characters. */
export const LONGEST_INPUT = 500_000

/**
 * Takes a text down to what the site may show. Whoever may edit a deal could have written anything into it.
 *
 * @param pictureAddress Address of a picture for what stands in its `src`; `null` leaves the picture out.
 */
export function sanitiseText(html: string, pictureAddress: (source: string) => string | null): string {
  // What falls out of broken nesting is put right by reading the result once more.
  return sanitiseOnce(sanitiseOnce(html, pictureAddress), source => source)
}

function sanitiseOnce(html: string, pictureAddress: (source: string) => string | null): string {
  return sanitizeHtml(html, {
    allowedTags: Object.keys(allowedAttributes),
    allowedAttributes: Object.fromEntries(Object.entries(allowedAttributes).map(([name, attributes]) => [name, [...attributes]])),
    allowedClasses: Object.fromEntries(['p', 'h2', 'h3', 'h4', 'blockquote'].map(name => [name, alignmentClasses])),
    nonTextTags: droppedWithContent,
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
    allowProtocolRelative: false,
    nestingLimit: 100,
    transformTags: {
      ...Object.fromEntries(Object.entries(synonyms).map(([from, to]) => [from, sanitizeHtml.simpleTransform(to, {}, false)])),
      a: (_, { href = '' }) => isSafeLink(href.trim()) ? { tagName: 'a', attribs: { href: href.trim(), rel: linkRel } } : bare,
      img: (_, attributes) => pictureOf(attributes, pictureAddress),
      '*': (tagName, attributes) => ({ tagName, attribs: withGoodNumbers(attributes) }),
    },
  })
}

function pictureOf(attributes: Attributes, pictureAddress: (source: string) => string | null): Tag {
  const src = pictureAddress((attributes.src ?? '').trim())
  if (src === null)
    return bare
  const { width, height } = withGoodNumbers(attributes)
  return { tagName: 'img', attribs: { src, alt: (attributes.alt ?? '').trim(), ...(width ? { width } : {}), ...(height ? { height } : {}) } }
}

function withGoodNumbers(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name, value]) => {
    const bounds = numberBounds[name]
    return bounds === undefined || (/^-?\d{1,7}$/.test(value) && Number(value) >= bounds[0] && Number(value) <= bounds[1])
  }))
}

/** The words of a sanitised text: for lengths, and for summaries in lists. */
export function plainText(html: string): string {
  return sanitizeHtml(html.replace(/<\/(?:p|li|h\d|td|th|blockquote)>|<br \/>|<hr \/>/g, '$& '), { allowedTags: [], allowedAttributes: {} })
    .replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/\s+/g, ' ').trim()
}
