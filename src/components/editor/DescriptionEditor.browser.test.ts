import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, server, userEvent } from 'vitest/browser'
import { createApp, h, nextTick, shallowRef } from 'vue'
import type { App } from 'vue'
import DescriptionEditor from './DescriptionEditor.vue'
import { writeDocument } from './document'
import { editorExtensions, silentParts } from './extensions'
import { getSchema } from '@tiptap/core'
import type { Editor } from '@tiptap/core'
import { equalDocuments } from '@/domain/html/equal'
import { hostileInputs } from '@/domain/html/samples/hostile'
import { sanitiseHtml } from '@/domain/html/sanitise'
import type { Removal } from '@/domain/html/removals'
import { overwriteGetLocale } from '@/paraglide/runtime.js'
import '@/styles/tokens.css'
import '@/styles/base.css'
import '@/styles/article.css'

overwriteGetLocale(() => 'ru')
let app: App | null = null

interface Opened {
  value: { value: string }
  emitted: string[]
  removed: Removal[][]
  text: HTMLElement
  editor: Editor
  flush: () => void
}

async function open(html: string, props: Record<string, unknown> = {}): Promise<Opened> {
  const value = shallowRef(html)
  const emitted: string[] = []
  const removed: Removal[][] = []
  const component = shallowRef<{ flush: () => void } | null>(null)
  const host = document.createElement('div')
  document.body.append(host)
  app = createApp({
    render: () => h(DescriptionEditor, {
      ref: component,
      savesWith: 'card',
      modelValue: value.value,
      'onUpdate:modelValue': (next: string) => {
        emitted.push(next)
        value.value = next
      },
      onRemoved: (list: Removal[]) => removed.push(list),
      ...props,
    }),
  })
  app.mount(host)
  await nextTick()
  await new Promise(resolve => setTimeout(resolve, 20))
  const text = document.querySelector<HTMLElement & { editor: Editor }>('.editor-text')!
  return { value, emitted, removed, text, editor: text?.editor, flush: () => component.value?.flush() }
}

/** Parts that load on use may take a while on a busy machine. */
function soon(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 8000 })
}

/** The editor takes the focus in the next frame. */
async function focusText({ editor, text }: Opened, position: 'start' | 'end' | 'all' = 'end'): Promise<void> {
  editor.commands.focus(position)
  await soon(() => expect(document.activeElement).toBe(text))
}

function clipboard(data: Record<string, string>, files: File[] = []): DataTransfer {
  const transfer = new DataTransfer()
  for (const [type, value] of Object.entries(data))
    transfer.setData(type, value)
  for (const file of files)
    transfer.items.add(file)
  return transfer
}

function paste(text: HTMLElement, data: Record<string, string>, files: File[] = []): void {
  text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard(data, files), bubbles: true, cancelable: true }))
}

function shown(selector: string): string {
  return document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
}

beforeEach(() => page.viewport(1280, 900))

afterEach(() => {
  app?.unmount()
  app = null
  document.body.replaceChildren()
})

describe('guard: what is pasted', () => {
  it.each(hostileInputs)('is sanitised before the editor parses it: $technique: $name', async ({ html }) => {
    const opened = await open('<p>до</p>')
    const { text, flush, emitted } = opened
    await focusText(opened)
    Object.assign(window, { pwned: () => expect.unreachable('ran') })
    paste(text, { 'text/html': html, 'text/plain': 'текст' })
    flush()
    expect(text.querySelector('script,style,iframe,object,svg,math,form,input,video,audio,[onerror],[onclick],[onload],[style]:not(.ProseMirror-separator)')).toBeNull()
    for (const value of emitted)
      expect(sanitiseHtml(value).html).toBe(value)
  })

  it('never shows text that stood inside a drawing', async () => {
    const { text } = await open('')
    paste(text, { 'text/html': '<p>видно</p><svg><text>скрыто</text></svg>' })
    expect(text.textContent).toBe('видно')
  })

  it('over 500 KB changes nothing and says so', async () => {
    const { text } = await open('<p>до</p>')
    paste(text, { 'text/html': `<p>${'ы'.repeat(260_000)}</p>`, 'text/plain': 'ы' })
    await nextTick()
    expect(text.textContent).toBe('до')
    expect(shown('.note')).toContain('508 КБ из 500 КБ')
  })
})

describe('guard: what is loaded', () => {
  it('is sanitised before the editor parses it, and the report says what went', async () => {
    const { text, removed } = await open('<p>видно<img src=x onerror=alert(1)> <a href="javascript:alert(1)">купить</a></p><svg><text>скрыто</text></svg>')
    expect(text.textContent).toBe('видно купить')
    expect(text.querySelector('a,img:not(.ProseMirror-separator)')).toBeNull()
    expect(removed[0]?.map(({ kind }) => kind)).toEqual(['image', 'event', 'link', 'foreign'])
  })

  it('over 500 KB is not opened and not emptied', async () => {
    const { emitted, text } = await open(`<p>${'ы'.repeat(260_000)}</p>`)
    expect(shown('.banner')).toContain('508 КБ из 500 КБ')
    expect(text).toBeNull()
    app?.unmount()
    app = null
    expect(emitted).toEqual([])
  })
})

