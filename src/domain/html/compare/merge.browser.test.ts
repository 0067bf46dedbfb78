import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalDocuments } from '../equal'
import { anyDocument } from '../samples/documents'
import { blocksOf } from './blocks'
import { twiceEdited } from './edits.fixture'
import { mergeTexts, mergedHtml } from './merge'
import type { MergePart } from './merge'

type Texts = Parameters<typeof mergeTexts>[0]
const anyTexts = fc.oneof(twiceEdited, fc.record({ base: anyDocument, mine: anyDocument, theirs: anyDocument }))

function conflicts(parts: readonly MergePart[]) {
  return parts.filter(part => part.kind === 'conflict')
}

function expectMerged(texts: Texts, expected: string) {
  const parts = mergeTexts(texts)
  expect(conflicts(parts)).toEqual([])
  expect(mergedHtml(parts)).toSatisfy((html: string) => equalDocuments(html, expected))
}

/** Lines of a text that hold no other: paragraphs, headings, items, cells. */
function lines(html: string): string[] {
  const { body } = new DOMParser().parseFromString(`<!doctype html><body>${html}`, 'text/html')
  const blocks = 'p,h2,h3,h4,blockquote,li,td,th'
  return [...body.querySelectorAll(blocks)].filter(element => element.querySelector(blocks) === null)
    .map(element => element.textContent.replace(/\s+/g, ' ').trim()).filter(line => line !== '')
}

