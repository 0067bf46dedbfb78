import fc from 'fast-check'
import { expect, it } from 'vitest'
import { equalDocuments } from './equal'
import { prettyHtml } from './pretty'
import { anyDocument } from './samples/documents'

it('puts each block on a line of its own', () => {
  expect(prettyHtml('<h2>Чай</h2><p>в <strong>12:00</strong><br>у входа</p><ul><li><p>раз</p></li><li><p>два</p><ol start="3"><li><p>три</p></li></ol></li></ul>')).toBe([
    '<h2>Чай</h2>',
    '<p>в <strong>12:00</strong><br>у входа</p>',
    '<ul>',
    '  <li>',
    '    <p>раз</p>',
    '  </li>',
    '  <li>',
    '    <p>два</p>',
    '    <ol start="3">',
    '      <li>',
    '        <p>три</p>',
    '      </li>',
    '    </ol>',
    '  </li>',
    '</ul>',
  ].join('\n'))
})

it('is the same document, whatever the document', () => {
  fc.assert(fc.property(anyDocument, html => {
    expect(equalDocuments(prettyHtml(html), html)).toBe(true)
  }), { numRuns: 200 })
})

it('shows what a text holds that would be taken out, as it was written', () => {
  expect(prettyHtml('<p style="color:red" onclick="x()">а</p><video src="a.mp4"></video><style>p{}</style>'))
    .toBe('<p style="color:red" onclick="x()">а</p>\n<video src="a.mp4"></video>\n<style>p{}</style>')
})
