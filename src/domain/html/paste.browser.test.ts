import { describe, expect, it } from 'vitest'
import { server } from 'vitest/browser'
import { equalDocuments } from './equal'
import { cleanPaste } from './paste'
import { sanitiseHtml } from './sanitise'

function sample(name: string): Promise<string> {
  return server.commands.readFile(`tests/samples/clipboard/${name}.html`)
}

const fromWord = [
  '<h2>Тайны Китай-города: прогулка от Покровки до Солянки</h2>',
  '<p class="align-justify">Прогулка по переулкам от <strong>Покровки</strong> до <em>Солянки</em>: дворы, где снимали кино, и дома, в которых жили купцы и поэты. За два часа мы увидим двенадцать мест, мимо которых обычно проходят, и узнаем, почему улица Забелина идёт под гору.</p>',
  '<h2>Что увидим</h2>',
  '<p>Группа небольшая, до пятнадцати человек, поэтому всё слышно без наушников.</p>',
  '<ul><li>Ивановский монастырь и <strong>Ивановскую горку</strong></li><li>палаты XVII века:<ul><li>дьяка Украинцева в Хохловском переулке</li><li>Шуйских в Подкопаевском</li></ul></li><li>Морозовский сад</li></ul>',
  '<h2>Как всё пройдёт</h2>',
  '<ol><li>Собираемся у метро «Китай-город», выход 5, в 11:45.</li><li>Идём два часа, три километра, в основном под гору.</li><li>Пьём чай в Доме Пашкова.</li></ol>',
  '<p>Билеты: <a href="https://example.ru/afisha?utm_source=word">на сайте</a> или по телефону <a href="tel:+79991234567">+7 (999) 123-45-67</a>, вопросы – <a href="mailto:info@example.ru">info@example.ru</a>.</p>',
  '<table><tbody><tr><td><p><strong>Билет</strong></p></td><td><p class="align-right"><strong>Цена</strong></p></td></tr><tr><td><p>Взрослый</p></td><td><p class="align-right">1&nbsp;500 ₽</p></td></tr></tbody></table>',
  '<p><strong>Важно:</strong> прогулка состоится и в дождь. <u>Возьмите зонт</u>, воду и <s>плохое</s> хорошее настроение.</p>',
  '<p class="align-center">Ждём вас!</p>',
].join('')

const fromGoogle = [
  '<h2>Чай в Доме Пашкова</h2>',
  '<p>Встречаемся в <strong>12:00</strong><em> у входа</em>. Подробности — <a href="https://example.ru/chai">на сайте</a>, площадь 40 м<sup>2</sup>.</p>',
  '<ul><li>чай и пироги</li><li><strong><u>рассказ о доме</u></strong><ul><li>вид на Кремль</li></ul></li></ul>',
  '<p class="align-center"><s>1 500 ₽</s> 1 200 ₽</p>',
].join('')

function expectDocument(html: string, expected: string) {
  if (!equalDocuments(html, expected))
    expect(html).toBe(expected)
}

describe('a paste', () => {
  it('from Word comes out as headings, lists, links and a table', async () => {
    const paste = cleanPaste(await sample('word-announcement'))
    expectDocument(paste.html, fromWord)
    expect(paste.source).toBe('word')
  })

  it('from Word tells how many styles went, and the picture that cannot come', async () => {
    const { removed } = cleanPaste(await sample('word-announcement'))
    expect(removed.map(({ kind }) => kind).sort()).toEqual(['image', 'style'])
    expect(removed.find(({ kind }) => kind === 'image')).toEqual({ kind: 'image', count: 1, names: ['file:'] })
  })

  it('from Google Docs comes out as headings, lists and marks', async () => {
    const paste = cleanPaste(await sample('google-docs-announcement'))
    expectDocument(paste.html, fromGoogle)
    expect(paste.source).toBe('google-docs')
    expect(paste.removed.map(({ kind }) => kind)).toEqual(['style'])
  })

  it('is clean already when it is cleaned again', async () => {
    for (const name of ['word-announcement', 'google-docs-announcement']) {
      const { html } = cleanPaste(await sample(name))
      expect(sanitiseHtml(html)).toEqual({ html, removed: [], refused: null })
      expect(cleanPaste(html).html).toBe(html)
    }
  })

  it('from our own editor reports nothing', () => {
    const paste = cleanPaste('<meta charset="utf-8"><p data-pm-slice="1 1 []">текст</p>')
    expect(paste).toEqual({ html: '<p>текст</p>', removed: [], refused: null, source: 'editor' })
  })

  it('starts an ordered list of Word at its number and opens a new list for another one', () => {
    const item = (marker: string, list: string, text: string) => `<p class=MsoListParagraph style='mso-list:${list}'><span style='mso-list:Ignore'>${marker}</span>${text}</p>`
    const { html } = cleanPaste(item('4.', 'l0 level1 lfo1', 'четвёртый') + item('5.', 'l0 level1 lfo1', 'пятый') + item('·', 'l2 level1 lfo3', 'точка'))
    expect(html).toBe('<ol start="4"><li>четвёртый</li><li>пятый</li></ol><ul><li>точка</li></ul>')
  })

  it('guard: over 500 KB is refused by value', () => {
    expect(cleanPaste('ы'.repeat(300_000))).toMatchObject({ html: '', refused: { reason: 'size' } })
  })
})
