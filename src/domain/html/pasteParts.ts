import { styleOf, withStyle } from './hush'
import { isText } from './parse'
import { rename } from './pasteTree'

/** What the person who copied did not see, or saw as a part of the program. */
function removeUnseen(parsed: Document): void {
  for (const element of parsed.body.querySelectorAll(withStyle('*'))) {
    if (/(?:^|[;\s])display\s*:\s*none/i.test(styleOf(element)))
      element.remove()
  }
  // The text of a button tells nothing without the button; the button itself is counted later.
  for (const button of parsed.body.querySelectorAll('button'))
    button.replaceChildren()
  for (const picture of parsed.body.querySelectorAll('img')) {
    const isTiny = [picture.getAttribute('width'), picture.getAttribute('height')].some(side => side !== null && Number.parseFloat(side) <= 32)
    if (isTiny && (picture.getAttribute('alt') ?? '') === '')
      picture.remove()
  }
  // Word on the web ends every paragraph with a no-break space.
  for (const end of parsed.body.querySelectorAll('.EOP'))
    end.remove()
}

function readHeadings(parsed: Document): void {
  for (const element of parsed.body.querySelectorAll('[role=heading]:not(h1,h2,h3,h4,h5,h6)')) {
    const level = /^[1-6]$/.exec(element.getAttribute('aria-level') ?? '')
    rename(element, `h${level?.[0] ?? 2}`)
  }
}

/** A box to tick becomes a character: the policy has no boxes. */
function tick(item: Element, isTicked: boolean): void {
  item.prepend(isTicked ? '☑ ' : '☐ ')
}

/** Google Docs marks the items of a checklist, others put a box into them, Notion writes «[x]». */
function readTicks(parsed: Document): void {
  for (const item of parsed.body.querySelectorAll('li[aria-checked]')) {
    item.querySelector(':scope > img')?.remove()
    tick(item.querySelector(':scope > p') ?? item, item.getAttribute('aria-checked') === 'true')
  }
  for (const box of parsed.body.querySelectorAll('li input[type=checkbox]'))
    box.replaceWith(box.hasAttribute('checked') ? '☑ ' : '☐ ')
  for (const item of parsed.body.querySelectorAll('li')) {
    const first = item.firstChild
    const mark = first !== null && isText(first) ? /^\s*\[([ x])\] /.exec(first.data) : null
    if (mark === null)
      continue
    first!.nodeValue = first!.nodeValue!.slice(mark[0].length)
    tick(item, mark[1] === 'x')
  }
}

const emoji = /^(?:[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u200D\uFE0F]|[\d#*]\uFE0F?\u20E3|[\u{E0020}-\u{E007F}])+$/u

/** Messengers show emoji as pictures. */
function readEmoji(parsed: Document): void {
  for (const picture of parsed.body.querySelectorAll('img[alt]')) {
    if (emoji.test(picture.getAttribute('alt')!))
      picture.replaceWith(picture.getAttribute('alt')!)
  }
  for (const space of parsed.body.querySelectorAll('.Apple-converted-space'))
    space.replaceWith(' ')
}

const redirect = /^https:\/\/(?:(?:m\.)?vk\.com\/away\.php|www\.google\.com\/url|[\w-]+\.safelinks\.protection\.outlook\.com\/)\?/

/** Links through a counter lead to the place itself: the counter's address tells who copied it. */
function readRedirects(parsed: Document): void {
  for (const link of parsed.body.querySelectorAll('a[href]')) {
    const address = link.getAttribute('href')!.trim()
    const query = redirect.test(address) ? new URLSearchParams(address.slice(address.indexOf('?'))) : null
    const target = query?.get('to') ?? query?.get('url') ?? query?.get('q')
    if (target && /^https?:\/\//.test(target))
      link.setAttribute('href', target)
  }
}

/** Turns what programs show by their own means into plain text and elements. */
export function readParts(parsed: Document): void {
  removeUnseen(parsed)
  readHeadings(parsed)
  readTicks(parsed)
  readEmoji(parsed)
  readRedirects(parsed)
}
