import { describe, expect, it } from 'vitest'
import { imageAddress, isFileReference, isShowableImage, linkAddress, typedLink } from './addresses'
import { ordinaryLinks } from './samples/ordinary'

describe('link addresses', () => {
  it.each(ordinaryLinks)('keeps %s as it is', address => {
    expect(linkAddress(address)).toEqual({ ok: true, address })
  })

  it.each([
    ['', 'empty'],
    ['afisha', 'relative'],
    ['/afisha', 'relative'],
    ['//evil.example/', 'relative'],
    ['#a', 'relative'],
    ['javascript:alert(1)', 'scheme'],
    ['JaVaScRiPt:alert(1)', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['blob:https://a.example/1', 'scheme'],
    ['ftp://a.example/', 'scheme'],
    ['crm-file:1', 'scheme'],
    ['java\nscript:alert(1)', 'characters'],
    ['\u0001javascript:alert(1)', 'characters'],
    ['https://a.example/\u202Egpj.exe', 'characters'],
    ['https://user@a.example/', 'user'],
    ['https://user:secret@a.example/', 'user'],
    ['https://', 'malformed'],
    ['mailto:', 'malformed'],
    ['mailto:a@b.example%0Abcc:c@d.example', 'characters'],
    ['tel:', 'malformed'],
    [`https://a.example/${'x'.repeat(2048)}`, 'length'],
  ])('refuses %j: %s', (address, reason) => {
    expect(linkAddress(address)).toMatchObject({ ok: false, reason })
  })

  it.each([
    ['https:\\\\evil.example\\a', 'https://evil.example/a'],
    ['https:evil.example', 'https://evil.example/'],
    ['  https://a.example/\n', 'https://a.example/'],
    ['mailto:a@b.example?subject=Билет&bcc=c@d.example&body=x', 'mailto:a@b.example?subject=%D0%91%D0%B8%D0%BB%D0%B5%D1%82'],
    ['tel:+7 (999) 123-45-67', 'tel:+79991234567'],
    ['tel:88001234567;ext=12', 'tel:88001234567'],
    ['https://p.example/file?id=1&auth=abc&sessid=def', 'https://p.example/file?id=1'],
    ['https://p.example/?ACCESS_TOKEN=1#token=2', 'https://p.example/'],
    ['https://p.example/?%61uth=1&a=2', 'https://p.example/?a=2'],
  ])('writes %j as %j, and that again as itself', (address, written) => {
    expect(linkAddress(address)).toEqual({ ok: true, address: written })
    expect(linkAddress(written)).toEqual({ ok: true, address: written })
  })
})

describe('picture addresses', () => {
  it.each(['https://a.example/1.png', 'crm-file:15', 'crm-file:7-15'])('keeps %s', address => {
    expect(imageAddress(address)).toEqual({ ok: true, address })
  })

  it.each([
    ['http://a.example/1.png', 'scheme'],
    ['data:image/png;base64,AA', 'scheme'],
    ['blob:https://a.example/1', 'scheme'],
    ['crm-file:1a', 'scheme'],
    ['crm-file:-1', 'scheme'],
    ['https://p.example/1.png?auth=abc', 'token'],
    ['x', 'relative'],
  ])('refuses %j: %s', (address, reason) => {
    expect(imageAddress(address)).toMatchObject({ ok: false, reason })
  })

  it('knows a reference to a file', () => {
    expect([isFileReference('crm-file:1'), isFileReference('crm-file:1-2'), isFileReference('crm-file:1-2-3'), isFileReference(' crm-file:1')]).toEqual([true, true, false, false])
  })

  it.each([
    ['https://a.example/1', true],
    ['blob:https://a.example/1', true],
    ['http://localhost:5080/1', true],
    ['http://a.example/1', false],
    ['javascript:1', false],
    ['data:image/png,1', false],
    ['x', false],
  ])('may show %j: %j', (address, expected) => {
    expect(isShowableImage(address)).toBe(expected)
  })
})

describe('a typed link', () => {
  it.each([
    ['example.ru', 'https://example.ru'],
    ['пример.рф/афиша', 'https://пример.рф/афиша'],
    ['example.ru:8080/a', 'https://example.ru:8080/a'],
    ['info@example.ru', 'mailto:info@example.ru'],
    ['+7 999 123-45-67', 'tel:+79991234567'],
    ['http://example.ru', 'http://example.ru'],
  ])('%j becomes %j', (typed, address) => {
    expect(typedLink(typed)).toEqual({ ok: true, address })
  })

  it.each(['', 'афиша', 'javascript:alert(1)', '/path'])('%j is refused', typed => {
    expect(typedLink(typed).ok).toBe(false)
  })
})