describe('guard: what is saved', () => {
  it('is sanitised even when a document of the editor holds a forbidden address', () => {
    const schema = getSchema(editorExtensions(silentParts))
    const document = schema.nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'купить', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }] }] })
    expect(writeDocument(document).html).toBe('<p>купить</p>')
  })

  it('over the column is shown with how much too much', async () => {
    await open(`<p>${'ы'.repeat(30_000)}</p>`)
    expect(shown('.figures')).toContain('60 007 из 60 000 байт')
    expect(shown('.over-line')).toBe('Текст не поместится в поле: лишних 7 байт. Сократите его, русская буква занимает два.')
    expect(document.querySelector('.box.over')).not.toBeNull()
  })
})

describe('a pasted announcement', () => {
  it('from Word becomes lists, with a note that can turn it into text', async () => {
    const opened = await open('')
    const { text, flush, value } = opened
    const html = await server.commands.readFile('tests/samples/clipboard/word-announcement.html')
    await focusText(opened)
    paste(text, { 'text/html': html, 'text/plain': 'Тайны Китай-города\nПрограмма' })
    flush()
    await nextTick()
    expect(text.querySelectorAll('ul li').length).toBe(5)
    expect(text.querySelectorAll('ol li').length).toBe(3)
    expect(shown('.note')).toMatch(/^Вставлено из Word: убрали \d+ (?:стиль|стиля|стилей), 1 картинку file:/)
    expect(sanitiseHtml(value.value)).toEqual({ html: value.value, removed: [], refused: null })

    await userEvent.click(document.querySelector('.note button')!)
    flush()
    expect(value.value).toBe('<p>Тайны Китай-города</p><p>Программа</p>')
    expect(shown('.note')).toBe('')
  })

  it('goes again with one undo', async () => {
    const opened = await open('<p>было</p>')
    const { text, editor } = opened
    await focusText(opened)
    await userEvent.keyboard(' и')
    paste(text, { 'text/html': '<p><b>вставка</b></p>', 'text/plain': 'вставка' })
    expect(text.textContent).toBe('было ивставка')
    editor.commands.undo()
    expect(text.textContent).toBe('было и')
  })

  it('turns selected words into a link when it is an address', async () => {
    const { text, editor, flush, value } = await open('<p>афиша</p>')
    editor.commands.selectAll()
    paste(text, { 'text/plain': 'https://example.ru/' })
    flush()
    expect(value.value).toBe('<p><a href="https://example.ru/" rel="noopener noreferrer nofollow">афиша</a></p>')
  })

  it('of files is refused with their names', async () => {
    const { text } = await open('<p>до</p>')
    paste(text, {}, [new File(['x'], 'афиша.png', { type: 'image/png' })])
    await nextTick()
    expect(text.querySelector('img:not(.ProseMirror-separator)')).toBeNull()
    expect(shown('.files')).toContain('афиша.png')
  })

  it('of dropped files is refused with their names', async () => {
    const { text } = await open('<p>до</p>')
    const event = new DragEvent('drop', { dataTransfer: clipboard({}, [new File(['x'], 'план.pdf')]), bubbles: true, cancelable: true, clientX: 20, clientY: 80 })
    text.dispatchEvent(event)
    await nextTick()
    expect(event.defaultPrevented).toBe(true)
    expect(shown('.files')).toContain('план.pdf')
  })
})

