import { beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { focusText, open, shown, soon } from './openEditor'
import type { Opened } from './openEditor'

const text = '<h2>Дом Пашкова</h2><p>Дом стоит на холме. В <strong>дом</strong> войдём вместе, домой – тоже.</p><table><tbody><tr><td><p>дом, 2 часа</p></td></tr></tbody></table>'

describe('finding', () => {
  let opened: Opened

  beforeEach(async () => {
    opened = await open(text)
    await focusText(opened, 'start')
    await userEvent.keyboard('{Control>}f{/Control}')
    await soon(() => expect(document.activeElement).toBe(input('Найти')))
  })

  const input = (label: string) => [...document.querySelectorAll('label')].find(found => found.textContent!.trim() === label)!.closest('.field, .checkbox')!.querySelector('input')!
  const status = () => shown('.panel .status')
  const press = (name: string) => userEvent.click([...document.querySelectorAll<HTMLElement>('.panel button')].find(found => found.textContent!.trim() === name)!)

  it('marks every place, also inside other formatting and tables, and counts them', async () => {
    await userEvent.keyboard('дом')
    expect(status()).toBe('Найдено 5 мест')
    expect([...document.querySelectorAll('.ProseMirror-search-match')].map(place => place.textContent)).toEqual(['Дом', 'Дом', 'дом', 'дом', 'дом'])
  })

  it('goes forward by Enter, back by Shift and Enter, and around', async () => {
    await userEvent.keyboard('дом{Enter}')
    expect(status()).toBe('1 из 5')
    await userEvent.keyboard('{Enter}')
    expect(status()).toBe('2 из 5')
    await userEvent.keyboard('{Shift>}{Enter}{Enter}{/Shift}')
    expect(status()).toBe('5 из 5')
    expect(document.activeElement).toBe(input('Найти'))
  })

  it('heeds case and whole words', async () => {
    await userEvent.keyboard('дом')
    await userEvent.click(input('Слово целиком'))
    expect(status()).toBe('Найдено 4 места')
    await userEvent.click(input('С учётом регистра'))
    expect(status()).toBe('Найдено 2 места')
  })

  it('replaces one, then all in one step of undo; signs are only signs', async () => {
    await userEvent.keyboard('дом')
    await userEvent.click(input('Заменить на'))
    await userEvent.keyboard('[дворец $1]'.replaceAll('[', '[['))
    await press('Найти далее')
    await press('Заменить')
    expect(opened.text.querySelector('h2')!.textContent).toBe('[дворец $1] Пашкова')
    await press('Заменить все')
    expect(status()).toBe('Заменено 4 места')
    expect(opened.text.textContent).not.toContain('дом')
    expect(opened.text.querySelector('strong')!.textContent).toBe('[дворец $1]')
    opened.editor.commands.undo()
    expect(opened.text.querySelector('h2')!.textContent).toBe('[дворец $1] Пашкова')
    expect(opened.text.textContent).toContain('Дом стоит на холме')
  })

  it('says when there is nothing, and leaves no mark when it is closed', async () => {
    await userEvent.keyboard('замок')
    expect(status()).toBe('Не найдено')
    await userEvent.clear(input('Найти'))
    await userEvent.keyboard('дом{Escape}')
    await soon(() => expect(document.querySelector('.panel')).toBeNull())
    expect(document.querySelectorAll('.ProseMirror-search-match')).toHaveLength(0)
    expect(document.activeElement).toBe(opened.text)
    opened.flush()
    expect(opened.emitted).toEqual([])
  })
})
