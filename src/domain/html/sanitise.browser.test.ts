import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalDocuments } from './equal'
import { elementNames, isElementName, keptAttribute } from './policy'
import { purify } from './purify'
import { sanitiseHtml } from './sanitise'
import { hostileInputs } from './samples/hostile'
import { harmlessHtml, ordinaryLinks } from './samples/ordinary'
import { anyDocument, anyTagSoup } from './samples/documents'

/** Names of everything in a text that the policy does not allow. */
function strangers(html: string): string[] {
  const parsed = new DOMParser().parseFromString(`<!doctype html><body>${html}`, 'text/html')
  return [...parsed.head.querySelectorAll('*'), ...parsed.body.querySelectorAll('*')].flatMap(element => {
    const name = element.localName
    if (!isElementName(name))
      return [name]
    // The library cannot take `is` away, it empties it.
    return [...element.attributes].filter(({ name: attribute, value }) => keptAttribute(name, attribute, value) !== value && !(attribute === 'is' && value === '')).map(attribute => `${name}[${attribute.name}=${attribute.value}]`)
  })
}

/** Puts a text on the page as any careless code would, waits, and tells what ran or was asked for. */
async function showOnPage(html: string): Promise<string[]> {
  const happened: string[] = []
  Object.assign(window, { pwned: (what: string) => happened.push(`ran ${what}`) })
  performance.clearResourceTimings()
  const host = document.createElement('div')
  host.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
  document.body.append(host)
  for (const element of host.querySelectorAll<HTMLElement>('*'))
    element.dispatchEvent(new Event('load'))
  await new Promise(resolve => setTimeout(resolve, 5))
  happened.push(...performance.getEntriesByType('resource').filter(entry => entry.name.includes('evil.example')).map(entry => `asked for ${entry.name}`))
  host.remove()
  return happened
}

describe('hostile input', () => {
  it.each(hostileInputs)('$technique: $name leaves nothing outside the list', async ({ html }) => {
    const once = sanitiseHtml(html)
    expect(strangers(once.html)).toEqual([])
    expect(sanitiseHtml(once.html).html).toBe(once.html)
    expect(await showOnPage(once.html)).toEqual([])
  })

  it.each(hostileInputs)('guard: the purifier alone holds against $technique: $name', ({ html }) => {
    expect(strangers(purify(html))).toEqual([])
  })

  it.each(hostileInputs.filter(input => input.keeps !== undefined))('$technique: $name keeps its words', ({ html, keeps }) => {
    const parsed = new DOMParser().parseFromString(sanitiseHtml(html).html, 'text/html')
    expect(parsed.body.textContent).toContain(keeps)
  })

  it.each(hostileInputs.filter(input => input.reports !== undefined))('$technique: $name is reported', ({ html, reports }) => {
    expect(sanitiseHtml(html).removed.map(({ kind }) => kind)).toContain(reports)
  })
})

describe('ordinary text', () => {
  it.each(harmlessHtml)('is left alone: %s', html => {
    expect(sanitiseHtml(html)).toEqual({ html, removed: [], refused: null })
  })

  it.each(ordinaryLinks)('keeps the link %s', address => {
    const link = document.createElement('a')
    link.setAttribute('href', address)
    link.setAttribute('rel', 'noopener noreferrer nofollow')
    link.textContent = 'ссылка'
    const paragraph = document.createElement('p')
    paragraph.append(link)
    expect(sanitiseHtml(paragraph.outerHTML)).toEqual({ html: paragraph.outerHTML, removed: [], refused: null })
  })

  it('covers every element of the policy', () => {
    const all = harmlessHtml.join('')
    expect(elementNames.filter(name => !new RegExp(`<${name}[ >]`).test(all))).toEqual([])
  })
})