describe('merging', () => {
  it.each<[string, string, string, string, string]>([
    ['edits of different paragraphs', '<p>а</p><p>б</p><p>в</p>', '<p>а1</p><p>б</p><p>в</p>', '<p>а</p><p>б</p><p>в2</p>', '<p>а1</p><p>б</p><p>в2</p>'],
    ['edits of neighbours', '<p>Сбор у метро.</p><p>Цена 900 рублей.</p>', '<p>Сбор у самого метро.</p><p>Цена 900 рублей.</p>', '<p>Сбор у метро.</p><p>Цена 950 рублей.</p>', '<p>Сбор у самого метро.</p><p>Цена 950 рублей.</p>'],
    ['a paragraph put behind one that the other has edited', '<p>Сбор у метро.</p>', '<p>Сбор у самого метро.</p>', '<p>Сбор у метро.</p><p>Возьмите воду.</p>', '<p>Сбор у самого метро.</p><p>Возьмите воду.</p>'],
    ['a paragraph removed and one put elsewhere', '<p>а</p><p>б</p><p>в</p>', '<p>б</p><p>в</p>', '<p>а</p><p>б</p><p>в</p><p>г</p>', '<p>б</p><p>в</p><p>г</p>'],
    ['the same edit of both', '<p>а</p>', '<p>б</p>', '<p>б</p>', '<p>б</p>'],
    ['the same written differently', '<p>а</p>', '<p><b>б</b></p>', '<p><strong>б</strong></p>', '<p><strong>б</strong></p>'],
    ['a new list item each', '<ul><li>вода</li><li>обувь</li><li>зонт</li></ul>', '<ul><li>паспорт</li><li>вода</li><li>обувь</li><li>зонт</li></ul>', '<ul><li>вода</li><li>обувь</li><li>зонт</li><li>термос</li></ul>', '<ul><li>паспорт</li><li>вода</li><li>обувь</li><li>зонт</li><li>термос</li></ul>'],
    ['a list made numbered and an item', '<ul><li>вода</li><li>обувь</li></ul>', '<ol><li>вода</li><li>обувь</li></ol>', '<ul><li>вода</li><li>обувь</li><li>зонт</li></ul>', '<ol><li>вода</li><li>обувь</li><li>зонт</li></ol>'],
    ['different rows of a table', '<table><tbody><tr><td>Взрослый</td><td>900</td></tr><tr><td>Дети</td><td>500</td></tr></tbody></table>', '<table><tbody><tr><td>Взрослый</td><td>950</td></tr><tr><td>Дети</td><td>500</td></tr></tbody></table>', '<table><tbody><tr><td>Взрослый</td><td>900</td></tr><tr><td>Дети</td><td>450</td></tr></tbody></table>', '<table><tbody><tr><td>Взрослый</td><td>950</td></tr><tr><td>Дети</td><td>450</td></tr></tbody></table>'],
    ['different paragraphs of a quote', '<blockquote><p>а</p><p>б</p><p>в</p></blockquote>', '<blockquote><p>а1</p><p>б</p><p>в</p></blockquote>', '<blockquote><p>а</p><p>б</p><p>в1</p></blockquote>', '<blockquote><p>а1</p><p>б</p><p>в1</p></blockquote>'],
    ['one item removed and its neighbour edited', '<ul><li>вода</li><li>тёплая обувь</li></ul>', '<ul><li>тёплая обувь</li></ul>', '<ul><li>вода</li><li>очень тёплая обувь</li></ul>', '<ul><li>очень тёплая обувь</li></ul>'],
    ['texts without paragraphs', 'Текст', 'Текст', 'Другой', '<p>Другой</p>'],
  ])('takes %s', (_name, base, mine, theirs, expected) => {
    expectMerged({ base, mine, theirs }, expected)
    expectMerged({ base, mine: theirs, theirs: mine }, expected)
  })

  it('leaves the same paragraph to the person, and takes what is chosen', () => {
    const parts = mergeTexts({
      base: '<p>Начало</p><p>Сбор в 12:00.</p><p>Конец</p>',
      mine: '<p>Начало</p><p>Сбор в 13:00.</p><p>Конец</p>',
      theirs: '<p>Начало</p><p>Сбор в 14:00.</p><p>Конец</p>',
    })
    expect(parts).toEqual([
      { kind: 'agreed', html: '<p>Начало</p>' },
      { kind: 'conflict', base: '<p>Сбор в 12:00.</p>', mine: '<p>Сбор в 13:00.</p>', theirs: '<p>Сбор в 14:00.</p>' },
      { kind: 'agreed', html: '<p>Конец</p>' },
    ])
    expect(mergedHtml(parts, ['mine'])).toBe('<p>Начало</p><p>Сбор в 13:00.</p><p>Конец</p>')
    expect(mergedHtml(parts, ['theirs'])).toBe('<p>Начало</p><p>Сбор в 14:00.</p><p>Конец</p>')
    expect(mergedHtml(parts, ['both'])).toBe('<p>Начало</p><p>Сбор в 13:00.</p><p>Сбор в 14:00.</p><p>Конец</p>')
    expect(mergedHtml(parts, [null])).toBe('<p>Начало</p><p>Конец</p>')
  })

  it('leaves a list to the person of which both have removed another half', () => {
    const parts = mergeTexts({ base: '<p>а</p><ul><li>б</li><li>в</li></ul>', mine: '<p>а</p><ul><li>в</li></ul>', theirs: '<p>а</p><ul><li>б</li></ul>' })
    expect(conflicts(parts)).toMatchObject([{ mine: '<ul><li>в</li></ul>', theirs: '<ul><li>б</li></ul>' }])
  })

  it('leaves an edit and a removal of the same paragraph to the person', () => {
    expect(mergeTexts({ base: '<p>а</p><p>Сбор у метро.</p>', mine: '<p>а</p>', theirs: '<p>а</p><p>Сбор у самого метро.</p>' }))
      .toEqual([{ kind: 'agreed', html: '<p>а</p>' }, { kind: 'conflict', base: '<p>Сбор у метро.</p>', mine: '', theirs: '<p>Сбор у самого метро.</p>' }])
  })

  it('asks about one item of a list, and writes one list whatever is chosen', () => {
    const parts = mergeTexts({
      base: '<ul><li>вода</li><li>тёплая обувь</li><li>зонт</li></ul>',
      mine: '<ul><li>вода</li><li>лёгкая обувь</li><li>зонт</li></ul>',
      theirs: '<ul><li>вода</li><li>удобная обувь</li><li>зонт</li></ul>',
    })
    expect(conflicts(parts)).toMatchObject([{ mine: '<ul><li>лёгкая обувь</li></ul>', theirs: '<ul><li>удобная обувь</li></ul>' }])
    expect(mergedHtml(parts, ['both'])).toBe('<ul><li>вода</li><li>лёгкая обувь</li><li>удобная обувь</li><li>зонт</li></ul>')
    expect(mergedHtml(parts, ['theirs'])).toBe('<ul><li>вода</li><li>удобная обувь</li><li>зонт</li></ul>')
  })

  it('does not mix rows of tables with other columns', () => {
    const table = (...rows: string[][]) => `<table><tbody>${rows.map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`
    const parts = mergeTexts({ base: table(['а', 'б'], ['в', 'г']), mine: table(['а', 'б', '1'], ['в', 'г', '2']), theirs: table(['а', 'б'], ['в', 'г'], ['д', 'е']) })
    expect(parts.map(part => part.kind)).toEqual(['conflict'])
  })
})

