import { expect, it } from 'vitest'
import { fileName, plainCell } from './sheet'

it.each([
  ['=1+1', '\'=1+1'],
  ['+7 999', '\'+7 999'],
  ['-2', '\'-2'],
  ['@SUM(A1)', '\'@SUM(A1)'],
  ['  =1', '\'  =1'],
  ['\t=1', '\'\t=1'],
  ['\rx', '\'\rx'],
  ['＝1', '\'＝1'],
  ['\uFEFF=1', '\'\uFEFF=1'],
  ['\0=1', '\'=1'],
  ['Дом = дом', 'Дом = дом'],
  ['', ''],
  ['«=»', '«=»'],
])('%j leaves as %j', (text, left) => {
  expect(plainCell(text)).toBe(left)
})

it.each([
  ['Мероприятия, ноябрь 2026', 'Мероприятия, ноябрь 2026.csv'],
  ['../../etc/passwd', '.. .. etc passwd.csv'],
  ['a:b*c?"d"|e', 'a b c d e.csv'],
  ['...', 'Cardinal.csv'],
  ['', 'Cardinal.csv'],
])('%j is the file %j', (title, name) => {
  expect(fileName(title, 'csv')).toBe(name)
})
