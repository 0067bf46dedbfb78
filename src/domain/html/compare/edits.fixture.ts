import fc from 'fast-check'
import { anyDocument } from '../samples/documents'
import { blocksOf } from './blocks'

/** What a person does to one block: nothing, rewrites a word, removes it, or puts another before it. */
type Edit = 'keep' | 'reword' | 'remove' | 'insert'

const edits = fc.infiniteStream(fc.constantFrom<Edit>('keep', 'keep', 'keep', 'reword', 'remove', 'insert'))
const anotherWord = fc.constantFrom('зима', 'осень', 'Покровка')

function edited(html: string, edit: Edit, word: string): string {
  switch (edit) {
    case 'keep':
      return html
    case 'remove':
      return ''
    case 'insert':
      return `<p>Вставлено: ${word}</p>${html}`
    case 'reword':
      return html.replace('ж', `ж ${word} `)
  }
}

/** A text made out of another by small edits. */
function editedFrom(html: string): fc.Arbitrary<string> {
  return fc.tuple(edits, anotherWord).map(([stream, word]) => blocksOf(html).map(block => edited(block.html, stream.next().value as Edit, word)).join(''))
}

const longDocument = fc.array(anyDocument, { minLength: 1, maxLength: 3 }).map(parts => parts.join(''))

/** A text and an edited one. */
export const editedDocument = longDocument.chain(html => fc.tuple(fc.constant(html), editedFrom(html)))

/** A text and two that were made out of it. */
export const twiceEdited = longDocument.chain(html => fc.record({ base: fc.constant(html), mine: editedFrom(html), theirs: editedFrom(html) }))
