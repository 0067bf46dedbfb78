import { userEvent } from 'vitest/browser'
import { expect, it } from 'vitest'
import { focusText, open, shown, soon } from './openEditor'

const tool = (id: string) => document.querySelector<HTMLElement>(`[data-tool="${id}"]`)!
const area = () => document.querySelector<HTMLTextAreaElement>('.area')!
const press = (label: string) => [...document.querySelectorAll('button')].find(each => each.textContent?.trim() === label)!.click()

async function type(html: string) {
  area().value = html
  area().dispatchEvent(new Event('input'))
  await new Promise(resolve => setTimeout(resolve, 20))
}

it('shows the text as HTML, and takes over what is typed there', async () => {
  const opened = await open('<h2>Чай</h2><ul><li><p>раз</p></li></ul>')
  await focusText(opened)
  tool('source').click()
  await soon(() => expect(area()?.value).toBe('<h2>Чай</h2>\n<ul>\n  <li>\n    <p>раз</p>\n  </li>\n</ul>'))
  expect(document.querySelector('.colours .hljs-name')?.textContent).toBe('h2')
  await type('<h3>Кофе</h3><p>и <b>булка</b></p>')
  press('Применить')
  await soon(() => expect(opened.value.value).toBe('<h3>Кофе</h3><p>и <strong>булка</strong></p>'))
  opened.editor.commands.undo()
  opened.flush()
  expect(opened.value.value).toBe('<h2>Чай</h2><ul><li><p>раз</p></li></ul>')
})

it('guard: tells what will be taken out, and takes it out', async () => {
  const opened = await open('<p>а</p>')
  await focusText(opened)
  tool('source').click()
  await soon(() => expect(area()).not.toBeNull())
  await type('<p onclick="x()">а</p><script>alert(1)</script>')
  expect(shown('#source-note')).toContain('уберём')
  area().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }))
  await soon(() => expect(document.querySelector('.source')).toBeNull())
  opened.flush()
  expect(opened.value.value).toBe('<p>а</p>')
})

it('changes nothing when it is closed by Escape', async () => {
  const opened = await open('<p>а</p>')
  await focusText(opened)
  tool('source').click()
  await soon(() => expect(area()).not.toBeNull())
  await type('<p>б</p>')
  area().focus()
  await userEvent.keyboard('{Escape}')
  await soon(() => expect(document.querySelector('.source')).toBeNull())
  expect(opened.emitted).toEqual([])
})

it('takes the whole frame and gives it back by Escape', async () => {
  const opened = await open('<p>а</p>')
  await focusText(opened)
  tool('full').click()
  await soon(() => expect(getComputedStyle(document.querySelector('.description-editor')!).position).toBe('fixed'))
  expect(tool('full').getAttribute('aria-pressed')).toBe('true')
  await focusText(opened)
  await userEvent.keyboard('{Escape}')
  await soon(() => expect(getComputedStyle(document.querySelector('.description-editor')!).position).not.toBe('fixed'))
})

it('tells before the first change that a stored text would not stay as it is', async () => {
  const { lossy, emitted } = await open('<p>Текст</p><video src="x.mp4"></video><p style="color:red">цвет</p>')
  await soon(() => expect(lossy).toHaveLength(1))
  expect(lossy[0]).toMatchObject({ stored: '<p>Текст</p><video src="x.mp4"></video><p style="color:red">цвет</p>', written: '<p>Текст</p><p>цвет</p>' })
  expect(lossy[0]!.removed.map(({ kind }) => kind).sort()).toEqual(['attribute', 'media', 'style'])
  expect(emitted).toEqual([])
})

it('says nothing about another spelling of the same document', async () => {
  const { lossy } = await open('<p>Текст <b>жирный</b></p>\n<!-- пометка -->\n<table><tr><td>ячейка</td></tr></table>')
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(lossy).toEqual([])
})
