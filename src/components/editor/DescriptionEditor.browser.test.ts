import { afterEach, describe, expect, it, vi } from 'vitest'
import { server, userEvent } from 'vitest/browser'
import { getSchema } from '@tiptap/core'
import { nextTick, shallowReactive } from 'vue'
import { writeDocument } from './document'
import { editorExtensions, silentParts } from './extensions'
import { clipboard, close, focusText, open, paste, shown, soon } from './openEditor'
import { hostileInputs } from '@/domain/html/samples/hostile'
import { sanitiseHtml } from '@/domain/html/sanitise'

afterEach(() => { vi.useRealTimers() })

it('tells what is typed without a pause after half a second', async () => {
  const { editor, emitted } = await open('')
  vi.useFakeTimers()
  for (let keys = 1; keys <= 8; keys++) {
    editor.commands.insertContent('а')
    vi.advanceTimersByTime(100)
  }
  expect(emitted).toEqual(['<p>ааааа</p>'])
  vi.advanceTimersByTime(150)
  expect(emitted.at(-1)).toBe('<p>аааааааа</p>')
})

it('shows a picture of the deal once its address is known, and that is no change', async () => {
  const props = shallowReactive<Record<string, unknown>>({})
  const { text, emitted, flush } = await open('<p><img src="crm-file:15" alt="Двор"></p>', props)
  expect(text.querySelector('.picture-placeholder')?.textContent).toBe('Картинка: Двор')
  props.resolveImage = () => 'blob:https://example.ru/1'
  await nextTick()
  expect(text.querySelector('.picture-placeholder')).toBeNull()
  expect(text.querySelector('.picture-frame img')?.getAttribute('src')).toBe('blob:https://example.ru/1')
  flush()
  expect(emitted).toEqual([])
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
    await soon(() => expect(shown('.note')).toContain('508 КБ из 500 КБ'))
  })
})

describe('guard: what is loaded', () => {
  it('is sanitised before the editor parses it, and the report says what went', async () => {
    const { text, lossy } = await open('<p>видно<img src=x onerror=alert(1)> <a href="javascript:alert(1)">купить</a></p><svg><text>скрыто</text></svg>')
    expect(text.textContent).toBe('видно купить')
    expect(text.querySelector('a,img:not(.ProseMirror-separator)')).toBeNull()
    await soon(() => expect(lossy).toHaveLength(1))
    expect(lossy[0]?.removed.map(({ kind }) => kind)).toEqual(['image', 'event', 'link', 'foreign'])
  })

  it('over 500 KB is not opened and not emptied', async () => {
    const { emitted, text } = await open(`<p>${'ы'.repeat(260_000)}</p>`)
    expect(shown('.banner')).toContain('508 КБ из 500 КБ')
    expect(text).toBeNull()
    close()
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
    await soon(() => expect(shown('.note')).toMatch(/^Вставлено из Word: убрали \d+ (?:стиль|стиля|стилей), 1 картинку file:/))
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
    close()
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

describe('read only', () => {
  it('shows no toolbar and takes no typing', async () => {
    const { text } = await open('<p>слово</p>', { readonly: true })
    expect(document.querySelector('[role=toolbar]')).toBeNull()
    expect(text.getAttribute('contenteditable')).toBe('false')
  })
})
