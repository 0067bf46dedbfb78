import { getSchema } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { server } from 'vitest/browser'
import { readDocument, writeDocument } from './document'
import { editorExtensions, silentParts } from './extensions'
import { open, paste } from './openEditor'
import { equalDocuments } from '@/domain/html/equal'
import { cleanPaste } from '@/domain/html/paste'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { clipboardSamples } from '@/domain/html/samples/clipboards'

const schema = getSchema(editorExtensions(silentParts))
const htmlSamples = clipboardSamples.filter(({ format }) => format === 'html')

function read(file: string): Promise<string> {
  return server.commands.readFile(`tests/samples/clipboard/${file}`)
}

/** What is stored after a text was opened and saved unchanged. */
function saved(html: string): string {
  return writeDocument(readDocument(schema, html).document).html
}

/** Shows both texts when they are not the same document. */
function expectDocument(html: string, expected: string) {
  if (!equalDocuments(html, expected))
    expect(html).toBe(expected)
}

it('has samples enough, each named once', () => {
  expect(clipboardSamples.length).toBeGreaterThanOrEqual(25)
  expect(new Set(clipboardSamples.map(({ name }) => name)).size).toBe(clipboardSamples.length)
})

describe.each(htmlSamples)('$name', ({ name, source, removed }) => {
  it('is cleaned to the expected document', async () => {
    const cleaned = cleanPaste(await read(`${name}.html`))
    expectDocument(cleaned.html, await read(`${name}.expected.html`))
    expect(cleaned.source).toBe(source)
    expect(cleaned.removed.map(({ kind }) => kind).sort()).toEqual(removed)
  })

  it('is clean already when it is cleaned again', async () => {
    const { html } = cleanPaste(await read(`${name}.html`))
    expect(sanitiseHtml(html)).toEqual({ html, removed: [], refused: null })
    // Blank lines are kept only as long as the text says that it comes from the editor.
    if (source !== 'editor')
      expectDocument(cleanPaste(html).html, html)
  })

  it('is the same document when it is saved, and the same text when it is saved again', async () => {
    const { html } = cleanPaste(await read(`${name}.html`))
    const once = saved(html)
    expectDocument(once, await read(`${name}.expected.html`))
    expect(saved(once)).toBe(once)
  })
})

describe('pasted into the editor', () => {
  it.each(clipboardSamples)('$name is the expected document', async ({ name, format }) => {
    const text = await read(format === 'html' ? `${name}.html` : `${name}.txt`)
    const opened = await open('')
    paste(opened.text, format === 'html' ? { 'text/html': text, 'text/plain': 'текст' } : { 'text/plain': text })
    opened.flush()
    expectDocument(opened.value.value, await read(`${name}.expected.html`))
    expectDocument(saved(opened.value.value), opened.value.value)
  })
})

it('every phrase of the samples stands in the ledgers, in a row that names the sample', async () => {
  const rows = (await server.commands.readFile('docs/paste.md')).split('\n').filter(line => line.startsWith('|'))
  const [survives, lost] = [rows.findIndex(row => row.includes('survives')), rows.findIndex(row => row.includes('lost'))]
  const holds = (part: string[], phrase: string, name: string) => part.some(row => row.split('|')[1]!.trim() === phrase && row.includes(`\`${name}\``))
  const missing = clipboardSamples.flatMap(sample => [
    ...sample.survives.filter(phrase => !holds(rows.slice(survives, lost), phrase, sample.name)).map(phrase => `${sample.name}: survives ${phrase}`),
    ...sample.lost.filter(phrase => !holds(rows.slice(lost), phrase, sample.name)).map(phrase => `${sample.name}: lost ${phrase}`),
  ])
  expect(missing).toEqual([])
})
