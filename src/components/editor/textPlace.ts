import type { Node } from '@tiptap/pm/model'
import type { SitePlace } from '@/domain/site/contract'

interface Range { from: number, to: number }

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function pictureAt(document: Node, number: number): Range | null {
  const places: Range[] = []
  document.descendants((node, from) => {
    if (node.type.name === 'picture')
      places.push({ from, to: from + node.nodeSize })
  })
  return places[number] ?? null
}

/**
 * Finds a place of a text in the editor's document, to be selected there: words, or a picture as a whole.
 *
 * @returns null when the text is another one by now.
 */
export function findPlace(document: Node, { quote, occurrence, picture }: SitePlace): Range | null {
  if (picture !== null)
    return pictureAt(document, picture)
  if (quote === '')
    return null
  // Spaces that are shown as one are one in a quote.
  const wanted = new RegExp(escape(quote).replaceAll(' ', '[ \\t\\n]+'), 'g')
  const places: Range[] = []
  document.descendants((node, position) => {
    if (!node.isTextblock)
      return
    // Every character and every picture or line break is one step of the document.
    for (const { 0: words, index } of node.textBetween(0, node.content.size, undefined, '\uFFFC').matchAll(wanted))
      places.push({ from: position + 1 + index, to: position + 1 + index + words.length })
  })
  return places[occurrence] ?? places[0] ?? null
}
