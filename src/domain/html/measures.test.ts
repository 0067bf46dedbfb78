import { describe, expect, it } from 'vitest'
import { byteSize, storedSize } from './byteSize'
import { countText } from './counts'
import { isTwinOf, makeTwin, readTwin, textHash } from './stamp'

describe('size', () => {
  it.each([['abc', 3], ['ёж', 4], ['₽', 3], ['😀', 4], ['', 0]])('of %j is %j bytes', (text, bytes) => {
    expect(byteSize(text)).toBe(bytes)
  })

  it('guard: a description over 60,000 bytes does not fit, and by how much', () => {
    expect(storedSize('ы'.repeat(30_000))).toEqual({ fits: true, bytes: 60_000, limitBytes: 60_000 })
    expect(storedSize('ы'.repeat(30_001))).toEqual({ fits: false, bytes: 60_002, limitBytes: 60_000, overBytes: 2 })
  })
})

describe('counts', () => {
  it.each([
    ['Прогулка по переулкам', 21, 3],
    ['из-за дождя', 11, 2],
    ['в 12:00, 1 500 ₽', 16, 4],
    ['д’Артаньян', 10, 1],
    ['слово.Слово', 11, 2],
    ['один\nдва', 7, 2],
    ['  а   б  ', 3, 2],
    ['йод', 3, 1],
    ['😀 — да', 6, 1],
    ['', 0, 0],
    ['—', 1, 0],
  ])('of %j: %j characters, %j words', (text, characters, words) => {
    expect(countText(text)).toEqual({ characters, words })
  })

  it('counts a letter typed as two signs once', () => {
    expect(countText('и\u0306од').characters).toBe(3)
  })

  it('counts a number with no-break spaces as one word', () => {
    expect(countText('1\u00A0234\u00A0567 рублей').words).toBe(2)
  })
})

describe('twin', () => {
  const html = '<p>Прогулка</p>'
  const twin = makeTwin(html, '2026-11-22T10:44:00+03:00')

  it('begins with the text itself and can be read back', () => {
    expect(twin.startsWith(html)).toBe(true)
    expect(readTwin(twin)).toEqual({ html, version: 1, savedAt: '2026-11-22T10:44:00+03:00', mark: '', isIntact: true })
  })

  it('is known as the twin of its description only', () => {
    expect(isTwinOf(twin, html)).toBe(true)
    expect(isTwinOf(twin, '<p>Другое</p>')).toBe(false)
    expect(isTwinOf(html, html)).toBe(false)
  })

  it('shows that its text was changed', () => {
    expect(readTwin(twin.replace('Прогулка', 'Проверка'))?.isIntact).toBe(false)
  })

  it('is not seen in a text without a stamp, or with one in the middle', () => {
    expect(readTwin(html)).toBeNull()
    expect(readTwin(`${twin}<p>ещё</p>`)).toBeNull()
  })

  it('keeps the mark of the write that made it', () => {
    const marked = makeTwin(html, '2026-11-22T10:44:00+03:00', '~0a1b2c3d 4e5f6071')
    expect(readTwin(marked)).toEqual({ html, version: 1, savedAt: '2026-11-22T10:44:00+03:00', mark: '~0a1b2c3d 4e5f6071', isIntact: true })
    expect(isTwinOf(marked, html)).toBe(true)
  })

  it('survives line ends added by the portal', () => {
    expect(readTwin(`${twin}\r\n`)?.isIntact).toBe(true)
  })

  it('hashes to 16 digits that depend on every letter', () => {
    expect(textHash('а')).toMatch(/^[\da-f]{16}$/)
    expect(new Set(['', 'а', 'б', 'аа', 'аб', 'ба'].map(textHash)).size).toBe(6)
  })
})
