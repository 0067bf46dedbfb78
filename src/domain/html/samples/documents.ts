import fc from 'fast-check'
import { alignments, attributeNames, blockWrappers, droppedWithContent, elementNames, elements, synonyms } from '../policy'
import type { ElementName } from '../policy'

/** Random documents of the policy, written in the canonical way, as the sanitiser and the editor write them. */

const letters = fc.constantFrom('а', 'Б', 'ё', 'z', '7', '«', '—', '&amp;', '&lt;', ' и ', '&nbsp;', '😀')
const words = fc.array(letters, { minLength: 1, maxLength: 6 }).map(parts => `ж${parts.join('')}ж`)
const marks = (Object.keys(elements) as ElementName[]).filter(name => elements[name].role === 'mark')
const alignment = fc.option(fc.constantFrom(...alignments), { nil: null }).map(value => value === null ? '' : ` class="align-${value}"`)

const address = fc.constantFrom('https://example.ru/a?b=1&amp;c=2', 'mailto:info@example.ru', 'tel:+79991234567')
const pictureAddress = fc.constantFrom('https://example.ru/1.png', 'crm-file:12', 'crm-file:3-4')

function wrapMark(name: ElementName, inner: string, href: string): string {
  return name === 'a' ? `<a href="${href}" rel="noopener noreferrer nofollow">${inner}</a>` : `<${name}>${inner}</${name}>`
}

const marked = fc.tuple(words, fc.uniqueArray(fc.constantFrom(...marks), { maxLength: 3 }), address)
  .map(([text, names, href]) => names.reduce((inner, name) => wrapMark(name, inner, href), text))

const picture = fc.tuple(pictureAddress, fc.constantFrom('', 'Дом Пашкова', 'афиша &amp; билеты'), fc.option(fc.integer({ min: 1, max: 4096 }), { nil: null }))
  .map(([src, alt, width]) => `<img src="${src}" alt="${alt}"${width === null ? '' : ` width="${width}"`}>`)

const inline = fc.array(fc.oneof({ weight: 6, arbitrary: marked }, { weight: 1, arbitrary: fc.constant('<br>') }, { weight: 1, arbitrary: picture }), { minLength: 1, maxLength: 4 })
  .map(parts => parts.join(', '))

const textBlock = fc.tuple(fc.constantFrom('p', 'p', 'p', 'h2', 'h3', 'h4'), alignment, inline)
  .map(([name, attribute, content]) => `<${name}${attribute}>${content}</${name}>`)

const { block } = fc.letrec<{ block: string, item: string, cell: string }>(tie => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: textBlock },
    { weight: 1, arbitrary: fc.constant('<hr>') },
    { weight: 1, arbitrary: fc.constant('<p></p>') },
    { weight: 1, arbitrary: fc.tuple(alignment, fc.array(tie('block'), { minLength: 1, maxLength: 3 })).map(([attribute, blocks]) => `<blockquote${attribute}>${blocks.join('')}</blockquote>`) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom('ul', 'ol', 'ol start="4"'), fc.array(tie('item'), { minLength: 1, maxLength: 3 })).map(([tag, items]) => `<${tag}>${items.join('')}</${tag.slice(0, 2)}>`) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) => fc.array(fc.array(tie('cell'), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }))
      .map(rows => `<table><tbody>${rows.map(cells => `<tr>${cells.join('')}</tr>`).join('')}</tbody></table>`) },
  ),
  item: fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map(blocks => `<li>${blocks.join('')}</li>`),
  cell: fc.tuple(fc.constantFrom('td', 'th'), fc.array(tie('block'), { minLength: 1, maxLength: 2 })).map(([tag, blocks]) => `<${tag}>${blocks.join('')}</${tag}>`),
}))

export const anyDocument = fc.array(block, { minLength: 1, maxLength: 5 }).map(blocks => blocks.join(''))

const anyTag = fc.constantFrom(
  ...elementNames, ...synonyms.keys(), ...blockWrappers, ...droppedWithContent,
  'span', 'font', 'button', 'marquee', 'applet', 'caption', 'colgroup', 'col', 'select', 'option', 'textarea', 'title', 'form', 'input', 'frameset', 'body', 'html', 'head',
  'nobr', 'ruby', 'rt', 'mtext', 'mglyph', 'annotation-xml', 'foreignObject', 'desc', 'mi', 'image', 'isindex', 'plaintext', 'x-a', 'o:p', 'base', 'meta', 'link', 'dialog',
)
const anyAttribute = fc.oneof(
  fc.tuple(fc.constantFrom<string>(...attributeNames, 'style', 'onclick', 'id', 'name', 'align'), fc.constantFrom('align-center x', 'https://a.example/', 'javascript:pwned(1)', 'crm-file:1', '3', '999999', '-1', '"', 'a&#13;b', '--&gt;', '</style>', 'https://a.example/?]>'))
    .map(([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`),
  fc.constant(''),
)
const anyPiece = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(anyTag, anyAttribute, anyAttribute).map(([tag, first, second]) => `<${tag}${first}${second}>`) },
  { weight: 3, arbitrary: anyTag.map(tag => `</${tag}>`) },
  { weight: 3, arbitrary: fc.constantFrom('текст', ' ', '\n', '&lt;b&gt;', '&amp;amp;', '&#13;', '&#0;', '\u0000', '&nbsp;', ' слово ', '{{x}}', '<', '&', '>', '-->') },
  { weight: 1, arbitrary: fc.constantFrom('<!--', '-->', '<!-- x -->', '<![CDATA[', ']]>', '<?x ?>', '<!doctype html>', '<!--[if mso]>', '<![endif]-->') },
)

/** Anything that looks like HTML from afar. */
export const anyTagSoup = fc.array(anyPiece, { maxLength: 30 }).map(pieces => pieces.join(''))
