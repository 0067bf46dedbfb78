import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { siteDefaults } from '../settings/siteProfile'
import type { SiteProfile } from '../settings/siteProfile'
import { siteChecks } from './contract'
import type { SiteCheckId } from './contract'

const strict: SiteProfile = { ...siteDefaults, descriptionLimit: 20, siteHeadings: '34', siteTables: false, siteLinks: false, textPictureWidth: 800 }
const lax: SiteProfile = { ...siteDefaults, descriptionLimit: 0, pictureTextRequired: false }

function check(id: SiteCheckId, html: string, profile: Partial<SiteProfile> = {}) {
  return siteChecks(html, { ...strict, ...profile }).find(each => each.id === id)
}

describe('the list', () => {
  it.each<[string, Partial<SiteProfile>, SiteCheckId[]]>([
    ['of a site that shows everything', {}, ['words', 'pictureHosts', 'pictureWidths']],
    ['of the usual site', { descriptionLimit: 4000, pictureTextRequired: true }, ['words', 'length', 'pictureTexts', 'pictureHosts', 'pictureWidths']],
    ['of a site without pictures', { sitePictures: false, pictureTextRequired: true }, ['words', 'pictures']],
    ['of a site of plain text', { siteHeadings: '', siteTables: false, siteLinks: false, sitePictures: false }, ['words', 'headings', 'tables', 'links', 'pictures']],
  ])('%s', (_, profile, ids) => {
    expect(siteChecks('<p>а</p>', { ...lax, ...profile }).map(({ id }) => id)).toEqual(ids)
  })

  it.each(['', '<p></p>', '<p>&nbsp; <br></p>', '<h2></h2>'])('knows an empty text: %j', html => {
    expect(check('words', html)).toEqual({ id: 'words', ok: false, count: 0, where: null })
  })

  it.each(['<p>а</p>', '<img src="crm-file:1" alt="">', '<hr>', '<table><tbody><tr><td></td></tr></tbody></table>'])('knows a text that is not empty: %j', html => {
    expect(check('words', html)?.ok).toBe(true)
  })
})

describe('what does not fit', () => {
  it.each<[SiteCheckId, string, number, Partial<SiteProfile>]>([
    ['length', '<p>Двадцать знаков тут.</p>', 0, {}],
    ['length', '<p>Двадцать знаков тут..</p>', 1, {}],
    ['length', '<p>Двадцать  \n <b>знаков</b></p><p>тут</p>', 0, {}],
    ['length', '<ul><li>Десять зна</li><li>Десять зна<br>ещё</li></ul>', 3, {}],
    ['headings', '<h2>а</h2><h3>б</h3><h4>в</h4>', 1, { siteHeadings: '34' }],
    ['headings', '<h2>а</h2><h3>б</h3><h4>в</h4>', 2, { siteHeadings: '2' }],
    ['headings', '<h2>а</h2><h3>б</h3><h4>в</h4>', 3, { siteHeadings: '' }],
    ['tables', '<table><tbody><tr><td>а</td></tr></tbody></table>', 1, {}],
    ['links', '<p><a href="https://example.ru/">а</a> и <a href="tel:+79990000000">б</a></p>', 2, {}],
    ['pictures', '<img src="crm-file:1" alt="а"><img src="crm-file:2" alt="б">', 2, { sitePictures: false }],
    ['pictureTexts', '<img src="crm-file:1" alt=" "><img src="crm-file:1"><img src="crm-file:1" alt="а">', 2, {}],
    ['pictureHosts', '<img src="crm-file:1"><img src="crm-file:7-15"><img src="https://example.ru/1.png">', 1, {}],
    ['pictureHosts', '<img src="https://cdn.example.ru/1.png"><img src="https://example.ru/1.png">', 1, { imageHosts: ['CDN.example.ru'] }],
    ['pictureHosts', '<img src="https://xn--e1afmkfd.xn--p1ai/1.png">', 0, { imageHosts: [' https://пример.рф/ '] }],
    ['pictureHosts', '<img src="https://example.ru:8443/1.png"><img src="https://example.ru.evil.example/1.png"><img>', 3, { imageHosts: ['example.ru', '', 'два слова'] }],
    ['pictureWidths', '<img src="crm-file:1" width="800"><img src="crm-file:1" width="801"><img src="crm-file:1">', 1, {}],
  ])('%s of %j: %j', (id, html, count, profile) => {
    expect(check(id, html, profile)).toMatchObject({ ok: count === 0, count })
  })
})

