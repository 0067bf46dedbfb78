import { expect, it } from 'vitest'
import { noteText, timesSaid } from './noteText'

const step = { do: 'comment' as const, on: { kind: 'this' as const }, heading: { ru: 'Обработать отказ на кассе', en: 'Handle the refusal' }, to: 'field' as const }

it('says what was pressed, values of lists as the portal calls them, and the person’s words', () => {
  const text = noteText({ ...step, lines: [{ field: 'refusalReason', option: 'EXPENSIVE' }, 'Зайдёт весной'] }, { locale: 'ru' }, 'lead')
  expect(text).toBe('Обработать отказ на кассе\nПричина отказа от покупки: Дорого\nЗайдёт весной')
})

it.each([
  ['Было\n\nПривет\nмир', 1],
  ['Привет<br>мир<br/><br>Привет\r\nмир', 2],
  ['<p>Привет</p><p>мир</p>', 1],
  ['Привет, мир', 0],
  ['', 0],
])('finds a text in %j %i times', (field, times) => {
  expect(timesSaid(field, 'Привет\nмир')).toBe(times)
})
