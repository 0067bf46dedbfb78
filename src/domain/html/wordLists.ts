import { styleOf, withStyle } from './hush'

/** One paragraph of a list as Word writes it: a level, a list number and a marker typed as text. */
interface ListParagraph { element: HTMLElement, list: string, level: number, start: number | null }

const listStyle = /mso-list:\s*(l\d+)\s+level(\d+)\s+lfo(\d+)/i

function markerOf(paragraph: Element): Element | null {
  return [...paragraph.querySelectorAll(withStyle('span'))].find(span => /mso-list:\s*ignore/i.test(styleOf(span))) ?? null
}

/** The number an ordered item begins with; null for a bullet. */
function numberOf(marker: string): number | null {
  const text = marker.replace(/[\s\u00A0]+/g, '')
  const number = /^\(?(\d{1,6})[.)]/.exec(text)
  if (number)
    return Number(number[1])
  // Letters and Roman numerals: the list is ordered, its first number is one.
  return /^\(?(?:[ivxlcdm]{1,6}|[a-zа-я])[.)]/i.test(text) ? 1 : null
}

function readParagraph(element: HTMLElement): ListParagraph | null {
  const match = listStyle.exec(styleOf(element))
  if (match === null)
    return null
  const marker = element.getAttribute('data-marker') ?? ''
  return { element, list: `${match[1]} ${match[3]}`, level: Number(match[2]), start: numberOf(marker) }
}

/** Takes the typed markers («·», «1.») out of list paragraphs and remembers them. */
export function readMarkers(parsed: Document): void {
  for (const paragraph of parsed.body.querySelectorAll('p,h1,h2,h3,h4,h5,h6')) {
    if (!listStyle.test(styleOf(paragraph)))
      continue
    const marker = markerOf(paragraph)
    paragraph.setAttribute('data-marker', marker?.textContent ?? '')
    marker?.remove()
  }
}

/** Splits list paragraphs into runs of neighbours; a new list at the first level starts a new run. */
function runsOf(parsed: Document): ListParagraph[][] {
  const runs: ListParagraph[][] = []
  for (const element of parsed.body.querySelectorAll<HTMLElement>('p,h1,h2,h3,h4,h5,h6')) {
    const paragraph = readParagraph(element)
    if (paragraph === null)
      continue
    const previous = runs.at(-1)?.at(-1)
    const goesOn = previous !== undefined && previous.element === element.previousElementSibling && (previous.list === paragraph.list || paragraph.level > 1)
    if (goesOn)
      runs.at(-1)!.push(paragraph)
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
    item.append(...paragraph.element.childNodes)
    open.at(-1)!.list.append(item)
  }
  for (const paragraph of run)
    paragraph.element.remove()
}

/** Turns runs of list paragraphs into `ul` and `ol`, nested by level. */
export function joinWordLists(parsed: Document): void {
  for (const run of runsOf(parsed))
    joinRun(parsed, run)
}
