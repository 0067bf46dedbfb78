import { parseInert } from './parse'

/** Whether a text shows nothing at all: no words, pictures, rules or tables. */
export function isBlankDocument(html: string): boolean {
  if (html.trim() === '')
    return true
  const { body } = parseInert(html)
  return (body.textContent ?? '').replaceAll('\u00A0', ' ').trim() === '' && body.querySelector('img,hr,table,script,iframe,svg') === null
}