describe('the place of the first', () => {
  it.each<[SiteCheckId, string, string, Partial<SiteProfile>]>([
    ['headings', '<h3>Сбор</h3><p>а</p><h2>Программа</h2><h2>Цены</h2>', 'Программа', {}],
    ['tables', '<p>а</p><table><tbody><tr><td></td><td><p> Билет </p></td></tr></tbody></table>', 'Билет', {}],
    ['links', '<p>Смотрите <a href="https://example.ru/"><strong>афишу</strong> и цены</a></p>', 'афишу и цены', {}],
    ['length', '<p>Двадцать знаков тут. А здесь лишнее</p>', 'А здесь лишнее', {}],
    ['length', '<p>Двадцать 😀 знаков</p><p>ещё</p><p>за краем</p>', 'краем', { descriptionLimit: 24 }],
    ['pictureTexts', '<p>Дом <img src="crm-file:1"> Пашкова</p>', 'Дом', {}],
    ['pictureTexts', '<p>До</p><p></p><p><img src="crm-file:1"></p><p>После</p>', 'До', {}],
    ['pictureTexts', '<p><img src="crm-file:1"></p><p>После</p>', 'После', {}],
    ['pictureTexts', '<p><img src="crm-file:1"></p>', '', {}],
  ])('%s of %j is %j', (id, html, quote, profile) => {
    expect(check(id, html, profile)?.where?.quote).toBe(quote)
  })

  it('is told apart from the same words before it', () => {
    expect(check('headings', '<p>Цены и цены. Цены</p><h2>Цены</h2>')?.where).toEqual({ quote: 'Цены', occurrence: 2, picture: null })
  })

  it('names a picture by its number', () => {
    expect(check('pictureTexts', '<p>а<img src="crm-file:1" alt="а"></p><p>а<img src="crm-file:2" alt=""></p>')?.where).toEqual({ quote: 'а', occurrence: 1, picture: 1 })
  })

  it('is quoted in a few whole words', () => {
    const quote = check('headings', `<h2>${'Прогулка по переулкам '.repeat(20)}</h2>`)?.where?.quote
    expect(quote).toBe('Прогулка по переулкам Прогулка по переулкам')
  })
})

const words = fc.array(fc.constantFrom('а', 'Ж', 'ё', '7', ' ', '\u00A0', '😀', 'и\u0306', '\n'), { maxLength: 12 }).map(letters => letters.join(''))
const picture = fc.constantFrom('<img src="crm-file:1" alt="">', '<img src="https://example.ru/1.png" alt="а" width="2000">')
const block = fc.oneof(
  fc.tuple(fc.constantFrom('p', 'h2', 'h3', 'h4'), fc.array(fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: picture }, { weight: 1, arbitrary: fc.constant('<br>') }), { maxLength: 4 }))
    .map(([name, parts]) => `<${name}>${parts.join('')}</${name}>`),
  words.map(text => `<p><a href="https://example.ru/">${text}</a></p>`),
  words.map(text => `<table><tbody><tr><td>${text}</td><td>${text}</td></tr></tbody></table>`),
)
const anyText = fc.array(block, { maxLength: 6 }).map(blocks => blocks.join(''))

function plain(html: string): string {
  return (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').replace(/[ \n]+/g, ' ')
}

describe('whatever the text', () => {
  it('a failed check has a place in it, a passed one has none', () => {
    fc.assert(fc.property(anyText, html => {
      for (const { id, ok, count, where } of siteChecks(html, strict)) {
        expect(ok || id === 'words').toBe(count === 0 || id === 'words')
        expect(where !== null).toBe(!ok && id !== 'words')
        expect(plain(html)).toContain(where?.quote ?? '')
      }
    }))
  })

  it('twice the text has twice as many that do not fit', () => {
    fc.assert(fc.property(anyText, html => {
      const once = siteChecks(html, strict)
      const twice = siteChecks(html + html, strict)
      for (const [index, { id, count }] of once.entries()) {
        if (id !== 'length')
          expect(twice[index]!.count).toBe(2 * count)
      }
    }))
  })

  it('a limit as long as the text is kept, one shorter is not', () => {
    fc.assert(fc.property(anyText, html => {
      const { count: characters } = siteChecks(`${html}<p>я</p>`, { ...strict, descriptionLimit: 1 }).find(({ id }) => id === 'length')!
      expect(check('length', `${html}<p>я</p>`, { descriptionLimit: characters + 1 })?.ok).toBe(true)
      if (characters > 0)
        expect(check('length', `${html}<p>я</p>`, { descriptionLimit: characters })?.count).toBe(1)
    }))
  })
})
