import type { Random } from 'b24-local-portal'
import type { FrameLocator, Page } from '@playwright/test'
import { descriptionOf } from '../stories/description.ts'

const words = ['встречаемся', 'у', 'памятника', 'гуляем', 'по', 'переулкам', 'ёлки', 'двор', 'купцы', 'сада', 'Москва', 'набережная', 'чай', 'и', 'пастила', 'около', 'двух', 'часов', 'наушник', 'зонт', 'съезд', 'объяснение', 'Щусев', 'фонарь', 'берём', 'не', 'опаздываем']
const marks = { strong: 'Control+KeyB', em: 'Control+KeyI', u: 'Control+KeyU', s: 'Control+Shift+KeyX' } as const
type MarkName = keyof typeof marks

interface Word { text: string, mark: MarkName | null }
type Line = Word[]
interface Block { kind: 'p' | 'h2' | 'h3' | 'ul' | 'ol' | 'blockquote', lines: Line[] }

const isList = ({ kind }: Block): boolean => kind === 'ul' || kind === 'ol'

/** A text as a person types it, block after block. */
export type TypedText = Block[]

function lineOf(random: Random): Line {
  return Array.from({ length: random.whole(2, 7) }, () => ({
    text: random.pick(words) + (random.whole(1, 8) === 1 ? random.pick([',', ' –', ';', '?']) : ''),
    mark: random.whole(1, 4) === 1 ? random.pick(Object.keys(marks) as MarkName[]) : null,
  }))
}

/** Draws a text of a few blocks, with formatting. */
export function drawText(random: Random): TypedText {
  const blocks: Block[] = []
  const count = random.whole(2, 4)
  while (blocks.length < count) {
    const kind = random.pick(['p', 'p', 'h2', 'h3', 'ul', 'ol'] as const)
    const block: Block = { kind, lines: Array.from({ length: kind === 'ul' || kind === 'ol' ? random.whole(1, 3) : 1 }, () => lineOf(random)) }
    // A list right after a list would be one list.
    if (blocks.length === 0 || !isList(block) || !isList(blocks.at(-1)!))
      blocks.push(block)
  }
  // A quotation is left with keys of its own: it comes last.
  return random.whole(1, 3) === 1 ? [...blocks, { kind: 'blockquote', lines: [lineOf(random)] }] : blocks
}

const htmlOfLine = (line: Line): string => line.map(({ text, mark }) => mark === null ? text : `<${mark}>${text}</${mark}>`).join(' ')

/** The HTML that the typed text is to become. */
export function htmlOf(text: TypedText): string {
  return text.map(({ kind, lines }) => {
    if (kind === 'ul' || kind === 'ol')
      return `<${kind}>${lines.map(line => `<li><p>${htmlOfLine(line)}</p></li>`).join('')}</${kind}>`
    return kind === 'blockquote' ? `<blockquote><p>${htmlOfLine(lines[0]!)}</p></blockquote>` : `<${kind}>${htmlOfLine(lines[0]!)}</${kind}>`
  }).join('')
}

/** What stands before a block's first word. */
const beginning: Record<Block['kind'], (page: Page) => Promise<void>> = {
  p: async () => {},
  h2: page => page.keyboard.press('Control+Alt+2'),
  h3: page => page.keyboard.press('Control+Alt+3'),
  ul: page => page.keyboard.type('- '),
  ol: page => page.keyboard.type('1. '),
  blockquote: page => page.keyboard.press('Control+Shift+KeyB'),
}

/** The editor takes note of its focus some milliseconds later; no person is so quick with the next key. */
const FOCUS_MS = 60

/** Puts the cursor at the end of the text. */
export async function goToEnd(page: Page, frame: FrameLocator): Promise<void> {
  await descriptionOf(frame).focus()
  await page.waitForTimeout(FOCUS_MS)
  await page.keyboard.press('Control+End')
  await page.waitForTimeout(FOCUS_MS)
}

/** Types a text at the end of what is there, letter by letter, at a person's uneven pace. */
export async function typeAtEnd(page: Page, frame: FrameLocator, text: TypedText, random: Random): Promise<void> {
  const { keyboard } = page
  await goToEnd(page, frame)
  await keyboard.press('Enter')
  for (const [index, block] of text.entries()) {
    await beginning[block.kind](page)
    for (const [number, line] of block.lines.entries()) {
      if (number > 0)
        await keyboard.press('Enter')
      await typeLine(page, line, random)
    }
    if (index < text.length - 1) {
      await keyboard.press('Enter')
      // An empty item ends a list.
      if (isList(block))
        await keyboard.press('Enter')
    }
  }
}

async function typeLine({ keyboard }: Page, line: Line, random: Random): Promise<void> {
  for (const [index, { text, mark }] of line.entries()) {
    if (index > 0)
      await keyboard.type(' ')
    if (mark !== null)
      await keyboard.press(marks[mark])
    await keyboard.type(text, { delay: random.whole(0, 12) })
    if (mark !== null)
      await keyboard.press(marks[mark])
  }
}

/** What stands in the editor, as the person sees it: without what the editor adds for the cursor. */
export async function textOnScreen(frame: FrameLocator): Promise<string> {
  return descriptionOf(frame).evaluate(element => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const aid of copy.querySelectorAll('.ProseMirror-trailingBreak, .ProseMirror-separator'))
      aid.remove()
    for (const styled of copy.querySelectorAll('[class]'))
      styled.removeAttribute('class')
    return copy.innerHTML
  })
}
