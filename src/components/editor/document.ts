import { DOMParser, DOMSerializer, Fragment } from '@tiptap/pm/model'
import type { Node, Schema } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { byteSize } from '@/domain/html/byteSize'
import { parseInert } from '@/domain/html/parse'
import { limits } from '@/domain/html/policy'
import { sanitiseHtml } from '@/domain/html/sanitise'
import type { Refusal, Sanitised } from '@/domain/html/sanitise'
import type { Removal } from '@/domain/html/removals'

export interface ReadDocument {
  document: Node
  /** The sanitised text it was read from. */
  html: string
  removed: Removal[]
  /** Set when the text is over a limit; the document is empty then and must not be saved over it. */
  refused: Refusal | null
}

/** Turns a stored text into a document of the editor. It is sanitised first: the schema is not a sanitiser. */
export function readDocument(schema: Schema, html: string): ReadDocument {
  const { html: clean, removed, refused } = sanitiseHtml(html)
  return { document: DOMParser.fromSchema(schema).parse(parseInert(clean).body), html: clean, removed, refused }
}

function isEmpty(document: Node): boolean {
  const only = document.childCount === 1 ? document.firstChild : null
  return only !== null && only.type.name === 'paragraph' && only.content.size === 0
}

/** What each block came to: a block that is not changed stays the same object, whatever is typed elsewhere. */
const written = new WeakMap<Node, Sanitised>()

/**
 * Turns a document of the editor into the text that is stored, sanitised; empty for an empty document. Only blocks that are
 * new since they were last written are looked at: a long text is told at every pause in typing.
 */
export function writeDocument(document: Node): Sanitised {
  if (isEmpty(document))
    return { html: '', removed: [], refused: null }
  const parts = runsOf(document).map(writeRun)
  const refusing = parts.find(({ refused }) => refused !== null)
  if (refusing !== undefined)
    return refusing
  const html = parts.map(part => part.html).join('')
  const bytes = byteSize(html)
  if (bytes > limits.inputBytes)
    return { html: '', removed: [], refused: { reason: 'size', limit: limits.inputBytes, actual: bytes } }
  return { html, removed: parts.flatMap(({ removed }) => removed), refused: null }
}

/** Blocks one by one where it is known what they come to, in one piece where it is not: looking at a piece costs less than at its blocks. */
function runsOf(document: Node): Node[][] {
  const runs: Node[][] = []
  let wasKnown = true
  document.forEach(block => {
    const isKnown = written.has(block)
    if (isKnown || wasKnown)
      runs.push([block])
    else
      runs.at(-1)!.push(block)
    wasKnown = isKnown
  })
  return runs
}

function writeRun(blocks: Node[]): Sanitised {
  const known = blocks.length === 1 ? written.get(blocks[0]!) : undefined
  if (known !== undefined)
    return known
  const run = sanitiseHtml(serialiseFragment(Fragment.from(blocks), blocks[0]!.type.schema))
  if (run.refused === null && run.removed.length === 0)
    remember(blocks, run.html)
  return run
}

/** Notes what each block of a run came to, where the run can be taken apart into just these blocks. */
function remember(blocks: Node[], html: string): void {
  const parts = [...parseInert(html).body.children].map(({ outerHTML }) => outerHTML)
  if (parts.length === blocks.length && parts.join('') === html)
    blocks.forEach((block, index) => written.set(block, { html: parts[index]!, removed: [], refused: null }))
}

/** The editor's own HTML of a document, before it is sanitised. */
export function serialiseDocument(document: Node): string {
  return serialiseFragment(document.content, document.type.schema)
}

/** Written in a document without a window: elements of the page's own document would load the pictures. */
function serialiseFragment(fragment: Fragment, schema: Schema): string {
  const target = window.document.implementation.createHTMLDocument('')
  target.body.append(DOMSerializer.fromSchema(schema).serializeFragment(fragment, { document: target }))
  return target.body.innerHTML
}

/** Plain text of a document, a line for each block, for counting. */
export function textOf(document: Node): string {
  return document.textBetween(0, document.content.size, '\n', node => node.type.name === 'hardBreak' ? '\n' : '')
}

/** Replaces only what differs, so that the cursor stays where nothing changed. */
export function replaceDocument(transaction: Transaction, next: Node): Transaction {
  const current = transaction.doc
  const start = current.content.findDiffStart(next.content)
  const end = current.content.findDiffEnd(next.content)
  if (start === null || end === null)
    return transaction
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return transaction.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
}
