import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { focusText, open, shown, soon } from './openEditor'
import { equalDocuments } from '@/domain/html/equal'

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
