import { DOMParser, DOMSerializer } from '@tiptap/pm/model'
import type { Node, Schema } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { parseInert } from '@/domain/html/parse'
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

/**
 * Turns a document of the editor into the text that is stored, sanitised; empty for an empty document.
 * Written in a document without a window: elements of the page's own document would load the pictures.
 */
export function writeDocument(document: Node): Sanitised {
  if (isEmpty(document))
    return { html: '', removed: [], refused: null }
  return sanitiseHtml(serialiseDocument(document))
}

/** The editor's own HTML of a document, before it is sanitised. */
export function serialiseDocument(document: Node): string {
  const target = window.document.implementation.createHTMLDocument('')
  target.body.append(DOMSerializer.fromSchema(document.type.schema).serializeFragment(document.content, { document: target }))
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