describe('merging any texts', () => {
  it('gives the one that was changed', () => {
    fc.assert(fc.property(fc.oneof(anyTexts), ({ base, mine }) => {
      expectMerged({ base, mine, theirs: base }, mine)
      expectMerged({ base, mine: base, theirs: mine }, mine)
      expectMerged({ base, mine, theirs: mine }, mine)
    }))
  })

  it('comes in time for long texts that have little or all in common', { timeout: 30_000 }, () => {
    const short = (word: string) => Array.from({ length: 3000 }, (_, index) => `<p>${word}${index}</p>`).join('')
    const started = performance.now()
    expect(conflicts(mergeTexts({ base: short('а'), mine: short('б'), theirs: short('в') }))).toHaveLength(1)
    expectMerged({ base: '<p></p>'.repeat(3000), mine: `${'<p></p>'.repeat(3000)}<p>а</p>`, theirs: `<p>б</p>${'<p></p>'.repeat(3000)}` }, `<p>б</p>${'<p></p>'.repeat(3000)}<p>а</p>`)
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  it('keeps edits of different paragraphs', () => {
    const texts = fc.uniqueArray(fc.nat(99), { minLength: 4, maxLength: 12 }).chain(numbers => fc.record({
      numbers: fc.constant(numbers),
      editors: fc.array(fc.constantFrom('mine', 'theirs', 'nobody'), { minLength: numbers.length, maxLength: numbers.length }),
    }))
    fc.assert(fc.property(texts, ({ numbers, editors }) => {
      const write = (...who: string[]) => numbers.map((number, index) => `<p>Абзац номер ${number} рассказа о прогулке${who.includes(editors[index]!) ? `, дополнил ${editors[index]}` : ''}</p>`).join('')
      expectMerged({ base: write(), mine: write('mine'), theirs: write('theirs') }, write('mine', 'theirs'))
    }))
  })

  it('finds the same conflicts whoever merges', () => {
    fc.assert(fc.property(anyTexts, ({ base, mine, theirs }) => {
      const keys = (html: string) => blocksOf(html).map(block => block.key).join('\n')
      const one = conflicts(mergeTexts({ base, mine, theirs })).map(part => [keys(part.base), keys(part.mine), keys(part.theirs)])
      const other = conflicts(mergeTexts({ base, mine: theirs, theirs: mine })).map(part => [keys(part.base), keys(part.theirs), keys(part.mine)])
      expect(one).toEqual(other)
    }))
  })

  it('loses no line that either has written', () => {
    fc.assert(fc.property(anyTexts, ({ base, mine, theirs }) => {
      const parts = mergeTexts({ base, mine, theirs })
      const known = new Set(lines(base))
      for (const [side, html] of [['mine', mine], ['theirs', theirs]] as const) {
        const kept = parts.flatMap(part => lines(part.kind === 'agreed' ? part.html : part[side]))
        for (const line of lines(html))
          expect(known.has(line) || kept.includes(line)).toBe(true)
      }
    }))
  })

  it('keeps all of the conflicted lines of the side that is chosen, and of both', () => {
    fc.assert(fc.property(anyTexts, texts => {
      const parts = mergeTexts(texts)
      const places = conflicts(parts)
      const merged = (choice: 'mine' | 'theirs' | 'both') => lines(mergedHtml(parts, places.map(() => choice)))
      for (const side of ['mine', 'theirs'] as const) {
        const written = places.flatMap(part => lines(part[side]))
        expect(merged(side)).toEqual(expect.arrayContaining(written))
        expect(merged('both')).toEqual(expect.arrayContaining(written))
      }
    }))
  })
})
