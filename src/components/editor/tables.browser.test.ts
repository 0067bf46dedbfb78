import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { focusText, open, shown, soon } from './openEditor'
import type { Opened } from './openEditor'
import { prepareTables } from './tables'

const table = '<table><tbody><tr><th><p>Дата</p></th><th><p>Цена</p></th></tr><tr><td><p>12.12</p></td><td><p>1 500 ₽</p></td></tr></tbody></table>'

/** Puts the cursor into the cell that holds the text, at its end. */
async function enter(opened: Opened, text: string): Promise<void> {
  await focusText(opened)
  let position = -1
  opened.editor.state.doc.descendants((node, at) => {
    if (node.isText && node.text === text)
      position = at
  })
  opened.editor.commands.setTextSelection(position + text.length)
  await prepareTables(opened.editor)
}

async function choose(name: string): Promise<void> {
  document.querySelector<HTMLElement>('[data-tool=table]')!.click()
  await soon(() => expect(document.querySelector('.ui-menu')).not.toBeNull())
  const item = [...document.querySelectorAll<HTMLElement>('.ui-menu .item')].find(found => found.textContent!.trim() === name)!
  await userEvent.click(item)
  await soon(() => expect(document.querySelector('.ui-menu')).toBeNull())
}

const rows = () => [...document.querySelectorAll('.editor-text tr')].map(row => [...row.children].map(cell => `${cell.localName} ${cell.textContent}`).join(' | '))

describe('a table', () => {
  it('comes in at the cursor with a row of headers, and the cursor stands in it', async () => {
    const opened = await open('<p>До</p>')
    await focusText(opened)
    document.querySelector<HTMLElement>('[data-tool=table]')!.click()
    await soon(() => expect(rows()).toEqual(['th  | th  | th ', 'td  | td  | td ', 'td  | td  | td ']))
    await userEvent.keyboard('Дата{Tab}Цена{Tab}{Tab}12.12')
    expect(rows()).toEqual(['th Дата | th Цена | th ', 'td 12.12 | td  | td ', 'td  | td  | td '])
    opened.flush()
    expect(opened.emitted.at(-1)).toContain('<p>До</p><table><tbody><tr><th><p>Дата</p></th>')
  })

  it.each<[name: string, at: string, expected: string[]]>([
    ['Вставить строку ниже', '12.12', ['th Дата | th Цена', 'td 12.12 | td 1 500 ₽', 'td  | td ']],
    ['Вставить строку выше', '12.12', ['th Дата | th Цена', 'td  | td ', 'td 12.12 | td 1 500 ₽']],
    ['Вставить столбец справа', 'Дата', ['th Дата | th  | th Цена', 'td 12.12 | td  | td 1 500 ₽']],
    ['Вставить столбец слева', 'Дата', ['th  | th Дата | th Цена', 'td  | td 12.12 | td 1 500 ₽']],
    ['Удалить строку', '12.12', ['th Дата | th Цена']],
    ['Удалить столбец', 'Цена', ['th Дата', 'td 12.12']],
    ['Строка заголовков', '12.12', ['td Дата | td Цена', 'td 12.12 | td 1 500 ₽']],
    ['Удалить таблицу', '12.12', []],
  ])('obeys «%s», and undo gives it back', async (name, at, expected) => {
    const opened = await open(`<p>До</p>${table}`)
    await enter(opened, at)
    await choose(name)
    expect(rows()).toEqual(expected)
    opened.editor.commands.undo()
    expect(rows()).toEqual(['th Дата | th Цена', 'td 12.12 | td 1 500 ₽'])
  })

  it('cells chosen by keyboard are merged and split', async () => {
    const opened = await open(table)
    await enter(opened, '12.12')
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
    await choose('Объединить ячейки')
    opened.flush()
    expect(opened.emitted.at(-1)).toContain('<td colspan="2"><p>12.12</p><p>1 500 ₽</p></td>')
    await choose('Разделить ячейку')
    opened.flush()
    expect(opened.emitted.at(-1)).not.toContain('colspan')
  })

  it('Tab goes through its cells and then leaves the text', async () => {
    const opened = await open(`${table}<p>После</p>`)
    await enter(opened, 'Цена')
    await userEvent.keyboard('{Tab}')
    expect(opened.editor.state.selection.$from.parent.textContent).toBe('12.12')
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    expect(opened.editor.state.selection.$from.parent.textContent).toBe('Цена')
    await userEvent.keyboard('{Tab}{Tab}{Tab}')
    expect(document.activeElement).not.toBe(opened.text)
  })

  it('keeps spans that came with it, and a table with holes opens without a change', async () => {
    const spanned = '<table><tbody><tr><td colspan="2"><p>а</p></td></tr><tr><td><p>б</p></td><td><p>в</p></td></tr></tbody></table>'
    const opened = await open(`${spanned}<table><tbody><tr><td><p>г</p></td><td><p>д</p></td></tr><tr><td><p>е</p></td></tr></tbody></table>`)
    opened.flush()
    expect(opened.emitted).toEqual([])
    expect(rows()).toEqual(['td а', 'td б | td в', 'td г | td д', 'td е'])
  })
})

describe('alignment', () => {
  it('is chosen from the toolbar and written as a class', async () => {
    const opened = await open('<p>Приходите</p>')
    await focusText(opened)
    document.querySelector<HTMLElement>('[data-tool=align]')!.click()
    await soon(() => expect(shown('.ui-menu .checked .name')).toBe('По левому краю'))
    await userEvent.click([...document.querySelectorAll<HTMLElement>('.ui-menu .item')].find(found => found.textContent!.includes('По центру'))!)
    opened.flush()
    expect(opened.emitted.at(-1)).toBe('<p class="align-center">Приходите</p>')
  })

  it('goes back to the usual by keyboard', async () => {
    const opened = await open('<h2 class="align-right">Приходите</h2>')
    await focusText(opened)
    await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}')
    opened.flush()
    expect(opened.emitted.at(-1)).toBe('<h2>Приходите</h2>')
  })
})
