import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument, serialiseDocument, writeDocument } from './document'
import { editorExtensions, silentParts } from './extensions'
import { equalDocuments } from '@/domain/html/equal'
import { attributeNames, elementNames } from '@/domain/html/policy'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { anyDocument, anyTagSoup } from '@/domain/html/samples/documents'
import { harmlessHtml, ordinaryLinks } from '@/domain/html/samples/ordinary'
import { hostileInputs } from '@/domain/html/samples/hostile'

const schema = getSchema(editorExtensions(silentParts))

/** What the editor makes of a text when it is opened and saved unchanged. */
function throughEditor(html: string): string {
  return writeDocument(readDocument(schema, html).document).html
}

/** Text that the editor knowingly writes in another way: row groups are not kept, loose lines become paragraphs. */
describe('a text opened and saved', () => {
  it.each(harmlessHtml)('is the same document: %s', html => {
    expect(equalDocuments(throughEditor(html), html)).toBe(true)
  })

  it.each(ordinaryLinks)('keeps the link %s', address => {
    const link = document.createElement('a')
    link.setAttribute('href', address)
    link.textContent = 'ссылка'
    const html = `<p>${link.outerHTML}</p>`
    expect(equalDocuments(throughEditor(html), html)).toBe(true)
  })

  it('is the same document, whatever the document', () => {
    fc.assert(fc.property(anyDocument, html => {
      const saved = throughEditor(html)
      expect(equalDocuments(saved, html)).toBe(true)
      expect(throughEditor(saved)).toBe(saved)
    }), { numRuns: 200 })
  })

  it('is written as the sanitiser writes it, whatever came in', () => {
    fc.assert(fc.property(anyTagSoup, soup => {
      const { document } = readDocument(schema, soup)
      const written = serialiseDocument(document)
      expect(sanitiseHtml(written).html).toBe(written)
    }), { numRuns: 300 })
  })

  it('is written block by block as it is in one piece, whatever stood there before', () => {
    const oneAfterAnother = fc.array(fc.oneof(anyDocument, anyTagSoup), { minLength: 1, maxLength: 4 })
    fc.assert(fc.property(oneAfterAnother, htmls => {
      const texts = htmls.map(html => readDocument(schema, html).document)
      texts.reduce((shown, text) => {
        // Blocks that were written before, and new ones around them.
        const document = schema.topNodeType.create(null, text.content.append(shown.content).append(text.content))
        expect(writeDocument(document).html).toBe(sanitiseHtml(serialiseDocument(document)).html)
        return document
      })
    }), { numRuns: 50 })
  })

  it('stays empty when it is empty', () => {
    expect(throughEditor('')).toBe('')
    expect(throughEditor('<p></p>')).toBe('')
  })
})

describe('the schema', () => {
  it('writes every element of the policy and no other', () => {
    const written = harmlessHtml.map(html => serialiseDocument(readDocument(schema, html).document)).join('')
    const parsed = new DOMParser().parseFromString(written, 'text/html').body
    const names = new Set([...parsed.querySelectorAll('*')].map(element => element.localName))
    expect(elementNames.filter(name => name !== 'thead' && !names.has(name))).toEqual([])
    expect([...names].filter(name => !(elementNames as string[]).includes(name))).toEqual([])
    const attributes = new Set([...parsed.querySelectorAll('*')].flatMap(element => element.getAttributeNames()))
    expect([...attributes].sort()).toEqual([...attributeNames].sort())
  })

  it.each(hostileInputs)('guard: sanitises at load: $technique: $name', ({ html }) => {
    const { document } = readDocument(schema, html)
    const written = serialiseDocument(document)
    expect(sanitiseHtml(written).html).toBe(written)
  })
})
