import { styleOf, withStyle } from './hush'
import { moveChildren } from './pasteTree'

/** One paragraph of a list as Word writes it: a level, a list number and a marker typed as text. */
interface ListParagraph {
  /** What stands in the text. */
  element: Element
  /** What holds the words. */
  content: Element
  list: string
  level: number
  /** Number of an ordered item; null for a bullet. */
  start: number | null
}

const listStyle = /mso-list:\s*(l\d+)\s+level(\d+)\s+lfo(\d+)/i

function markerOf(paragraph: Element): Element | null {
  return [...paragraph.querySelectorAll(withStyle('span'))].find(span => /mso-list:\s*ignore/i.test(styleOf(span))) ?? null
}

/** The number an ordered item begins with; null for a bullet. */
function numberOf(marker: string): number | null {
  const text = marker.replace(/[\s\u00A0]+/g, '')
  // Of «2.1.» the last number counts: the list inside begins anew.
  const number = /^\(?(?:\d{1,6}\.)*(\d{1,6})[.)]?$/.exec(text)
  if (number)
    return Number(number[1])
  // Letters and Roman numerals: the list is ordered, its first number is one.
  return /^\(?(?:[ivxlcdm]{1,6}|[a-zа-я])[.)]/i.test(text) ? 1 : null
}

function readParagraph(element: Element): ListParagraph | null {
  const match = listStyle.exec(styleOf(element))
  if (match === null)
    return null
  const marker = element.getAttribute('data-marker') ?? ''
  return { element, content: element, list: `${match[1]} ${match[3]}`, level: Number(match[2]), start: numberOf(marker) }
}

/** Takes the typed markers («·», «1.») out of list paragraphs and remembers them. Headings keep their numbers as words. */
export function readMarkers(parsed: Document): void {
  for (const paragraph of parsed.body.querySelectorAll('p,h1,h2,h3,h4,h5,h6')) {
    if (!listStyle.test(styleOf(paragraph)))
      continue
    const marker = markerOf(paragraph)
    const text = marker?.textContent ?? ''
    marker?.remove()
    if (paragraph.localName === 'p')
      paragraph.setAttribute('data-marker', text)
    else if (numberOf(text) !== null)
      paragraph.prepend(`${text.replaceAll('\u00A0', ' ').trim()} `)
  }
}

/** List paragraphs of Word on the web: each is a whole list with one item, in a wrapper of its own. */
function webParagraphs(parsed: Document): ListParagraph[] {
  return [...parsed.body.querySelectorAll('.ListContainerWrapper li')].map(content => {
    const list = content.parentElement!
    return {
      element: content.closest('.ListContainerWrapper')!,
      content,
      list: content.getAttribute('data-listid') ?? '',
      level: Number(content.getAttribute('data-aria-level') ?? 1),
      start: list.localName === 'ol' ? Number(list.getAttribute('start') ?? 1) : null,
    }
  })
}

function desktopParagraphs(parsed: Document): ListParagraph[] {
  return [...parsed.body.querySelectorAll('p')].flatMap(element => readParagraph(element) ?? [])
}

/** Splits list paragraphs into runs of neighbours; a new list at the first level starts a new run. */
function runsOf(paragraphs: readonly ListParagraph[]): ListParagraph[][] {
  const runs: ListParagraph[][] = []
  for (const paragraph of paragraphs) {
    const run = runs.at(-1)
    const before = run?.at(-1)?.element
    const isNeighbour = before !== undefined && (before === paragraph.element || before === paragraph.element.previousElementSibling)
    if (run && isNeighbour && (paragraph.level > 1 || run.some(({ list }) => list === paragraph.list)))
      run.push(paragraph)
    else
      runs.push([paragraph])
  }
  return runs
}

function newList(parsed: Document, paragraph: ListParagraph): Element {
  const list = parsed.createElement(paragraph.start === null ? 'ul' : 'ol')
  if (paragraph.start !== null && paragraph.start !== 1)
    list.setAttribute('start', String(paragraph.start))
  return list
}

function isSameKind(list: Element, paragraph: ListParagraph): boolean {
  return (list.localName === 'ol') === (paragraph.start !== null)
}

function joinRun(parsed: Document, run: readonly ListParagraph[]): void {
  const place = run[0]!.element
  /** Open lists from the outermost, with the level that Word gave them. */
  const open: { list: Element, level: number }[] = []
  for (const paragraph of run) {
    while (open.length > 0 && (open.at(-1)!.level > paragraph.level || (open.at(-1)!.level === paragraph.level && !isSameKind(open.at(-1)!.list, paragraph))))
      open.pop()
    if (open.at(-1)?.level !== paragraph.level) {
      const list = newList(parsed, paragraph)
      const outer = open.at(-1)?.list.lastElementChild
      if (outer)
        outer.append(list)
      else
        place.before(list)
      open.push({ list, level: paragraph.level })
    }
    const item = parsed.createElement('li')
    moveChildren(paragraph.content, item)
    open.at(-1)!.list.append(item)
  }
  for (const paragraph of run)
    paragraph.element.remove()
}

/** Turns runs of list paragraphs into `ul` and `ol`, nested by level. */
export function joinWordLists(parsed: Document): void {
  for (const paragraphs of [desktopParagraphs(parsed), webParagraphs(parsed)]) {
    for (const run of runsOf(paragraphs))
      joinRun(parsed, run)
  }
}