describe('other ways to write the same', () => {
  it.each([
    ['<b>а</b><i>б</i>', '<strong>а</strong><em>б</em>'],
    ['<h1>Тайны Китай-города</h1>', '<h2>Тайны Китай-города</h2>'],
    ['<div>один</div><div>два</div>', '<p>один</p><p>два</p>'],
    ['<div>один<div>два</div>три</div>', '<p>один</p><p>два</p><p>три</p>'],
    ['<div><p>один</p></div>', '<p>один</p>'],
    ['текст<p>абзац</p>', '<p>текст</p><p>абзац</p>'],
    ['<p align="center">а</p>', '<p class="align-center">а</p>'],
    ['<p style="text-align: right">а</p>', '<p class="align-right">а</p>'],
    ['<a href="https://a.example/"><h3>Афиша</h3></a>', '<h3><a href="https://a.example/" rel="noopener noreferrer nofollow">Афиша</a></h3>'],
    ['<ul><li>а</li><ul><li>б</li></ul></ul>', '<ul><li>а<ul><li>б</li></ul></li></ul>'],
    ['<li>а</li><li>б</li>', '<ul><li>а</li><li>б</li></ul>'],
    ['<strong><strong>а</strong></strong>', '<strong>а</strong>'],
    ['<pre>раз\nдва</pre>', '<p>раз<br>два</p>'],
    ['<table><caption>Цены</caption><tr><td>1</td></tr></table>', '<p>Цены</p><table><tbody><tr><td>1</td></tr></tbody></table>'],
    ['<ol start="01"><li>а</li></ol>', '<ol><li>а</li></ol>'],
    ['<img src="https://a.example/1.png" width="300px" height="0">', '<img src="https://a.example/1.png" alt="">'],
    ['а&#13;б&#0;', 'а\nб\uFFFD'],
  ])('%s becomes %s', (html, expected) => {
    expect(sanitiseHtml(html).html).toBe(expected)
  })
})

describe('report', () => {
  it('counts what went by kind', () => {
    const { removed } = sanitiseHtml('<script>1</script><script>2</script><a href="javascript:alert(1)">купить</a><p style="color:red" onclick="x()">а</p><svg><script>3</script></svg>')
    expect(Object.fromEntries(removed.map(({ kind, count }) => [kind, count]))).toEqual({ script: 3, link: 1, style: 1, event: 1, foreign: 1 })
    expect(removed.find(({ kind }) => kind === 'link')?.names).toEqual(['javascript:'])
  })

  it('says nothing of what only looks different', () => {
    expect(sanitiseHtml('<div><b>а</b> <span>б</span></div><h1>в</h1>').removed).toEqual([])
  })
})

describe('limits', () => {
  it('guard: refuses more than 500 KB by value', () => {
    const result = sanitiseHtml(`<p>${'ы'.repeat(260_000)}</p>`)
    expect(result).toEqual({ html: '', removed: [], refused: { reason: 'size', limit: 512_000, actual: 520_007 } })
  })

  it('guard: does not even look at more than 500 KB, however little would be left of it', () => {
    expect(sanitiseHtml(`<p>а</p><!--${'x'.repeat(520_000)}-->`).refused?.reason).toBe('size')
  })

  it('guard: refuses nesting over 100', () => {
    expect(sanitiseHtml('<blockquote>'.repeat(101)).refused?.reason).toBe('nesting')
    expect(sanitiseHtml(`${'<blockquote>'.repeat(99)}<p>а</p>`).refused).toBeNull()
  })

  it('guard: refuses a pile of open formatting without hanging', () => {
    const pile = Array.from({ length: 8000 }, (_, index) => `<b a${index}>`).join('')
    const startedAt = performance.now()
    expect(sanitiseHtml(pile + '<p>'.repeat(20_000)).refused?.reason).toBe('nesting')
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })

  it('does not let cleaning itself push a text over the limit', () => {
    const result = sanitiseHtml('<a href="https://a.ru">а</a>'.repeat(15_000))
    expect(result.refused?.reason).toBe('size')
  })
})

describe('properties', () => {
  it('twice equals once for any tag soup', () => {
    fc.assert(fc.property(anyTagSoup, soup => {
      const once = sanitiseHtml(soup)
      expect(strangers(once.html)).toEqual([])
      expect(sanitiseHtml(once.html).html).toBe(once.html)
    }), { numRuns: 1000 })
  })

  it('leaves documents of the policy as they are', () => {
    fc.assert(fc.property(anyDocument, html => {
      const { html: clean, removed } = sanitiseHtml(html)
      expect(clean).toBe(html)
      expect(removed).toEqual([])
      expect(equalDocuments(clean, html)).toBe(true)
    }), { numRuns: 300 })
  })
})
