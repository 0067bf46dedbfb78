import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalDocuments } from '../equal'
import { anyDocument } from '../samples/documents'
import { blocksOf } from './blocks'
import { differenceOf } from './difference'
import type { DifferenceRow } from './difference'
import { editedDocument } from './edits.fixture'

/** The text on one side of a difference. */
function sideOf(rows: readonly DifferenceRow[], side: 'before' | 'after'): string {
  const own = side === 'before' ? 'removed' : 'added'
  return rows.map(row => 'html' in row ? (row.kind === own ? row.html : '') : row[side]).join('')
}

/** Written briefly: «same», «+added», «-removed», and words of changed rows as «[-…-]{+…+}». */
function brief(before: string, after: string): string[] {
  return differenceOf(before, after).map(row => {
    switch (row.kind) {
      case 'same':
        return '='
      case 'changed':
        return row.parts.map(({ kind, text, picture }) => {
          const shown = picture ? `<${picture.alt}>` : text
          return kind === 'same' ? shown : kind === 'added' ? `{+${shown}+}` : `[-${shown}-]`
        }).join('')
      default:
        return (row.kind === 'added' ? '+' : '-') + row.html
    }
  })
}

describe('a difference', () => {
  it.each([
    ['<p>Сбор у метро в 12:00.</p>', '<p>Сбор у метро в 14:00.</p>', ['Сбор у метро в [-12:00-]{+14:00+}.']],
    ['<p>Прогулка по старым переулкам Москвы</p>', '<p>Прогулка по Москве</p>', ['Прогулка по [-старым переулкам Москвы-]{+Москве+}']],
    ['<p>Сбор в Китай-городе, 1,5 часа</p>', '<p>Сбор в Кремле, 2,5 часа</p>', ['Сбор в [-Китай-городе-]{+Кремле+}, [-1,5-]{+2,5+} часа']],
    ['<p>Первый</p><p>Второй</p>', '<p>Первый</p><p>Новый</p><p>Второй</p>', ['=', '+<p>Новый</p>', '=']],
    ['<p>Первый</p><p>Второй</p>', '<p>Второй</p>', ['-<p>Первый</p>', '=']],
    ['<p>Было одно</p>', '<p>Стало совсем другое</p>', ['-<p>Было одно</p>', '+<p>Стало совсем другое</p>']],
    ['<ul><li>вода</li><li>обувь</li></ul>', '<ul><li>вода</li><li>удобная обувь</li></ul>', ['• вода\n• {+удобная +}обувь']],
    ['<table><tbody><tr><td>Взрослый</td><td>900</td></tr></tbody></table>', '<table><tbody><tr><td>Взрослый</td><td>950</td></tr></tbody></table>', ['Взрослый\t[-900-]{+950+}']],
    ['<blockquote><p>Лучшая экскурсия осени</p></blockquote>', '<blockquote><p>Лучшая экскурсия зимы</p></blockquote>', ['Лучшая экскурсия [-осени-]{+зимы+}']],
    ['<p>Дом и сад</p>', '<p>Дом <img src="https://a.example/1.png" alt="Дом"> и сад</p>', ['Дом {+<Дом>+}{+ +}и сад']],
    ['<p>Одна строка</p>', '<p>Одна<br>строка</p>', ['Одна[- -]{+\n+}строка']],
    ['<p>Ёлка, ель и сосна</p>', '<p>Елка, ель и сосна</p>', ['[-Ёлка-]{+Елка+}, ель и сосна']],
    ['', '<p>Текст</p>', ['+<p>Текст</p>']],
    ['', '<p></p>', []],
    ['Без абзаца', '<p>Без абзаца</p>', ['=']],
  ])('of %j and %j', (before, after, rows) => {
    expect(brief(before, after)).toEqual(rows)
  })

  it.each([
    ['<p><a href="https://a.example/">Билеты</a></p>', '<p><a href="https://b.example/">Билеты</a></p>', [{ aspect: 'link', before: 'https://a.example/', after: 'https://b.example/' }]],
    ['<p>Билеты</p>', '<p><a href="https://b.example/">Билеты</a></p>', [{ aspect: 'link', before: '', after: 'https://b.example/' }]],
    ['<h2>Программа</h2>', '<h3>Программа</h3>', [{ aspect: 'level' }]],
    ['<p>Программа</p>', '<h3>Программа</h3>', [{ aspect: 'level' }]],
    ['<p>Очень важно</p>', '<p>Очень <strong>важно</strong></p>', [{ aspect: 'formatting' }]],
    ['<p>важно</p>', '<p>ва<strong>ж</strong>но</p>', [{ aspect: 'formatting' }]],
    ['<p>Текст</p>', '<p class="align-center">Текст</p>', [{ aspect: 'alignment' }]],
    ['<p></p><p>а</p>', '<p class="align-center"></p><p>а</p>', [{ aspect: 'alignment' }]],
    ['<p><img src="https://a.example/1" alt="Дом"></p>', '<p><img src="https://a.example/2" alt="Дом"></p>', [{ aspect: 'picture' }]],
    ['<p><img src="https://a.example/1" alt="Дом"></p>', '<p><img src="https://a.example/1" alt="Дом Пашкова"></p>', [{ aspect: 'picture-text', before: 'Дом', after: 'Дом Пашкова' }]],
    ['<ul><li>вода</li></ul>', '<ol><li>вода</li></ol>', [{ aspect: 'structure' }]],
    ['<table><tbody><tr><td>Цена</td></tr></tbody></table>', '<table><tbody><tr><th>Цена</th></tr></tbody></table>', [{ aspect: 'structure' }]],
    ['<p>12 мест</p>', '<p>12\u00A0мест</p>', [{ aspect: 'spaces' }]],
  ])('of %j and %j is one of markup', (before, after, markup) => {
    expect(differenceOf(before, after).find(row => row.kind === 'changed')).toMatchObject({ markup })
  })

  it('of words and of a link in one paragraph tells both', () => {
    const [row] = differenceOf('<p>Купить <a href="https://a.example/">билеты</a> тут</p>', '<p>Купить <a href="https://b.example/">билеты</a> здесь</p>')
    expect(row).toMatchObject({ kind: 'changed', markup: [{ aspect: 'link' }] })
    expect(brief('<ul><li>вода</li></ul>', '<ul>\n<li><p>вода</p></li></ul>')).toEqual(['='])
  })

  it('applied to the text before gives the text after, reversed the text before', () => {
    fc.assert(fc.property(fc.oneof(editedDocument, fc.tuple(anyDocument, anyDocument)), ([before, after]) => {
      const rows = differenceOf(before, after)
      expect(equalDocuments(sideOf(rows, 'after'), after)).toBe(true)
      expect(equalDocuments(sideOf(rows, 'before'), before)).toBe(true)
    }))
  })

  it('of a changed block has all of its words on both sides, and says what differs', () => {
    fc.assert(fc.property(editedDocument, ([before, after]) => {
      for (const row of differenceOf(before, after)) {
        if (row.kind !== 'changed')
          continue
        const textOf = (omitted: string) => row.parts.filter(part => part.kind !== omitted).map(part => part.text).join('').replace(/[\s•]+/g, '')
        const shown = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.textContent!.replace(/[\s•]+/g, '')
        expect(textOf('removed')).toBe(shown(row.after))
        expect(textOf('added')).toBe(shown(row.before))
        expect(row.markup.length > 0 || row.parts.some(part => part.kind !== 'same')).toBe(true)
      }
    }))
  })

  it('of a text with itself has only what is the same', () => {
    fc.assert(fc.property(anyDocument, html => {
      expect(differenceOf(html, html).every(row => row.kind === 'same')).toBe(true)
    }))
  })

  it('of two long texts without a common word comes in time', () => {
    const long = (word: string) => `<p>${`${word} `.repeat(40)}</p>`.repeat(200)
    const short = (word: string) => Array.from({ length: 3000 }, (_, index) => `<p>${word}${index}</p>`).join('')
    const started = performance.now()
    expect(differenceOf(long('слово'), long('иное'))).toHaveLength(400)
    expect(differenceOf(short('а'), short('б'))).toHaveLength(6000)
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})

describe('blocks', () => {
  it('joined are the text', () => {
    fc.assert(fc.property(anyDocument, html => {
      expect(equalDocuments(blocksOf(html).map(block => block.html).join(''), html)).toBe(true)
    }))
  })
})