describe('typing', () => {
  it('is told once after a pause, as sanitised HTML', async () => {
    const opened = await open('<p>а</p>')
    const { emitted } = opened
    await focusText(opened)
    await userEvent.keyboard('бв')
    expect(emitted).toEqual([])
    await soon(() => expect(emitted).toEqual(['<p>абв</p>']))
  })

  it('is told at once by flush, on blur and when the page goes', async () => {
    const opened = await open('<p>а</p>')
    const { emitted, flush } = opened
    await focusText(opened)
    await userEvent.keyboard('1')
    flush()
    await userEvent.keyboard('2')
    window.dispatchEvent(new Event('pagehide'))
    await userEvent.keyboard('3')
    app?.unmount()
    app = null
    expect(emitted).toEqual(['<p>а1</p>', '<p>а12</p>', '<p>а123</p>'])
  })

  it('opening alone tells nothing and leaves nothing to undo', async () => {
    const { editor, emitted, flush } = await open('<div>один</div><div>два</div>')
    flush()
    expect(emitted).toEqual([])
    expect(editor.can().undo()).toBe(false)
  })

  it('an equal value from outside leaves the cursor alone', async () => {
    const { editor, value, emitted } = await open('<p>один</p><p>два</p>')
    editor.commands.setTextSelection(3)
    value.value = '<p>один</p>\n<p>два</p>\n'
    await nextTick()
    expect(editor.state.selection.from).toBe(3)
    expect(emitted).toEqual([])
  })

  it('a new value from outside replaces only what differs', async () => {
    const { editor, value, text } = await open('<p>один</p><p>два</p>')
    editor.commands.setTextSelection(3)
    value.value = '<p>один</p><p>два и три</p>'
    await nextTick()
    expect(text.textContent).toBe('одиндва и три')
    expect(editor.state.selection.from).toBe(3)
  })

  it('counts characters, words and bytes', async () => {
    await open('<h2>Прогулка</h2><p>из-за дождя в 12:00</p>', { siteLimitChars: 4000 })
    const figures = [...document.querySelectorAll('.figures .part')].map(part => part.textContent?.replace(/\s/g, ' '))
    expect(figures).toEqual(['27 из 4 000 знаков', '5 слов', '61 из 60 000 байт', 'Сохранится с карточкой'])
  })
})

describe('keyboard', () => {
  async function press(keys: string, html = '<p>слово</p>'): Promise<string> {
    const opened = await open(html)
    const { flush, value } = opened
    await focusText(opened, 'all')
    await userEvent.keyboard(keys)
    flush()
    return value.value
  }

  it.each([
    ['{Control>}b{/Control}', '<p><strong>слово</strong></p>'],
    ['{Control>}i{/Control}', '<p><em>слово</em></p>'],
    ['{Control>}u{/Control}', '<p><u>слово</u></p>'],
    ['{Control>}{Shift>}X{/Shift}{/Control}', '<p><s>слово</s></p>'],
    ['{Control>}{Alt>}2{/Alt}{/Control}', '<h2>слово</h2>'],
    ['{Control>}{Alt>}3{/Alt}{/Control}', '<h3>слово</h3>'],
    ['{Control>}{Alt>}4{/Alt}{/Control}', '<h4>слово</h4>'],
    ['{Control>}{Shift>}8{/Shift}{/Control}', '<ul><li><p>слово</p></li></ul>'],
    ['{Control>}{Shift>}7{/Shift}{/Control}', '<ol><li><p>слово</p></li></ol>'],
    ['{Control>}{Shift>}B{/Shift}{/Control}', '<blockquote><p>слово</p></blockquote>'],
  ])('%s makes %s', async (keys, expected) => {
    expect(await press(keys)).toBe(expected)
  })

  it('Enter, Tab and Backspace work in lists', async () => {
    const opened = await open('')
    const { flush, value } = opened
    await focusText(opened)
    await userEvent.keyboard('- один{Enter}два{Tab}{Enter}три{Enter}{Enter}{Enter}после')
    flush()
    expect(equalDocuments(value.value, '<ul><li>один<ul><li>два</li><li>три</li></ul></li></ul><p>после</p>')).toBe(true)
  })

  it('Markdown stays text', async () => {
    const opened = await open('')
    const { flush, value } = opened
    await focusText(opened)
    await userEvent.keyboard('# **не заголовок** ')
    flush()
    expect(value.value).toBe('<p># **не заголовок** </p>')
  })

  it('the toolbar is one Tab stop with arrows, Home and End, and remembers its place', async () => {
    const opened = await open('<p>слово</p>')
    const { text } = opened
    await focusText(opened)
    const focused = () => document.activeElement?.getAttribute('data-tool')
    await userEvent.keyboard('{Alt>}{F10}{/Alt}')
    expect(focused()).toBe('bold')
    await userEvent.keyboard('{ArrowRight}')
    expect(focused()).toBe('italic')
    await userEvent.keyboard('{End}')
    const last = focused()
    expect(last).not.toBe('italic')
    await userEvent.keyboard('{ArrowRight}')
    expect(focused()).toBe('bold')
    await userEvent.keyboard('{ArrowLeft}{Home}{ArrowRight}')
    expect(focused()).toBe('italic')
    expect(document.querySelectorAll('[data-tool][tabindex="0"]').length).toBe(1)
    await userEvent.keyboard('{Escape}')
    await soon(() => expect(document.activeElement).toBe(text))
    await userEvent.keyboard('{Alt>}{F10}{/Alt}')
    expect(focused()).toBe('italic')
  })

  it('a tool pressed by keyboard shows it and keeps the focus', async () => {
    const { editor } = await open('<p>слово</p>')
    editor.commands.selectAll()
    const bold = document.querySelector<HTMLElement>('[data-tool=bold]')!
    bold.focus()
    await userEvent.keyboard('{Enter}')
    await soon(() => expect(bold.getAttribute('aria-pressed')).toBe('true'))
    expect(document.activeElement).toBe(bold)
  })

  it('undo is unavailable until there is something to undo', async () => {
    const opened = await open('<p>слово</p>')
    const undo = document.querySelector('[data-tool=undo]')!
    expect(undo.getAttribute('aria-disabled')).toBe('true')
    await focusText(opened)
    await userEvent.keyboard('!')
    await soon(() => expect(undo.getAttribute('aria-disabled')).toBeNull())
  })

  it('what does not fit goes to the menu, which works by keyboard', async () => {
    await page.viewport(400, 800)
    const { editor } = await open('<p>слово</p>')
    await soon(() => expect(document.querySelector('[data-tool=more]')).not.toBeNull())
    expect(document.querySelector('[data-tool=strike]')).toBeNull()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(400)
    editor.commands.selectAll()
    const more = document.querySelector<HTMLElement>('[data-tool=more]')!
    more.focus()
    await userEvent.keyboard('{Enter}')
    await soon(() => expect(document.querySelector('[role=menu]')).not.toBeNull())
    await soon(() => expect(document.activeElement?.closest('[role=menu]')).not.toBeNull())
    await userEvent.keyboard('{ArrowDown}')
    await soon(() => expect(document.activeElement?.textContent).toContain('Подчёркнутый'))
    await userEvent.keyboard('{Enter}')
    await soon(() => expect(editor.isActive('u')).toBe(true))
    expect(document.activeElement).toBe(more)
  })

  it('the menu of paragraph kinds makes headings and closes by Escape', async () => {
    const { editor } = await open('<p>слово</p>')
    const block = document.querySelector<HTMLElement>('[data-tool=block]')!
    block.focus()
    await userEvent.keyboard('{ArrowDown}')
    await soon(() => expect(document.activeElement?.closest('[role=menu]')).not.toBeNull())
    await userEvent.keyboard('{Escape}')
    await soon(() => expect(document.activeElement).toBe(block))
    await userEvent.keyboard('{Enter}')
    await soon(() => expect(document.activeElement?.closest('[role=menu]')).not.toBeNull())
    await userEvent.keyboard('{End}{Enter}')
    await soon(() => expect(editor.isActive('heading', { level: 4 })).toBe(true))
    expect(block.textContent).toContain('Малый заголовок')
  })
})

