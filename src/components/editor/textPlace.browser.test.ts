import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readDocument } from './document'
import { editorExtensions, silentParts } from './extensions'
import { findPlace } from './textPlace'
import { anyDocument } from '@/domain/html/samples/documents'
import { siteDefaults } from '@/domain/settings/siteProfile'
import type { SiteProfile } from '@/domain/settings/siteProfile'
import { siteChecks } from '@/domain/site/contract'
import type { SiteCheckId } from '@/domain/site/contract'

const schema = getSchema(editorExtensions(silentParts))
const strict: SiteProfile = { ...siteDefaults, descriptionLimit: 10, siteHeadings: '', siteTables: false, siteLinks: false, textPictureWidth: 1 }

/** What would be selected for the first place that fails a check: its words, or the address of a picture. */
function chosen(html: string, id: SiteCheckId, before = html): string | null {
  const { document } = readDocument(schema, html)
  const place = findPlace(document, siteChecks(before, strict).find(check => check.id === id)!.where!)
  if (place === null)
    return null
  const node = document.nodeAt(place.from)
  return node?.isText ? document.textBetween(place.from, place.to) : String(node?.attrs.src)
}

it.each<[SiteCheckId, string, string]>([
  ['headings', '<p>Цены</p><blockquote><p>Цены</p></blockquote><h2>Цены</h2>', 'Цены'],
  ['tables', '<p>а</p><table><tbody><tr><td><p></p></td><td><p>Билет (взрослый)</p></td></tr></tbody></table>', 'Билет (взрослый)'],
  ['links', '<p>Смотрите <a href="https://example.ru/"><strong>афишу</strong> и цены</a></p>', 'афишу и цены'],
  ['length', '<p>Двадцать<br>знаков  и   ещё</p>', 'знаков и ещё'],
  ['pictureTexts', '<p>а <img src="crm-file:1" alt="а"> <img src="crm-file:2" alt=""></p>', 'crm-file:2'],
])('the place of %s in %j is selected: %j', (id, html, words) => {
  expect(chosen(html, id)).toBe(words)
})

it('is the right one of equal words', () => {
  const { document } = readDocument(schema, '<p>Цены</p><h2>Цены</h2>')
  const { where } = siteChecks('<p>Цены</p><h2>Цены</h2>', strict).find(({ id }) => id === 'headings')!
  expect(findPlace(document, where!)).toEqual({ from: 7, to: 11 })
})

it('is nowhere in another text', () => {
  expect(chosen('<p>Другое</p>', 'headings', '<h2>Цены</h2>')).toBeNull()
  expect(chosen('<p>Другое</p>', 'pictureTexts', '<img src="crm-file:2" alt="">')).toBeNull()
})

it('is found for every failed check of any text', () => {
  fc.assert(fc.property(anyDocument, html => {
    const { document } = readDocument(schema, html)
    for (const { where } of siteChecks(html, strict)) {
      if (where === null || (where.quote === '' && where.picture === null))
        continue
      const place = findPlace(document, where)
      expect(place).not.toBeNull()
      if (where.picture === null)
        expect(document.textBetween(place!.from, place!.to).replace(/ +/g, ' ')).toBe(where.quote)
    }
  }), { numRuns: 200 })
})
