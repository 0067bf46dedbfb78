import { styleOf, withStyle } from './hush'
import { rename, unwrap } from './pasteTree'
import { joinWordLists, readMarkers } from './wordLists'

/** Titles and quotations of Word are paragraphs with a class. */
function readClasses(parsed: Document): void {
  for (const title of parsed.body.querySelectorAll('p.MsoTitle'))
    rename(title, 'h1')
  for (const quotation of parsed.body.querySelectorAll('p.MsoQuote,p.MsoIntenseQuote'))
    rename(quotation, 'blockquote')
}

/** The text as it reads when every tracked change is accepted, without the reviewers' comments. */
function acceptChanges(parsed: Document): void {
  for (const deleted of parsed.body.querySelectorAll('del[cite],del[datetime],.MsoCommentReference'))
    deleted.remove()
  for (const inserted of parsed.body.querySelectorAll('ins[cite],ins[datetime]'))
    unwrap(inserted)
  for (const comments of parsed.body.querySelectorAll(withStyle('div'))) {
    if (/mso-element:\s*comment-list/i.test(styleOf(comments)))
      comments.remove()
  }
}

/** Turns what the programs of Microsoft write in their own way into plain elements. */
export function readWord(parsed: Document): void {
  acceptChanges(parsed)
  readMarkers(parsed)
  readClasses(parsed)
  joinWordLists(parsed)
}