describe('panels', () => {
  it('a link is set by keyboard alone; a wrong address is explained beside the field', async () => {
    const opened = await open('<p>афиша</p>')
    const { flush, value, text } = opened
    await focusText(opened, 'all')
    await userEvent.keyboard('{Control>}k{/Control}')
    await soon(() => expect(document.activeElement?.localName).toBe('input'))
    await userEvent.keyboard('javascript:alert(1){Enter}')
    await soon(() => expect(shown('.line.error')).toContain('Подойдут https://'))
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true')
    await userEvent.keyboard('{Control>}a{/Control}example.ru/afisha{Enter}')
    await soon(() => expect(document.activeElement).toBe(text))
    flush()
    expect(value.value).toBe('<p><a href="https://example.ru/afisha" rel="noopener noreferrer nofollow">афиша</a></p>')
  })

  it('Escape closes the panel and returns to the text', async () => {
    const opened = await open('<p>афиша</p>')
    const { text } = opened
    await focusText(opened)
    await userEvent.keyboard('{Control>}k{/Control}')
    await soon(() => expect(document.activeElement?.localName).toBe('input'))
    await userEvent.keyboard('{Escape}')
    await soon(() => expect(document.activeElement).toBe(text))
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })

  it('a picture by address must be https', async () => {
    const { flush, value } = await open('<p>афиша</p>', { resolveImage: () => null })
    document.querySelector<HTMLElement>('[data-tool=picture]')!.focus()
    await userEvent.keyboard('{Enter}')
    await soon(() => expect(document.activeElement?.localName).toBe('input'))
    await userEvent.keyboard('http://example.ru/1.png{Enter}')
    await soon(() => expect(shown('.line.error')).toContain('Адрес картинки должен начинаться с https://'))
    await userEvent.keyboard('{Control>}a{/Control}crm-file:15{Tab}Дом Пашкова{Enter}')
    await soon(() => expect(document.querySelector('[role=dialog]')).toBeNull())
    flush()
    expect(value.value).toContain('<img src="crm-file:15" alt="Дом Пашкова">')
    expect(shown('.picture-placeholder')).toBe('Картинка: Дом Пашкова')
  })
})

describe('read only', () => {
  it('shows no toolbar and takes no typing', async () => {
    const { text } = await open('<p>слово</p>', { readonly: true })
    expect(document.querySelector('[role=toolbar]')).toBeNull()
    expect(text.getAttribute('contenteditable')).toBe('false')
  })
})
